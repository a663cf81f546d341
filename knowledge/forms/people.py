"""Lists of people, pasted or typed line by line: name, role, category."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.form_facts import FormField
from knowledge.forms import reading
from knowledge.forms.answers import Person
from knowledge.forms.limits import Refusal
from knowledge.text import key

_NUMBER = re.compile(r"^\s*(?:\d{1,3}\s*[.)/:-]?|[-–•*+])\s*")
_CELL = re.compile(r"\s*[,;|\t]\s*|\s+[-–—]\s+|\s*\(\s*|\s*\)\s*")
_HEADINGS = ("ho va ten", "ho ten", "stt", "danh sach")


def people(asked: FormField, text: str) -> tuple[Person, ...] | Refusal:
    r"""Read persons, one a line; a Refusal names the first line that is none, counted from 1.

    Numbers and bullets before a line are passed over, so are headings. A line that is a category and a
    colon holds for those after it. Where the field has categories, each person needs one.

    >>> field = FormField(id="p", kind="people", label="Danh sách", ask="?")
    >>> [each.name for each in people(field, "1. Nguyễn Văn A, Chủ tịch\n2. Trần Thị B - Bí thư")]
    ['Nguyễn Văn A', 'Trần Thị B']
    """
    found: list[Person] = []
    category = ""
    for number, line in enumerate(text.splitlines(), 1):
        bare = _NUMBER.sub("", line).strip()
        if not key(bare) or any(key(bare).startswith(heading) for heading in _HEADINGS):
            continue
        heading = _category(asked, bare.rstrip(": ")) if bare.endswith(":") else ""
        if heading:
            category = heading
            continue
        person = _person(asked, bare, category)
        if person is None:
            return Refusal(kind="no_person_line", field=asked.id, values={"line": number, "got": bare[:80]})
        if asked.choices and not person.category:
            labels = tuple(choice.label for choice in asked.choices)
            values: dict[str, object] = {"line": number, "got": bare[:80], "options": labels}
            return Refusal(kind="no_category", field=asked.id, values=values)
        found.append(person)
    return tuple(found) or Refusal(kind="no_person", field=asked.id)


def joined(before: tuple[Person, ...], more: tuple[Person, ...]) -> tuple[Person, ...]:
    """Put persons to a list, each once: one of the same name and role takes the place of the earlier."""
    table = {(key(person.name), key(person.role)): person for person in before}
    table |= {(key(person.name), key(person.role)): person for person in more}
    return tuple(table.values())


def _person(asked: FormField, line: str, category: str) -> Person | None:
    cells = [cell for cell in _CELL.split(line) if key(cell)]
    person = reading.person(cells[0]) if cells else None
    if person is None:
        return None
    named = [(cell, _category(asked, cell)) for cell in cells[1:]]
    own = next((found for _, found in named if found), category)
    role = ", ".join(cell.strip() for cell, found in named if not found)
    return replace(person, role=role[:200], category=own)


def _category(asked: FormField, cell: str) -> str:
    """Give the category that a cell names, or nothing."""
    wanted = key(cell)
    for choice in asked.choices:
        if wanted in {key(name) for name in (choice.label, *choice.names)}:
            return choice.label
    return ""
