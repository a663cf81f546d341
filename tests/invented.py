"""Invented plans: the one of Sông Lam with all tables of the format, and many that are alike."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from knowledge.days import Before
from knowledge.facts import Plan
from knowledge.planfile import dump

SONG_LAM = Path(__file__).parent / "data" / "song-lam-2026.toml"
"""A plan file with every table and nearly every key of the format."""


def write_plan(folder: Path, plan: Plan) -> Path:
    """Write a plan's file into a folder."""
    path = folder / f"{plan.id}.toml"
    path.write_text(dump(plan), encoding="utf-8")
    return path


def alike(plan: Plan, number: int) -> Plan:
    """Give a plan like another one but for its id, place and days."""
    place = f"Sông Số {number}"
    day = date(2026, 1, 1) + timedelta(days=number)
    deadlines = tuple(
        replace(deadline, due=Before(day), phrase=f"trước ngày {day:%d/%m/%Y}") for deadline in plan.deadlines
    )
    return replace(
        plan, id=f"song-so-{number}", place=place, short=place, issuer=f"UBND tỉnh {place}", deadlines=deadlines
    )


def names(plan: Plan) -> Iterable[tuple[str, str, str]]:
    """Index a plan by its place, and its events by their labels."""
    yield plan.place, "plan", plan.id
    yield from ((event.label, "event", event.id) for event in plan.events)


def terms(plan: Plan) -> Iterable[tuple[str, float]]:
    """Weigh the words of a place more than those of tasks."""
    yield from ((word, 3.0) for word in plan.place.lower().split())
    yield from ((word, 1.0) for task in plan.tasks for word in task.what.split())


def edit(path: Path, statement: str) -> None:
    """Change a database as nobody should."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
