"""Random and mutated updates, run through the whole host on a Telegram inside the process.

`texts.py` makes what people (and others) write, `updates.py` the updates of every kind around it,
`mutations.py` breaks them, and `campaign.py` runs them and looks at what comes of it.
"""
