"""The commands of the office at the command line: what units registered, the directory, who looked at data."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli_rights import rights
from bot.cli_start import Start, helps


@click.command(add_help_option=False)
@click.option("--plan", default=None)
@click.option("--json", "as_json", is_flag=True)
@click.option("--xlsx", type=click.Path(path_type=Path))
@click.option("--csv", type=click.Path(path_type=Path))
@helps
@click.pass_obj
def registrations(start: Start, plan: str | None, as_json: bool, xlsx: Path | None, csv: Path | None) -> int:
    """Give what units registered."""
    from bot.registrations_command import registrations

    return registrations(start.settings, start.clock, plan, as_json=as_json, xlsx=xlsx, csv=csv)


@click.command(add_help_option=False)
@click.option("--since", default=None)
@click.option("--json", "as_json", is_flag=True)
@helps
@click.pass_obj
def accesslog(start: Start, since: str | None, as_json: bool) -> int:
    """Show who looked at or took out personal data."""
    from bot.accesslog_command import accesslog

    return accesslog(start.settings, start.clock, since, as_json=as_json)


@click.command(add_help_option=False)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--province", default=None)
@click.option("--all", "everything", is_flag=True)
@helps
@click.pass_obj
def units(start: Start, file: Path | None, province: str | None, everything: bool) -> int:
    """Load the directory of units."""
    from bot.registrations_command import units

    return units(start.settings, file, province, everything=everything)


COMMANDS = (registrations, accesslog, units, rights)
"""The commands in the order in which they are described."""
