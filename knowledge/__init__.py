"""What the bot knows: text, days, plans, questions, answers and records, free of clocks and hosts."""
