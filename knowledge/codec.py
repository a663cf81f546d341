"""Turns facts into plain JSON values and back, by the types of their dataclass fields.

Days are ISO text, tuples are lists, nested facts are objects, and a value of `Due` is an object with
its class name under `type`. A field that has its default is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[object], object]

_PLAIN = frozenset((str, int, float, bool, NoneType))

_READERS: dict[type, Reader] = {}
_DEFAULTS: dict[type, tuple[tuple[str, object], ...]] = {}


def encode(value: object) -> object:
    """Give the plain JSON value for a fact, or for anything that a fact may hold."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [item if type(item) in _PLAIN else encode(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        held = [(name, getattr(value, name), default) for name, default in _defaults(kind)]
        return {name: encode(given) for name, given, default in held if given != default} | _tag(kind)
    return value


def decode(kind: type[T], value: object) -> T:
    """Build a `kind` from what `encode` gave; ValueError if the value does not have its shape."""
    try:
        return cast(T, _object_reader(kind)(value))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error


def shape(kind: type) -> str:
    """Spell out what a dataclass holds, down to all dataclasses within it, so that any change shows."""
    seen: dict[type, str] = {}
    waiting: list[object] = [kind]
    while waiting:
        hint = waiting.pop()
        waiting.extend(get_args(hint))
        if isinstance(hint, type) and is_dataclass(hint) and hint not in seen:
            hints = get_type_hints(hint)
            seen[hint] = ", ".join(f"{field.name}: {hints[field.name]} = {_default(field)!r}" for field in fields(hint))
            waiting.extend(hints.values())
    return "; ".join(f"{known.__name__}({held})" for known, held in seen.items())


def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """Give the names of a dataclass's fields with their defaults, worked out only once."""
    if kind not in _DEFAULTS:
        _DEFAULTS[kind] = tuple((field.name, field.default) for field in fields(kind))
    return _DEFAULTS[kind]


def _default(field: Field[object]) -> object:
    """Give a field's default; the mark of none prints an address that changes with every process."""
    return None if field.default is MISSING else field.default


def _tag(kind: type) -> dict[str, object]:
    """Name the class of a value that is one of several; the days module holds all such classes."""
    return {"type": kind.__name__} if kind.__module__ == "knowledge.days" else {}


def _object_reader(kind: type) -> Reader:
    """Give the reader of one dataclass, which is made only once."""
    if kind not in _READERS:
        _READERS[kind] = _make_reader(kind)
    return _READERS[kind]


def _make_reader(kind: type) -> Reader:
    """Make the reader of one dataclass from its fields' types."""
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    plain = frozenset(name for name, reader in readers.items() if reader is None)

    def read(value: object) -> object:
        given = cast(Mapping[str, object], value)
        return kind(
            **{name: held if name in plain else cast(Reader, readers[name])(held) for name, held in given.items()}
        )

    return read


def _reader(hint: object) -> Reader | None:
    """Choose how to read a field of type `hint`; None where the JSON value is the value itself."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is date:
        return _read_day
    if origin is tuple:
        return _tuple_reader(_reader(arguments[0]))
    if origin in (Union, UnionType):
        return _union_reader(tuple(kind for kind in arguments if kind is not NoneType))
    return _object_reader(hint) if isinstance(hint, type) and is_dataclass(hint) else None


def _read_day(value: object) -> date:
    return date.fromisoformat(cast(str, value))


def _tuple_reader(reader: Reader | None) -> Reader:
    if reader is None:
        return lambda value: tuple(cast(list[object], value))
    return lambda value: tuple(map(reader, cast(list[object], value)))


def _union_reader(kinds: tuple[object, ...]) -> Reader | None:
    """Read one of several classes by its `type`, or a value that may be None."""
    if len(kinds) > 1:
        readers = {kind.__name__: _object_reader(kind) for kind in kinds if isinstance(kind, type)}
        return lambda value: _read_tagged(readers, cast(Mapping[str, object], value))
    reader = _reader(kinds[0])
    return reader and (lambda value: None if value is None else reader(value))


def _read_tagged(readers: Mapping[str, Reader], value: Mapping[str, object]) -> object:
    given = dict(value)
    return readers[cast(str, given.pop("type"))](given)
