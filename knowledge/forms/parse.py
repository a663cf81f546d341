"""What a person typed, as the answer to one field: either meant for it, or found by what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from knowledge.form_facts import FormField
from knowledge.forms import reading
from knowledge.forms.answers import Answer, Answers, UnitName
from knowledge.forms.counts import counted
from knowledge.forms.limits import Refusal
from knowledge.forms.people import people
from knowledge.forms.sheet import Sheet
from knowledge.forms.words import folded, level_of
from knowledge.text import compose, key
from knowledge.units import Directory, Unit

ALIKE = 84
"""The least likeness (0 to 100) at which a misspelled option is taken."""

_PARTS = re.compile(r"\s*[,;\n]\s*|\s+và\s+")
_LEAD = re.compile(r"^[\s:.,–-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a message is read against: the form, the answers so far, the day, and the units."""

    sheet: Sheet
    answers: Answers
    today: date
    directory: Directory


def direct(scene: Scene, asked: FormField, text: str) -> Answer | Refusal:
    """Read a text that is meant for a field."""
    return _READERS[asked.kind](scene, asked, compose(text).strip())


def hinted(scene: Scene, field: FormField, text: str) -> Answer | Refusal | None:
    """Read what a text says of a field without having been asked; None where it says nothing for sure."""
    typed = compose(text).strip()
    labelled = after_label(field, typed)
    if labelled is not None:
        return direct(scene, field, labelled)
    if field.kind == "unit":
        return _unit(scene, field, typed) if level_of(typed) or _exact(scene, typed) else None
    if field.kind == "choice":
        option = _option(scene, field, typed, strict=True)
        return None if isinstance(option, Refusal) else option
    if field.kind == "number":
        return counted(typed, scene.sheet.form.fields).get(field.id)
    if field.kind == "day":
        dated = any(value.kind in ("day", "impossible") for value in reading.values(typed))
        return _day(scene, field, typed) if dated else None
    if field.kind == "half":
        return reading.half(typed) or None
    if field.kind == "phone":
        return reading.phone(typed)
    if field.kind in ("person", "text", "percent") and _unnamed(field, typed) != typed:
        return direct(scene, field, typed)
    return None


def after_label(field: FormField, text: str) -> str | None:
    """Give what stands behind a field's label or word and a colon, or None.

    >>> after_label(FormField(id="n", kind="number", label="Số đại biểu", ask="?"), "số đại biểu: 120")
    '120'
    """
    label, colon, rest = text.partition(":")
    if not colon:
        return None
    typed = key(label)
    return rest.strip() if any(typed == folded(name) for name in (field.label, field.id, *field.words)) else None


def unlisted(text: str) -> UnitName:
    """Name a unit that the directory does not hold."""
    name = " ".join(compose(text).split()).strip(" .,;")
    return UnitName(name=name, level=level_of(name))


def listed(unit: Unit) -> UnitName:
    """Name a unit of the directory."""
    return UnitName(name=unit.name, level=unit.level, id=unit.id, listed=unit.listed)


def _unit(scene: Scene, asked: FormField, typed: str) -> UnitName | Refusal:
    plan = scene.sheet.plan
    if not key(typed):
        return Refusal(kind="no_text", field=asked.id)
    first = typed.split(",")[0].strip()
    for text in dict.fromkeys((typed, first)):
        match = scene.directory.find(text, plan.id, plan.place)
        if len(match.exact) == 1:
            return listed(match.exact[0])
        if match.exact or match.near:
            units = match.exact or match.near
            values: dict[str, object] = {"name": typed, "units": tuple(unit.id for unit in units)}
            return Refusal(kind="which_unit", field=asked.id, values=values)
    if level_of(first):
        return unlisted(first)
    return Refusal(kind="which_unit", field=asked.id, values={"name": typed, "units": ()})


def _exact(scene: Scene, typed: str) -> bool:
    plan = scene.sheet.plan
    return len(scene.directory.find(typed, plan.id, plan.place).exact) == 1


def _option(scene: Scene, asked: FormField, typed: str, *, strict: bool = False) -> str | Refusal:
    """Find the option that is typed: by its number, label, other name, a part of it, or misspelled.

    A strict reading takes only a whole name, or several words that stand in one option's names alone.
    """
    options = scene.sheet.options(asked, scene.answers)
    names = _names(asked, options)
    wanted = key(typed)
    refusal = Refusal(kind="no_option", field=asked.id, values={"got": typed, "options": options})
    if asked.kind == "choice" and not strict and wanted.isdecimal() and 1 <= int(wanted[:3]) <= len(options):
        return options[int(wanted) - 1]
    if wanted in names:
        return names[wanted]
    if strict or not wanted:
        part = {option for name, option in names.items() if " " in wanted and f" {wanted} " in f" {name} "}
        return part.pop() if len(part) == 1 else refusal
    within = {option for name, option in names.items() if f" {wanted} " in f" {name} " or f" {name} " in f" {wanted} "}
    if len(within) == 1:
        return within.pop()
    if within:
        some = tuple(option for option in options if option in within)
        return Refusal(kind="which_option", field=asked.id, values={"got": typed, "options": some})
    alike = process.extractOne(wanted, list(names), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return names[alike[0]] if alike else refusal


def _options(scene: Scene, asked: FormField, typed: str) -> tuple[str, ...] | Refusal:
    """Find several options, by numbers or names with commas or lines between."""
    options = scene.sheet.options(asked, scene.answers)
    whole = _option(scene, asked, typed, strict=True)
    if isinstance(whole, str):
        return (whole,)
    found: list[str] = []
    for part in _PARTS.split(typed):
        if not key(part):
            continue
        number = key(part)
        numbered = number.isdecimal() and 1 <= int(number[:3]) <= len(options)
        answer = options[int(number) - 1] if numbered else _option(scene, asked, part)
        if isinstance(answer, Refusal):
            return answer
        found.append(answer)
    if not found:
        return Refusal(kind="no_option", field=asked.id, values={"got": typed, "options": options})
    return tuple(option for option in options if option in found)


def _names(asked: FormField, options: tuple[str, ...]) -> dict[str, str]:
    """Lead from all names of options to them; a name that two share leads nowhere."""
    pairs = [(folded(option), option) for option in options]
    pairs += [
        (folded(name), choice.label) for choice in asked.choices if choice.label in options for name in choice.names
    ]
    names: dict[str, str] = {}
    for name, option in pairs:
        names[name] = option if names.get(name, option) == option else ""
    return {name: option for name, option in names.items() if option}


def _number(scene: Scene, asked: FormField, typed: str) -> int | Refusal:
    own = counted(typed, scene.sheet.form.fields).get(asked.id)
    found = own if own is not None else _lone(scene, asked, typed)
    return Refusal(kind="no_number", field=asked.id) if found is None else found


def _lone(scene: Scene, asked: FormField, typed: str) -> int | None:
    """Read a number that stands alone, unless its words say that it is another field's."""
    others = counted(typed, scene.sheet.form.fields)
    return None if others and asked.id not in others else reading.number(typed)


def _day(scene: Scene, asked: FormField, typed: str) -> date | Refusal:
    read = reading.day(typed, scene.today, last_day(scene.sheet, asked, scene.answers))
    if read is None:
        return Refusal(kind="no_day", field=asked.id)
    return read.day or Refusal(kind=f"day_{read.wrong}", field=asked.id, values={"got": typed[:60]})


def last_day(sheet: Sheet, asked: FormField, answers: Answers) -> date | None:
    """Give the last day that a field's rules leave, or None."""
    deadlines = [sheet.deadline(rule.deadline, answers) for rule in asked.rules if rule.kind == "deadline"]
    days = [deadline.due.last_day for deadline in deadlines if deadline]
    known = [day for day in days if day]
    return max(min(known), sheet.extended or min(known)) if known else None


def _half(scene: Scene, asked: FormField, typed: str) -> str | Refusal:
    half = reading.half(typed)
    if half:
        return half
    event = scene.sheet.event(scene.answers)
    stated = event.duration if event and half == "" else None
    section, phrase = (stated.section, stated.text) if stated else ("", "")
    return Refusal(kind="no_half", field=asked.id, section=section, phrase=phrase)


def _unnamed(field: FormField, typed: str) -> str:
    """Take the field's own word off the beginning of a text (`tại Hội trường` says where)."""
    for name in sorted((field.label, *field.words), key=len, reverse=True):
        length = len(compose(name))
        if key(typed[:length]) == folded(name) and not typed[length : length + 1].isalnum():
            return _LEAD.sub("", typed[length:])
    return typed


def _text(_: Scene, asked: FormField, typed: str) -> str | Refusal:
    words = " ".join(_unnamed(asked, typed).split())
    return words if any(map(str.isalpha, words)) else Refusal(kind="no_text", field=asked.id)


def _or(value: Answer | None, asked: FormField, kind: str) -> Answer | Refusal:
    return Refusal(kind=kind, field=asked.id) if value is None else value


_READERS: dict[str, Callable[[Scene, FormField, str], Answer | Refusal]] = {
    "unit": _unit,
    "choice": _option,
    "choices": _options,
    "number": _number,
    "percent": lambda _, asked, typed: _or(reading.percent(typed), asked, "no_percent"),
    "day": _day,
    "half": _half,
    "text": _text,
    "phone": lambda _, asked, typed: _or(reading.phone(typed), asked, "no_phone"),
    "person": lambda _, asked, typed: _or(reading.person(_unnamed(asked, typed)), asked, "no_person"),
    "people": lambda _, asked, typed: people(asked, typed),
}
"""What reads a text for each kind of field."""
