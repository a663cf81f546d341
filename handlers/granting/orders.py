"""What is typed behind /quyen: what to do, to whom, for which plans."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.plans import named
from handlers.render import Renderer
from knowledge.text import key

LONGEST_ID = 15
"""The most digits of a person's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order: `act` is empty where nothing is typed, `unknown` where it means nothing.

    `person` is None where no id is typed; `plans` are ids, empty for all; `stranger` is a name that is no
    plan's (or several plans'), else empty.
    """

    act: str = ""
    person: int | None = None
    plans: tuple[str, ...] = ()
    stranger: str = ""


def read(text: str, desk: Desk) -> Order:
    """Read an order (`giao 123456; Thái Nguyên 2025`)."""
    if not key(text):
        return Order()
    act, rest = _act(text, desk.renderer)
    first, _, others = rest.lstrip(" :;,").partition(" ")
    id = first.rstrip(";,")
    person = int(id) if id.isascii() and id.isdigit() and len(id) <= LONGEST_ID else None
    plans, stranger = _plans(rest if person is None else f"{others}" or first.removeprefix(id), desk)
    return Order(act=act, person=person, plans=plans, stranger=stranger)


def _act(text: str, renderer: Renderer) -> tuple[str, str]:
    """Find what is to be done by the words that a text begins with, and give it with the rest."""
    words = text.split()
    for line in renderer.render("rights/command.txt.j2").splitlines():
        act, _, phrases = line.partition("=")
        for phrase in phrases.split(","):
            count = len(phrase.split())
            if key(" ".join(words[:count]).rstrip(";:,")) == key(phrase):
                return act, " ".join(words[count:])
    return "unknown", text


def _plans(text: str, desk: Desk) -> tuple[tuple[str, ...], str]:
    """Find the plans that a text names; none for all of them."""
    everything = {key(words) for words in desk.renderer.render("rights/all_plans.html.j2").split(",")}
    found: list[str] = []
    for part in text.replace(",", ";").split(";"):
        if not key(part) or key(part) in everything:
            continue
        heads = named(part, desk.library)
        if len(heads) != 1:
            return (), " ".join(part.split())[:80]
        found.append(heads[0].id)
    return tuple(dict.fromkeys(found)), ""
