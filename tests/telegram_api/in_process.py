"""The in-process Telegram as python-telegram-bot's transport: no sockets, the same answers."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.transport import read_answer
from telegram_api.faults import Served, effective, spoiled
from telegram_api.server import TelegramApi
from telegram_api.values import Json, Params

_Odd = BaseRequest.DEFAULT_NONE


class InProcess(BaseRequest):
    """A transport that hands every request to a `TelegramApi`; one may serve for all of a bot's requests.

    `delay` is how many seconds each answer takes, `patience` for how many one that never comes is waited for.
    """

    parse_json_payload = staticmethod(read_answer)

    def __init__(self, api: TelegramApi, delay: float = 0.0, patience: float = 5.0) -> None:
        self.api = api
        self.delay, self.patience = delay, patience
        self.busy = 0
        self.busiest = 0
        self._arrived = asyncio.Event()
        api.on_update.append(self._arrived.set)

    @property
    def read_timeout(self) -> float | None:
        """How many seconds an answer may take."""
        return self.patience

    async def initialize(self) -> None:
        """Do nothing; there is nothing to open."""

    async def shutdown(self) -> None:
        """Do nothing; there is nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = _Odd,
        write_timeout: object = _Odd,
        connect_timeout: object = _Odd,
        pool_timeout: object = _Odd,
    ) -> tuple[int, bytes]:
        """Answer one request as the Bot API would."""
        head, _, last = urlsplit(url).path.partition("/bot")[2].partition("/")
        if method == "GET":
            return self._download(last)
        params = _params(request_data)
        fault = self.api.fault(last, params)
        if not effective(fault):
            answer = self.api.miss(last, params, fault)
        elif last == "getUpdates":
            answer = await self._poll(head, params, fault)
        else:
            await self._delayed()
            answer = self.api.call(head, last, params, fault)
        return await self._received(spoiled(fault, answer), read_timeout)

    async def _received(self, served: Served, read_timeout: object) -> tuple[int, bytes]:
        """Give what arrives of an answer, or raise what the library makes of it where none does."""
        if served.end == "silence":
            await asyncio.sleep(read_timeout if isinstance(read_timeout, int | float) else self.patience)
            raise TimedOut from httpx.ReadTimeout("")
        if served.end in ("reset", "cut"):
            raise NetworkError("httpx.ReadError: ") from httpx.ReadError("")
        if served.end == "drip" and self.api.plan:
            if isinstance(read_timeout, int | float) and read_timeout < self.api.plan.dripping:
                await asyncio.sleep(read_timeout)
                raise TimedOut from httpx.ReadTimeout("")
            await asyncio.sleep(self.api.plan.dripping)
        return served.status, served.body

    async def _delayed(self) -> None:
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        await asyncio.sleep(self.delay)
        self.busy -= 1

    async def _poll(self, token: str, params: Params, fault: str) -> tuple[int, Json]:
        """Answer as a long poll does: at once where there are updates, else when there are or the time is over."""
        self._arrived.clear()
        status, body = self.api.call(token, "getUpdates", params, fault)
        if status == 200 and not body["result"] and (timeout := params.number("timeout")):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), timeout)
            status, body = self.api.call(token, "getUpdates", params, fault)
        await asyncio.sleep(0)
        return status, body

    def _download(self, path: str) -> tuple[int, bytes]:
        content = self.api.files.get(path.rpartition("/")[2])
        return (404, b'{"ok": false, "description": "Not Found"}') if content is None else (200, content)


def _params(request_data: RequestData | None) -> Params:
    if request_data is None:
        return Params({})
    for value in request_data.json_parameters.values():
        value.encode()  # what cannot go over a wire goes nowhere
    files: dict[str, tuple[str, bytes]] = {}
    for name, part in (request_data.multipart_data or {}).items():
        assert isinstance(part[1], bytes), "files go over as bytes"
        files[name] = (part[0], part[1])
    return Params(request_data.parameters, files)
