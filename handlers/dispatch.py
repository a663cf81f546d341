"""From one incoming event to the bot's replies: finds the route, checks the right, calls the handler."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import dataclass, replace
from html import escape

from handlers.admission import admitted
from handlers.desk import Desk
from handlers.flooding import flooded
from handlers.message import Attachment, Button, Incoming, Reply
from handlers.route import Handler, Place, Right, Route, Routes
from handlers.standing import lacking
from knowledge.rights.attempts import Attempt, Attempts
from knowledge.text import compose, fold

_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Call:
    """A handler with the right that it needs and the event cut down to what it is to read."""

    handler: Handler
    right: Right
    incoming: Incoming


def dispatch(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer one event; no replies where the bot is to stay silent.

    All that the event changes in the records is one transaction, what is noted of a refusal too.
    """
    if not incoming.addressed:
        return []
    text = compose(incoming.text).strip()
    cleaned = incoming if text == incoming.text else replace(incoming, text=text)
    inline = incoming.chat.kind == "inline"
    with nullcontext() if inline else desk.records.transaction():
        if inline:
            replies = [flooded(cleaned, desk)] if cleaned.flooding else desk.routes.inline(cleaned, desk)
        else:
            replies = _admitted(cleaned, desk)
        refused = next((reply.refused for reply in replies if reply.refused), "")
        if refused:
            note(cleaned, refused, desk)
    return [reply for reply in replies if reply != Reply(refused=reply.refused)]


def needs_admin(incoming: Incoming, routes: Routes) -> bool:
    """Whether the host has to find out if the person administers the chat before it dispatches."""
    if incoming.chat.kind != "group" or not incoming.addressed or incoming.person.anonymous:
        return False
    press = routes.press(incoming.button) if incoming.button else None
    if press:
        return press.right == "chat_admin"
    route = _route(incoming, routes)
    return route is not None and route.right == "chat_admin"


def file_wanted(incoming: Incoming, routes: Routes) -> Attachment | None:
    """Give the file that the host has to fetch before it dispatches, if the person is of the office."""
    if incoming.chat.kind != "private":
        return None
    if incoming.attachment or incoming.quoted_file is None:
        return incoming.attachment
    route = _route(incoming, routes)
    return incoming.quoted_file if route and route.takes_file else None


def _route(incoming: Incoming, routes: Routes) -> Route | None:
    """Find the route of the command that an event is, or None."""
    command = _COMMAND.fullmatch(compose(incoming.text).strip())
    return routes.command(fold(command[1])) if command else None


def note(incoming: Incoming, why: str, desk: Desk) -> None:
    """Note that something was refused; nothing of what the person wrote."""
    route = _route(incoming, desk.routes)
    press = desk.routes.press(incoming.button) if incoming.button else None
    if incoming.button:
        what = press.prefix if press else "?"
    elif incoming.text.startswith("/"):
        what = f"/{route.name}" if route else "/?"
    else:
        what = incoming.chat.kind if incoming.chat.kind == "inline" else "file" if incoming.attachment else "text"
    person = None if incoming.person.anonymous or incoming.barred else incoming.person.id
    Attempts(desk.records).note(Attempt(person=person, chat=incoming.chat.id, what=what, why=why), desk.now)


def _admitted(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer an event, if anything may be done of it where it comes from."""
    if incoming.barred:
        return [Reply(refused=incoming.barred)]
    stopped = admitted(incoming, desk)
    if stopped is not None:
        return stopped
    if incoming.flooding:
        return [flooded(incoming, desk)]
    chosen = _typed_choice(incoming, desk)
    if isinstance(chosen, Reply):
        return [chosen]
    replies = _answer(chosen, desk)
    if chosen is not incoming:
        replies = [_spoken_aloud(reply) for reply in replies]
    _offer(incoming, replies, desk)
    return replies


def _answer(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Call the handler that the event is for, or say why not."""
    call = _pressed(incoming, desk) if incoming.button else _spoken(incoming, desk)
    if isinstance(call, Call):
        refusal = lacking(call.right, incoming, desk)
        return [_refusal(refusal, incoming, desk)] if refusal else call.handler(call.incoming, desk)
    return call


def _pressed(incoming: Incoming, desk: Desk) -> Call | list[Reply]:
    """Find the route of a pressed button; one that nothing knows is refused."""
    press = desk.routes.press(incoming.button)
    if press is None:
        return [_refusal("stale", incoming, desk)]
    data = incoming.button.partition(":")[2]
    return Call(press.handler, press.right, replace(incoming, button=data))


def _spoken(incoming: Incoming, desk: Desk) -> Call | list[Reply]:
    """Find the route of a text: a command, or else whatever text is for."""
    command = _COMMAND.fullmatch(incoming.text)
    if command is None:
        return Call(desk.routes.text, "everyone", incoming)
    name, bot, rest = command.groups()
    if bot and desk.name and bot.lower() != desk.name.lower():
        return []
    ours = incoming.chat.kind == "private" or bool(bot)
    route = desk.routes.command(fold(name))
    if route is None:
        return [_refusal("no_command", incoming, desk, name=name)] if ours else []
    if incoming.forwarded or (incoming.edited and not route.again):
        refusal = _refusal("forwarded" if incoming.forwarded else "edited", incoming, desk)
        return [refusal if ours else Reply(refused=refusal.refused)]
    if incoming.chat.kind not in route.places:
        refused = "elsewhere" if route.right in ("office", "owner") else ""
        return [replace(_refusal("elsewhere", incoming, desk, places=route.places), refused=refused)]
    return Call(route.handler, route.right, replace(incoming, text=rest))


def _refusal(reason: str, incoming: Incoming, desk: Desk, *, name: str = "", places: tuple[Place, ...] = ()) -> Reply:
    """Say no in a sentence: over the button where one was pressed, else as a message."""
    if incoming.button:
        return desk.notice("refusals", reason=reason)
    there = desk.name and places == ("private",)
    label = desk.renderer.plain("rights/private.html.j2") if there else ""
    buttons = ((Button(label=label, url=f"https://t.me/{desk.name}"),),) if there else ()
    return desk.say("refusals", buttons=buttons, reason=reason, name=name, places=places)


def _typed_choice(incoming: Incoming, desk: Desk) -> Incoming | Reply:
    """Take a number of one or two digits typed alone for a press on that button of the last reply.

    Where the last reply had fewer buttons, the person is told; where it had none, it is text like any.
    """
    typed = incoming.text.rstrip(".)")
    if incoming.edited or incoming.forwarded or not (typed.isascii() and typed.isdigit() and len(typed) < 3):
        return incoming
    offered = desk.records.offer(incoming.chat.id, incoming.person.id)
    if not offered:
        return incoming
    if not 1 <= int(typed) <= len(offered):
        return desk.say("refusals", reason="no_such_number", most=len(offered))
    return replace(incoming, text="", button=offered[int(typed) - 1])


def _spoken_aloud(reply: Reply) -> Reply:
    """Turn the reply to a press into one to a message, which has no message to edit and no notice to show."""
    return replace(reply, html=reply.html or escape(reply.notice, quote=False), notice="", edits=False)


def _offer(incoming: Incoming, replies: list[Reply], desk: Desk) -> None:
    """Note the buttons just offered, so that a number typed next can choose one."""
    if all(reply.notice and not reply.html for reply in replies):
        return
    buttons = (button for reply in replies for row in reply.buttons for button in row)
    data = tuple(button.data for button in buttons if button.data and button.typed is None)
    desk.records.note_offer(incoming.chat.id, incoming.person.id, data, desk.now)
