"""Numbers told apart by the words beside them: "120 đb, trong đó 90 lao động trực tiếp"."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.form_facts import FormField
from knowledge.forms import reading
from knowledge.forms.words import folded
from knowledge.text import compose, fold, key


def counted(text: str, fields: Iterable[FormField]) -> dict[str, int]:
    """Give the numbers whose words name a field, by the fields' ids; a field named twice is left out.

    The words behind a number, up to the next, come before those ahead of it.

    >>> fields = [FormField(id="a", kind="number", label="Số đại biểu", ask="?", words=("đb",)),
    ...           FormField(id="b", kind="number", label="Trực tiếp", ask="?", words=("trực tiếp",))]
    >>> counted("120 đb, trong đó 90 trực tiếp", fields), counted("đb: 120", fields), counted("120 ghế", fields)
    ({'a': 120, 'b': 90}, {'a': 120}, {})
    """
    text = reading.unphoned(fold(compose(text)))
    numbers = [value for value in reading.values(text) if value.kind == "number"]
    if not numbers:
        return {}
    numbered = [field for field in fields if field.kind == "number"]
    names = [(folded(name), field.id) for field in numbered for name in (field.label, *field.words)]
    found: dict[str, list[int]] = {}
    for place, value in enumerate(numbers):
        end = numbers[place + 1].start if place + 1 < len(numbers) else len(text)
        start = numbers[place - 1].end if place else 0
        id = _named(text[value.end : end], names) or (_named(text[start : value.start], names) if not found else None)
        if id and reading.number(text[value.start : value.end]) is not None:
            found.setdefault(id, []).append(value.number)
    return {id: given[0] for id, given in found.items() if len(given) == 1}


def _named(span: str, names: list[tuple[str, str]]) -> str | None:
    """Give the field whose word comes first in a span, the longer word where two begin together."""
    typed = f" {key(span)} "
    places = [(typed.find(f" {name} "), -len(name), id) for name, id in names if f" {name} " in typed]
    return min(places)[2] if places else None
