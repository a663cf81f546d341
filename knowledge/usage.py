"""How words are written and go together in what people ask, read from knowledge/language/usage.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, cast

from knowledge import places, text
from knowledge.kept import kept
from knowledge.lexicon import FOLDER, lexicon
from knowledge.text import fold, words

Pairs = dict[str, tuple[str, ...]]
"""Neighbours as they are written, by folded neighbours."""

Beside = dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]]
"""What short forms of several meanings are for: in full, words right before them, around them, right behind them."""


class Usage(NamedTuple):
    """What is known of words beyond any plan.

    `spellings` are words as they are written by folded word; `home` those spellings that questions are put with;
    `pairs` neighbours in phrases, `names` those in names of places with their types; `closings` words that close a
    question as they are written by folded word; `spoken` words as they are written by how some say them.
    `types` are types of places by their short forms; `beside` holds for a short form what it may be for, behind which
    words, and with which words near it.
    """

    spellings: dict[str, tuple[str, ...]]
    home: frozenset[str]
    pairs: Pairs
    names: Pairs
    closings: dict[str, str]
    spoken: dict[str, str]
    types: dict[str, str]
    beside: Beside


Kept = tuple[
    dict[str, tuple[str, ...]], frozenset[str], Pairs, Pairs, dict[str, str], dict[str, str], dict[str, str], Beside
]


@cache
def usage() -> Usage:
    """Return the usage that is shipped, worked out once."""
    files = [*sorted(FOLDER.glob("*.toml")), *(Path(str(module.__file__)) for module in (places, text)), Path(__file__)]
    return Usage._make(cast(Kept, kept("usage", files, _work_out)))


def _work_out() -> object:
    lists = tomllib.loads((FOLDER / "usage.toml").read_text(encoding="utf-8"))
    language = lexicon()
    cuts = [tuple(word.typed for word in words(phrase)) for phrase in lists["phrases"]]
    cuts += [meaning.typed for each in language.phrases.values() for meaning in each]
    cuts += [tuple(word.typed for word in full) for full in language.abbreviations.values()]
    home = language.marked.union(*cuts)
    named = {(kind, name) for rows in places.gazetteer().values() for (name, kind, *_), *_ in rows}
    names = [tuple(word.typed for word in words(name)) for _, name in named]
    names += [(kind.split()[-1], words(name)[0].typed) for kind, name in named]
    spellings = dict.fromkeys(sorted(language.vocabulary), tuple[str, ...]())
    for word in sorted(set(words(" ".join({lists["spellings"], *home, *(name for _, name in named)})))):
        spellings[word.folded] = (*spellings.get(word.folded, ()), word.typed)
    closings = {word.folded: word.typed for word in words(lists["closings"])}
    said = lists["spoken"].split()
    beside = {
        short: [
            (full, tuple(told.get("before", ())), tuple(told.get("around", ())), tuple(told.get("behind", ())))
            for full, told in ways.items()
        ]
        for short, ways in lists["beside"].items()
    }
    spoken = dict(zip(said[::2], said[1::2], strict=True))
    return spellings, home, _pairs(cuts), _pairs(names), closings, spoken, lists["types"], beside


def _pairs(cuts: Iterable[tuple[str, ...]]) -> Pairs:
    pairs: Pairs = {}
    for pair in sorted({f"{a} {b}" for cut in cuts for a, b in pairwise(cut)}):
        pairs[fold(pair)] = (*pairs.get(fold(pair), ()), pair)
    return pairs
