"""Shares of the delegates worked out: the part of a count, the whole of a part, and whether a part named is enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from knowledge.facts import Limit, Share
from knowledge.patterns import WHOLE_ASKED, Pattern
from knowledge.quantities import people, quantities
from knowledge.reading import Reading
from knowledge.text import key

_WHETHER = Pattern(r" (?:khong|chua|ha|nhi|a|dung|phai) ")
_AT_MOST = Pattern(r" (?:khach moi|lanh dao) ")
_OF_ALL = frozenset({"dai bieu"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A share of a count: `count` delegates, `part` of them by the share; None where no count is named.

    `exact` tells that the share comes to whole people. `given` is a part that the question names besides,
    `off` by how many it falls short of the share (or is over it, where the share `caps` a group). `whole` is what
    `count` people are the share of, where that is asked. `claimed` is another percentage said to be the share.
    `full` tells that the count is the most that the plan allows, as none is named.
    """

    count: int | None
    part: int | None
    exact: bool = True
    given: int | None = None
    off: int = 0
    caps: bool = False
    whole: int | None = None
    claimed: int | None = None
    full: bool = False

    @property
    def rate(self) -> str:
        """What percentage of the count the part given is, with a decimal comma."""
        if not self.count or self.given is None:
            return ""
        return f"{100 * self.given / self.count:.1f}".removesuffix(".0").replace(".", ",")


def portion(share: Share, reading: Reading) -> Portion:
    """Work out what a share comes to for the counts that a question names, rounded up to whole people."""
    asked, own = people(reading, "guests"), _is_named(share, reading)
    caps = _AT_MOST.search(f" {key(share.who)} ") is not None
    counts = sorted({found.count for found in quantities(reading)})
    percents = {value.number for value in reading.of("percent")}
    if len(counts) == 2 and own:
        given, count = counts
        part = -(-count * share.percent // 100)
        off = max(given - count * share.percent // 100 if caps else part - given, 0)
        return Portion(count=count, part=part, exact=count * share.percent % 100 == 0, given=given, off=off, caps=caps)
    meant = own or share.percent in percents
    in_all = WHOLE_ASKED.search(reading.flat) is not None
    asked_count = asked.count if asked else counts[0] if len(counts) == 1 and meant else None
    if asked_count is not None and len(counts) == 2:  # a part beside its whole (50 khách trên tổng 100)
        asked_count = counts[-1]
    if in_all and not meant:
        return Portion(count=None, part=None)
    if asked_count is None:
        claimed = min(percents - {share.percent}, default=None) if own and _WHETHER.search(reading.flat) else None
        return Portion(count=None, part=None, claimed=claimed)
    if in_all and share.percent:
        whole = asked_count * 100
        exact = whole % share.percent == 0
        return Portion(count=asked_count, part=None, exact=exact, whole=whole // share.percent)
    whole = asked_count * share.percent
    return Portion(count=asked_count, part=-(-whole // 100), exact=whole % 100 == 0)


_HEADS = Pattern(r" (?:bao nhieu|may) (?:nguoi|dai bieu|khach|vi|suat|ghe|cho) ", " bao nhieu ", " may ")


def of_the_most(share: Share, limits: Iterable[Limit], flat: str) -> Portion | None:
    """Work out a share of the most delegates allowed at its event, where people are asked for and no count is named.

    None where no people are asked for, or no limit is set.
    """
    if not _HEADS.search(flat):
        return None
    most = next((limit.most for limit in limits if limit.most and {*limit.event} & {*share.event}), 0)
    whole = most * share.percent
    return Portion(count=most, part=-(-whole // 100), exact=whole % 100 == 0, full=True) if most else None


def _is_named(share: Share, reading: Reading) -> bool:
    """Tell whether a question names the group of a share."""
    who = {f"{one} {other}" for one, other in pairwise(key(share.who).split())} - _OF_ALL
    said = f"{reading.flat}{' '.join(word.folded for word in reading.said[len(reading.said) - reading.leant :])} "
    return any(f" {pair} " in said for pair in who) or ("khach moi" in who and " khach " in said)
