"""The command `kehoach rights` on the command line."""

from __future__ import annotations

import click

from bot.cli_start import Start, helps


@click.command(add_help_option=False, context_settings={"ignore_unknown_options": True})
@click.argument("action", default="list")
@click.argument("targets", nargs=-1)
@click.option("--plan", "plans", multiple=True)
@click.option("--json", "as_json", is_flag=True)
@helps
@click.pass_obj
def rights(start: Start, action: str, targets: tuple[str, ...], plans: tuple[str, ...], as_json: bool) -> int:
    """Show and change who may do what; ids of groups are negative, and no options."""
    from bot.rights_command import rights

    return rights(start.settings, start.clock, action, targets, plans, as_json=as_json)
