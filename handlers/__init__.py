"""What the bot says: one module per thing that a person asks of it, free of hosts and of async."""
