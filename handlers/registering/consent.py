"""Consent: asked once before the first field of a person's first form, and again when the text has changed.

What was on its way to a form goes on by itself once the person agrees; if not, nothing of it is kept.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from handlers.desk import Desk
from handlers.message import Button, Incoming, Reply
from handlers.registering.case import form_of, private
from handlers.registering.offers import Offer
from handlers.render import plain
from handlers.route import Handler
from knowledge.forms.words import consented
from knowledge.privacy.consents import Consent, Consents
from knowledge.registry import Drafts, Links
from knowledge.registry.links import Ask
from knowledge.text import key

KIND = "consent"
"""The kind of kept texts that wait for consent."""


EXPRESS = "dong y"
"""Words that are an answer also later; a mere `ok` is one only right after the question."""


class NoConsentError(Exception):
    """A person has to agree first; `offer` is the form that it is for, None where none is chosen yet."""

    def __init__(self, offer: Offer | None) -> None:
        self.offer = offer
        super().__init__()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What goes on after consent: a text or a button's data, whole, and the form that consent was asked for."""

    text: str = ""
    button: str = ""
    plan: str = ""
    form: str = ""


def days_of(offer: Offer | None, desk: Desk) -> int:
    """Give for how many days data of a form are kept after it is over; 0 for no end."""
    own = offer.form.keep_days if offer else None
    return desk.privacy.retention.registrations if own is None else own


def require(person: int, offer: Offer | None, desk: Desk) -> None:
    """Go on only for a person who agreed; NoConsentError for all others."""
    if not Consents(desk.records).covers(person, days_of(offer, desk)):
        raise NoConsentError(offer)


def consenting(handler: Handler, *, command: str = "", press: str = "") -> Handler:
    """Make a handler that asks for consent where what it calls requires it, and keeps nothing until then.

    `command` or `press` is the name of its route; text without a command has neither.
    """

    def gated(incoming: Incoming, desk: Desk) -> list[Reply]:
        try:
            with desk.records.apart():
                return handler(incoming, desk)
        except NoConsentError as needed:
            text = f"/{command} {incoming.text}" if command else incoming.text
            button = f"{press}:{incoming.button}" if incoming.button else ""
            plan, form = (needed.offer.plan.id, needed.offer.form.id) if needed.offer else ("", "")
            return [_asked(Waiting(text=text, button=button, plan=plan, form=form), incoming, desk)]

    return gated


def typed(incoming: Incoming, desk: Desk) -> list[Reply] | None:
    """Take a text that answers the question for consent; None where none was asked, or something else is said."""
    waiting = _waiting_of(incoming.person.id, desk)
    if waiting is None or incoming.edited or incoming.forwarded:
        return None
    answer = consented(incoming.text)
    asked_last = f"cs:{waiting}:y" in desk.records.offer(incoming.chat.id, incoming.person.id)
    if answer is not None and (asked_last or EXPRESS in key(incoming.text)):
        return _answered(waiting, incoming, desk, agreed=answer)
    if asked_last and not incoming.text.endswith("?"):
        return [desk.say("privacy/answered", what="again", drafts=0, buttons=_buttons(waiting, desk))]
    return None


def pressed(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Take a press on an answer (`<kept text>:y` or `:n`)."""
    id, _, answer = incoming.button.partition(":")
    if not (id.isascii() and id.isdigit() and len(id) < 13 and answer in ("y", "n") and private(incoming)):
        return [desk.notice("forms/notice", reason="stale")]
    if Links(desk.records).asked(int(id), KIND, incoming.person.id) is None:
        return [desk.notice("forms/notice", reason="stale")]
    return _answered(int(id), incoming, desk, agreed=answer == "y")


def labels(desk: Desk) -> dict[str, str]:
    """Give the labels of the buttons about personal data, by what they do."""
    lines = desk.renderer.render("privacy/labels.txt.j2").splitlines()
    return dict(line.split("=", 1) for line in lines)


def _asked(waiting: Waiting, incoming: Incoming, desk: Desk) -> Reply:
    """Ask for consent; what goes on then takes the place of what waited before."""
    _forget(incoming.person.id, desk)
    kept = json.dumps({"text": waiting.text, "button": waiting.button, "plan": waiting.plan, "form": waiting.form})
    id = Links(desk.records).ask(Ask(person=incoming.person.id, kind=KIND, text=kept), desk.now)
    return Reply(html=_text(waiting.plan, waiting.form, desk), buttons=_buttons(id, desk))


def _answered(id: int, incoming: Incoming, desk: Desk, *, agreed: bool) -> list[Reply]:
    """Keep the consent and go on, or forget what waited for it."""
    person = incoming.person.id
    ask = Links(desk.records).asked(id, KIND, person)
    assert ask is not None
    waiting = Waiting(**json.loads(ask.text))
    _forget(person, desk)
    edits = bool(incoming.button)
    if not agreed:
        desk.records.write("DELETE FROM asks WHERE person = ? AND kind = 'begin'", person)
        drafts = len(Drafts(desk.records).of_person(person))
        return [desk.say("privacy/answered", edits=edits, what="refused", drafts=drafts)]
    text = plain(_text(waiting.plan, waiting.form, desk))
    days = days_of(_offer(waiting.plan, waiting.form, desk), desk)
    given = Consent(person=person, days=days, text=text, plan=waiting.plan, form=waiting.form)
    Consents(desk.records).give(given, desk.now)
    return [desk.say("privacy/answered", edits=edits, what="agreed", drafts=0), *_gone_on(waiting, incoming, desk)]


def _gone_on(waiting: Waiting, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Do what waited for the consent, as new messages."""
    if waiting.button:
        prefix, _, data = waiting.button.partition(":")
        press = desk.routes.press(waiting.button)
        assert press is not None, prefix
        replies = press.handler(replace(incoming, text="", button=data), desk)
    elif waiting.text.startswith("/"):
        name, _, rest = waiting.text[1:].partition(" ")
        route = desk.routes.command(name)
        assert route is not None, name
        replies = route.handler(replace(incoming, text=rest.strip(), button=""), desk)
    else:
        replies = desk.routes.text(replace(incoming, text=waiting.text, button=""), desk)
    return [replace(reply, edits=False) for reply in replies]


def _offer(plan: str, form: str, desk: Desk) -> Offer | None:
    found = form_of(plan, form, desk) if plan else None
    return Offer(plan=found[0], form=found[1]) if found else None


def _text(plan: str, form: str, desk: Desk) -> str:
    """Say what is kept, why, how long and who sees it."""
    days = days_of(_offer(plan, form, desk), desk)
    return desk.renderer.render("privacy/consent.html.j2", days=days, office=desk.privacy.office)


def _buttons(id: int, desk: Desk) -> tuple[tuple[Button, ...], ...]:
    named = labels(desk)
    return ((Button(label=named["agree"], data=f"cs:{id}:y"), Button(label=named["refuse"], data=f"cs:{id}:n")),)


def _waiting_of(person: int, desk: Desk) -> int | None:
    """Give the id of what waits for a person's consent, or None."""
    rows = desk.records.rows("SELECT id FROM asks WHERE person = ? AND kind = ?", person, KIND)
    return int(rows[0][0]) if rows else None


def _forget(person: int, desk: Desk) -> None:
    """Forget what waited for a person's consent."""
    desk.records.write("DELETE FROM asks WHERE person = ? AND kind = ?", person, KIND)
