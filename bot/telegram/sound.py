"""Look over what was read of an update: values of the right types, numbers of the right size, whole characters.

The library takes updates as they come; a list in the place of an id would be found out only where it
does harm.
"""

from __future__ import annotations

import re
from dataclasses import is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

LARGEST = 2**63
"""Numbers are smaller than this, which is what a database takes; Telegram's own have 52 bits at most."""

_HALF = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class MalformedError(Exception):
    """An update that holds something of a wrong type; the text names the field."""


def sound(value: T) -> T:
    """Give what was read with whole characters in its texts; MalformedError where a type is wrong.

    `value` is a frozen dataclass whose fields hold such, or plain values.
    """
    changes: dict[str, Any] = {}
    for name, kinds in _fields(type(value)):  # type: ignore[arg-type]  # a type can be hashed
        held = getattr(value, name)
        if not _right(held, kinds):
            raise MalformedError(f"{type(value).__name__}.{name}")
        clean = whole(held) if isinstance(held, str) else sound(held) if is_dataclass(held) else held
        if clean is not held:
            changes[name] = clean
    return replace(value, **changes) if changes else value  # type: ignore[type-var]  # a dataclass, as said


def whole(text: str) -> str:
    r"""Give a text without control characters, but for line ends and tabs, and without halves of characters.

    >>> ascii(whole("a\x00b\n" + chr(0xD83D)))
    "'ab\\n\\ufffd'"
    """
    if text.isprintable():
        return text
    return _HALF.sub("\ufffd", _CONTROL.sub("", text))


def numbered(number: object) -> bool:
    """Whether something is a number that can be an id."""
    return type(number) is int and -LARGEST <= number < LARGEST


@cache
def _fields(kind: type) -> tuple[tuple[str, tuple[object, ...]], ...]:
    """Give the fields of a dataclass with the types, or the very values, that each may hold."""
    return tuple((name, _kinds(hint)) for name, hint in get_type_hints(kind).items())


def _kinds(hint: object) -> tuple[object, ...]:
    """List what a field may hold by its annotation."""
    if isinstance(hint, UnionType):
        return tuple(kind for each in get_args(hint) for kind in _kinds(each))
    return get_args(hint) if get_origin(hint) is Literal else (hint,)


def _right(held: object, kinds: tuple[object, ...]) -> bool:
    """Whether a value is one of those that its field may hold."""
    if held is None:
        return NoneType in kinds
    if type(held) is int and not numbered(held):
        return False
    return type(held) in kinds or (isinstance(held, str) and held in kinds)
