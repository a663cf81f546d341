"""The directory of units (xã, phường, sở, công ty …): found by name, abbreviation or old name.

What differs in a number is another unit; words may be misspelled, but then the person is asked.

>>> made = Directory((Unit(id=1, name="xã Định Hóa", level="commune", names=("xã Bình Thành",)),
...                   Unit(id=2, name="phường Phan Đình Phùng", level="commune")))
>>> [unit.id for unit in made.find("UBND xã Định Hoá").exact], [unit.id for unit in made.find("x. Binh Thanh").exact]
([1], [1])
>>> [unit.id for unit in made.find("phường Phan Đình Phung 2").near]
[]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.forms.words import expand, words
from knowledge.text import compose, key, unify_tones
from knowledge.text import words as marked_words

NEAR = 76
"""The least likeness (0 to 100) at which a unit is offered for what was typed."""

OFFERED = 6
"""The most units offered."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: its id, name with its type, level, what it belongs to, other and old names, and its plans.

    `parent` is empty where it is not said; `plans` are ids of those that it takes part in, empty for
    any. `listed` tells whether the office keeps it in the directory, rather than a person having named it.
    """

    id: int
    name: str
    level: str = ""
    parent: str = ""
    names: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """The units that are called as typed, and where there are none, those that are called alike."""

    exact: tuple[Unit, ...] = ()
    near: tuple[Unit, ...] = ()


class Directory:
    """Units by their names."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)
        self._by_id = {unit.id: unit for unit in self.units}
        self._full: defaultdict[str, list[Unit]] = defaultdict(list)
        self._bare: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            for name in (unit.name, *unit.names):
                full = comparable(name)
                _put(self._full, full, unit)
                _put(self._bare, _untyped(full), unit)
                _put(self._bare, "".join(word[0] for word in full.split()), unit)

    def unit(self, id: int) -> Unit | None:
        """Give the unit of an id, or None."""
        return self._by_id.get(id)

    def find(self, text: str, plan: str = "", place: str = "") -> Match:
        """Find the units that a text names, for a plan (id) of a place; empty for any.

        Units of that place come before others of the same name.
        """
        typed = comparable(text)
        if not typed:
            return Match()
        exact = self._narrowed(self._full.get(typed, ()), text, plan, place)
        if not exact and typed == _untyped(typed):
            exact = self._narrowed(self._bare.get(typed, ()), text, plan, place)
        return Match(exact=exact) if exact else Match(near=self._near(typed, plan, place))

    def _near(self, typed: str, plan: str, place: str) -> tuple[Unit, ...]:
        digits = _DIGITS.findall(typed)
        table = self._full if typed != _untyped(typed) else self._bare
        alike = process.extract(typed, list(table), scorer=fuzz.ratio, score_cutoff=NEAR, limit=40)
        found = [unit for name, _, _ in alike if _DIGITS.findall(name) == digits for unit in table[name]]
        return _of(tuple(dict.fromkeys(found)), plan, place)[:OFFERED]

    @staticmethod
    def _narrowed(found: Iterable[Unit], text: str, plan: str, place: str) -> tuple[Unit, ...]:
        """Let the plan, then the place, then the marks that were typed decide between namesakes."""
        units = _of(tuple(found), plan, place)
        here = tuple(unit for unit in units if place and key(place) in key(unit.parent))
        units = here or units
        marked = unify_tones(compose(text).lower())
        same = tuple(
            unit for unit in units if any(unify_tones(name.lower()) in marked for name in (unit.name, *unit.names))
        )
        return same or units


def comparable(name: str) -> str:
    """Give the form under which a unit's name is compared: folded, short words written out.

    >>> comparable("UBND P. Hoàng Văn Thụ")
    'phuong hoang van thu'
    """
    full = expand(key(name))
    return full.removeprefix("uy ban nhan dan ") or full


def spelled(name: str) -> str:
    """Give the form by which two units are one: lower case, with marks (xã Văn Lăng is not xã Văn Lang).

    >>> spelled("Xã  Hoà Bình"), spelled("xã Văn Lăng") == spelled("xã Văn Lang")
    ('xã hòa bình', False)
    """
    return " ".join(word.typed for word in marked_words(name))


def _untyped(full: str) -> str:
    """Take the words that tell the type off a comparable name, where something is left."""
    typed = full.split()
    for length in (4, 3, 2, 1):
        if len(typed) > length and " ".join(typed[:length]) in _types():
            return " ".join(typed[length:])
    return full


def _types() -> frozenset[str]:
    return frozenset(words().units)


def _of(units: tuple[Unit, ...], plan: str, place: str) -> tuple[Unit, ...]:
    """Keep the units that take part in a plan, those of its place first."""
    taking = [unit for unit in units if not (plan and unit.plans) or plan in unit.plans]
    return tuple(sorted(taking, key=lambda unit: not (place and key(place) in key(unit.parent))))


def _put(table: defaultdict[str, list[Unit]], name: str, unit: Unit) -> None:
    if unit not in table[name]:
        table[name].append(unit)
