"""Personal data in records.db: consent, what is held of a person, who looked at it, and how long it is kept."""
