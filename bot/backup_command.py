"""`kehoach backup [FILE]` and `kehoach restore FILE`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from bot.clock import Clock
from bot.daily_backup import backups_folder
from bot.failures import sentence
from bot.settings import Settings
from bot.stores import published_plans
from handlers.render import Renderer
from knowledge.backups import BackupError, make_backup, restore
from knowledge.errors import StorageError

DONE, REFUSED, IN_USE, STORAGE = 0, 2, 5, 6
"""Exit codes; the last two are those of the hosts."""


def backup(settings: Settings, clock: Clock, file: Path | None) -> int:
    """Back up into a file, or into one named by the moment, in a folder or in that of the backups."""
    now = clock.now()
    name = f"kehoach-{now:%Y-%m-%d-%H%M%S}.db"
    try:
        target = _target(settings, file, name)
        made = make_backup(settings.storage.folder / "records.db", published_plans(settings), target, now)
    except (BackupError, StorageError) as error:
        return _refuse(error)
    click.echo(Renderer().render("backups.txt.j2", reason="made", about=made, size=made.path.stat().st_size))
    return DONE


def restore_backup(settings: Settings, clock: Clock, file: Path) -> int:
    """Put a backup in the place of what the storage folder holds."""
    storage = settings.storage.folder
    try:
        done = restore(file, storage, published_plans(settings), clock.now())
    except (BackupError, StorageError) as error:
        if isinstance(error, StorageError) and error.kind == "in_use":
            click.echo(Renderer().render("backups.txt.j2", reason="running", path=storage), err=True)
            return IN_USE
        return _refuse(error)
    made = datetime.fromisoformat(done.about.made) if done.about.made else None
    values = {"about": done.about, "made": made, "aside": done.aside, "path": storage}
    click.echo(Renderer().render("backups.txt.j2", reason="restored", **values))
    return DONE


def _target(settings: Settings, file: Path | None, name: str) -> Path:
    """Give the path of the file to write."""
    if file is not None:
        return file / name if file.is_dir() else file
    folder = backups_folder(settings)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(folder, error.strerror or str(error)) from error
    return folder / name


def _refuse(error: BackupError | StorageError) -> int:
    """Say on standard error why not."""
    if isinstance(error, StorageError):
        click.echo(sentence(error), err=True)
        return IN_USE if error.kind == "in_use" else STORAGE
    values = {"reason": error.reason, "path": error.path, "cause": error.cause}
    click.echo(Renderer().render("backups.txt.j2", **values), err=True)
    return REFUSED
