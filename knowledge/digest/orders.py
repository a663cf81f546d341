"""What a person types after /bantin, read as wishes for their group's digest.

>>> orders = read_orders("bật 7h30, trước 30 ngày, im lặng")
>>> sorted(orders.wishes), orders.at, orders.ahead
(['on', 'silent'], datetime.time(7, 30), 30)
>>> read_orders("kế hoạch Thái Nguyên 2025, Bình Thuận").plans
('thai nguyen 2025', 'binh thuan')
>>> read_orders("bật 25h").no_time, read_orders("bật 7h75").no_time, read_orders("bật 7h").no_time
('25h', '7h75', '')
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path

from knowledge.text import compose, fold, key

WORDS = Path(__file__).parent / "orders.toml"
"""The words that say each wish."""

_TIME = re.compile(r"(?<![\d/])([01]?\d|2[0-3])\s?(?:[:h.]|gio)\s?([0-5]\d)?(?![\d/])")
_NO_TIME = re.compile(r"(?<![\w/])\d{1,4}\s?(?:[:h]|gio)\s?\d{0,4}(?![\w/])")
"""A time of day that no clock shows, once all that are times have been taken out."""

_DAYS = re.compile(r"(?<!\d)(\d{1,3})\s?ngay\b")
_PLAN = re.compile(r"^(?:cac )?(?:ke hoach|kh)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What was read: wishes by their names in orders.toml, a time of day or None, days ahead or None.

    `plans` are the words left over, folded, each taken for the name of a plan. `no_time` is what looks like a
    time of day and is none (`25h`), or empty.
    """

    wishes: frozenset[str] = frozenset()
    at: time | None = None
    ahead: int | None = None
    plans: tuple[str, ...] = ()
    no_time: str = ""


def read_orders(text: str) -> Orders:
    """Read what was typed; what is no wish, no time and no number of days is a plan's name."""
    rest = fold(compose(text))
    wishes: set[str] = set()
    ahead = _DAYS.search(rest)
    rest = _DAYS.sub(",", rest)
    for words, wish in _phrases():
        pattern = rf"(?<![\w]){re.escape(words)}(?![\w])"
        if wish != "filler" and re.search(pattern, rest):
            wishes.add(wish)
            rest = re.sub(pattern, ",", rest)
    at = _TIME.search(rest)
    rest = _TIME.sub(",", rest)
    no_time = _NO_TIME.search(rest)
    rest = _NO_TIME.sub(",", rest)
    return Orders(
        wishes=frozenset(wishes),
        at=time(int(at[1]), int(at[2] or 0)) if at else None,
        ahead=int(ahead[1]) if ahead else None,
        plans=tuple(name for part in re.split(r"[,;\n]|\bva\b", rest) if (name := _name(part))),
        no_time=no_time[0].strip() if no_time else "",
    )


def _name(part: str) -> str:
    """Take the words around a plan's name off, and give it folded."""
    name = key(part)
    for words, wish in _phrases():
        if wish == "filler":
            name = re.sub(rf"^{words}(?: |$)|(?:^| ){words}$", "", name)
    return _PLAN.sub("", name)


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """Give all words with the wishes that they say, the longest first."""
    table = tomllib.loads(WORDS.read_text("utf-8"))
    found = [(key(words), wish) for wish, entry in table.items() for words in entry["say"]]
    return tuple(sorted(found, key=lambda each: -len(each[0])))
