"""Fixtures for tests of the Telegram host: one that is running, what answers in it, and a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram_api import Seat, private
from telegram_echo import BINH, Echo
from telegram_stage import Stage, telegram_office


@pytest.fixture
def echo() -> Echo:
    """Give what answers."""
    return Echo()


@pytest.fixture
def stage(echo: Echo, tmp_path: Path) -> Iterator[Stage]:
    """Give a running host."""
    with Stage(telegram_office(tmp_path, echo)) as running:
        running.settle()
        yield running


@pytest.fixture
def binh(stage: Stage) -> Seat:
    """Give a person in a private chat."""
    return private(stage.api, BINH)
