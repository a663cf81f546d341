"""How often memory is searched for garbage, in a process that goes on for months."""

from __future__ import annotations

import gc

MADE, YOUNG, MIDDLE = 20_000, 20, 20
"""After so many new objects the youngest are searched, after so many such searches the next older ones, and so on.

Answering makes hardly any garbage in circles, which alone is found so; with the usual numbers every
tenth part of the time would go into looking for it.
"""


def search_seldom() -> None:
    """Leave alone for good what was made until now, and search what comes less often than usual."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(MADE, YOUNG, MIDDLE)
