"""What several tests need: the invented plan of Sông Lam, and libraries."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented import SONG_LAM

from knowledge.facts import Plan
from knowledge.library import Library, compile_library
from knowledge.planfile import load

# Collected as a module with doctests before the tests that name it as a plugin.
pytest.register_assert_rewrite("telegram_fixtures")


@pytest.fixture(scope="session")
def song_lam() -> Plan:
    """Give the plan of Sông Lam."""
    return load(SONG_LAM)


@pytest.fixture
def song_lam_library(tmp_path: Path) -> Iterator[Library]:
    """Give a library that holds the plan of Sông Lam alone."""
    folder = tmp_path / "plans"
    folder.mkdir()
    shutil.copy(SONG_LAM, folder)
    compile_library(folder, tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as library:
        yield library
