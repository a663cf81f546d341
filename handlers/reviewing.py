"""/nhapkehoach: a document becomes a plan that a person looks through, publishes, and may take back."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import correcting
from handlers.desk import Desk
from handlers.message import Attachment, Incoming, Reply
from handlers.publishing import publish, withdraw
from handlers.reviewed import PAGE, page_of, summary
from handlers.standing import scope
from knowledge.readings import Reading, read
from knowledge.reviews import Body, Review, Reviews

_DATA = re.compile(r"([0-9]{1,12}):([spyxcue])([0-9]{0,6})")


def begin(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /nhapkehoach: read the file that it replies to, or ask for one."""
    if incoming.quoted_file is None:
        return [desk.say("reviews/asked")]
    return take(incoming.quoted_file, incoming, desk)


def take(file: Attachment, incoming: Incoming, desk: Desk) -> list[Reply]:
    """Read a document and sum it up; what cannot be read is said in a sentence."""
    from knowledge.documents.reading import MOST_BYTES, own_name

    reading = file.reading or (read(file.content, file.name) if file.content is not None else None)
    if reading is None:
        large = file.size is not None and file.size > MOST_BYTES
        return [desk.say("reviews/refused", reason="large" if large else "unfetched", name=own_name(file.name))]
    if reading.body is None:
        return [_refused(reading, desk)]
    body = _apart(reading.body, desk)
    if not scope(incoming.person, desk).covers(body.plan.id):
        return [desk.say("refusals", reason="other_plan")]
    review = Review(person=incoming.person.id, name=reading.name, body=body, text=reading.text)
    return [summary(Reviews(desk.records).add(review, desk.now), desk)]


def _refused(reading: Reading, desk: Desk) -> Reply:
    """Say why nothing came of a document."""
    if reading.refusal in ("no_plan", "heavy"):
        return desk.say("reviews/refused", reason=reading.refusal, name=reading.name)
    said = desk.renderer.render("documents.txt.j2", reason=reading.refusal, got=reading.name, error=reading)
    return desk.say("reviews/refused", reason="unread", name=reading.name, said=said)


def press(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Take a press on a review's button (`<review>:<action><number>`)."""
    found = _DATA.fullmatch(incoming.button)
    review = Reviews(desk.records).review(int(found[1]), incoming.person.id) if found else None
    if found is None or review is None:
        return [desk.notice("refusals", reason="stale")]
    if not scope(incoming.person, desk).covers(review.body.plan.id):
        return [desk.notice("refusals", reason="other_plan")]
    action, number = found[2], int(found[3] or 0)
    if action == "s":
        return [summary(review, desk, edits=True)]
    if action == "p":
        return [page_of(review, number, desk)]
    if action == "c":
        return [publish(review, desk)]
    if action == "u":
        return [withdraw(review, desk)]
    if action == "e":
        return correcting.begin(review, number, incoming, desk)
    return _marked(review, number, desk, right=action == "y")


def _marked(review: Review, place: int, desk: Desk, *, right: bool) -> list[Reply]:
    """Note what a person says of a fact, while the plan is not published."""
    if place >= len(review.body.seen):
        return [desk.notice("refusals", reason="stale")]
    if review.state == "published":
        return [desk.notice("reviews/notice", reason="published")]
    marked = review.marked(place, right=right)
    Reviews(desk.records).keep(marked, desk.now)
    notice = desk.notice("reviews/notice", reason="right" if right else "wrong")
    return [replace(page_of(marked, place // PAGE, desk), notice=notice.notice)]


def _apart(body: Body, desk: Desk) -> Body:
    """Give a plan an id that no other has, unless it is a plan of that number that is held already."""
    from knowledge.documents.identity import SHORT

    held = {head.id: head.number for head in desk.library.heads()}
    plan = body.plan
    if plan.id not in held or (plan.number and held[plan.id] == plan.number):
        return body
    id = next(each for count in range(2, len(held) + 3) if (each := f"{plan.id}-{count}") not in held)
    tail = f" ({plan.number.partition('/')[0] or id.rpartition('-')[2]})"
    return replace(body, plan=replace(plan, id=id, short=f"{plan.short[: SHORT - len(tail)].strip()}{tail}"))
