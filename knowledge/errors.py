"""What can go wrong inside the bot's knowledge, each error with what a reply about it needs.

    KehoachError
    ├── PlanFileError     plan files with mistakes, all of them at once
    ├── UnknownPlan       a plan id that the library does not hold
    ├── LibraryError      the compiled library is missing or damaged
    ├── ImpossibleDate    a date that the calendar does not have
    └── StorageError      a file or folder that cannot be read or written

The text of an error is for logs; templates say it to people from the error's fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One mistake in a plan file.

    `key` leads to the value (`deadlines[2].before`, counted from 0), empty where the whole file is
    meant. `kind` is one of `MISTAKE_KINDS`. `expected` and `got` are values as a plan file writes
    them; `expected` is empty where `kind` says all. `line` counts from 1, None where unknown.
    """

    file: str
    key: str
    expected: str
    got: str
    kind: str
    line: int | None = None

    def __str__(self) -> str:
        """One line for logs."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.key or '-'}: {self.kind}: expected {self.expected or '-'}, got {self.got or '-'}"


MISTAKE_KINDS = (
    "unreadable",
    "encoding",
    "syntax",
    "missing",
    "unknown_key",
    "type",
    "choice",
    "pattern",
    "empty",
    "too_long",
    "range",
    "impossible_date",
    "file_name",
    "duplicate_id",
    "unknown_event",
    "unknown_deadline",
    "one_value",
    "needs",
    "order",
)
"""Kinds of mistakes: the file cannot be read, is not UTF-8, is no TOML; a key is missing or unknown;
a value has the wrong type, is none of those allowed, has the wrong shape, is empty, too long, out of
range, no day of the calendar; the id is not the file's name, stands twice, names no event, names no
deadline; not exactly one of several keys is there; a key needs another; two values are in the wrong
order."""


class KehoachError(Exception):
    """Any failure that the bot knows how to explain."""


class PlanFileError(KehoachError):
    """Plan files that cannot be taken as they are; `mistakes` holds every mistake of every file."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


class UnknownPlan(KehoachError):  # noqa: N818 - reads as what it says where it is raised
    """A plan id, kept in `plan`, that the library does not hold."""

    def __init__(self, plan: str) -> None:
        self.plan = plan
        super().__init__(plan)


class LibraryError(KehoachError):
    """The library file at `path` is missing or damaged; `cause` is the reason in the system's words."""

    def __init__(self, path: Path, cause: str) -> None:
        self.path = path
        self.cause = cause
        super().__init__(f"{path}: {cause}")


class ImpossibleDate(KehoachError):  # noqa: N818 - as above
    """A date as somebody wrote it in `text` that the calendar does not have (`30/02/2026`)."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)


FaultKind = Literal["", "full", "readonly", "locked", "damaged", "newer", "in_use", "io"]
"""What is wrong with a file or folder: the disk is full, nothing can be written, another process is writing
all the time, its content is damaged, a newer release made it, another process has it, the disk fails;
empty where none of these is known."""


class StorageError(KehoachError):
    """A file or folder at `path` that cannot be read or written; `cause` in the system's words."""

    def __init__(self, path: Path, cause: str, kind: FaultKind = "") -> None:
        self.path = path
        self.cause = cause
        self.kind: FaultKind = kind
        super().__init__(f"{path}: {cause}")
