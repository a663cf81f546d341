"""One message with many answers: what is understood is filled in, the rest is told back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from knowledge.form_facts import FormField
from knowledge.forms.answers import Answer, Person
from knowledge.forms.limits import Refusal, check
from knowledge.forms.parse import Scene, after_label, direct, hinted
from knowledge.forms.people import joined

_SEGMENT = re.compile(r"\s*[;\n]\s*")
WHOLE = ("people", "text")
"""Kinds that take a message as it is, unless one of its parts is labelled as another field's."""

_VALUES = ("choice", "number", "percent", "day", "half", "phone")
BESIDE = dict.fromkeys(("choice", "number", "percent", "day", "half", "phone"), _VALUES) | {"person": ("phone",)}
"""Kinds of fields that the answer to a field of a kind may name beside it; of other kinds, none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a message gave: answers by field, what was refused, and the parts that said nothing known."""

    answers: dict[str, Answer]
    refused: tuple[Refusal, ...] = ()
    unread: tuple[str, ...] = ()


class _Reader:
    """Collects what the parts of one message give, each answer checked before it counts.

    `scene` holds all that was found so far.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.found: dict[str, Answer] = {}
        self.refused: list[Refusal] = []

    def take(self, field: FormField, answer: Answer | Refusal | None) -> bool:
        """Take an answer to a field, or note why not; False where there is none."""
        if answer is None:
            return False
        if isinstance(answer, Refusal):
            self.refused.append(answer)
            return True
        refusal = check(self.scene.sheet, field, answer, self.scene.answers)
        if refusal:
            self.refused.append(refusal)
        else:
            self.found[field.id] = answer
            self.scene = replace(self.scene, answers={**self.scene.answers, field.id: answer})
        return True

    def hints(self, text: str, fields: Iterable[FormField]) -> bool:
        """Let a text fill all fields that it names, save those already found; False where there is none."""
        touched = False
        for field in fields:
            if field.id not in self.found:
                touched |= self.take(field, hinted(self.scene, field, text))
        return touched


def read(scene: Scene, asked: FormField | None, text: str) -> Filled:
    """Read a message: first for the field that was asked (None: none was), then for all it names.

    Fields that have an answer are changed only where none was asked, or under their label.
    """
    reader = _Reader(scene)
    fields = scene.sheet.fields(scene.answers)
    others = [field for field in fields if field != asked and (asked is None or field.id not in scene.answers)]
    if asked and asked.kind in WHOLE and not _labelled(fields, text):
        _whole(reader, asked, text)
        return _filled(reader, ())
    segments = [part for part in _SEGMENT.split(text.strip()) if part.strip()]
    alone = len(segments) == 1
    unread = [part.strip() for part in segments if not _segment(reader, asked, others, part, alone=alone)]
    return _filled(reader, tuple(unread))


def _segment(reader: _Reader, asked: FormField | None, others: list[FormField], segment: str, *, alone: bool) -> bool:
    """Read one part of a message; False where it said nothing."""
    for field in reader.scene.sheet.fields(reader.scene.answers):
        labelled = after_label(field, segment)
        if labelled is not None:
            return reader.take(field, direct(reader.scene, field, labelled))
    mine = asked if asked and asked.id not in reader.found else None
    if mine and alone:
        return _asked(reader, mine, others, segment)
    fields = [mine, *others] if mine else others
    if reader.hints(segment, fields):
        return True
    answer = direct(reader.scene, mine, segment) if mine else None
    return not isinstance(answer, Refusal) and mine is not None and reader.take(mine, answer)


def _asked(reader: _Reader, asked: FormField, others: list[FormField], text: str) -> bool:
    """Read a whole message for the field that was asked, and for what else it names."""
    answer = direct(reader.scene, asked, text)
    if isinstance(answer, Refusal) and answer.kind.startswith("no_"):
        if not reader.hints(text, others):
            reader.refused.append(answer)
        return True
    reader.take(asked, answer)
    kinds = BESIDE.get(asked.kind, ())
    reader.hints(text, [field for field in others if field.kind in kinds])
    return True


def _whole(reader: _Reader, asked: FormField, text: str) -> None:
    """Take a message as it is for a text or a list; a list grows by what is typed."""
    scene = reader.scene
    answer = direct(scene, asked, text)
    before = scene.answers.get(asked.id)
    if asked.kind == "people" and isinstance(answer, tuple) and isinstance(before, tuple):
        answer = joined(cast("tuple[Person, ...]", before), cast("tuple[Person, ...]", answer))
    reader.take(asked, answer)


def _labelled(fields: Iterable[FormField], text: str) -> bool:
    """Whether a part of a message stands under a field's label."""
    fields = tuple(fields)
    return any(after_label(field, part) for part in _SEGMENT.split(text) for field in fields)


def _filled(reader: _Reader, unread: tuple[str, ...]) -> Filled:
    return Filled(answers=reader.found, refused=tuple(reader.refused), unread=unread)
