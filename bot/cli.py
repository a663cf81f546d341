"""The command line: `kehoach [--config FILE] [--now ISO] COMMAND`.

Each command imports what it needs when it runs, so that a question is answered without delay.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from bot.cli_office import COMMANDS as OFFICE
from bot.cli_start import Start, helps, read_moment, show_help
from bot.cli_storage import COMMANDS as STORAGE

ERROR = 2
"""The exit code of what could not be done; 1 is a question that has no answer."""


@click.group(add_help_option=False, invoke_without_command=True)
@click.option("--config", type=click.Path(path_type=Path))
@click.option("--now", "start", callback=read_moment)
@click.option("--debug", is_flag=True, expose_value=False)
@helps
@click.pass_context
def cli(context: click.Context, config: Path | None, start: datetime | None) -> None:
    """Take the options that stand before every command."""
    context.obj = Start(config, start)
    if context.invoked_subcommand is None:
        show_help(context, context.command.params[0], True)


@cli.command(add_help_option=False)
@helps
@click.pass_obj
def chat(start: Start) -> int:
    """Talk at the terminal."""
    from bot.commands import chat

    return chat(start.settings, start.clock)


@cli.command(add_help_option=False)
@helps
@click.pass_obj
def run(start: Start) -> int:
    """Serve Telegram."""
    from bot.telegram.run import run

    return run(start.settings, start.clock)


@cli.command(add_help_option=False)
@click.argument("question", nargs=-1)
@click.option("--plan", default=None)
@click.option("--json", "as_json", is_flag=True)
@click.option("--explain", is_flag=True)
@click.option("--batch", is_flag=True)
@helps
@click.pass_obj
def ask(start: Start, question: tuple[str, ...], plan: str | None, as_json: bool, explain: bool, batch: bool) -> int:
    """Answer one question, or many as JSON lines."""
    gc.disable()  # collecting takes longer than one answer, and little is left to collect
    try:
        from bot import asking

        if not batch:
            return asking.ask(start.settings, start.clock, " ".join(question), plan, as_json=as_json, explain=explain)
    finally:
        gc.enable()
    return asking.batch(start.settings, start.clock)


@cli.command(add_help_option=False)
@click.option("--json", "as_json", is_flag=True)
@helps
@click.pass_obj
def plans(start: Start, as_json: bool) -> int:
    """List the plans held."""
    from bot.commands import plans

    return plans(start.settings, as_json=as_json)


@cli.command(add_help_option=False)
@click.argument("plan")
@click.option("--json", "as_json", is_flag=True)
@helps
@click.pass_obj
def show(start: Start, plan: str, as_json: bool) -> int:
    """Show all facts of one plan."""
    from bot.commands import show

    return show(start.settings, plan, as_json=as_json)


@cli.command(add_help_option=False)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@helps
@click.pass_obj
def check(start: Start, files: tuple[Path, ...]) -> int:
    """Check plan files, say all of their mistakes and what looks odd in them."""
    from bot.check_command import check

    return check(start.settings, files)


@cli.command(add_help_option=False)
@click.option("--date", "day", default=None)
@click.option("--chat", type=int, default=None)
@helps
@click.pass_obj
def digest(start: Start, day: str | None, chat: int | None) -> int:
    """Show what the bot would post."""
    from bot.digest_command import digest

    return digest(start.settings, start.clock, day, chat)


@cli.command(add_help_option=False)
@click.argument("plans", nargs=-1)
@helps
@click.pass_obj
def calendar(start: Start, plans: tuple[str, ...]) -> int:
    """Print deadlines as iCalendar."""
    from bot.calendar_command import calendar

    return calendar(start.settings, start.clock, plans)


@cli.command("import", add_help_option=False)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "plan_id", default="")
@click.option("--out", type=click.Path(path_type=Path), default=None)
@click.option("--json", "as_json", is_flag=True)
@helps
def import_(file: Path, plan_id: str, out: Path | None, as_json: bool) -> int:
    """Draft a plan file of a document."""
    from bot.import_command import import_document

    return import_document(file, plan_id, out, as_json=as_json)


for command in (*OFFICE, *STORAGE):
    cli.add_command(command)


def execute(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code; whatever goes wrong is one sentence on standard error."""
    _speak_utf8()
    try:
        with cli.make_context("kehoach", list(arguments)) as context:
            code = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + 13
    except (KeyboardInterrupt, click.Abort):
        return 128 + 2
    except Exception as error:
        from bot.failures import sentence

        print(sentence(error), file=sys.stderr)
        if "--debug" in arguments:
            import traceback

            from bot.logs import redacted

            print(redacted(traceback.format_exc()), file=sys.stderr)
        return ERROR
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    """Run the command line of this process."""
    sys.exit(execute([os.fsencode(argument).decode("utf-8", "replace") for argument in sys.argv[1:]]))


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale; what is not stands as a mark of doubt."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
