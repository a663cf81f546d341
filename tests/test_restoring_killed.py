"""A restoring that is killed anywhere leaves all of the old or all of the new."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from backup_stage import LATER, Machine
from stand import MORNING

from knowledge.backups import make_backup, restore
from knowledge.records import Records


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Give a machine with records and two published plans."""
    return Machine(tmp_path / "a").filled(1, "song-lam-2026", "song-tieu-2025")


@pytest.fixture
def backup(machine: Machine, tmp_path: Path) -> Path:
    """Give a backup of it."""
    return make_backup(machine.records, machine.plans, tmp_path / "backup.db", MORNING).path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks are killed")
def test_a_restoring_that_is_killed_anywhere_leaves_the_old_or_the_new(backup: Path, tmp_path: Path) -> None:
    """Killed before every single change of the disk: whoever comes next finds all of the one or all of the other."""
    template = Machine(tmp_path / "template").filled(2, "song-lam-2026", "song-so-9")
    old = template.held()
    whole = Machine(tmp_path / "whole")
    shutil.copytree(template.folder, whole.folder)
    steps = killed_restoring(backup, whole, None)
    new = whole.held()
    assert steps > 30
    found = []
    for step in range(steps):
        other = Machine(tmp_path / f"at-{step}")
        shutil.copytree(template.folder, other.folder)
        assert killed_restoring(backup, other, step) == -signal.SIGKILL
        assert other.held() in (old, new), step
        found.append(other.held() == new)
        if found[-1]:
            [aside] = other.folder.glob("replaced-*")
            with Records(aside / "records.db") as records:
                records.examine()
            assert {file.name for file in (aside / "plans").iterdir()} == set(old[1])  # type: ignore[call-overload]
        assert not [path for path in other.folder.glob(".rest*") if path.name == ".restore"]
    assert found == sorted(found), "once decided, it is decided"
    assert {True, False} == set(found)


CHANGES = ("os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "shutil.rmtree", "sqlite3.connect")


def killed_restoring(backup: Path, machine: Machine, at: int | None) -> int:
    """Restore in a process, killed before that change of the disk; give how it ended, or how many there were (None)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        counted = 0

        def watch(event: str, _: tuple[object, ...]) -> None:
            nonlocal counted
            if event in CHANGES:
                if counted == at:
                    os.kill(os.getpid(), signal.SIGKILL)
                counted += 1

        sys.addaudithook(watch)
        restore(backup, machine.folder, machine.plans, LATER)
        os.write(writing, f"{counted}\n".encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        said = told.read()
    return int(said) if said else os.waitstatus_to_exitcode(status)
