"""What the command line says when it cannot do what was asked, and what its commands do."""

from __future__ import annotations

import click

from bot.alone import OccupiedError
from bot.settings import SettingsError
from handlers.render import Renderer
from knowledge.errors import ImpossibleDate, LibraryError, Mistake, PlanFileError, StorageError, UnknownPlan


def sentence(error: Exception) -> str:
    """Say an error in Vietnamese: one sentence, or a line for each mistake of a file."""
    renderer = Renderer()
    match error:
        case SettingsError():
            return renderer.render("settings.txt.j2", mistakes=error.mistakes)
        case PlanFileError():
            return renderer.render("mistakes.txt.j2", mistakes=error.mistakes, served=False)
        case click.ClickException():
            return _usage(error, renderer)
        case UnknownPlan():
            return renderer.render("errors.txt.j2", reason="unknown_plan", got=error.plan)
        case ImpossibleDate():
            return renderer.render("errors.txt.j2", reason="impossible_date", got=error.text)
        case OccupiedError():
            return renderer.render("errors.txt.j2", reason="occupied", got=error.path, process=error.process)
        case LibraryError() | StorageError():
            kind = error.kind if isinstance(error, StorageError) else ""
            return renderer.render("errors.txt.j2", reason="storage", got=error.path, cause=error.cause, kind=kind)
    return renderer.render("errors.txt.j2", reason="unexpected", got=type(error).__name__)


def refused(reason: str, **values: object) -> str:
    """Say why a command refuses what it was given."""
    return Renderer().render("errors.txt.j2", reason=reason, **values)


def served(mistakes: tuple[Mistake, ...]) -> str:
    """Say all mistakes of plan files while the library as it was is still in use."""
    return Renderer().render("mistakes.txt.j2", mistakes=mistakes, served=True)


def manual(command: str | None) -> str:
    """Say what a command does and which options it has; an empty name means the whole command line."""
    return Renderer().render("manual.txt.j2", command=command)


def _usage(error: click.ClickException, renderer: Renderer) -> str:
    """Say what is wrong with a command line."""
    parameter = getattr(error, "param", None)
    values = {"got": "", "reason": "usage"}
    match error:
        case click.NoSuchOption():
            values = {"reason": "no_option", "got": error.option_name}
        case click.MissingParameter():
            values = {"reason": "missing_argument", "got": parameter.name.upper() if parameter else ""}
        case click.BadParameter():
            values = {"reason": "bad_value", "got": parameter.opts[0] if parameter else ""}
        case click.BadOptionUsage():
            values = {"reason": "bad_value", "got": error.option_name}
        case click.UsageError() if error.ctx and error.ctx.info_name == "kehoach":
            values = {"reason": "no_command", "got": ""}
    return renderer.render("errors.txt.j2", **values)
