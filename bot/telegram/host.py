"""The Telegram host: assembles its parts, connects, listens, and ends in order."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter
from telegram.request import BaseRequest

from bot.posting.pace import Pace
from bot.posting.postman import FLYING
from bot.settings import Telegram
from bot.telegram import menu
from bot.telegram.answered import Answered
from bot.telegram.answering import Answering
from bot.telegram.calm import Calm
from bot.telegram.events import Reader
from bot.telegram.intake import Intake
from bot.telegram.limits import PatientLimiter, seconds
from bot.telegram.office import Office
from bot.telegram.operator import Exit, Tell
from bot.telegram.order import ChatOrder
from bot.telegram.polling import Poller
from bot.telegram.posting import delivering
from bot.telegram.raw_bot import RawBot
from bot.telegram.safekeeping import Safekeeping
from bot.telegram.together import Together
from bot.telegram.transport import BoundedRequest
from bot.telegram.webhook import WebhookServer
from bot.telegram.worker import Worker

ALLOWED = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
"""The kinds of update that Telegram is asked for."""

FIRST_PAUSE = 1.0
MAX_PAUSE = 30.0
GRACE = 3.0
"""How many seconds what was begun may take when the host is stopped; what is not done then stays in the inbox."""

log = logging.getLogger(__name__)

T = TypeVar("T")


class Host:
    """One bot on Telegram. `transport` and `limiter` take the place of the usual ones, in tests."""

    def __init__(
        self,
        office: Office,
        settings: Telegram,
        tell: Tell,
        worker: Worker,
        *,
        transport: BaseRequest | None = None,
        limiter: BaseRateLimiter[int] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        os.environ.setdefault("PTB_TIMEDELTA", "1")  # else each flood wait of the library is a warning
        self._office, self._settings, self._tell, self._worker = office, settings, tell, worker
        self.order = ChatOrder()
        self._pace = Pace(clock)
        wire = partial(BoundedRequest, settings.proxy or None, patience=settings.timeout)
        self._post = transport or wire(connections=FLYING)
        self._bot = RawBot(
            settings.token,
            base_url=settings.base_url,
            base_file_url=settings.base_file_url,
            request=transport or wire(),
            get_updates_request=transport or wire(connections=1),
            rate_limiter=limiter or PatientLimiter(pace=self._pace),
        )
        self._clock = clock
        self._answered = Answered(worker, office)
        self._poller: Poller | None = None

    async def serve(self, stop: asyncio.Event) -> Exit:
        """Run until stopped or until there is no sense in going on, and tell which."""
        try:
            if await _unless(stop, self._connect()) is None:
                return Exit.STOPPED
            try:
                ending = await _unless(stop, self._at_work())
            finally:
                await self._finish()
        except InvalidToken:
            self._tell("token_refused", address=self._foreign())
            return Exit.TOKEN_REFUSED
        finally:
            with suppress(TelegramError, RuntimeError):
                await self._bot.shutdown()
        return ending or Exit.STOPPED

    async def _connect(self) -> bool:
        """Reach the Bot API, however long that takes, and learn the bot's name."""
        await self._insist(self._bot.initialize)
        await menu.publish(self._bot, self._office.routes)
        return True

    async def _at_work(self) -> Exit:
        """Take updates in, and deliver the post meanwhile, until that ends by itself."""
        async with delivering(self._office.post, self._post, self._settings, self._pace, self._worker, self._clock):
            return await self._listen()

    async def _listen(self) -> Exit:
        """Take up what was left undone, then take updates in until that ends by itself."""
        intake = self._make_intake()
        await intake.resume()
        if self._settings.mode == "webhook":
            return await self._serve_webhook(intake)
        await self._insist(self._bot.delete_webhook)
        self._tell("polling", name=self._bot.username)
        self._poller = Poller(self._bot, intake, ALLOWED, self._tell)
        ending = await self._poller.run()
        self._tell(ending, address=self._foreign())
        return Exit.CONFLICT if ending == "conflict" else Exit.TOKEN_REFUSED

    def _make_intake(self) -> Intake:
        """Put together what answers updates, the bot's name being known."""
        name = self._bot.username
        foresee = partial(self._office.foresee, name)
        together = Together(self._office.answers, self._worker, self._office.watch, foresee)
        safe = Safekeeping(self._office, together, name)
        answering = Answering(self._bot, self._office, safe, self._answered, self._clock)
        return Intake(
            self._bot, Reader(self._bot.id, name), safe, self.order, answering, Calm(self._office.floods, self._clock)
        )

    async def _serve_webhook(self, intake: Intake) -> Exit:
        url, secret = self._settings.webhook_url, self._settings.webhook_secret
        address, port = self._settings.webhook_listen, self._settings.webhook_port
        server = WebhookServer(urlsplit(url).path, secret, intake.take)
        try:
            server.listen(address, port)
        except OSError as error:
            self._tell("cannot_listen", address=address, port=port, error=error.strerror)
            return Exit.FAILED
        try:
            await self._insist(lambda: self._bot.set_webhook(url, allowed_updates=ALLOWED, secret_token=secret))
            self._tell("webhook", name=self._bot.username, address=address, port=port)
            await asyncio.Event().wait()
        finally:
            await server.close()
        return Exit.STOPPED

    async def _insist(self, call: Callable[[], Coroutine[Any, Any, object]]) -> None:
        """Make a call until it succeeds, and tell the operator of each failure."""
        pause = FIRST_PAUSE
        while True:
            try:
                await call()
            except InvalidToken:
                raise
            except TelegramError as error:
                wait = seconds(error) + 0.5 if isinstance(error, RetryAfter) else pause
                self._tell("unreachable", address=self._foreign(), proxy=bool(self._settings.proxy), wait=round(wait))
                await asyncio.sleep(wait)
                pause = min(MAX_PAUSE, 1.5 * pause)
            else:
                return

    async def _finish(self) -> None:
        """Begin nothing any more, confirm what is safe, and let what was begun end, for a while."""
        self.order.halt()
        if self._poller is not None:
            await self._poller.confirm()
        try:
            await asyncio.wait_for(self.order.idle(), GRACE)
        except TimeoutError:
            log.warning("%s updates stay in the inbox", self.order.at_work)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answered.close(), 1.0)

    def _foreign(self) -> str:
        """Give the address of the Bot API where it is not Telegram's own, else nothing."""
        address = self._settings.base_url
        return "" if address == Telegram().base_url else address


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """Do some work; cancel it when the event is set, and give None then."""
    task, halt = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, halt}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        for each in (task, halt):
            each.cancel()
        await asyncio.gather(task, halt, return_exceptions=True)


def watch_signals(stop: asyncio.Event) -> None:
    """Let SIGINT and SIGTERM stop the host; where the platform knows no such handlers, Ctrl+C interrupts."""
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):
        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, stop.set)
