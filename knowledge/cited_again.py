"""Documents that a plan cites, asked about by the level of their issuer or in a talk about them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.scope import Scope
from knowledge.talk import Talk

OF_CITED = 3.5
"""Weight of the document cited, where a talk about one goes on to its number, day or signer."""

_ITS_HEAD = frozenset({"issued", "number", "signer", "issuer"})
_ITS_OWN = Pattern(r" ai (?:\w+ ){0,2}ky | nguoi ky (?!(?:huong dan|chi thi|quyet dinh|to trinh|nghi quyet|van ban) )")
"""Who signed: documents cited are told without their signers, so that the plan itself is meant."""

_OF_EVENTS = Pattern(r" (?:han|xong|hoan thanh|to chuc|hop|hoi nghi|dai hoi|nop|gui) ")
"""Words for what has a day of its own, other than a document."""

_OF_PAPERS = frozenset({*_ITS_HEAD, "basis", "replaces", "list", "compare", "content", "title", "purpose", "movement"})
"""Kinds of question that may go on about a document."""

_THIS_PLAN = Pattern(
    r" (?:ke hoach|van ban) (?:nay|cua|o|tren)? ?(?:thi |duoc )?"
    r"(?:ban hanh|ra|ky|so may|so bao nhieu|do ai|cua ai|ngay) | (?:ke hoach|van ban) (?:nay|cua) ",
    " ke hoach ",
    " van ban ",
)
"""The plan itself, after a talk about what it rests on."""

_ANOTHER_ONE = Pattern(
    r" (?:huong dan|chi thi|quyet dinh|nghi quyet|ke hoach|van ban|cai|to trinh) (?:con lai|kia|khac|thu hai|thu 2) ",
    " kia ",
    " lai ",
    " khac ",
    " thu ",
)
"""Another one of the documents that the talk was about."""

_WHOSE = Pattern(
    r"^ (?:(?:the|vay|ma|la|no) )*(?:cua|do|thuoc) (?:cap|ai|dau|noi|co quan|ben|don vi)(?: nao)?"
    r"(?: (?:ban hanh|ra|vay|the|a|nhi))* $",
    " cua ",
    " do ",
    " thuoc ",
)
"""By whom the document that the talk was about was issued."""

_LEAST = 10
"""The least number that is taken for that of another document (còn 213)."""

_OF_OTHERS = Pattern(
    r"(?:^| (?:cua|con|the|ben|phia)) (?:cap )?(?:chu tich )?(?:uy ban nhan dan )?"
    r"(?:tinh|huyen|trung uong|chinh phu) (?!uy|doan|dang)",
    " chinh phu ",
    " huyen ",
    " tinh ",
    " trung uong ",
)
"""Another level's document asked after."""


def again_of_cited(reading: Reading, kinds: dict[str, float], talk: Talk) -> tuple[Reading, dict[str, float]]:
    """Go on about the document that the talk was about: its number, day or signer."""
    if "deadline" in kinds and not _OF_EVENTS.search(reading.flat):
        kinds = {"issued" if kind == "deadline" else kind: weight for kind, weight in kinds.items()}
    if " so nao " in reading.flat and not any(word.marked for word in reading.said):
        kinds = {"number" if kind == "task" else kind: weight for kind, weight in kinds.items()}
    if _WHOSE.search(reading.flat):
        kinds = {"issuer": OF_CITED}
    if not set(kinds) <= _OF_PAPERS or _ITS_OWN.search(reading.flat):
        return reading, kinds
    if _OF_OTHERS.search(reading.flat) and set(kinds) <= {*_ITS_HEAD, "basis"}:
        return reading, {"basis": OF_CITED}
    if _ANOTHER_ONE.search(reading.flat):
        return reading, {"basis": OF_CITED}
    numbers = tuple(int(word) for word in talk.topic if word.isdecimal())
    own = tuple(value.number for value in reading.of("number") if value.number >= _LEAST)
    reading = replace(reading, documents=reading.documents or own or numbers)
    by_whom = "issuer" in kinds and " ke hoach nay " not in reading.flat
    goes_on = (
        (reading.documents or by_whom or talk.kind == "basis")
        and not _THIS_PLAN.search(reading.flat)
        and kinds
        and set(kinds) <= _ITS_HEAD
    )
    return reading, {talk.kind: OF_CITED} if goes_on else kinds


def about_cited(
    reading: Reading, kinds: dict[str, float], scope: Scope, level_of: Callable[[str], str]
) -> dict[str, float]:
    """Take a number or day asked for for that of a document cited.

    So it is where the plan itself is named by its number, or where the plan of a body above the one that
    issued it is asked for; `level_of` tells the level of a plan's issuer.
    """
    above = _FROM_ABOVE.search(reading.flat)
    if above and len(scope.plans) == 1 and kinds and set(kinds) & {"number", "issued", "signer"}:
        own, asked = level_of(scope.plans[0]), _ABOVE[above[1]]
        if own in _UNDER[asked]:
            return {"basis": OF_CITED}
    spoken_of = len(_DOCUMENTS.findall(reading.flat))
    named = scope.how == "number" and not scope.documents and spoken_of > max(len(scope.plans), 1)
    if named and kinds and {"number", "issued"} & set(kinds) and not {"replaces", "compare"} & set(kinds):
        return {"basis": OF_CITED}
    its_own = scope.how == "number" and not scope.documents and "basis" not in reading.cues and _ITS_HEAD & set(kinds)
    return {kind: weight for kind, weight in kinds.items() if kind != "basis"} if its_own else kinds


_FROM_ABOVE = re.compile(
    r" ke hoach (?:(?:so|bao nhieu|may|nao|ngay|gi|va|ban hanh) ){0,6}(?:cua |cap )?"
    r"(?:chu tich )?(?:uy ban nhan dan )?(huyen|tinh|trung uong) "
)
_ABOVE = {"huyen": "district", "tinh": "province", "trung uong": "state"}
_UNDER = {
    "district": frozenset({"commune"}),
    "province": frozenset({"commune", "district"}),
    "state": frozenset({"commune", "district", "province"}),
}
_DOCUMENTS = re.compile(r"(?<!\d) (?:ke hoach|quyet dinh|chi thi|nghi quyet|de an|to trinh)(?= )")


def of_another(reading: Reading, talk: Talk) -> Talk:
    """Forget the numbers of documents cited, where the talk goes on to another level's document."""
    if talk.kind != "basis" or not (_OF_OTHERS.search(reading.flat) or _ANOTHER_ONE.search(reading.flat)):
        return talk
    return replace(talk, topic=tuple(word for word in talk.topic if not word.isdigit()))
