"""Lists of plans by what stands at their head or foot: number, day, year, issuer, and whoever signed them."""

from __future__ import annotations

from knowledge.findings import Ask
from knowledge.going_on import is_bare
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.scope import OPEN
from knowledge.several import LEVEL_OF, issued_in, issuer_level
from knowledge.shelf import Shelf, year_of
from knowledge.text import key

ALL = 3 * OPEN
"""How many plans a list of all of them names."""

_LISTED = Pattern(
    r" (?:ke hoach|van ban|noi) nao | (?:nhung|cac|liet ke|danh sach|moi) (?:\w+ )?(?:ke hoach|van ban) ",
    " ke hoach ",
    " van ban ",
    " noi nao ",
)
_END = r"(?: (?:vay|a|anh|chi|em|ha|the|nhi|nhe|ad|day|do))* $"
_LACKS = (
    r"(?:chua|khong|thieu|bo trong|de trong|con trong|quen)"
    r"(?: (?:he|duoc|co|ghi|danh|dien|de|cho|mang|cap|dong|trong))*"
)
_WITHOUT_NUMBER = Pattern(
    rf" (?:ke hoach|van ban) (?:nao )?(?:\w+ ){{0,3}}{_LACKS} so(?: (?:van ban|hieu|ky hieu|ke hoach))*{_END}", " so "
)
_WITH_NUMBER = Pattern(
    r" (?:ke hoach|van ban) (?:nao )?(?:ma )?(?:(?:da|co|ghi|mang|duoc|danh|cap) )+"
    rf"so(?: (?:van ban|hieu|ky hieu|day du|ro rang|chinh thuc))*{_END}",
    " so ",
)
_WITHOUT_DAY = Pattern(
    rf" (?:ke hoach|van ban) (?:nao )?(?:\w+ ){{0,3}}{_LACKS} ngay(?: (?:thang|nam|ban hanh|ky|ra))*{_END}", " ngay "
)
_OF_LEVEL = Pattern(
    r" (?:ke hoach|van ban)(?: nao)?(?: la| duoc)? (?:cua|do)"
    r" (?:(?:cap|uy ban nhan dan|chinh quyen) )*(tinh|thanh pho|huyen|xa|phuong)"
    rf"(?: (?:ban hanh|phat hanh|xay dung|ra|ky|lap|lam))*{_END}",
    " cua ",
    " do ",
)
_OF_YEAR = Pattern(
    r" (?:ke hoach|van ban)(?: nao)?(?: da| duoc)? (ban hanh|phat hanh|ra doi|ra|ky|lap|cua|thuoc)"
    rf"(?: (?:trong|vao|tu|hoi))? nam (20\d\d){_END}",
    " nam ",
)
_UNNUMBERED = Pattern(
    r" (?:chua|khong|thieu|trong|bo trong)(?: \w+){0,2} (?:so|so ky hieu|so van ban|ky hieu) ", " so ", " ky "
)
_UNDATED = Pattern(r" (?:chua|khong|thieu|bo trong)(?: \w+){0,2} (?:ngay ban hanh|ngay|ngay thang|ngay ky) ", " ngay ")

MAY_HOLD = Pattern(
    r" (?:cho|duoc|de|chon|goi|lam|to chuc|dung|lay)(?: \w+){0,6} (?:dai hoi|hoi nghi (?:bieu|tuyen) duong) "
    r"| dai hoi (?:\w+ ){0,4}(?:xa|phuong) ",
    " dai hoi ",
    " hoi nghi ",
)
"""An event that somebody may hold under a name."""


def told_at_head(reading: Reading, shelf: Shelf) -> tuple[str, ...]:
    """Return the plans that a list asks for by their head in so many words, whatever else it sounds like."""
    flat = reading.flat
    if not _LISTED.search(flat):
        return ()
    plans = shelf.library.plan_ids()[:ALL]
    if _WITHOUT_NUMBER.search(flat):
        return tuple(plan for plan in plans if not shelf.head(plan).number)
    if _WITH_NUMBER.search(flat):
        return tuple(plan for plan in plans if shelf.head(plan).number)
    if _WITHOUT_DAY.search(flat):
        return tuple(plan for plan in plans if shelf.head(plan).day is None)
    if asked := _OF_LEVEL.search(flat):
        return tuple(plan for plan in plans if shelf.head(plan).level == LEVEL_OF[asked[1]])
    if asked := _OF_YEAR.search(flat):
        if asked[1] not in ("cua", "thuoc"):
            return tuple(
                dict.fromkeys(row.plan for row in shelf.library.names([f"issued {asked[2]}"], kinds=("issued",)))
            )
        heads = ((plan, shelf.head(plan)) for plan in plans)
        return tuple(plan for plan, head in heads if year_of(head.short, head.day) == int(asked[2]))
    return ()


def by_head(ask: Ask, shelf: Shelf) -> tuple[str, ...] | None:
    """Return the plans that a list asks for by their issue, or by a number or day that is missing.

    None where it asks for something else.
    """
    reading, kinds = ask.reading, ask.kinds
    asks_issue = {"issued", "issuer"} & set(kinds) or ("signer" in kinds and reading.of("month"))
    if asks_issue and reading.of("year", "month") and "replaces" not in kinds:
        return issued_in(reading, shelf, ask.today.year) or None
    plans = shelf.library.plan_ids()[:ALL]
    if set(kinds) <= {"number"} and _UNNUMBERED.search(reading.flat):
        return tuple(plan for plan in plans if not shelf.head(plan).number)
    may_hold = (reading.levels or reading.bare_levels) and MAY_HOLD.search(reading.flat)
    if is_bare(reading) and not kinds and not may_hold and not reading.agencies:
        level = issuer_level(reading.flat)
        return tuple(plan for plan in plans if not level or shelf.head(plan).level == level) or plans
    if set(kinds) <= {"issued", "deadline"} and _UNDATED.search(reading.flat):
        return tuple(plan for plan in plans if shelf.head(plan).day is None)
    if set(kinds) <= {"issuer", "issued", "signer"} and (level := issuer_level(reading.flat)):
        return tuple(plan for plan in plans if shelf.head(plan).level == level)
    return None


_SIGNS = " ky "
_SENT_TO = Pattern(
    r" (?:ke hoach|van ban) (?:nao )?(?:duoc |co )?gui (?:cho |toi |den |ve )*((?:\w+ ){3,9}?)"
    r"(?:(?:vay|a|anh|chi|em|ha|the|nhi|nhe|ad|day|do) )*$",
    " gui ",
)


def told_at_foot(reading: Reading, shelf: Shelf) -> tuple[str, ...]:
    """Return the plans that a list asks for by the name of whoever signed them, or by whom they are sent to."""
    flat = reading.flat
    sent = _SENT_TO.search(flat)
    if not (_SIGNS in flat or sent) or not _LISTED.search(flat):
        return ()
    views = [shelf.view(plan) for plan in shelf.library.plan_ids()[:ALL]]
    if sent:
        views = [v for v in views if any(f" {key(to)} ".startswith(f" {sent[1]}") for to in v.plan.recipients)]
    else:
        views = [v for v in views if f" {key(v.plan.signer.name)} " in flat]
    return tuple(view.plan.id for view in views)
