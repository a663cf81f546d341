"""Steps of a form: what a person types or presses while filling it in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from handlers import ask, correcting, reviewing
from handlers.desk import Desk
from handlers.limits import LONGEST as QUESTION
from handlers.message import Incoming, Reply
from handlers.privacy import erase
from handlers.question import reply_to
from handlers.registering import calendar, consent, reasons
from handlers.registering.case import Case, case_of, focused_case, private
from handlers.registering.gate import kept
from handlers.registering.leaving import cancel, cancelled, later
from handlers.registering.offers import Offer
from handlers.registering.sending import send
from handlers.registering.view import view
from handlers.standing import of_office
from knowledge.forms import draft as machine
from knowledge.forms.draft import Draft, Frame, Step, asked
from knowledge.forms.words import command
from knowledge.records import Question
from knowledge.registry import Drafts, Held, Registrations
from knowledge.registry.drafts import Focus
from knowledge.talk import Talk

LONGEST = 4096
"""The most characters of a message that is read as answers."""

ASKING = ("cs:", "xd:")
"""How the data of buttons begin that ask for consent, or whether to erase."""

Move = Callable[[Frame, Draft], Step]
MOVES: dict[str, Move] = {
    "back": machine.back,
    "skip": machine.skip,
    "keep": machine.keep,
    "done": machine.keep,
    "drop": machine.drop,
}
"""The moves that people type, by the names of their commands."""

LETTERS: dict[str, Move] = {"b": machine.back, "s": machine.skip, "k": machine.keep, "r": machine.drop}
"""The same as they stand in buttons."""

OUT = ("cancel", "later")
"""The ways out of a form, by the names of their commands; they need no consent."""

_DATA = re.compile(r"([0-9]{1,12}):([0-9]{1,9}):([a-z])([0-9]{0,12})")
_CALENDAR = re.compile(r"cbcal_([0-9]{1,12})-([0-9]{1,9})_.*")


def text(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Take plain text as an answer to the form that the person is in the middle of, else as a question.

    A file of the office is a document to review.
    """
    if incoming.attachment and incoming.chat.kind == "private" and of_office(incoming.person, desk):
        return reviewing.take(incoming.attachment, incoming, desk)
    if not private(incoming) or not incoming.text:
        return ask.text(incoming, desk)
    if incoming.edited or incoming.forwarded:
        return _said_before(incoming, desk)
    awaited = correcting.typed(incoming, desk) or reasons.text(incoming, desk)
    if awaited is not None:
        return awaited
    confirmed = consent.typed(incoming, desk) or erase.typed(incoming, desk)
    if confirmed is not None:
        return confirmed
    case = focused_case(incoming, desk)
    if case is None:
        return ask.text(incoming, desk)
    if len(incoming.text) > LONGEST:
        return [desk.say("forms/notice", reason="too_long", most=LONGEST), view(case, desk)]
    return _typed(case, incoming, desk)


def _said_before(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Take what was edited or forwarded for a question at most, never for an answer or a confirmation."""
    offered = desk.records.offer(incoming.chat.id, incoming.person.id)
    if Drafts(desk.records).focused(incoming.person.id) or any(data.startswith(ASKING) for data in offered):
        return [desk.say("forms/notice", reason="edited" if incoming.edited else "forwarded")]
    return ask.text(incoming, desk)


def press(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Take a press on a form's button (`<draft>:<revision>:<action>`)."""
    found = _DATA.fullmatch(incoming.button)
    if not found:
        return [desk.notice("forms/notice", reason="stale")]
    case = _current(int(found[1]), int(found[2]), incoming, desk)
    if isinstance(case, Reply):
        return [case]
    Drafts(desk.records).focus(incoming.person.id, Focus("draft", case.held.id), desk.now)
    return _acted(case, found[3], int(found[4] or -1), incoming, desk)


def calendar_press(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Take a press on the calendar: a day, or another month."""
    found = _CALENDAR.fullmatch(incoming.button)
    if not found:
        return [desk.notice("forms/notice", reason="stale")]
    case = _current(int(found[1]), int(found[2]), incoming, desk)
    if isinstance(case, Reply):
        return [case]
    field = asked(case.frame.sheet, case.draft)
    if field is None or field.kind != "day":
        return [desk.notice("forms/notice", reason="stale")]
    chosen = calendar.pressed(case, incoming.button)
    _require(case, incoming, desk)
    if isinstance(chosen, date):
        return kept(case, machine.pick(case.frame, case.draft, chosen), desk, edits=True)
    return [view(case, desk, edits=True, days=chosen)] if chosen else [desk.notice("forms/notice", reason="no_day")]


def _typed(case: Case, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Read a line that was typed: a command in words, a number of the summary, a question, or answers."""
    named = command(incoming.text)
    if named is None or named[0] not in OUT:
        _require(case, incoming, desk)
    if named is None and not case.draft.at and incoming.text.isdecimal() and len(incoming.text) < 3:
        named = ("edit", int(incoming.text))
    if named is None:
        if incoming.text.endswith("?"):
            return [*_asked(case, incoming, desk), view(case, desk)]
        return kept(case, machine.say(case.frame, case.draft, incoming.text), desk)
    name, place = named
    if name in MOVES:
        return kept(case, MOVES[name](case.frame, case.draft), desk)
    if name == "edit":
        return kept(case, machine.edit(case.frame, case.draft, place), desk)
    if name == "send":
        return send(case, incoming, desk)
    return [later(case, desk)] if name == "later" else [cancel(case, desk)]


def _asked(case: Case, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer a question in between, by the plan whose form is being filled in."""
    if len(incoming.text) > QUESTION:
        return []
    plan = case.plan.id
    question = Question(
        chat=incoming.chat.id,
        person=incoming.person.id,
        text=incoming.text,
        at=desk.now,
        plan=plan,
        talk=Talk(plans=(plan,)),
    )
    return [replace(reply, buttons=()) for reply in reply_to(question, incoming, desk)]


def _acted(case: Case, letter: str, place: int, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Do what a button of the current revision says."""
    moves: dict[str, Move] = LETTERS | {
        "o": lambda frame, draft: machine.choose(frame, draft, place),
        "e": lambda frame, draft: machine.edit(frame, draft, place),
        "u": lambda frame, draft: machine.name_unit(frame, draft, place if place >= 0 else None),
    }
    if letter not in "lxyn":
        _require(case, incoming, desk)
    if letter in moves:
        return kept(case, moves[letter](case.frame, case.draft), desk, edits=True)
    others: dict[str, Callable[[], list[Reply]]] = {
        "g": partial(send, case, incoming, desk),
        "l": lambda: [replace(later(case, desk), edits=True)],
        "x": lambda: [cancel(case, desk, edits=True)],
        "y": lambda: [cancelled(case, incoming, desk)],
        "n": lambda: [view(case, desk, edits=True)],
    }
    return others[letter]() if letter in others else [desk.notice("forms/notice", reason="stale")]


def _require(case: Case, incoming: Incoming, desk: Desk) -> None:
    """Go on with a form only for a person who agreed to what is kept."""
    consent.require(incoming.person.id, Offer(plan=case.plan, form=case.form), desk)


def _current(id: int, revision: int, incoming: Incoming, desk: Desk) -> Case | Reply:
    """Give the case of a button, or why it may not be pressed (any more, or by this person)."""
    held = Drafts(desk.records).draft(id)
    if held is None or not private(incoming):
        return desk.notice("forms/notice", reason="stale")
    if held.person != incoming.person.id:
        return desk.notice("forms/notice", reason="not_yours")
    if held.state != "open":
        return _over(held, desk)
    if held.draft.revision != revision:
        return desk.notice("forms/notice", reason="earlier")
    return case_of(held, desk) or desk.notice("forms/notice", reason="stale")


def _over(held: Held, desk: Desk) -> Reply:
    """Say what became of a draft that is not open any more."""
    sent = Registrations(desk.records).live(held.plan, held.form, held.unit) if held.unit is not None else None
    if held.state == "sent" and sent:
        return desk.notice("forms/notice", reason="sent", code=sent.code)
    return desk.notice("forms/notice", reason="stale")
