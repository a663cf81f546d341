"""Puts a fact of a document under review right: pressed or `sửa 3`, then typed, again until it is a value."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.desk import Desk
from handlers.message import Incoming, Reply
from handlers.reviewed import PAGE, page_of, summary
from handlers.standing import of_office, scope
from knowledge.accepting import fact_of
from knowledge.correcting import Unfit, can_correct, corrected, wanted
from knowledge.forms.words import command
from knowledge.registry import Drafts
from knowledge.registry.drafts import Focus
from knowledge.reviews import Review, Reviews
from knowledge.text import fold

KIND = "correction"
PLACES = 10_000
"""More than any review has facts: what is awaited is named by the review's id and the fact's place together."""

_ASKED = re.compile(r"(?:sua|chinh|dinh chinh)\s+(?:diem\s+)?(?P<n>[0-9]{1,4})(?P<rest>\s*[:=]?\s+\S.*)?", re.DOTALL)


def begin(review: Review, place: int, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Ask for the right value of a fact."""
    if place >= len(review.body.seen) or not can_correct(review.body, place):
        return [desk.notice("refusals", reason="stale")]
    if review.state == "published":
        return [desk.notice("reviews/notice", reason="published")]
    return [_ask(review, place, incoming, desk)]


def typed(incoming: Incoming, desk: Desk) -> list[Reply] | None:
    """Take a text that is a value awaited, or asks to put a fact right; None where it is neither."""
    if not of_office(incoming.person, desk):
        return None
    drafts = Drafts(desk.records)
    focus = drafts.focused(incoming.person.id)
    if focus is not None and focus.kind != KIND:
        return None
    asked = _ASKED.fullmatch(fold(incoming.text))
    review = Reviews(desk.records).latest(incoming.person.id) if asked else None
    if asked and review and scope(incoming.person, desk).covers(review.body.plan.id):
        return _named(review, int(asked["n"]) - 1, asked, incoming, desk)
    if focus is None:
        return None
    if (command(incoming.text) or ("", 0))[0] in ("cancel", "later"):
        drafts.focus(incoming.person.id, None, desk.now)
        return [desk.say("reviews/correct", state="dropped")]
    held = Reviews(desk.records).review(focus.target // PLACES, incoming.person.id)
    if held is None or held.state == "published" or not scope(incoming.person, desk).covers(held.body.plan.id):
        drafts.focus(incoming.person.id, None, desk.now)
        return None
    return _take(held, focus.target % PLACES, incoming.text, incoming, desk)


def _named(review: Review, place: int, asked: re.Match[str], incoming: Incoming, desk: Desk) -> list[Reply]:
    """Put right the fact of a number, at once where its value is typed behind it."""
    if place < 0 or place >= len(review.body.seen) or not can_correct(review.body, place):
        return [desk.say("reviews/correct", state="none", number=place + 1, most=len(review.body.seen))]
    if asked["rest"]:
        value = incoming.text[asked.start("rest") :].strip(" :=") if len(incoming.text) == asked.end() else ""
        return _take(review, place, value, incoming, desk)
    return [_ask(review, place, incoming, desk)]


def _ask(review: Review, place: int, incoming: Incoming, desk: Desk, why: str = "") -> Reply:
    """Ask for a value, with what stands there and the line that it comes from."""
    Drafts(desk.records).focus(incoming.person.id, Focus(KIND, review.id * PLACES + place), desk.now)
    seen = review.body.seen[place]
    return desk.say(
        "reviews/correct",
        state="asked",
        number=place + 1,
        seen=seen,
        fact=fact_of(review.body, seen.group, seen.at),
        wanted=wanted(review.body, place),
        why=why,
    )


def _take(review: Review, place: int, text: str, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Put a fact right, or ask again."""
    try:
        found = corrected(review.body, place, text)
    except Unfit as error:
        return [_ask(review, place, incoming, desk, error.why)]
    Drafts(desk.records).focus(incoming.person.id, None, desk.now)
    done = replace(review, body=found.body)
    if found.filled:
        done = done.marked(place, right=False)
    if found.shown is not None:
        done = done.marked(found.shown, right=True)
    Reviews(desk.records).correct(done, desk.now)
    if found.shown is None:
        return [summary(done, desk)]
    return [page_of(done, found.shown // PAGE, desk, edits=False)]
