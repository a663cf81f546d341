"""Requests over HTTP, few at a time."""

from __future__ import annotations

import asyncio
import ssl
from contextvars import ContextVar
from functools import cache
from typing import Any, TypeAlias

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.telegram.track import Watch
from bot.telegram.wire import Wires, leaving

CONNECTIONS = 24
"""How many requests go out at once; the connection pool slows down with the square of them."""

PATIENCE = 10.0
"""How many seconds an answer may take unless set otherwise; a connection that hangs is of no use meanwhile."""

LEAVES, LEFT = "http11.send_request_body.started", "http11.send_request_body.complete"
"""What httpcore calls the moments before and after a request's body leaves; without it nothing can come of one."""

watched: ContextVar[Watch | None] = ContextVar("watched", default=None)
"""What is to be told when the requests of a task leave, or None."""

_Timeout: TypeAlias = Any
"""A number of seconds, None, or the library's private mark for "as set up"."""


@cache
def trust() -> ssl.SSLContext:
    """Give the certificates that are trusted, read once: that takes longer than connecting."""
    return httpx.create_ssl_context()


class Answer(dict[str, Any]):
    """An answer of the Bot API; to ask it for what it does not hold is a TelegramError."""

    def __missing__(self, key: str) -> object:
        """Tell that the answer is none: something on the way made it up."""
        raise TelegramError(f"No answer of the Bot API: it holds no {key}")


def read_answer(payload: bytes) -> dict[str, Any]:
    """Read an answer; TelegramError where it is none of the Bot API's, such as a page to log in at."""
    try:
        answer = HTTPXRequest.parse_json_payload(payload)
    except RecursionError as error:
        raise TelegramError("No answer of the Bot API: nested too deep") from error
    if not isinstance(answer, dict):
        raise TelegramError("No answer of the Bot API: it is no object")
    return Answer(answer)


class BoundedRequest(HTTPXRequest):
    """The library's transport, with requests waiting their turn outside the connection pool.

    `sees_departures` tells that `watched` is told, which shows with the first request of all.
    """

    sees_departures = False
    parse_json_payload = staticmethod(read_answer)

    def __init__(self, proxy: str | None = None, connections: int = CONNECTIONS, patience: float = PATIENCE) -> None:
        """Connect directly, or through a proxy such as `socks5://127.0.0.1:1080`; wait `patience` s for an answer."""
        super().__init__(
            connection_pool_size=connections,
            proxy=proxy,
            connect_timeout=10.0,
            read_timeout=patience,
            httpx_kwargs={"event_hooks": {"request": [self._trace]}, "verify": trust()},
        )
        self._slots = asyncio.Semaphore(connections)

    def _build_client(self) -> httpx.AsyncClient:
        """Make the client of the library, over connections that tell when something leaves."""
        client = super()._build_client()
        for transport in (client._transport, *client._mounts.values()):
            if isinstance(transport, httpx.AsyncHTTPTransport):
                transport._pool._network_backend = Wires()
        return client

    async def _trace(self, request: httpx.Request) -> None:
        """Have a request watched on its way."""
        watch = watched.get()

        async def tell(event: str, _: object) -> None:
            if event == LEAVES:
                BoundedRequest.sees_departures = True
                leaving.set(watch)
            elif event == LEFT:
                leaving.set(None)
                if watch is not None:
                    watch.left()

        request.extensions = request.extensions | {"trace": tell}

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request when it is its turn."""
        async with self._slots:
            return await super().do_request(
                url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
            )


def unclear(error: TelegramError) -> bool:
    """Whether nobody knows what became of a call: no answer came back, or none that makes sense.

    >>> unclear(TelegramError("Invalid server response")), unclear(BadRequest("chat not found"))
    (True, False)
    """
    return not isinstance(error, BadRequest | Forbidden | InvalidToken | Conflict | ChatMigrated | RetryAfter)


def unsent(error: TelegramError) -> bool:
    """Whether a request failed before anything of it was sent, so that it may safely be repeated."""
    return isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError)
