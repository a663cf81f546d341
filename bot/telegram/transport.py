"""Requests over HTTP: few at a time, and again where no connection came about."""

from __future__ import annotations

import asyncio
from typing import Any, TypeAlias

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

CONNECTIONS = 24
"""How many requests go out at once; the connection pool slows down with the square of them."""

ATTEMPTS = 3

_Timeout: TypeAlias = Any
"""A number of seconds, None, or the library's private mark for "as set up"."""


class PatientRequest(HTTPXRequest):
    """The library's transport with a bound on requests and repeats that can never send twice."""

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
        """Make one request; where no connection came about, try again after a moment."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                async with self._slots:
                    return await super().do_request(
                        url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
                    )
            except (NetworkError, TimedOut) as error:
                if attempt == ATTEMPTS or not isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout):
                    raise
            await asyncio.sleep(attempt)
        raise AssertionError("the last attempt returns or raises")
