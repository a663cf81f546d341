"""The plans of a library laid out for answering, each once, and the names by which people call them."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from knowledge.entries import View
from knowledge.facts import Plan
from knowledge.forms.sheet import closing, opening
from knowledge.layout import view_of, work_out
from knowledge.lexicon import Lexicon, lexicon
from knowledge.library import Head, Library
from knowledge.text import Word, key, words

KEPT = 64
"""How many plans are kept laid out."""

VERSION = "2"
"""The state of `index` and `weigh`; another one has the library compiled anew."""

_TYPES = re.compile(r"^(tinh|thanh pho|tp|huyen|thi xa|xa|phuong|thi tran) ")


def bare_place(place: str) -> str:
    """Return a place's folded name without its type."""
    return _TYPES.sub("", key(place))


def initials(place: str) -> str:
    """Return the first letters of a place's name, as people shorten it."""
    return "".join(word[0] for word in bare_place(place).split())


def index(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield the (phrase, kind, target) rows by which a plan is found: places, numbers and names."""
    yield bare_place(plan.place), "place", plan.level
    yield initials(plan.place), "initials", plan.level
    first, _, rest = bare_place(plan.place).partition(" ")
    if rest:
        yield f"{first[0]} {rest}", "place", plan.level
    if plan.number:
        yield f"#{int(re.sub(r'[^0-9].*', '', plan.number) or 0)}", "number", key(plan.number)
    for document in plan.documents:
        digits = re.match(r"\d+", document.number)
        if digits:
            yield f"#{int(digits[0])}", "document", key(document.number)
    for form in plan.forms:
        first, last = opening(plan, form), closing(plan, form)
        yield "#registration", "registration", f"{first or ''}|{last or ''}"
    for deadline in plan.deadlines:
        day = deadline.due.last_day
        if day is not None:
            yield f"due {day.year}-{day.month}", "due", deadline.id
            yield f"due {day.year}-q{(day.month + 2) // 3}", "due", deadline.id
            yield f"due {day.year}", "due", deadline.id
        named = getattr(deadline.due, "day", None)
        if named is not None:
            yield f"day {named.year}-{named.month}-{named.day}", "day", deadline.id
    if plan.day is not None:
        yield f"day {plan.day.year}-{plan.day.month}-{plan.day.day}", "day", "issued"
        yield f"issued {plan.day.year}", "issued", str(plan.day)
    elif found := re.search(r"20\d\d", plan.dated):
        yield f"issued {found[0]}", "issued", plan.dated
    for name in (*plan.names, plan.short, plan.subject, *(event.name for event in plan.events)):
        yield key(name), "name", key(name)


def weigh(plan: Plan) -> Iterator[tuple[str, float]]:
    """Yield each word and pair of words of a plan with its weight there, for choosing among many plans."""
    layout = work_out(plan, lexicon())
    for term in set(layout.rarity) | layout.about:
        yield term, layout.rarity.get(term, 1.0)


_SHELVES: WeakKeyDictionary[Library, Shelf] = WeakKeyDictionary()


def shelf_of(library: Library) -> Shelf:
    """Return the shelf of an open library, made the first time that it is asked for."""
    if library not in _SHELVES:
        _SHELVES[library] = Shelf(library)
    return _SHELVES[library]


class Shelf:
    """Plans at hand for answering, the least recently used put away first."""

    def __init__(self, library: Library, language: Lexicon | None = None) -> None:
        self.library = library
        self.language = language or lexicon()
        self.vocabulary = library.vocabulary()
        self._views: OrderedDict[str, View] = OrderedDict()

    def view(self, plan: str) -> View:
        """Return a plan laid out; UnknownPlan where there is none of that id."""
        if plan not in self._views:
            found = self.library.plan(plan)
            self._views[plan] = view_of(found, work_out(found, self.language))
            if len(self._views) > KEPT:
                self._views.popitem(last=False)
        self._views.move_to_end(plan)
        return self._views[plan]

    def head(self, plan: str) -> Head:
        """Return a plan's head."""
        return self.library.heads([plan])[0]

    def spell_out(self, said: list[Word], typed: str) -> list[Word]:
        """Put the full name of a place where its initials stand and only one place has them.

        Initials that several places share are given in capitals where they were typed so, or stand
        behind a word such as tỉnh or xã.
        """
        short = [word.folded for word in said if len(word.folded) in (2, 3) and not word.marked]
        rows = self.library.names(short, kinds=("initials",)) if short else []
        if not rows:
            return said
        places: dict[str, set[str]] = {}
        for row in rows:
            places.setdefault(row.phrase, set()).add(self.head(row.plan).place)
        done: list[Word] = []
        for at, word in enumerate(said):
            known = places.get(word.folded, set())
            meant = _meant(known)
            shown = known and (f"{word.folded.upper()}" in typed or (at and said[at - 1].folded in _BEFORE))
            done.extend(words(_bare(meant)) if meant else (Word(word.folded.upper(), word.folded),) if shown else (word,))
        return done


def _bare(place: str) -> str:
    return re.sub(r"^(TP\.?|thành phố|tỉnh|xã|huyện) ", "", place, flags=re.IGNORECASE)


_BEFORE = frozenset(["tinh", "xa", "o", "ben", "cua", "hoach", "kh", "huyen"])


def _meant(places: set[str]) -> str:
    return next(iter(places)) if len({bare_place(place) for place in places}) == 1 else ""
