"""Assembly and the outside world: command line, settings, clock and hosts."""
