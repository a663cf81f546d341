"""What several tests need: the invented plan of Sông Lam, and libraries."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_stage import NUI_XANH, SONG_TIEU, Stage, stage_of
from engine_stage import SONG_LAM as SONG_LAM_ID
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


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give the engine on the plan of Sông Lam alone."""
    with stage_of(tmp_path_factory.mktemp("alone"), SONG_LAM_ID) as library:
        yield Stage(library)


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give the engine on three plans: two of provinces and one of a commune."""
    with stage_of(tmp_path_factory.mktemp("three"), SONG_LAM_ID, SONG_TIEU, NUI_XANH) as library:
        yield Stage(library)
