"""One question from the records' point of view: answered, kept, and offered to go on from."""

from __future__ import annotations

from dataclasses import replace

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.worked_out import WorkedOut, work_out
from knowledge.answers import Asked
from knowledge.errors import UnknownPlan
from knowledge.outcome import Outcome
from knowledge.records import Question
from knowledge.talk import Talk

_LABEL = 48
"""The most characters of a button's label."""


def reply_to(question: Question, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer a question, keep it and the talk after it, and offer what goes on from here.

    Chatter gets a short word back in a private chat, none in a group.
    """
    worked_out = _work_out(question, desk)
    outcome, parts = worked_out.outcome, worked_out.parts
    if outcome.status == "chatter":
        silent = incoming.chat.kind != "private" or incoming.edited
        return [] if silent else [desk.say("chatter", kind=outcome.kind)]
    options = tuple(option.plan for option in outcome.options)
    kept = replace(question, status=outcome.status, kind=outcome.kind, options=options, near=outcome.near)
    id = desk.records.note_question(kept)
    desk.records.keep_talk(incoming.chat.id, incoming.person.id, outcome.talk, desk.now)
    buttons = _choices(id, outcome) + desk.turns("p", 0, len(parts), id)
    return [Reply(html=parts[0], buttons=buttons, edits=incoming.edited or bool(incoming.button))]


def page_of(question: Question, page: int, desk: Desk) -> Reply | None:
    """Show a page (from 0) of a stored question's answer, or None where it has no such page."""
    parts = _work_out(question, desk).parts
    if page >= len(parts):
        return None
    return Reply(html=parts[page], buttons=desk.turns("p", page, len(parts), question.id), edits=True)


def _work_out(question: Question, desk: Desk) -> WorkedOut:
    """Let the engine answer a question, unless that was done ahead."""
    asked = asked_of(question, desk)
    return desk.ahead(asked) or work_out(asked, desk.library, desk.renderer)


def asked_of(question: Question, desk: Desk) -> Asked:
    """Put a question as the engine takes it; plans that are no longer held count for nothing."""
    plan = question.plan if question.plan and _held(question.plan, desk) else None
    talk = question.talk
    if not all(_held(each, desk) for each in (*talk.plans, *talk.offered)):
        talk = Talk()
    return Asked(text=question.text, today=desk.today, plan=plan, talk=talk, kind=question.asked_kind)


def _held(plan: str, desk: Desk) -> bool:
    """Tell whether a plan is in the library."""
    try:
        desk.library.head(plan)
    except UnknownPlan:
        return False
    return True


def _choices(id: int, outcome: Outcome) -> tuple[tuple[Button, ...], ...]:
    """Offer the plans that may be meant and the questions that can be answered nearby, a row each."""
    plans = (Button(label=option.label, data=f"c:{id}:{place}") for place, option in enumerate(outcome.options))
    asks = (Button(label=_short(text), data=f"n:{id}:{place}") for place, text in enumerate(outcome.near))
    return tuple((button,) for button in (*plans, *asks))


def _short(text: str) -> str:
    """Cut a text to the length of a button's label."""
    return text if len(text) <= _LABEL else text[: _LABEL - 1].rstrip() + "…"
