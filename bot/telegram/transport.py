"""Requests over HTTP, few at a time."""

from __future__ import annotations

import asyncio
from typing import Any, TypeAlias

import httpx
from telegram.error import TelegramError
from telegram.request import BaseRequest, HTTPXRequest, RequestData

CONNECTIONS = 24
"""How many requests go out at once; the connection pool slows down with the square of them."""

_Timeout: TypeAlias = Any
"""A number of seconds, None, or the library's private mark for "as set up"."""


class BoundedRequest(HTTPXRequest):
    """The library's transport, with requests waiting their turn outside the connection pool."""

    def __init__(self, proxy: str | None = None, connections: int = CONNECTIONS) -> None:
        """Connect directly, or through a proxy such as `socks5://127.0.0.1:1080`."""
        super().__init__(connection_pool_size=connections, proxy=proxy, connect_timeout=10.0, read_timeout=20.0)
        self._slots = asyncio.Semaphore(connections)

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


def unsent(error: TelegramError) -> bool:
    """Whether a request failed before anything of it was sent, so that it may safely be repeated."""
    return isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError)
