"""The commands around the questions: the terminal chat, the plans held, and one plan."""

from __future__ import annotations

import json
import sys
from contextlib import suppress

from bot.alone import alone
from bot.assembly import Assembly
from bot.clock import Clock
from bot.failures import refused, sentence, served
from bot.logs import log_crashes, start_logging
from bot.settings import Settings
from bot.storage_watch import StorageWatch
from bot.stores import library_path, make_renderer, update_library
from bot.telegram.operator import StandardError
from bot.terminal import PROMPT, Terminal
from handlers.plans import named
from knowledge.codec import encode
from knowledge.errors import Mistake, StorageError
from knowledge.library import Library

DONE, REFUSED, IN_USE, STORAGE = 0, 2, 5, 6
"""Exit codes; the last two are those of the Telegram host."""

TURN = 10.0
"""Seconds for which a chat whose lines are piped in waits for another to end."""


def chat(settings: Settings, clock: Clock) -> int:
    """Hold a conversation over standard input and output."""
    start_logging("error", sys.stderr, (settings.telegram.token, settings.telegram.proxy))
    log_crashes()
    somebody_types = sys.stdin.isatty()
    try:
        with (
            alone(settings.storage.folder, "chat", 0.0 if somebody_types else TURN),
            Assembly(settings, clock) as assembly,
        ):
            assembly.records.examine()
            _warn(assembly.mistakes)
            read = _typed if somebody_types else sys.stdin.readline
            watch = StorageWatch(StandardError(assembly.renderer), assembly.records.probe)
            files = settings.storage.folder / "files"
            Terminal(assembly.desk, read, sys.stdout, echo=not somebody_types, watch=watch, files=files).run()
    except StorageError as error:
        print(sentence(error), file=sys.stderr)
        return IN_USE if error.kind == "in_use" else STORAGE
    return DONE


def plans(settings: Settings, *, as_json: bool) -> int:
    """Print what is held, a line for each plan."""
    with _library(settings) as library:
        heads = library.heads()
        if as_json:
            print(json.dumps([encode(head) for head in heads], ensure_ascii=False, indent=2))
        else:
            print(make_renderer(settings).render("plans.txt.j2", heads=heads))
    return DONE


def show(settings: Settings, name: str, *, as_json: bool) -> int:
    """Print all facts of the one plan of that id, number or name."""
    with _library(settings) as library:
        found = named(name, library)
        if len(found) != 1:
            ids = [head.id for head in found or library.heads()]
            print(refused("which_plan" if found else "unknown_plan", got=name, ids=ids), file=sys.stderr)
            return REFUSED
        plan = library.plan(found[0].id)
    if as_json:
        print(json.dumps(encode(plan), ensure_ascii=False, indent=2))
    else:
        print(make_renderer(settings).render("show.txt.j2", plan=plan))
    return DONE


def _typed() -> str:
    """Let a person type a line, with the keys that edit it; nothing at the end of the input."""
    with suppress(ImportError):
        import readline  # noqa: F401 - that input() edits lines with it is all
    try:
        return f"{input(PROMPT)}\n"
    except EOFError:
        print()
        return ""


def _library(settings: Settings) -> Library:
    """Open the library brought up to date, warning of plan files with mistakes."""
    _warn(update_library(settings))
    return Library.open(library_path(settings))


def _warn(mistakes: tuple[Mistake, ...]) -> None:
    """Say on standard error which plan files are not in use, and why."""
    if mistakes:
        print(served(mistakes), file=sys.stderr)
