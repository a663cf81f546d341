"""A plan that replaces or amends others: what changes is shown, and told to whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from handlers.desk import Desk
from handlers.registering.notices import tell
from knowledge.documents.diff import Change, diff, renewed
from knowledge.facts import Plan
from knowledge.forms.limits import Refusal, check
from knowledge.forms.sheet import Sheet
from knowledge.outbox import Letter, Outbox, Text
from knowledge.registry import Extensions, Registrations, Units
from knowledge.registry.registrations import Registration
from knowledge.rights.roles import Roles
from knowledge.subscriptions import Subscriptions
from knowledge.versions import Version, older

HOLDS = timedelta(days=3)
"""How long such news is worth delivering."""

SHOWN = 8
"""Changes that are spelled out; of the others only the number is said."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An older plan beside the new one: how it is to it, and what changes."""

    old: Plan
    version: Version
    changes: list[Change]


def compared(plan: Plan, desk: Desk) -> list[Compared]:
    """Compare a plan with those in the library that it replaces or amends.

    What a plan that only amends leaves out stays as it was, and is no change.
    """
    given = []
    for version in older(plan, desk.library):
        old = desk.library.plan(version.head.id)
        changes = [each for each in diff(old, plan) if version.relation == "replaces" or each.kind != "removed"]
        given.append(Compared(old, version, [each for each in changes if each.table != "head"]))
    return given


def told(found: Iterable[Compared], desk: Desk) -> str:
    """Put what changes into words, empty where there is no older plan."""
    return "\n".join(desk.renderer.render("reviews/changes.html.j2", each=each, shown=SHOWN) for each in found)


def announce(plan: Plan, found: Iterable[Compared], desk: Desk) -> None:
    """Tell subscribed groups what changes, and office and units which registrations fit no longer; each once."""
    for each in found:
        _tell_groups(plan, each, desk)
        for sent in Registrations(desk.records).all(each.old.id):
            if sent.status != "withdrawn" and (refusals := _unfit(sent, each, desk)):
                _tell_people(plan, sent, refusals, desk)


def _tell_groups(plan: Plan, each: Compared, desk: Desk) -> None:
    page = desk.renderer.render("reviews/changed.html.j2", plan=plan, each=each, shown=SHOWN)
    wanting = [held for held in Subscriptions(desk.records).active() if not held.plans or each.old.id in held.plans]
    Outbox(desk.records).put_all(
        Letter(
            kind="version",
            chat=held.chat,
            key=f"{each.old.id}>{plan.id}",
            due=desk.now,
            expires=desk.now + HOLDS,
            text=Text(pages=(page,)),
            topic=held.topic,
            silent=held.silent,
        )
        for held in wanting
    )


def _unfit(sent: Registration, each: Compared, desk: Desk) -> list[Refusal]:
    """Give what of a registration the new values refuse that the old ones took."""
    form = next((form for form in each.old.forms if form.id == sent.form), None)
    if form is None:
        return []
    extended = Extensions(desk.records).until(sent.plan, sent.form, sent.unit)
    before = Sheet(plan=each.old, form=form, extended=extended)
    after = Sheet(plan=renewed(each.old, each.changes), form=form, extended=extended)
    given = []
    for field in before.fields(sent.answers):
        if (answer := sent.answers.get(field.id)) is None or check(before, field, answer, sent.answers):
            continue
        if refusal := check(after, field, answer, sent.answers):
            given.append(refusal)
    return given


def _tell_people(plan: Plan, sent: Registration, refusals: list[Refusal], desk: Desk) -> None:
    office = {officer.person for officer in Roles(desk.records).officers() if officer.scope.covers(sent.plan)}
    people = (sent.person, *Units(desk.records).people(sent.unit))
    values = {"plan": plan, "sent": sent, "refusals": refusals}
    key = f"unfit-{sent.id}-{plan.id}"
    tell(people, key, "reviews/unfit", desk, **values, own=True)
    tell(sorted((office | desk.owners) - set(people)), key, "reviews/unfit", desk, **values, own=False)
