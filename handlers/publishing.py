"""Publishes a plan that was looked through, and takes it back: one step each."""

from __future__ import annotations

from dataclasses import replace

from handlers import versions
from handlers.desk import Desk
from handlers.message import Button, Reply
from knowledge.accepting import accepted, sources
from knowledge.errors import KehoachError, PlanFileError
from knowledge.facts import Plan
from knowledge.reviews import Review, Reviews


def publish(review: Review, desk: Desk) -> Reply:
    """Put the plan into the library, or say why that cannot be."""
    if review.state == "published":
        return desk.notice("reviews/notice", reason="published")
    plan = accepted(review)
    refusal = _unfit(plan, _file(review, plan), desk)
    if refusal:
        return desk.say("reviews/refused", reason=refusal, name=plan.id)
    assert desk.shelf is not None, "without a shelf nothing is fit"
    before = versions.compared(plan, desk)
    try:
        mistakes = desk.shelf.publish(plan.id, _file(review, plan), review.text)
    except KehoachError:
        return desk.say("reviews/refused", reason="unwritten", name=plan.id)
    if mistakes:
        return desk.say("reviews/refused", reason="others", name=mistakes[0].file)
    published = replace(review, state="published")
    Reviews(desk.records).keep(published, desk.now)
    versions.announce(plan, before, desk)
    label = desk.renderer.plain("reviews/undo.html.j2")
    buttons = ((Button(label=label, data=f"nk:{review.id}:u"),),)
    return desk.say(
        "reviews/published", buttons=buttons, plan=plan, dropped=len(review.wrong), changed=versions.told(before, desk)
    )


def withdraw(review: Review, desk: Desk) -> Reply:
    """Take a published plan out of the library; the review goes on where it was."""
    if review.state != "published" or desk.shelf is None:
        return desk.notice("reviews/notice", reason="unpublished")
    plan = accepted(review)
    try:
        mistakes = desk.shelf.withdraw(plan.id)
    except KehoachError:
        return desk.say("reviews/refused", reason="unwritten", name=plan.id)
    if mistakes:
        return desk.say("reviews/refused", reason="others", name=mistakes[0].file)
    Reviews(desk.records).keep(replace(review, state="draft"), desk.now)
    label = desk.renderer.plain("reviews/back.html.j2")
    return desk.say("reviews/withdrawn", buttons=((Button(label=label, data=f"nk:{review.id}:s"),),), plan=plan)


def _file(review: Review, plan: Plan) -> str:
    """Write the plan's file, each fact with its source."""
    from knowledge.documents.writing import comment, commented

    comments = {
        group: [comment(each.section, each.page, each.words) for each in seen]
        for group, seen in sources(review).items()
    }
    return commented(plan, comments)


def _unfit(plan: Plan, file: str, desk: Desk) -> str:
    """Name why a plan cannot be published, or nothing."""
    from knowledge.planfile import load_bytes

    if desk.shelf is None:
        return "unwritten"
    there = desk.shelf.holds(plan.id, file)
    if there is False or (there is None and plan.id in desk.library.plan_ids()):
        return "taken"
    try:
        load_bytes(file.encode(), f"{plan.id}.toml")
    except PlanFileError:
        return "mistaken"
    return ""
