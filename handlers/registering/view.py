"""A draft shown: the question that it asks, or its summary, with what was just taken or refused."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from handlers.desk import Desk
from handlers.message import Button, Reply
from handlers.registering import calendar
from handlers.registering.case import Case
from handlers.registering.shown import summary, values
from handlers.render import Renderer
from knowledge.form_facts import FormField
from knowledge.forms.draft import LISTS, Step, asked, complete
from knowledge.forms.hints import hints
from knowledge.forms.limits import flags
from knowledge.forms.parse import unlisted
from knowledge.units import Unit

LABEL = 64
"""The most characters of a button's label."""

TYPED = ("number", "percent", "day", "text", "phone", "person", "people")
"""Kinds whose answers are typed, so that a number is an answer and never a press."""

Rows = tuple[tuple[Button, ...], ...]


def view(
    case: Case,
    desk: Desk,
    step: Step | None = None,
    *,
    edits: bool = False,
    days: Rows | None = None,
    begins: bool = False,
) -> Reply:
    """Show a draft as it stands, after a step or anew; `days` is the month to show, None for the first.

    `begins` tells that the form was just opened, so that its name is said.
    """
    field = asked(case.frame.sheet, case.draft)
    if field is None:
        return _summary(case, desk, step, edits=edits)
    units = _units(case)
    html = desk.renderer.render(
        "forms/question.html.j2",
        **_heard(case, step),
        field=field,
        place=_place(case, field),
        count=len(case.frame.sheet.fields(case.draft.answers)),
        held=values(case.draft.answers.get(field.id), field.kind),
        pending=case.draft.pending,
        units=units,
        begins=begins or step is None,
        gap=_gap(case, field),
        hints=hints(case.frame.sheet, field, case.draft.answers),
    )
    rows = _choices(case, field, units, desk) + (days if days is not None else _month(case, field))
    return Reply(html=html, buttons=rows + _moves(case, field, desk), edits=edits)


def data(case: Case, action: str) -> str:
    """Give the data of a button that does something to this revision of a draft."""
    return f"f:{case.held.id}:{case.draft.revision}:{action}"


def short(text: str) -> str:
    """Cut a text to the length of a button's label."""
    return text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"


def labels(desk: Desk) -> Mapping[str, str]:
    """Give the labels of buttons by what they do; in lower case they are what may be typed."""
    return _labels(desk.renderer)


@lru_cache(maxsize=4)
def _labels(renderer: Renderer) -> Mapping[str, str]:
    lines = renderer.render("forms/labels.txt.j2").splitlines()
    return MappingProxyType(dict(line.split("=", 1) for line in lines))


def _summary(case: Case, desk: Desk, step: Step | None, *, edits: bool) -> Reply:
    sheet, named = case.frame.sheet, labels(desk)
    lines = summary(sheet, case.draft.answers)
    found = flags(sheet, case.draft.answers, case.frame.today)
    ready = complete(sheet, case.draft)
    html = desk.renderer.render(
        "forms/summary.html.j2",
        **_heard(case, step),
        lines=lines,
        flags=found,
        correcting=case.held.registration is not None,
        ready=ready,
    )
    first = (Button(label=named["send"], data=data(case, "g")),) if ready else ()
    rows: Rows = ((*first, Button(label=named["back"], data=data(case, "b"))),)
    places = [
        Button(label=named["edit"].format(line.place), data=data(case, f"e{line.place}"), typed="") for line in lines
    ]
    rows += tuple(tuple(places[at : at + 4]) for at in range(0, len(places), 4))
    rows += ((Button(label=named["later"], data=data(case, "l")), Button(label=named["cancel"], data=data(case, "x"))),)
    return Reply(html=html, buttons=rows, edits=edits)


def _heard(case: Case, step: Step | None) -> dict[str, object]:
    """Give what templates say of a step: what was filled in, refused, or not understood."""
    sheet, answers = case.frame.sheet, case.draft.answers
    filled = step.filled if step else ()
    shown = [field for field in sheet.fields(answers) if field.id in filled and field.id in answers]
    told = step.refused if step else ()
    return {
        "plan": case.plan,
        "form": case.form,
        "filled": tuple((field.label, values(answers[field.id], field.kind)) for field in shown),
        "refused": tuple(
            (sheet.field(refusal.field).label, refusal) for refusal in told if refusal.kind != "which_unit"
        ),
        "unread": step.unread if step else (),
    }


def _place(case: Case, field: FormField) -> int:
    return [each.id for each in case.frame.sheet.fields(case.draft.answers)].index(field.id) + 1


def _units(case: Case) -> tuple[Unit, ...]:
    """Give the units that a name which is still open may mean."""
    if not case.draft.pending:
        return ()
    found = case.frame.directory.find(case.draft.pending, case.plan.id, case.plan.place)
    return found.exact or found.near


def _gap(case: Case, field: FormField) -> str:
    """Give what the plan leaves open about the asked field, or nothing."""
    sheet = case.frame.sheet
    if not sheet.undecided(field, case.draft.answers):
        return ""
    event = sheet.event(case.draft.answers)
    return next((gap.text for gap in case.plan.gaps if gap.kind == "headcount" and event and event.id in gap.event), "")


def _choices(case: Case, field: FormField, units: tuple[Unit, ...], desk: Desk) -> Rows:
    """Offer what can be chosen: units that may be meant, or options, ticked where several may be."""
    if case.draft.pending:
        rows = tuple((Button(label=short(_named(unit)), data=data(case, f"u{unit.id}")),) for unit in units)
        own = labels(desk)["unlisted"].format(unlisted(case.draft.pending).name)
        return (*rows, (Button(label=short(own), data=data(case, "u")),))
    held = case.draft.answers.get(field.id, ())
    options = case.frame.sheet.options(field, case.draft.answers) if field.kind not in TYPED else ()
    ticked = [f"✓ {option}" if field.kind == "choices" and option in _tuple(held) else option for option in options]
    buttons = tuple(Button(label=short(text), data=data(case, f"o{place}")) for place, text in enumerate(ticked))
    return (buttons,) if field.kind == "half" else tuple((button,) for button in buttons)


def _named(unit: Unit) -> str:
    return f"{unit.name} ({unit.parent})" if unit.parent else unit.name


def _tuple(held: object) -> tuple[object, ...]:
    return held if isinstance(held, tuple) else ()


def _month(case: Case, field: FormField) -> Rows:
    return calendar.month(case) if field.kind == "day" else ()


def _moves(case: Case, field: FormField, desk: Desk) -> Rows:
    """Offer the ways on and out: done or keep, skip, back, later, cancel."""
    named = labels(desk)
    has = field.id in case.draft.answers
    listed = field.kind in LISTS
    offered = [
        ("done", "k") if listed and has else None,
        ("drop", "r") if field.kind == "people" and has else None,
        ("keep", "k") if has and not listed else None,
        ("skip", "s") if not field.required else None,
        ("back", "b") if _place(case, field) > 1 else None,
        ("later", "l"),
        ("cancel", "x"),
    ]
    typed = field.kind in TYPED or (field.kind == "unit" and not case.draft.pending)
    buttons = tuple(
        Button(label=named[name], data=data(case, act), typed=named[name].lower() if typed else None)
        for name, act in (each for each in offered if each)
    )
    return tuple(buttons[at : at + 3] for at in range(0, len(buttons), 3))
