"""Posts what the bot says unprompted: each letter of the outbox once, within a host's limits."""
