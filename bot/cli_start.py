"""What every command of the command line shares: the options before it, and its help."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path

import click

from bot.clock import Clock, moment
from bot.settings import Settings, load


class Start:
    """What the options before a command ask for; settings are read when a command wants them."""

    def __init__(self, config: Path | None, start: datetime | None) -> None:
        self._config = config
        self.clock = Clock(start)

    @cached_property
    def settings(self) -> Settings:
        """The settings, read once."""
        return load(self._config)


def read_moment(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime | None:
    """Read the value of --now."""
    try:
        return None if value is None else moment(value)
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(str(error), context, parameter) from error


def show_help(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print what a command does and end."""
    if wanted:
        from bot.failures import manual

        click.echo(manual(context.info_name if context.parent else ""))
        context.exit()


helps = click.option("--help", is_flag=True, is_eager=True, expose_value=False, callback=show_help)
"""The option that prints what a command does."""
