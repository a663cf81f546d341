"""The daily digest in words: its pages, as they are posted and as they are turned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from handlers.blocks import paged
from handlers.desk import Desk
from handlers.due_lines import digest_blocks
from handlers.message import Button, Incoming, Reply
from knowledge.digest import Digest, Subscription, compose, timeline_of
from knowledge.errors import UnknownPlan
from knowledge.outbox import Letter, Outbox, Text

DIGEST = "digest"
"""The kind of letters that are daily digests; their key is the day."""


def composed(wanted: Subscription, desk: Desk, today: date, since: date | None) -> Digest:
    """Compose a chat's digest of a day from what the desk has at hand."""
    held = set(desk.library.plan_ids()) if wanted.plans else set()
    plans = tuple(plan for plan in wanted.plans if plan in held) if wanted.plans else ()
    if wanted.plans and not plans:
        return Digest(day=today)
    return compose(
        replace(wanted, plans=plans), timeline_of(desk.library), desk.registered, desk.rules.rhythm, today, since
    )


def digest_text(digest: Digest, desk: Desk) -> Text:
    """Put a digest into words, on as many pages as it takes."""
    parts = paged(digest_blocks(digest, desk.library, desk.renderer))
    return Text(
        pages=tuple(
            desk.renderer.render("digest/page.html.j2", day=digest.day, body=part, page=place + 1, pages=len(parts))
            for place, part in enumerate(parts)
        )
    )


def letter_reply(letter: Letter, desk: Desk, page: int = 0) -> Reply:
    """Make the message that a letter is, opened at a page (from 0)."""
    place = min(page, len(letter.text.pages) - 1)
    html = letter.text.pages[place]
    if letter.late and letter.kind == DIGEST:
        due = letter.due.astimezone(ZoneInfo(desk.rules.zone))
        html = desk.renderer.render("digest/late.html.j2", due=due, body=html)
    given = tuple(tuple(Button(label=label, data=data) for label, data in row) for row in letter.text.buttons)
    return Reply(html=html, buttons=given + desk.turns("dg", place, len(letter.text.pages), letter.id))


def turn(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Show another page of a posted digest (`<letter>:<page from 0>`)."""
    id, _, page = incoming.button.partition(":")
    if not all(part.isascii() and part.isdigit() and len(part) < 16 for part in (id, page)):
        return [desk.notice("refusals", reason="stale")]
    letter = Outbox(desk.records).letter(int(id))
    if letter is None or letter.chat != incoming.chat.id or int(page) >= len(letter.text.pages):
        return [desk.notice("refusals", reason="stale")]
    return [replace(letter_reply(letter, desk, int(page)), edits=True)]


def preview(wanted: Subscription, desk: Desk, page: int = 0) -> Reply:
    """Show what would be posted to a chat today, opened at a page (from 0)."""
    try:
        text = digest_text(composed(wanted, desk, desk.today, None), desk)
    except UnknownPlan:
        return desk.notice("refusals", reason="stale")
    place = min(page, len(text.pages) - 1)
    return Reply(html=text.pages[place], buttons=desk.turns("bt:x", place, len(text.pages)))
