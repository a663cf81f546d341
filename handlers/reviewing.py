"""/nhapkehoach: a document becomes a plan that a person looks through, publishes, and may take back."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.desk import Desk
from handlers.message import Attachment, Button, Incoming, Reply
from handlers.publishing import publish, withdraw
from handlers.standing import scope
from knowledge.accepting import accepted, fact_of
from knowledge.readings import Reading, read
from knowledge.reviews import Body, Review, Reviews

PAGE = 4
"""Facts on a page."""

_DATA = re.compile(r"([0-9]{1,12}):([spyxcu])([0-9]{0,6})")


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
    return [_summary(Reviews(desk.records).add(review, desk.now), desk)]


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
        return [_summary(review, desk, edits=True)]
    if action == "p":
        return [_page(review, number, desk)]
    if action == "c":
        return [publish(review, desk)]
    if action == "u":
        return [withdraw(review, desk)]
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
    return [replace(_page(marked, place // PAGE, desk), notice=notice.notice)]


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


def _summary(review: Review, desk: Desk, *, edits: bool = False) -> Reply:
    """Sum a document up, with what must be wrong in it."""
    from knowledge.documents.attentive import review as oddities
    from knowledge.library.clauses import parse_text

    plan = accepted(review)
    odd = [each for each in oddities(plan, parse_text(review.text.encode(), review.name)) if each.level == "error"]
    told = desk.renderer.render("findings.txt.j2", findings=odd)
    doubts = sum(each.doubtful for each in review.body.seen)
    return desk.say(
        "reviews/summary",
        buttons=_buttons(review, desk, 0 if review.body.seen else None),
        edits=edits,
        review=review,
        kind=review.body.kind,
        plan=plan,
        doubts=doubts,
        errors=len(odd),
        told=told,
    )


def _page(review: Review, page: int, desk: Desk) -> Reply:
    """Show a page (from 0) of the facts, each with its source and what was said of it."""
    seen = review.body.seen
    pages = -(-len(seen) // PAGE)
    if page >= pages:
        return desk.notice("refusals", reason="stale")
    places = range(page * PAGE, min((page + 1) * PAGE, len(seen)))
    rows = [(place, seen[place], fact_of(review.body, seen[place].group, seen[place].at)) for place in places]
    labels = _labels(desk)
    marks = tuple(
        tuple(Button(label=f"{labels[sign]} {place + 1}", data=f"nk:{review.id}:{sign}{place}") for sign in "yx")
        for place in places
        if review.state == "draft"
    )
    turned = labels_turned(review, page, pages, desk)
    buttons = (*marks, *turned, *_buttons(review, desk, None), (Button(label=labels["s"], data=f"nk:{review.id}:s"),))
    return desk.say("reviews/page", buttons=buttons, edits=True, rows=rows, review=review, page=page, pages=pages)


def labels_turned(review: Review, page: int, pages: int, desk: Desk) -> tuple[tuple[Button, ...], ...]:
    """Make the buttons that turn to the page before and after."""
    rows = desk.turns(f"nk:{review.id}", page, pages)
    return tuple(tuple(replace(each, data=_turning(each.data)) for each in row) for row in rows)


def _turning(data: str) -> str:
    head, _, page = data.rpartition(":")
    return f"{head}:p{page}"


def _buttons(review: Review, desk: Desk, first: int | None) -> tuple[tuple[Button, ...], ...]:
    """Offer to look the facts through from a page, where one is given, and to publish or take back."""
    labels = _labels(desk)
    sign = "c" if review.state == "draft" else "u"
    look = ((Button(label=labels["p"], data=f"nk:{review.id}:p{first}"),),) if first is not None else ()
    return (*look, (Button(label=labels[sign], data=f"nk:{review.id}:{sign}"),))


def _labels(desk: Desk) -> dict[str, str]:
    """Give the labels of buttons by the letters of what they do."""
    lines = desk.renderer.render("reviews/labels.txt.j2").splitlines()
    return {sign: label for sign, _, label in (line.partition("=") for line in lines)}
