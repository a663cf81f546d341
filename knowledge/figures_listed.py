"""Lists of plans by a figure of theirs: how many delegates they allow, how long an event takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from knowledge.entries import Entry
from knowledge.findings import Ask
from knowledge.heads_listed import ALL
from knowledge.judging import Verdict
from knowledge.patterns import Pattern
from knowledge.properties import times_counted
from knowledge.quantities import Quantity, people
from knowledge.shelf import Shelf

_LISTED = Pattern(
    r" (?:ke hoach|van ban|noi|dia phuong|cho|tinh) nao "
    r"| (?:nhung|cac|liet ke|danh sach) (?:\w+ )?(?:ke hoach|van ban) ",
    " nao ",
    " ke hoach ",
    " van ban ",
)
_DELEGATES = Pattern(r" (?:dai bieu|khach|nguoi du|trieu tap) ", " dai bieu ", " khach ", " nguoi du ", " trieu tap ")
_HELD_FOR = Pattern(
    r" (?:to chuc|lam|hop|dien ra|keo dai|mo|gon)(?: (?:xong|chi|duoc|trong|vong|co|khoang|tron|hoi nghi|dai hoi))*"
    r" (?:nua ngay|1 2 ngay|\d+ (?:ngay|buoi)|(?:mot|ca|nguyen|tron|het)(?: mot| 1)? (?:ngay|buoi)) ",
    " ngay ",
    " buoi ",
)
_OTHERWISE = Pattern(r" (?:truoc|sau|con|han|phan tram|ti le|ty le|bien che|can bo|toan the|moi ca nhan|moi nguoi) ")
_REPLACES = Pattern(r" thay the (?:cho )?(?:mot )?(?:ke hoach|van ban) (?:khac|nao do) ", " thay the ")
_AT_LEAST, _AT_MOST = " tro len ", " tro xuong "


def by_figure(ask: Ask, shelf: Shelf) -> list[Verdict]:
    """Return the plans that have the figure which a list asks for, or lie above or below it, each with that fact.

    Those that replace some other plan are told so, too.
    """
    reading, flat = ask.reading, ask.reading.flat
    if not _LISTED.search(flat) or _OTHERWISE.search(flat) or reading.of("percent"):
        return []
    if _REPLACES.search(flat):
        return _having("replaces", lambda entry: not entry.gap, ask, shelf)
    if _DELEGATES.search(flat) and (asked := people(reading, "guests")):
        return _having("delegates", partial(_allows, asked=asked, flat=flat), ask, shelf)
    if _HELD_FOR.search(flat) and (counts := times_counted(flat)):
        return _having("duration", lambda entry: not counts.isdisjoint(_times(entry)), ask, shelf)
    return []


def _times(entry: Entry) -> set[tuple[str, str]]:
    return times_counted(getattr(entry.fact, "text", ""))


def _allows(entry: Entry, asked: Quantity, flat: str) -> bool:
    found = [getattr(entry.fact, name, None) for name in ("most", "about")]
    figures = [figure for figure in found if isinstance(figure, int)]
    if _AT_LEAST in flat:
        return any(figure >= asked.count for figure in figures)
    if _AT_MOST in flat:
        return any(figure <= asked.count for figure in figures)
    if asked.more or asked.less:
        return any(figure > asked.count if asked.more else figure < asked.count for figure in figures)
    return asked.count in figures


def _having(kind: str, fits: Callable[[Entry], bool], ask: Ask, shelf: Shelf) -> list[Verdict]:
    levels = set(ask.reading.levels)
    found = []
    for view in map(shelf.view, shelf.library.plan_ids()[:ALL]):
        entries = [view.entries[at] for at in view.kinds.get(kind, ())]
        fitting = [e for e in entries if not e.gap and fits(e) and (not levels or e.levels & levels)]
        if fitting:
            found.append(Verdict(view, kind, tuple(fitting), 5.0))
    return found
