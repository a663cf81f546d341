"""Registration forms as values and transitions: what is asked next, what an answer may be, what it breaks.

Nothing here reads a database, a clock or a file of people's; the day and the directory of units are
handed in.
"""
