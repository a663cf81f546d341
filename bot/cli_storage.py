"""The commands `kehoach backup` and `kehoach restore` on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli_start import Start, helps


@click.command(add_help_option=False)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@helps
@click.pass_obj
def backup(start: Start, file: Path | None) -> int:
    """Back up what cannot be made again."""
    from bot.backup_command import backup

    return backup(start.settings, start.clock, file)


@click.command(add_help_option=False)
@click.argument("file", type=click.Path(path_type=Path))
@helps
@click.pass_obj
def restore(start: Start, file: Path) -> int:
    """Put a backup in the place of what is there."""
    from bot.backup_command import restore_backup

    return restore_backup(start.settings, start.clock, file)


COMMANDS = (backup, restore)
"""The commands in the order in which they are described."""
