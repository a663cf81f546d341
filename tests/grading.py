"""Golden questions, and how an answer to one is graded: right, wrong or abstained.

Texts are compared in lower case without marks and with one spelling for days, months, quarters and
thousands, so that only what is said counts.

>>> comparable("Trước  ngày 31 tháng 08 năm 2025, 1.000 đại biểu, quý IV năm 2025")
'truoc 31/8/2025, 1000 dai bieu, quy 4/2025'
>>> holds("toi da 300 dai bieu", "30"), holds("xong ngay 30/10/2025", "30/10"), holds("toi da 30.", "30")
(False, False, True)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

LONGEST_ANSWER = 1500
"""Characters that an answer may have."""

DEFAULT_DAY = date(2025, 3, 1)
"""The day on which questions are asked that name none."""

Verdict = Literal["right", "wrong", "abstained"]


class Question(BaseModel):
    """A question with what a right answer to it holds.

    `expect` is the outcome wanted; `plan` the plans that the answer rests on; of each group in `must`
    one phrase stands in it, of `must_not` none. Where nothing is known, an answer that holds a phrase of
    `or_says` is right too. `context` are earlier messages of the same person, `chat_plan` the plan that
    the chat is bound to, None for none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    question: str
    kind: str
    style: str
    expect: Literal["answer", "choose", "unknown"]
    plan: tuple[str, ...]
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]
    or_says: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    chat_plan: str | None = None
    today: date = DEFAULT_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What came back: the status, the plain text, the plans it rests on and the plans offered."""

    status: str
    text: str
    plans: frozenset[str]
    offered: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grade:
    """A verdict and why it is not right, empty where it is."""

    verdict: Verdict
    reason: str = ""


def questions_of(file: Path) -> list[Question]:
    """Read a file of questions, one a line."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [Question.model_validate_json(line) for line in lines if line.strip()]


def grade(question: Question, said: Said) -> Grade:
    """Grade an answer; what claims something and is not right is wrong."""
    reason = next(_faults(question, said), "")
    if not reason:
        return Grade("right")
    return Grade("wrong" if said.status == "answered" else "abstained", reason)


def _faults(question: Question, said: Said) -> Iterator[str]:
    """Tell what is not as the question wants it, the gravest first."""
    gold = frozenset(question.plan)
    if len(said.text) > LONGEST_ANSWER:
        yield f"{len(said.text)} characters long"
    if question.expect == "unknown":
        text = comparable(said.text)
        if said.status != "unknown" and not any(holds(text, phrase) for phrase in question.or_says):
            yield f"{said.status}, though nothing is known"
    elif question.expect == "choose" and said.status == "choose":
        if gold - said.offered:
            yield f"does not offer {_list(gold - said.offered)}"
    elif said.status != "answered":
        yield f"{said.status}, not {question.expect}"
    else:
        yield from _faults_of_answer(question, said, gold)


def _faults_of_answer(question: Question, said: Said, gold: frozenset[str]) -> Iterator[str]:
    if question.expect == "choose" and gold - said.plans:
        yield f"does not rest on {_list(gold - said.plans)} too"
    if question.expect == "answer" and gold.isdisjoint(said.plans):
        yield f"rests on {_list(said.plans)} instead of {_list(gold)}"
    text = comparable(said.text)
    for group in question.must:
        if not any(holds(text, phrase) for phrase in group):
            yield f"lacks {' or '.join(group)}"
    for phrase in question.must_not:
        if holds(text, phrase):
            yield f"holds {phrase}"


def _list(plans: frozenset[str]) -> str:
    return ", ".join(sorted(plans)) or "nothing"


def holds(text: str, phrase: str) -> bool:
    """Tell whether a comparable text holds a phrase as whole words and whole numbers."""
    wanted = comparable(phrase)
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        if _whole(text, start, start + len(wanted)):
            return True
        start = text.find(wanted, start + 1)
    return False


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a piece of a text is not part of a longer word, number or day."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if _in_word(before[-1:]) or _in_word(after[:1]):
        return False
    if text[start].isdigit() and re.fullmatch(r"\d[/.,]", before):
        return False
    return not (text[end - 1].isdigit() and re.fullmatch(r"[/.,]\d", after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


_QUARTER_NAMES = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)")
_LONG_DAY = re.compile(r"\b(?:ngay )?(?P<day>\d\d?) thang (?P<month>\d\d?)(?: nam |/)(?P<year>\d{4})\b")
_LONG_MONTH = re.compile(r"\bthang 0?(\d\d?)(?: nam |/)(\d{4})\b")
_SHORT_MONTH = re.compile(r"\bthang 0(\d)\b")
_DAY = re.compile(r"(?<![\d/])(?P<day>\d\d?)/(?P<month>\d\d?)(?P<year>/\d{4}\b|(?![\d/]))")
_QUARTER = re.compile(r"\bquy (?P<name>iv|iii|ii|i|0?[1-4])\b(?:(?: nam |/)(?P<year>\d{4})\b)?")


def comparable(text: str) -> str:
    """Write a text as it is compared."""
    letters = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("đ", "d")
    bare = _THOUSANDS.sub(lambda found: found[0].replace(".", ""), " ".join(bare.split()))
    bare = _LONG_DAY.sub(lambda found: f"{int(found['day'])}/{int(found['month'])}/{found['year']}", bare)
    bare = _SHORT_MONTH.sub(r"thang \1", _LONG_MONTH.sub(r"thang \1/\2", bare))
    bare = _DAY.sub(lambda found: f"{int(found['day'])}/{int(found['month'])}{found['year']}", bare)
    return _QUARTER.sub(_quarter, bare)


def _quarter(found: re.Match[str]) -> str:
    number = _QUARTER_NAMES.get(found["name"]) or int(found["name"])
    return f"quy {number}" + (f"/{found['year']}" if found["year"] else "")
