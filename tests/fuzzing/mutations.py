"""Break updates: fields missing, added, of the wrong type, of odd values, huge, deep or repeated."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any, cast

from telegram_api.values import Json

from fuzzing.texts import ODD

Place = tuple[dict[str, object] | list[object], str | int]
"""A container and the key or index of something in it."""

WRONG: tuple[Callable[[random.Random], object], ...] = (
    lambda luck: None,
    lambda luck: luck.choice((True, False)),
    lambda luck: luck.choice((0, 1, -1, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63) - 1, 10**30)),
    lambda luck: luck.choice((0.5, -1e300, 1e15)),
    lambda luck: luck.choice(ODD),
    lambda luck: "x" * luck.choice((65, 257, 5000)),
    lambda luck: [],
    lambda luck: {},
    lambda luck: [[[]]],
    lambda luck: {"id": luck.randrange(10**6)},
    lambda luck: [None, 1, "a", {}],
    lambda luck: str(luck.randrange(10**12)),
)
"""Values that may stand in the place of any other."""

KINDS = ("private", "group", "supergroup", "channel", "sender", "neu", "")


def mutated(update: Json, luck: random.Random) -> Json:
    """Give a copy of an update with a few things wrong."""
    broken = copy.deepcopy(update)
    for _ in range(luck.choices((1, 2, 5), (70, 25, 5))[0]):
        _once(broken, luck)
    return broken


def _once(broken: Json, luck: random.Random) -> None:
    places = _places(broken)
    if not places:
        return
    container, key = luck.choice(places)
    inside = cast("Any", container)  # a dict with a key of it, or a list with an index of it
    way = luck.randrange(6)
    if way == 0:
        del inside[key]
    elif way == 1 and isinstance(container, dict):
        inside[luck.choice(("neu", "id", "type", "chat", "from", "text", "date"))] = luck.choice(WRONG)(luck)
    elif way == 2 and key in ("type", "status"):
        inside[key] = luck.choice(KINDS)
    elif way == 3:
        inside[key] = [inside[key]] * luck.choice((1, 3, 200))
    else:
        inside[key] = luck.choice(WRONG)(luck)


def _places(value: Json) -> list[Place]:
    """List all places in an update, but for its number."""
    found: list[Place] = []
    todo: list[dict[str, object] | list[object]] = [value]
    while todo:
        container = todo.pop()
        inside = list(container.items()) if isinstance(container, dict) else list(enumerate(container))
        for key, held in inside:
            if key == "update_id":
                continue
            found.append((container, key))
            if isinstance(held, dict | list):
                todo.append(held)
    return found


def mutated_data(data: str, luck: random.Random) -> str:
    """Change a button's data a little, or wholly."""
    way = luck.randrange(7)
    if way == 0:
        return luck.choice(ODD)[:64]
    if way == 1:
        return data + luck.choice(ODD)[:8]
    if way == 2:
        return data[: luck.randrange(len(data) + 1)]
    if way == 3:
        return luck.choice("abcdefghijklmnopqrstuvw") + ":" + data.partition(":")[2]
    chars = list(data)
    for _ in range(luck.randint(1, 3)):
        at = luck.randrange(len(chars) + 1)
        chars[at : at + luck.randrange(2)] = luck.choice(("0", "9", "-", ":", "", "999999999999", "a", " ", "é"))
    return "".join(chars)[:64]
