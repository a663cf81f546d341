"""Shows a document under review: its summary, and its facts page by page, each with its source."""

from __future__ import annotations

from dataclasses import replace

from handlers import versions
from handlers.desk import Desk
from handlers.message import Button, Reply
from knowledge.accepting import accepted, fact_of
from knowledge.correcting import can_correct
from knowledge.reviews import Review

PAGE = 4
"""Facts on a page."""


def summary(review: Review, desk: Desk, *, edits: bool = False) -> Reply:
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
        changed=versions.told(versions.compared(plan, desk), desk),
    )


def page_of(review: Review, page: int, desk: Desk, *, edits: bool = True) -> Reply:
    """Show a page (from 0) of the facts, each with its source and what was said of it."""
    seen = review.body.seen
    pages = -(-len(seen) // PAGE)
    if page >= pages:
        return desk.notice("refusals", reason="stale")
    places = range(page * PAGE, min((page + 1) * PAGE, len(seen)))
    rows = [(place, seen[place], fact_of(review.body, seen[place].group, seen[place].at)) for place in places]
    labels = _labels(desk)
    marks = tuple(
        tuple(
            Button(label=f"{labels[sign]} {place + 1}", data=f"nk:{review.id}:{sign}{place}")
            for sign in ("yxe" if can_correct(review.body, place) else "yx")
        )
        for place in places
        if review.state == "draft"
    )
    turned = labels_turned(review, page, pages, desk)
    buttons = (*marks, *turned, *_buttons(review, desk, None), (Button(label=labels["s"], data=f"nk:{review.id}:s"),))
    return desk.say("reviews/page", buttons=buttons, edits=edits, rows=rows, review=review, page=page, pages=pages)


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
