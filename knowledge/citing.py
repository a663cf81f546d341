"""Documents that a plan cites and a question names by their day or by the movement that they launched."""

from __future__ import annotations

from dataclasses import replace

from knowledge.entries import View
from knowledge.facts import Document
from knowledge.named import value_words
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.scoring import Scored
from knowledge.text import key

OF_CITED = 4.5
"""Weight of the documents cited, where one of them is named by its day or movement."""

_ASKED = frozenset({"number", "issued", "basis"})
_OTHER = frozenset({"replaces", "recipients", "signer", "compare", "delegates", "agenda", "composition", "task"})
"""What a day or movement named together with a number is asked about instead."""

_MOVEMENT = Pattern(r" (phong trao|dot thi dua|dot dac biet)(?! nao| gi) ", " phong trao ", " dot ")
_MEETING = Pattern(
    r" (?:hoi nghi|dai hoi|so ket|tong ket|ton vinh|buoi le|le ton) ",
    " hoi nghi ",
    " dai hoi ",
    " so ket ",
    " tong ket ",
    " ton vinh ",
    " buoi le ",
    " le ton ",
)
_PAPER = Pattern(
    r" (?:ke hoach|van ban)(?: \w+){0,3} (?:so|nao|ngay|may|bao nhieu|ky hieu) | (?:ke hoach|van ban) $"
    r"|^ (?:(?:the|vay|con|va|a) )*(?:so )?ke hoach ",
    " ke hoach ",
    " van ban ",
)


_LAUNCHED = frozenset(["phat", "dong", "lap", "thanh", "tich", "chao", "mung", "huong", "ung", "ky", "niem"])
"""Words of how a movement was launched, folded."""


def of_cited(reading: Reading, view: View, kinds: dict[str, float]) -> tuple[Reading, dict[str, float]]:
    """Take the number or day asked for for that of the document that a question names."""
    if kinds.keys().isdisjoint(_ASKED) or not kinds.keys().isdisjoint(_OTHER) or "basis" not in view.kinds:
        return reading, kinds
    documents = [fact for at in view.kinds["basis"] if isinstance(fact := view.entries[at].fact, Document)]
    if not any(meant(reading, view, document) for document in documents):
        return reading, kinds
    launched = (at for at in reading.content if reading.said[at].folded in _LAUNCHED)
    named = value_words(reading) if reading.of("day") else frozenset[int]()
    return replace(reading, soft=(*reading.soft, *launched), named=reading.named | named), {"basis": OF_CITED}


def meant_first(reading: Reading, view: View, kinds: dict[str, float], scored: list[Scored]) -> list[Scored]:
    """Raise the documents that a question names above others that are cited."""
    if kinds.get("basis", 0.0) < OF_CITED:
        return scored
    found = [s for s in scored if isinstance(fact := s.entry.fact, Document) and meant(reading, view, fact)]
    return [*found, *(s for s in scored if s not in found)]


def meant(reading: Reading, view: View, document: Document) -> bool:
    """Tell whether a question names a document by its day, or by a movement which is not what its plan is about."""
    if days := {(value.year, value.month, value.number) for value in reading.of("day")}:
        day, own = document.day, view.plan.day
        if own is not None and (own.year, own.month, own.day) in days:
            return False
        return day is not None and (day.year, day.month, day.day) in days
    movement = _MOVEMENT.search(reading.flat)
    if movement is None or _MEETING.search(reading.flat) or not _PAPER.search(reading.flat):
        return False
    kind = movement[1].split()[0]
    return not key(view.plan.subject).startswith(kind) and f" {kind} " in f" {key(document.subject)} "
