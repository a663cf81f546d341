"""What a question leans on beyond its own words: the talk before it, the day it speaks of, bodies and places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.bodies_named import FRONT, without_levels_in_names
from knowledge.cited_again import again_of_cited, of_another
from knowledge.going_on import CARRIED, LEANT, is_bare, left_behind, others_apart, said_again, this_body, with_topic
from knowledge.kinds import SCOPED, VALUES
from knowledge.own_levels import below_places
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.scope import Scope
from knowledge.talk import Talk, as_asked
from knowledge.text import compose, fold

OF_BODIES = frozenset({"task", "submission", "deadline", "left"})
"""Kinds of question that may go on about the body spoken of before."""


_TIMES = frozenset({"deadline", "left"})
"""Kinds of question that go on about what was sent, where nothing else is named."""

_OWN = Pattern(r"^ (?:(?:con|the|vay|roi|a|thi|ve) )+(?:\w+ ){1,3}(?:thi |la )?(?:sao |the nao )?$")
"""A short question that goes on to another matter (còn đại biểu?)."""

_GOES_ON = Pattern(r" (?:thi|the|do|vay|ay|nua|kia) ")
_TODAY = Pattern(
    r"(?:hom nay|bay gio|hien nay|(?<!cap )(?<!hoi )(?<!uy )(?<!dan )tinh (?:den|toi)|den nay|nay)"
    r"(?: la| moi| da)?(?: ngay)? ?$"
)


def day_of(reading: Reading, today: date) -> date:
    """Return the day that a question says it is (hôm nay 25/3), else today."""
    days = reading.of("day")
    typed = compose(reading.text).lower() if days else ""
    folded = fold(typed)
    for value in days:
        said = _TODAY.search(folded[: value.start])
        if said and not typed.startswith("tỉnh", said.start()) and value.exists(today.year):
            return value.day(today.year)
    return today


def follow(reading: Reading, kinds: dict[str, float], talk: Talk, scope: Scope) -> tuple[Reading, dict[str, float]]:
    """Complete a question from the talk before it: its kind, level, agency and matter."""
    if not talk.kind:
        return _at_level(reading, talk) if scope.how == "talk" else reading, kinds
    talk = as_asked(talk, scope.plans)
    reading = others_apart(this_body(reading, talk))
    if talk.kind == "basis" and reading.levels and "khen" in talk.topic:  # at another level others reward
        talk = replace(talk, kind="award", topic=tuple(word for word in talk.topic if not word.isdigit()))
    talk = of_another(reading, left_behind(reading, kinds, talk))
    reading, kinds = said_again(reading, kinds, talk)
    if talk.kind == "task" and talk.agency and not reading.agencies and _MORE_WORK.search(reading.flat):
        return replace(reading, agencies=(talk.agency,), matches=[], content=()), {"task": CARRIED}
    bare = is_bare(reading)
    fresh = max((weight for kind, weight in kinds.items() if kind != "compare"), default=0.0) >= 2.5
    own = _OWN.search(reading.flat) and any(kinds.get(kind, 0.0) >= 2.0 for kind in VALUES)
    if not kinds or (bare and not own and (max(kinds.values()) < 2.5 or set(kinds) == {"compare"})):
        kinds = {talk.kind: CARRIED if bare or _GOES_ON.search(reading.flat) else LEANT} | kinds
    kinds = kinds | _of_what_is_sent(reading, kinds, talk) if bare and scope.how in ("talk", "chat") else kinds
    if not bare:
        named = scope.how != "talk" or reading.bare_levels
        return reading if named else _at_level(reading, talk), kinds
    if talk.kind in ("basis", "replaces") and scope.how in ("talk", "chat"):
        reading, kinds = again_of_cited(reading, kinds, talk)
    if scope.how in ("place", "number", "date") and fresh:
        return reading, kinds
    of_own_work = reading.agencies and kinds.get("task", 0.0) >= 3.0
    if not reading.levels and not of_own_work:
        reading = replace(reading, levels=_own_levels(reading) or ((talk.level,) if talk.level else ()))
    here = not scope.plans or not talk.plans or not set(talk.plans).isdisjoint(scope.plans)
    here = here and not (talk.kind == "task" and fresh)  # the event of one body's work says nothing of other matters
    if here and (not reading.levels or reading.levels == (talk.level,)):
        reading = replace(reading, event=talk.event)
    reading = replace(reading, item=talk.item) if talk.item else reading
    goes_on = talk.agency and (not fresh or OF_BODIES & set(kinds)) and not _WHO_DOES.search(reading.flat)
    agencies = reading.agencies or ((talk.agency,) if goes_on else ())
    of_work = talk.kind == "task" and not reading.agencies and bool(agencies) and not reading.levels
    return with_topic(replace(reading, agencies=agencies, of_work=of_work), talk), kinds


def _of_what_is_sent(reading: Reading, kinds: dict[str, float], talk: Talk) -> dict[str, float]:
    """Return the kind of a talk about sending, where a question goes on to its day (gửi cho ai? – hạn khi nào?)."""
    goes_on = talk.kind == "submission" and set(kinds) <= _TIMES and not (reading.levels or reading.bare_levels)
    return {"submission": CARRIED} if goes_on else {}


_MORE_WORK = Pattern(
    r"^ (?:(?:con|ngoai ra|va|the|vay|roi|co|thi|a) )*"
    r"(?:(?:phai|lam|viec|nhiem vu|cong viec|trach nhiem|gi|nao|nhung) )+"
    r"(?:khac |nua |them )+(?:khong |a |vay |the |nhi |chua )*$",
    " khac ",
    " nua ",
    " them ",
)
"""The rest of a body's work, of which one part was told."""

_WHO_DOES = Pattern(
    r" (?:ai|(?:co quan|don vi|so|ben|noi|phong|ban) nao)(?: la| se| phai| moi)* (?:nguoi |don vi |ben )?"
    r"(?:chu tri|dung ra|chiu trach nhiem|dung dau) "
    r"| chu tri (?:la |thuoc |thi )?(?:ai|co quan nao|don vi nao|so nao) ",
    " chu tri ",
    " dung ",
    " chiu trach nhiem ",
)
"""Who leads what the talk was about, which need not be the body that it spoke of."""


def _at_level(reading: Reading, talk: Talk) -> Reading:
    """Take over the level that the talk was about, where a question names none."""
    return reading if reading.levels or not talk.level else replace(reading, levels=(talk.level,))


def _own_levels(reading: Reading) -> tuple[str, ...]:
    """Return the bare levels that are not the type of a place named (TP. Lạng Sơn)."""
    levels = [m for m in reading.matches if m.meaning.role == "level" and m.meaning.weight < 1.5]
    return tuple(m.meaning.value for m in levels if m.end not in reading.named)


_LIES_IN = Pattern(
    r" (?:cong ty|doanh nghiep|hop tac xa|co quan|don vi|truong|benh vien|so|to chuc)"
    r"(?: (?:em|minh|toi|chi|anh|bon|chung"
    r"|nha|ben|cua|con|nho|co|phan)){0,3} (?:o|tai|thuoc|tren dia ban|dong tai|dong o) "
)
"""A body that lies in a place, which is then not asked about itself."""


_PROVINCE_FIRST = Pattern(
    r"^ (?:(?:con|the|vay|roi|a|o|ben|cho|hoi|em|minh|toi|thi) )*tinh "
    r"(?:(?:thi|duoc|co|phai|se|la) )*(?:bao nhieu|may|moi|toi da|to chuc|hop|xong|lam|mo|hoan thanh|khi nao) ",
    " tinh ",
)
"""The province itself at the head of a question, and no body of it (tỉnh mời bao nhiêu)."""


def levels_named(reading: Reading, scope: Scope, kinds: dict[str, float]) -> Reading:
    """Add the level that an agency (sở) or a place (huyện Đức Linh) implies."""
    top = max(kinds, key=lambda kind: kinds[kind], default="")
    scoped = top in SCOPED or top in ("left", "hour", "fits")
    if scoped or top == "units":
        reading = without_levels_in_names(reading)
    if scoped and not reading.levels and reading.claims and reading.of("number") and (own := _own_levels(reading)):
        reading = replace(reading, levels=own)  # tỉnh tối đa 150 đúng không
    if scoped and not reading.levels and any(agency.startswith("so-") for agency in reading.agencies):
        reading = replace(reading, levels=("department",))
    if scoped and not reading.levels and any(agency.startswith(FRONT) for agency in reading.agencies):
        reading = replace(reading, levels=("front",))
    if scoped and not reading.levels and not _OF_COMMUNES.isdisjoint(reading.agencies):
        reading = replace(reading, levels=("commune",))
    if scoped and not reading.levels and "province" in reading.bare_levels and _PROVINCE_FIRST.search(reading.flat):
        reading = replace(reading, levels=("province",))
    below = below_places(reading)
    if below and not _LISTED.isdisjoint(reading.levels):
        reading = replace(reading, levels=tuple(lv for lv in reading.levels if lv in below or lv not in _LISTED))
    located = reading.levels and (below or _LIES_IN.search(reading.flat))
    if scope.level and scope.level not in reading.levels and not located:
        reading = replace(reading, levels=(*reading.levels, scope.level))
    if reading.bare_levels and _ALL_DATES.search(reading.flat):
        reading = replace(reading, bare_levels=_own_levels(reading))
    return replace(reading, levels=(*reading.levels, *more)) if (more := _enumerated(reading)) else reading


_OF_COMMUNES = frozenset({"cong-an-xa", "quan-su-xa"})
"""Bodies of communes, whose names hold the word of the level."""

_ALL_DATES = Pattern(
    r" (?:cac|nhung|toan bo|tat ca)(?: cac)? (?:moc|han|thoi han|deadline|thoi diem) "
    r"| (?:tung|moi|ca hai|ca 2) cap (?!xa|huyen|tinh|co so|thanh pho|phuong)"
)
_AND = frozenset({"va", "voi", "hay", "hoac", "roi", "den", "toi"})
_LISTED = frozenset({"province", "district"})


_EACH = Pattern(
    r"(?: phuong| xa)? (?:(?:thi|la|phai|toi da|duoc|moi|han|xong|vao|trong|con) )*"
    r"(?:ngay|quy(?! dinh)|thang|hom|may|bao nhieu|bao gio|khi nao|bao lau|chung nao|han nao|the nao) "
)
"""What is asked of one level, right behind the word for it."""


def _each_asked(reading: Reading) -> set[int]:
    """Return where levels stand of each of which something is asked (xã ngày nào, tỉnh ngày nào), if several."""
    levels = [match for match in reading.matches if match.meaning.role == "level"]
    if len(levels) < 2:
        return set()
    words = [(at, word.folded) for at, word in enumerate(reading.said) if at not in reading.named]
    behind = {m.start: " ".join(word for at, word in words if m.end <= at < m.end + 10) for m in levels}
    asked = {start for start, rest in behind.items() if _EACH.made.match(f" {rest} ")}
    return asked if len(asked) > 1 else set()


def _enumerated(reading: Reading) -> tuple[str, ...]:
    """Return the bare levels that close a list of levels (xã, huyện, tỉnh) and name no place."""
    found = [match for match in reading.matches if match.meaning.role == "level"]
    ends = {match.end for match in found if match.meaning.weight > 1.5 and match.meaning.value != "department"}
    ends |= {end + 1 for end in ends if end < len(reading.said) and reading.said[end].folded in _AND}
    each = _each_asked(reading)
    bare = (
        m
        for m in found
        if m.meaning.weight < 1.5 and (m.start in each or (m.start in ends and m.end not in reading.named))
    )
    values = dict.fromkeys(match.meaning.value for match in bare)
    return tuple(value for value in values if value in _LISTED and value not in reading.levels)
