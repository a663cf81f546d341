"""The errors: one family, as drawn, whose members carry what a reply needs."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge import errors
from knowledge.errors import KehoachError, LibraryError, Mistake, PlanFileError


def test_the_family_is_drawn_as_it_is() -> None:
    """The tree in the module's docstring names all errors, and each is one of the family."""
    assert errors.__doc__ is not None
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__)
    members = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert [kind.__name__ for kind in members if kind is not KehoachError] == drawn
    assert all(issubclass(kind, KehoachError) for kind in members)


def test_a_mistake_is_one_line_in_logs() -> None:
    """Where, what, expected and got stand in one line, and a line that is not known is left out."""
    mistake = Mistake(file="a.toml", key="place", expected="string", got="3", kind="type", line=8)
    assert str(mistake) == "a.toml:8: place: type: expected string, got 3"
    whole = Mistake(file="a.toml", key="", expected="", got="", kind="unreadable")
    assert str(PlanFileError([mistake, whole])).splitlines()[1] == "a.toml: -: unreadable: expected -, got -"


def test_an_error_about_a_file_carries_its_path() -> None:
    """A reply can name the file and the reason apart."""
    error = LibraryError(Path("library.db"), "truncated")
    assert (error.path.name, error.cause, str(error)) == ("library.db", "truncated", "library.db: truncated")
