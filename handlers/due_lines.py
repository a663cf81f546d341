"""Deadlines as blocks of a message: what, who, the plan's phrase, where it stands and how long is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from handlers.blocks import Block
from handlers.render import Renderer
from knowledge.digest import Dated, Digest, OpenForm, takes_place
from knowledge.facts import Deadline
from knowledge.library import Library
from knowledge.workdays import last_working_day

MOST_MISSING = 12
"""How many units that have not sent a form are named; the others are counted."""


def item_html(item: Dated, today: date, library: Library, renderer: Renderer) -> str:
    """Say one deadline with its day."""
    plan = library.plan(item.plan)
    labels = {event.id: event.label for event in plan.events}
    working = last_working_day(item.last)
    return renderer.render(
        "digest/item.html.j2",
        item=item,
        fact=item.deadline,
        plan=plan,
        label=", ".join(labels[event] for event in item.deadline.event if event in labels),
        left=item.left(today),
        working=None if working == item.last else working,
        held=takes_place(item),
    )


def items(found: Iterable[Dated], heading: str, today: date, library: Library, renderer: Renderer) -> Sequence[Block]:
    """Say deadlines under a heading."""
    return [Block(item_html(item, today, library, renderer), heading) for item in found]


def undated_html(plan: str, deadline: Deadline, library: Library, renderer: Renderer) -> str:
    """Say a deadline that has no day of its own."""
    return renderer.render("digest/undated.html.j2", fact=deadline, plan=library.plan(plan))


def form_html(form: OpenForm, library: Library, renderer: Renderer) -> str:
    """Say how many units have sent a form, and who has not."""
    plan = library.plan(form.plan)
    return renderer.render("digest/form.html.j2", form=form, plan=plan, missing=form.missing[:MOST_MISSING])


def digest_blocks(digest: Digest, library: Library, renderer: Renderer) -> list[Block]:
    """Say a digest in blocks: the look at the week, the deadlines by heading, what follows, the forms."""
    blocks: list[Block] = []
    if digest.week:
        blocks.append(Block(renderer.render("digest/week.html.j2", week=digest.week)))
    for group in digest.groups:
        heading = renderer.render("digest/heading.html.j2", name=group.name)
        blocks += items(group.items, heading, digest.day, library, renderer)
    if not digest.holds:
        blocks.append(Block(renderer.render("digest/nothing.html.j2", following=digest.following)))
    if digest.following:
        heading = renderer.render("digest/heading.html.j2", name="following")
        blocks += items([digest.following], heading, digest.day, library, renderer)
    if digest.forms:
        heading = renderer.render("digest/heading.html.j2", name="forms")
        blocks += [Block(form_html(form, library, renderer), heading) for form in digest.forms]
    return blocks
