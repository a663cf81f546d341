"""What a question asks for beyond its phrases: typed values, the talk it follows on, the day it speaks of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from knowledge.findings.quantities import people
from knowledge.kinds import SCOPED
from knowledge.reading import Reading
from knowledge.scope import Scope
from knowledge.talk import Talk
from knowledge.text import compose, fold, words

FRONT = ("hoi-", "doan-", "lien-doan", "mat-tran")
"""How the ids of the Front and of the mass organisations begin."""

CARRIED = 3.0
"""The weight of a kind that is carried over from the question before."""

_TODAY = re.compile(r"(?:hom nay|bay gio|hien nay|tinh den|tinh toi|den nay|nay)(?: la| moi| da)?(?: ngay)? ?$")


_DOCUMENT = re.compile(r" (?:can cu|to trinh|chi thi|huong dan so|quyet dinh so|nghi quyet|huong dan cua bo) ")
_CITED = re.compile(r" (?:huong dan|quyet dinh so|chi thi|nghi quyet|luat|to trinh|de an) ")
_OF_PLAN = frozenset({"number", "issued", "issuer", "signer", "deadline", "task", "agenda", "submission"})
_OTHER_ISSUED = re.compile(r" ban hanh (?:van ban )?(?:huong dan|quyet dinh|chi thi|quy che|quyet|thong bao)")
_HOW_MANY = re.compile(r" (?:bao nhieu|may) ")
_NTH = re.compile(r" (?:muc|phan|noi dung|buoc|tiet muc)(?: so| thu)? (?:\d{1,2}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi) ")
_PART = re.compile(r" co (?:phan|muc|tiet muc|noi dung) ")
_LASTING = re.compile(r" \d+ (?:ngay|buoi) ")


def day_of(reading: Reading, today: date) -> date:
    """Return the day that a question says it is (hôm nay 25/3), else today."""
    folded = fold(compose(reading.text).lower())
    for value in reading.of("day"):
        if _TODAY.search(folded[: value.start]):
            return value.day(today.year)
    return today


def is_bare(reading: Reading) -> bool:
    """Tell whether a question names no matter of its own."""
    bodies = {at for m in reading.matches if m.meaning.role == "agency" for at in range(m.start, m.end)}
    idle = {at for at, word in enumerate(reading.said) if word.folded.isdigit()} | bodies
    return all(at in reading.soft or at in reading.named or at in idle for at in reading.content)


def kinds_of(reading: Reading, fixed: str) -> dict[str, float]:
    """Return the kinds of question with their weights; `fixed` is the one that a command names."""
    if fixed:
        return {fixed: 3.0}
    kinds = dict(reading.cues)
    if kinds.get("recipients", 0.0) >= 3.0:
        kinds = {kind: weight for kind, weight in kinds.items() if kind not in ("task", "composition", "submission")}
    if kinds.get("signer", 0.0) >= 3.0 and kinds.get("task", 0.0) < 3.0:
        kinds.pop("task", None)
    if reading.documents:
        kinds["basis"] = 3.5
    if _CITED.search(reading.flat) and kinds.get("basis", 0.0) >= 2.0 and {"number", "issued", "signer"} & set(kinds):
        kinds["basis"] = 3.5
    if kinds.get("basis", 0.0) >= 3.0 and (_DOCUMENT.search(reading.flat) or _CITED.search(reading.flat)):
        kinds = {kind: weight for kind, weight in kinds.items() if kind not in _OF_PLAN}
    if "issuer" in kinds and _OTHER_ISSUED.search(reading.flat):
        kinds = {kind: weight for kind, weight in kinds.items() if kind != "issuer"} | {"task": 3.0}
    if reading.of("number") and _LASTING.search(reading.flat) and not kinds:
        kinds["duration"] = 3.0
    if "submission" in kinds and _LASTING.search(reading.flat):
        kinds["deadline"] = max(kinds.get("deadline", 0.0), 3.0)
    if reading.of("percent") or "%" in reading.text:
        kinds["share"] = max(kinds.get("share", 0.0), 3.0)
    portion = kinds.pop("portion", 0.0)
    if people(reading, "guests") and (reading.of("percent") or portion) and _HOW_MANY.search(reading.flat):
        kinds["share"] = 5.5
    if _NTH.search(reading.flat):
        kinds["agenda"] = 4.5
    if people(reading, "guests") and kinds.get("delegates", 0.0) < 3.0 and not {"deadline", "share"} & set(kinds):
        kinds["delegates"] = 3.0
    if kinds.get("share", 0.0) >= 3.0 and not people(reading, "guests"):
        kinds.pop("delegates", None)
    if people(reading, "staff") and "headcount" not in kinds and kinds.get("delegates", 0.0) < 3.0:
        kinds["headcount"] = 2.5
    if reading.of("day", "month", "quarter") and not _PART.search(reading.flat) and not set(kinds) - {"compare", "fits", "list"}:
        kinds["deadline"] = 3.0
    return kinds


def follow(reading: Reading, kinds: dict[str, float], talk: Talk, scope: Scope) -> tuple[Reading, dict[str, float]]:
    """Complete a question from the talk before it: its kind, level, agency and matter."""
    if not talk.kind:
        return reading, kinds
    bare = is_bare(reading)
    if not kinds or (bare and (max(kinds.values()) < 2.5 or set(kinds) == {"compare"})):
        kinds = {talk.kind: CARRIED} | kinds
    if not bare:
        if scope.how == "talk" and not reading.levels and not reading.bare_levels and talk.level:
            reading = replace(reading, levels=(talk.level,))
        return reading, kinds
    if talk.kind == "basis":
        numbers = tuple(int(word) for word in talk.topic if word.isdigit())
        reading = replace(reading, documents=reading.documents or numbers)
    if not reading.levels:
        reading = replace(reading, levels=reading.bare_levels or ((talk.level,) if talk.level else ()))
    if not reading.levels or reading.levels == (talk.level,):
        reading = replace(reading, event=talk.event)
    reading = replace(reading, item=talk.item)
    agencies = reading.agencies or ((talk.agency,) if talk.agency else ())
    return _with_topic(replace(reading, agencies=agencies), talk), kinds


def _with_topic(reading: Reading, talk: Talk) -> Reading:
    added = words(" ".join((*talk.topic, "đại biểu" if talk.kind == "delegates" else "")))
    places = tuple(range(len(reading.said), len(reading.said) + len(added)))
    return replace(
        reading, said=reading.said + added, content=reading.content + places, soft=reading.soft + places
    )


def levels_named(reading: Reading, scope: Scope, kinds: dict[str, float]) -> Reading:
    """Add the level that an agency (sở) or a place (huyện Đức Linh) implies."""
    top = max(kinds, key=lambda kind: kinds[kind], default="")
    scoped = top in SCOPED or top in ("left", "hour", "fits")
    if scoped and not reading.levels and any(agency.startswith("so-") for agency in reading.agencies):
        reading = replace(reading, levels=("department",))
    if scoped and not reading.levels and any(agency.startswith(FRONT) for agency in reading.agencies):
        reading = replace(reading, levels=("front",))
    if scope.level and scope.level not in reading.levels:
        reading = replace(reading, levels=(*reading.levels, scope.level))
    return reading
