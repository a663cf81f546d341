"""`kehoach run`: checks the settings, puts the host together and runs it."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from bot.alone import alone
from bot.answering_apart import LEAST, AnsweringApart
from bot.assembly import Assembly, make_renderer
from bot.clock import Clock
from bot.daily_backup import DailyBackup
from bot.failures import sentence, served
from bot.logs import log_crashes, start_logging
from bot.memory import search_seldom
from bot.posting.mailroom import Mailroom
from bot.settings import Settings, Telegram
from bot.storage_watch import StorageWatch, unwatched
from bot.telegram.host import Host, watch_signals
from bot.telegram.office import Office, PostOffice
from bot.telegram.operator import Exit, StandardError, Tell
from bot.telegram.worker import Worker
from handlers.ask import foreseen
from handlers.dispatch import dispatch
from handlers.given_up import tell_given_up
from handlers.message import Incoming, Reply
from handlers.render import Renderer
from handlers.routes import routes
from handlers.standing import of_office
from handlers.storage_news import tell_owners
from handlers.worked_out import nothing_ahead
from knowledge.errors import StorageError

LAST = 1.5
"""How many seconds the worker thread may go on with what it has in hand when all else has ended."""

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


def run(settings: Settings, clock: Clock) -> int:
    """Serve Telegram until stopped, and give the exit code (see `Exit`)."""
    tell = StandardError(Renderer())
    if mistake := unready(settings.telegram):
        tell(mistake)
        return Exit.SETTINGS
    telegram = settings.telegram
    start_logging(settings.logs.level, sys.stderr, (telegram.token, telegram.webhook_secret, telegram.proxy))
    log_crashes()
    hush()
    try:
        with alone(settings.storage.folder, "run"):
            return _run(settings, clock, tell)
    except StorageError as error:
        sys.stderr.write(sentence(error) + "\n")
        return Exit.IN_USE if error.kind == "in_use" else Exit.STORAGE


def _run(settings: Settings, clock: Clock, tell: Tell) -> int:
    worker = Worker()
    apart = AnsweringApart(settings.storage.folder) if settings.telegram.second_process else None
    try:
        assembly = worker.call(partial(Assembly, settings, clock))
        try:
            worker.call(assembly.records.examine)
            if assembly.mistakes:
                sys.stderr.write(served(assembly.mistakes) + "\n")
            if settings.access.approve_groups and not settings.access.owners:
                tell("no_owners")
            watch = StorageWatch(tell, partial(_probe, assembly))
            office = office_of(assembly, make_renderer(settings), watch, apart)
            search_seldom()
            daily = DailyBackup(settings, clock.now, partial(_no_backup, tell, assembly, worker))
            with daily.running():
                return asyncio.run(_serve(Host(office, settings.telegram, tell, worker)))
        finally:
            _end(worker, assembly, apart)
    finally:
        worker.close()


def _probe(assembly: Assembly) -> None:
    """Find out whether a storage that failed takes something again; if so, the owners hear of it."""
    assembly.records.probe()
    tell_owners("back", assembly.desk())


def _no_backup(tell: Tell, assembly: Assembly, worker: Worker, reason: str, **values: object) -> None:
    """Tell the operator, and the owners if that can be written down, that there is no backup today."""
    tell(reason, **values)
    with suppress(StorageError):
        worker.call(lambda: tell_owners("no_backup", assembly.desk()))


def unready(telegram: Telegram) -> str:
    """Name what the settings lack to serve Telegram, or nothing."""
    if not telegram.token:
        return "no_token"
    if not _TOKEN.fullmatch(telegram.token):
        return "token_malformed"
    if telegram.mode == "webhook":
        if not telegram.webhook_secret:
            return "no_secret"
        if not telegram.webhook_url.startswith("https://"):
            return "no_webhook_url"
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", telegram.webhook_secret):
            return "secret_malformed"
    return ""


def hush() -> None:
    """Silence libraries that log whole updates, addresses with the token, or what is told here anyway."""
    for name in ("telegram", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def office_of(
    assembly: Assembly,
    renderer: Renderer,
    watch: StorageWatch | None = None,
    apart: AnsweringApart | None = None,
) -> Office:
    """Make what the host has behind it of an assembly that the worker thread opened.

    `watch` hears of a failing storage, `apart` works out answers ahead where many wait; None does neither.
    """
    watch = watch or unwatched()
    ahead = apart.take if apart else nothing_ahead

    def answer(incoming: Incoming, name: str) -> list[Reply]:
        return dispatch(incoming, assembly.desk(name, ahead))

    def foresee(name: str, waiting: Sequence[Incoming]) -> None:
        if apart is None or len(waiting) < LEAST:
            return
        desk = assembly.desk(name)
        asks = (foreseen(incoming, desk) for incoming in waiting)
        apart.foresee([asked for asked in asks if asked is not None], desk.library)

    post = PostOffice(room=Mailroom(assembly.desk, assembly.departures), now=assembly.clock.now, watch=watch)
    return Office(
        dispatch=answer,
        foresee=foresee,
        answers=assembly.records,
        routes=routes(),
        renderer=renderer,
        post=post,
        takes_files=lambda person: of_office(person, assembly.desk()),
        now=assembly.clock.now,
        marks=assembly.marks,
        aside=lambda why: tell_given_up(why, assembly.desk()),
        watch=watch,
        floods=assembly.floods,
    )


def _end(worker: Worker, assembly: Assembly, apart: AnsweringApart | None) -> None:
    """Close the databases; work that does not come to its end now is undone, and stays in the inbox.

    A process that answers ahead ends by itself when this one does.
    """

    def close() -> None:
        if apart is not None:
            apart.close()
        assembly.close()

    if not worker.end(close, LAST):
        logging.getLogger(__name__).warning("work in hand was broken off")
        sys.stderr.flush()
        os._exit(Exit.STOPPED)


async def _serve(host: Host) -> Exit:
    asyncio.get_running_loop().set_exception_handler(_unheard)
    stop = asyncio.Event()
    watch_signals(stop)
    return await host.serve(stop)


def _unheard(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what the event loop reports and nobody waits for; its own words may quote the error's."""
    error = context.get("exception")
    said = str(context.get("message", "")).partition("\n")[0]
    logging.getLogger(__name__).error(said, exc_info=error if isinstance(error, BaseException) else None)
