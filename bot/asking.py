"""Questions from the command line: one, or many as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from bot.clock import Clock
from bot.settings import Settings
from bot.stores import library_path, make_renderer, update_library
from handlers.answering import answer_html
from handlers.limits import LONGEST
from handlers.paging import pages
from handlers.render import Renderer, plain
from knowledge.answers import Asked, answer
from knowledge.errors import UnknownPlan
from knowledge.library import Library
from knowledge.outcome import Outcome
from knowledge.text import compose

ANSWERED, NOT_ANSWERED, REFUSED = 0, 1, 2
"""Exit codes."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """One question of a batch: `id` is given back as it came, `today` is None for the clock's day."""

    id: object
    question: str
    context: tuple[str, ...] = ()
    chat_plan: str | None = None
    today: date | None = None


class LineError(Exception):
    """A line of a batch that is no question; `reason` names what is wrong with it, `key` where."""

    def __init__(self, reason: str, key: str = "", id: object = None) -> None:
        self.reason = reason
        self.key = key
        self.id = id
        super().__init__(reason)


def ask(settings: Settings, clock: Clock, text: str, plan: str | None, *, as_json: bool, explain: bool) -> int:
    """Answer one question on standard output and give the exit code."""
    question = compose(text).strip()
    if not question or len(question) > LONGEST:
        return _refuse("too_long" if question else "empty", most=LONGEST)
    with _library(settings) as library:
        if plan is not None:
            library.plan(plan)
        today = clock.now().date()
        outcome = answer(Asked(text=question, today=today, plan=plan), library)
        renderer = make_renderer(settings)
        if as_json:
            _print(_json(_fields(outcome, renderer, library, today)))
        else:
            _print(plain(_markup(outcome, renderer, library, today)))
            _print("".join(f"\n{option.plan}: {option.label}" for option in outcome.options))
    if explain:
        _print(make_renderer(settings).render("explained.txt.j2", reasons=outcome.reasons))
    return ANSWERED if outcome.status == "answered" else NOT_ANSWERED


def batch(settings: Settings, clock: Clock, source: BinaryIO | None = None) -> int:
    """Answer JSON lines from standard input (or `source`) with JSON lines on standard output, in order."""
    renderer = make_renderer(settings)
    with _library(settings) as library:
        for content in _lines(source or sys.stdin.buffer):
            try:
                line = read_line(content)
                answered: dict[str, object] = {"id": line.id, **_answered(line, renderer, library, clock)}
            except LineError as error:
                said = renderer.render("errors.txt.j2", reason=error.reason, got=error.key, most=LONGEST)
                answered = {"id": error.id, "error": said}
            except UnknownPlan as error:
                said = renderer.render("errors.txt.j2", reason="unknown_plan", got=error.plan)
                answered = {"id": line.id, "error": said}
            _print(_json(answered))
    return ANSWERED


def read_line(content: bytes) -> Line:
    """Read one line of a batch; LineError if it is no question."""
    try:
        given = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise LineError("line_encoding") from error
    except (ValueError, RecursionError) as error:
        raise LineError("line_json") from error
    if not isinstance(given, dict):
        raise LineError("line_json")
    id, question, context = given.get("id"), given.get("question"), given.get("context") or []
    if not isinstance(question, str):
        raise LineError("line_key", "question", id)
    if not isinstance(context, list) or not all(isinstance(said, str) for said in context):
        raise LineError("line_key", "context", id)
    plan = given.get("chat_plan") or None
    if not isinstance(plan, str | None):
        raise LineError("line_key", "chat_plan", id)
    return Line(id=id, question=question, context=tuple(context), chat_plan=plan, today=_day(given.get("today"), id))


def _day(given: object, id: object) -> date | None:
    """Read the day that a line is asked on; LineError if it is none."""
    if given is None:
        return None
    try:
        return date.fromisoformat(str(given))
    except ValueError as error:
        raise LineError("line_day", str(given)[:40], id) from error


def _answered(line: Line, renderer: Renderer, library: Library, clock: Clock) -> dict[str, object]:
    """Answer a line after the messages before it; UnknownPlan if the chat's plan is not held."""
    if line.chat_plan:
        library.plan(line.chat_plan)
    today = line.today or clock.now().date()
    outcome = Outcome(status="unknown", kind="")
    for said in (*line.context, line.question):
        text = compose(said).strip()[: LONGEST + 1]
        asked = Asked(text=text, today=today, plan=line.chat_plan, talk=outcome.talk)
        if text and len(text) <= LONGEST:
            outcome = answer(asked, library)
        elif said is line.question:
            reason = "too_long" if text else "empty"
            raise LineError(reason, id=line.id)
    return _fields(outcome, renderer, library, today)


def _fields(outcome: Outcome, renderer: Renderer, library: Library, today: date) -> dict[str, object]:
    """Give an outcome as a batch writes it; chatter holds no fact either."""
    plans = [citation.plan for citation in outcome.citations] + [finding.plan for finding in outcome.findings]
    return {
        "status": "unknown" if outcome.status == "chatter" else outcome.status,
        "kind": outcome.kind,
        "answer": plain(pages(_markup(outcome, renderer, library, today))[0]),
        "plans": [plan for plan in dict.fromkeys(plans) if plan],
        "citations": [{"plan": citation.plan, "section": citation.section} for citation in outcome.citations],
        "options": [{"plan": option.plan, "label": option.label} for option in outcome.options],
    }


def _markup(outcome: Outcome, renderer: Renderer, library: Library, today: date) -> str:
    """Give an answer as HTML, chatter too."""
    if outcome.status == "chatter":
        return renderer.render("chatter.html.j2", kind=outcome.kind)
    return answer_html(outcome, renderer, library, today)


def _library(settings: Settings) -> Library:
    """Open the library brought up to date, saying what is wrong with plan files on standard error."""
    mistakes = update_library(settings)
    if mistakes:
        from bot.failures import served

        _print(served(mistakes), error=True)
    return Library.open(library_path(settings))


def _lines(source: Iterable[bytes]) -> Iterator[bytes]:
    """Give the lines that hold something, the mark that some programs begin a file with taken off."""
    for number, content in enumerate(source):
        line = content.removeprefix(b"\xef\xbb\xbf") if number == 0 else content
        if line.strip():
            yield line


def _json(value: object) -> str:
    """Write a value as one line of JSON that any encoding can carry."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)


def _refuse(reason: str, **values: object) -> int:
    """Say on standard error why a question is refused."""
    from bot.failures import refused

    _print(refused(reason, **values), error=True)
    return REFUSED


def _print(text: str, *, error: bool = False) -> None:
    """Print a text, unless it is empty, at once."""
    if text:
        print(text, file=sys.stderr if error else sys.stdout, flush=True)
