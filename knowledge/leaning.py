"""What kind of question a wording leans to, learned from questions whose kind is known.

Phrases (knowledge/language/kinds.toml) and rules tell the kind where they hold; people put things in more ways than
they foresee. The model weighs the words of a question and their neighbours: a multinomial logistic regression over
words and pairs of words, each weighed by how rare it is. `python -m tests.learning` makes it.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import exp, sqrt
from pathlib import Path
from typing import TypedDict, cast

from knowledge.lexicon import FOLDER
from knowledge.reading import Reading

FILE = FOLDER / "leaning.json"

WEIGHT = 3.6
"""The weight of a kind that the wording leans to for sure; a phrase that names one outright weighs 3 to 3.5."""

HELD = 3.4
"""The weight of the days that are left, where something is held against them."""

LEAST = 0.4
"""The probability (0 to 1) from which on a kind counts."""

NAMED, NUMBER, START, END = "@", "0", "^", "$"
"""What stands for the name of a plan or place, for a number, and for the ends of a question."""


LANE, SIGN = array("I").itemsize, 128
"""Bytes of each weight in a row that is one number, and what makes a weight of one byte with its sign positive."""


class Stored(TypedDict):
    """The model as it is kept.

    `terms` are words and pairs, `rarity` the weight of each in hundredths, `weights` for each of them a byte with
    its sign for each of `kinds`, packed, in units of `unit`; `bias` is what each kind starts from.
    """

    kinds: list[str]
    bias: list[float]
    terms: list[str]
    rarity: list[int]
    unit: float
    weights: str


@dataclass(frozen=True, slots=True, eq=False)
class Leaning:
    """A model at hand; `_at` tells the row of a term, `_rarity` how rare it is and `_table` its weights for the kinds.

    `_met` holds the terms met so far, each with its rarity squared and its weights as one whole number: what is added
    up for all kinds at once takes a tenth of the time.
    """

    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    unit: float
    _at: dict[str, int]
    _rarity: list[int]
    _table: memoryview
    _met: dict[str, tuple[float, int]] = field(default_factory=dict)

    @classmethod
    def from_stored(cls, stored: Stored) -> Leaning:
        """Make a model from what is kept of it."""
        table = memoryview(zlib.decompress(b64decode(stored["weights"]))).cast("b")
        at = {term: at for at, term in enumerate(stored["terms"])}
        return cls(tuple(stored["kinds"]), tuple(stored["bias"]), stored["unit"], at, stored["rarity"], table)

    def probabilities(self, terms: Iterable[str]) -> dict[str, float]:
        """Return the probability of each kind for the terms of a question; nothing where no term is known."""
        at, met = self._at, self._met
        known = [met.get(term) or self._meet(term) for term in dict.fromkeys(terms) if term in at]
        if not known:
            return {}
        scale = self.unit / sqrt(sum([rarity for rarity, _ in known]))
        whole = sum([weights for _, weights in known])
        sums = memoryview(whole.to_bytes(LANE * len(self.kinds), sys.byteorder)).cast("I")
        zero = SIGN * len(known)
        powers = [exp(bias + scale * (total - zero)) for bias, total in zip(self.bias, sums, strict=True)]
        every = sum(powers)
        return {kind: power / every for kind, power in zip(self.kinds, powers, strict=True)}

    def _meet(self, term: str) -> tuple[float, int]:
        """Return a term's rarity squared and its weights as one number of 32 bits for each, all made positive."""
        row, size = self._at[term], len(self.kinds)
        lanes = array("I", [SIGN + weight for weight in self._table[row * size : (row + 1) * size]])
        met = self._met[term] = (self._rarity[row] / 100) ** 2, int.from_bytes(lanes.tobytes(), sys.byteorder)
        return met


def terms_of(reading: Reading) -> list[str]:
    """Return the words of a question and their pairs, with stand-ins for names and numbers."""
    said = [START]
    for at, word in enumerate(reading.said):
        term = NUMBER if word.folded.isdigit() else NAMED if at in reading.named else word.folded
        if term not in (NUMBER, NAMED) or said[-1] != term:
            said.append(term)
    said.append(END)
    return [*said, *(f"{a} {b}" for a, b in pairwise(said))]


@cache
def leaning() -> Leaning:
    """Return the model that is shipped."""
    return load(FILE)


def load(path: Path) -> Leaning:
    """Read a model from a file."""
    return Leaning.from_stored(cast(Stored, json.loads(path.read_text(encoding="utf-8"))))


def leanings(reading: Reading, model: Leaning) -> dict[str, float]:
    """Return the probability of each kind to which the wording leans, 0 to 1."""
    told = model.probabilities(terms_of(reading))
    return {kind: p for kind, p in told.items() if kind and p >= LEAST}


def leant(kinds: dict[str, float], leanings: dict[str, float]) -> dict[str, float]:
    """Return the kinds that phrases tell with those to which the wording leans.

    A congress spoken of beside an item of the agenda, or held against a day, is no question for its form.
    """
    spoken_of = "agenda_item" in kinds or kinds.get("left", 0.0) >= HELD
    weights = {kind: WEIGHT * p for kind, p in leanings.items() if kind != "form" or not spoken_of}
    return kinds | {kind: weight for kind, weight in weights.items() if weight > kinds.get(kind, 0.0)}
