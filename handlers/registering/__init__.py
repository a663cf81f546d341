"""Registering: forms filled in by conversation, what was sent, and what the office does with it."""
