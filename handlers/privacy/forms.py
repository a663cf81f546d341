"""What erasing and purging ask of forms, looked up in the library."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.desk import Desk
from handlers.registering.case import form_of
from knowledge.forms.sheet import closing
from knowledge.privacy.purging import Forms, Term
from knowledge.registry import Extensions


def forms_of(desk: Desk) -> Forms:
    """Give the kinds of forms' fields and the forms' terms."""
    return Forms(
        kinds=lambda plan, form: _kinds(plan, form, desk), term=lambda plan, form, unit: _term(plan, form, unit, desk)
    )


def _kinds(plan: str, form: str, desk: Desk) -> Mapping[str, str]:
    """Give the kinds of a form's fields; nothing where it is no longer held."""
    found = form_of(plan, form, desk)
    return {field.id: field.kind for field in found[1].fields} if found else {}


def _term(plan: str, form: str, unit: int, desk: Desk) -> Term:
    """Give a form's last day for a unit, corrections and extensions included."""
    found = form_of(plan, form, desk)
    days = [Extensions(desk.records).until(plan, form, unit)]
    if found:
        days += [closing(*found), found[1].correct_until]
    return Term(last=max((day for day in days if day), default=None), days=found[1].keep_days if found else None)
