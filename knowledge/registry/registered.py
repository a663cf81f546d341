"""Registrations as digests and reminders see them (`knowledge.digest.Registered`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from knowledge.digest.registered import Duty, Occasion, OpenForm
from knowledge.facts import Plan
from knowledge.form_facts import RegistrationForm
from knowledge.forms.sheet import Sheet, closing, window
from knowledge.library import Library
from knowledge.privacy.held import NOBODY
from knowledge.records import Records
from knowledge.registry.extensions import Extensions
from knowledge.registry.registrations import Registration, Registrations
from knowledge.registry.units import Units, expected, version
from knowledge.units import Unit

HELD = ("congress", "conference")
"""Kinds of events that a unit holds on the day that it registers; of others it is a goal only."""


class RegisteredUnits:
    """What units registered, from the records and the plans that their forms are of."""

    def __init__(self, records: Records, library: Library) -> None:
        self._records, self._library = records, library

    def occasions(self, plans: Iterable[str] | None = None) -> tuple[Occasion, ...]:
        """Give the days that units registered for events of some plans, or of all (None)."""
        wanted = None if plans is None else set(plans)
        found = (self._occasion(sent) for sent in self._live() if wanted is None or sent.plan in wanted)
        return tuple(occasion for occasion in found if occasion)

    def open_forms(self, today: date, plans: Iterable[str] | None = None) -> tuple[OpenForm, ...]:
        """Give the forms of some plans, or of all, that may be sent today."""
        return tuple(self._open_form(plan, form) for plan, form in self._open(today, plans))

    def duties(self, today: date) -> tuple[Duty, ...]:
        """Give all that people of units are to be reminded of: returned registrations, forms not sent yet."""
        units = Units(self._records)
        duties = [duty for sent in self._live() if sent.status == "returned" for duty in self._returned(sent, units)]
        for plan, form in self._open(today, None):
            for unit in self._missing(plan, form):
                last = self._last(plan, form, unit.id)
                duties += [
                    Duty(kind="open", person=person, unit=unit.name, plan=plan.id, title=form.name, last=last)
                    for person in units.people(unit.id)
                ]
        return tuple(duties)

    def people(self) -> dict[str, tuple[int, ...]]:
        """Give the people of each unit, by the unit's name: confirmed ones, and who sent what is live."""
        units = Units(self._records)
        found: dict[str, dict[int, None]] = {}
        sql = "SELECT DISTINCT unit FROM members WHERE status = 'confirmed' ORDER BY unit"
        for (id,) in self._records.rows(sql):
            unit = units.unit(id)
            if unit:
                found.setdefault(unit.name, {}).update(dict.fromkeys(units.people(id)))
        for sent in self._live():
            if sent.person != NOBODY:
                found.setdefault(sent.unit_name, {})[sent.person] = None
        return {name: tuple(people) for name, people in found.items()}

    def revision(self) -> str:
        """Give a text that changes whenever a registration or the directory does."""
        return f"{version(self._records, 'registrations')}.{version(self._records, 'units')}"

    def _live(self) -> tuple[Registration, ...]:
        return tuple(sent for sent in Registrations(self._records).all() if sent.status != "withdrawn")

    def _occasion(self, sent: Registration) -> Occasion | None:
        found = self._form(sent.plan, sent.form)
        if found is None:
            return None
        plan, form = found
        event = Sheet(plan=plan, form=form).event(sent.answers)
        day = next((sent.answers.get(field.id) for field in form.fields if field.kind == "day"), None)
        if event is None or event.kind not in HELD or not isinstance(day, date):
            return None
        return Occasion(plan=plan.id, event=event.id, unit=sent.unit_name, day=day)

    def _open(self, today: date, plans: Iterable[str] | None) -> Iterator[tuple[Plan, RegistrationForm]]:
        rows = self._library.names(["#registration"], kinds=["registration"])
        wanted = None if plans is None else set(plans)
        spans = ((row.plan, *row.target.split("|")) for row in rows)
        known = {
            plan
            for plan, first, last in spans
            if (wanted is None or plan in wanted)
            and first <= today.isoformat()
            and (not last or today.isoformat() <= last)
        }
        for plan in map(self._library.plan, sorted(known)):
            for form in plan.forms:
                if window(Sheet(plan=plan, form=form), today) == "open":
                    yield plan, form

    def _open_form(self, plan: Plan, form: RegistrationForm) -> OpenForm:
        waited = expected(Units(self._records).directory(), plan.id, plan.place, form.levels)
        missing = self._missing(plan, form)
        sent = len(Registrations(self._records).registered_units(plan.id, form.id))
        return OpenForm(
            plan=plan.id,
            form=form.id,
            title=form.name,
            closes=closing(plan, form),
            sent=len(waited) - len(missing) if waited else sent,
            units=len(waited),
            missing=tuple(unit.name for unit in missing),
        )

    def _missing(self, plan: Plan, form: RegistrationForm) -> tuple[Unit, ...]:
        waited = expected(Units(self._records).directory(), plan.id, plan.place, form.levels)
        done = Registrations(self._records).registered_units(plan.id, form.id)
        return tuple(unit for unit in waited if unit.id not in done)

    def _returned(self, sent: Registration, units: Units) -> list[Duty]:
        found = self._form(sent.plan, sent.form)
        title = found[1].name if found else sent.form
        last = self._last(*found, sent.unit) if found else None
        return [
            Duty(
                kind="returned",
                person=person,
                unit=sent.unit_name,
                plan=sent.plan,
                title=title,
                last=last,
                code=sent.code,
                reason=sent.reason,
            )
            for person in dict.fromkeys((sent.person, *units.people(sent.unit)))
            if person != NOBODY
        ]

    def _last(self, plan: Plan, form: RegistrationForm, unit: int) -> date | None:
        last = closing(plan, form)
        until = Extensions(self._records).until(plan.id, form.id, unit)
        return max(last, until) if last and until else last

    def _form(self, plan: str, form: str) -> tuple[Plan, RegistrationForm] | None:
        if plan not in self._library.plan_ids():
            return None
        held = self._library.plan(plan)
        return next(((held, each) for each in held.forms if each.id == form), None)
