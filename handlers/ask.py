"""Questions: typed, asked by a command with its kind fixed, chosen by a button, or paged on."""

from __future__ import annotations

from dataclasses import replace

from handlers.desk import Desk
from handlers.limits import LONGEST
from handlers.message import Incoming, Reply
from handlers.question import asked_of, page_of, reply_to
from handlers.standing import meet
from knowledge.answers import Asked
from knowledge.records import Question
from knowledge.text import compose


def text(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer plain text as a question."""
    if incoming.attachment:
        return [desk.say("refusals", reason="file")]
    if not incoming.text:
        return [desk.say("refusals", reason="empty")]
    return ask_now(incoming, desk)


def ask(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /hoi: the text after it, or the message that it replies to."""
    asked = incoming.text or (incoming.quoted or "").strip()
    if not asked:
        return [desk.say("refusals", reason="empty")]
    return ask_now(replace(incoming, text=asked), desk)


def deadline(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /han: a question for a deadline."""
    return ask_now(incoming, desk, "deadline")


def limit(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /daibieu: a question for a limit of delegates."""
    return ask_now(incoming, desk, "delegates")


def agenda(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /chuongtrinh: a question for an agenda."""
    return ask_now(incoming, desk, "agenda")


def ask_now(incoming: Incoming, desk: Desk, kind: str = "") -> list[Reply]:
    """Answer the text of an event in the talk of its person; `kind` fixes what is asked for."""
    if len(incoming.text) > LONGEST:
        return [desk.say("refusals", reason="too_long", most=LONGEST)]
    meet(incoming.person, desk)
    return reply_to(_question(incoming, desk, kind), incoming, desk)


def foreseen(incoming: Incoming, desk: Desk) -> Asked | None:
    """Give what an event will most likely be taken to ask, None where it is no plain text; nothing is kept of it."""
    text = compose(incoming.text).strip()
    plain = text and not text.startswith("/") and not text.isdigit() and len(text) <= LONGEST
    if not plain or not incoming.addressed or incoming.button or incoming.attachment or incoming.chat.kind == "inline":
        return None
    return asked_of(_question(replace(incoming, text=text), desk), desk)


def _question(incoming: Incoming, desk: Desk, kind: str = "") -> Question:
    """Put the text of an event as a question in the talk of its person."""
    chat, person = incoming.chat.id, incoming.person
    return Question(
        chat=chat,
        person=None if person.anonymous else person.id,
        text=incoming.text,
        at=desk.now,
        asked_kind=kind,
        plan=desk.records.binding(chat),
        talk=desk.records.talk(chat, person.id),
    )


def choose(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer a stored question for the plan that was offered (`<question>:<its place from 0>`)."""
    stored, place = _pressed(incoming, desk)
    if isinstance(stored, Reply):
        return [stored]
    if place >= len(stored.options):
        return [desk.notice("refusals", reason="stale")]
    plan = stored.options[place]
    question = replace(stored, plan=plan, talk=replace(stored.talk, plans=(plan,)), at=desk.now)
    return reply_to(question, incoming, desk)


def near(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer a question that was offered nearby (`<question>:<its place from 0>`)."""
    stored, place = _pressed(incoming, desk)
    if isinstance(stored, Reply):
        return [stored]
    if place >= len(stored.near):
        return [desk.notice("refusals", reason="stale")]
    return reply_to(replace(stored, text=stored.near[place], asked_kind="", at=desk.now), incoming, desk)


def page(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show another page of a stored question's answer (`<question>:<page from 0>`)."""
    stored, place = _pressed(incoming, desk)
    if isinstance(stored, Reply):
        return [stored]
    return [page_of(stored, place, desk) or desk.notice("refusals", reason="stale")]


def _pressed(incoming: Incoming, desk: Desk) -> tuple[Question | Reply, int]:
    """Read a button's question and number; a refusal in its place if it is unknown or another's."""
    id, _, place = incoming.button.partition(":")
    if not all(part.isascii() and part.isdigit() and len(part) < 16 for part in (id, place)):
        return desk.notice("refusals", reason="stale"), 0
    stored = desk.records.question(int(id))
    if stored is None or stored.chat != incoming.chat.id:
        return desk.notice("refusals", reason="stale"), 0
    if stored.person is not None and stored.person != incoming.person.id:
        return desk.notice("refusals", reason="not_yours"), 0
    return stored, int(place)
