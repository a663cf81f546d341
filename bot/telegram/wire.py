"""Connections for the HTTP library, on asyncio's own streams.

What is written here is handed to the system at once, without another turn of the event loop; so the
moment at which a request leaves is known to within microseconds, which tells after a crash what left.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore

from bot.telegram.track import Watch

EYEBALLS = 0.25
"""Seconds after which a second address of a host is tried beside the first."""

leaving: ContextVar[Watch | None] = ContextVar("leaving", default=None)
"""What is to be told just before the next bytes of a task leave, or None."""


class Wire(httpcore.AsyncNetworkStream):
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Give what came, empty at the end."""
        with _errors(httpcore.ReadTimeout, httpcore.ReadError):
            async with asyncio.timeout(timeout):
                return await self._reader.read(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Hand bytes to the system, and wait until it has room for more."""
        if not buffer:
            return
        watch = leaving.get()
        with _errors(httpcore.WriteTimeout, httpcore.WriteError):
            async with asyncio.timeout(timeout):
                if watch is not None:
                    leaving.set(None)
                    watch.leaves()
                self._writer.write(buffer)
                await self._writer.drain()

    async def aclose(self) -> None:
        """Close the connection; nothing is waited for."""
        self._writer.close()
        await asyncio.sleep(0)
        self._writer.transport.abort()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> Wire:
        """Speak TLS from now on."""
        try:
            with _errors(httpcore.ConnectTimeout, httpcore.ConnectError):
                async with asyncio.timeout(timeout):
                    await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        except BaseException:
            await self.aclose()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as the library has it
        """Tell about the connection."""
        if info == "is_readable":
            return self._reader.at_eof() or self._writer.is_closing()
        names = {"client_addr": "sockname", "server_addr": "peername"}
        return self._writer.get_extra_info(names.get(info, info))


class Wires(httpcore.AsyncNetworkBackend):
    """Makes connections."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> Wire:
        """Connect to a host."""
        local = (local_address, 0) if local_address else None
        with _errors(httpcore.ConnectTimeout, httpcore.ConnectError):
            async with asyncio.timeout(timeout):
                streams = await asyncio.open_connection(host, port, local_addr=local, happy_eyeballs_delay=EYEBALLS)
        return _made(streams, socket_options)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> Wire:
        """Connect to a socket of this machine."""
        with _errors(httpcore.ConnectTimeout, httpcore.ConnectError):
            async with asyncio.timeout(timeout):
                streams = await asyncio.open_unix_connection(path)
        return _made(streams, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


def _made(
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter], options: Iterable[httpcore.SOCKET_OPTION] | None
) -> Wire:
    """Make a connection of streams, with options for their socket."""
    made: socket.socket = streams[1].get_extra_info("socket")
    for option in options or ():
        made.setsockopt(*option)
    return Wire(*streams)


@contextmanager
def _errors(late: type[Exception], broken: type[Exception]) -> Iterator[None]:
    """Call errors as the HTTP library does."""
    try:
        yield
    except TimeoutError as error:
        raise late(str(error)) from error
    except (OSError, ssl.SSLError) as error:
        raise broken(str(error)) from error
