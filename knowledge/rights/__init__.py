"""Who may do what: the office, approved groups, people whom the bot has met, and attempts that were refused."""
