"""Take updates that Telegram delivers by webhook, and only those that know the secret."""

from __future__ import annotations

import hmac
import json
import socket
from collections.abc import Awaitable, Callable

from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST = 1_000_000
"""The most bytes that a delivery may have."""

Take = Callable[[list[dict[str, object]]], Awaitable[None]]


class Door(RequestHandler):
    """The address that Telegram posts to."""

    def initialize(self, secret: str, take: Take) -> None:
        """Keep what tornado hands over with each request."""
        self._secret, self._take = secret, take

    async def post(self) -> None:
        """Take one update in, and say so once it is safe; 403 without the secret, 400 where it is no JSON object."""
        given = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            raise HTTPError(403)
        try:
            raw = json.loads(self.request.body)
        except (ValueError, RecursionError):
            raise HTTPError(400) from None
        if not isinstance(raw, dict):
            raise HTTPError(400)
        await self._take([raw])


class WebhookServer:
    """A small HTTP server with one door; something before it speaks TLS."""

    def __init__(self, path: str, secret: str, take: Take) -> None:
        """Let updates in at a path; a webhook without a secret would believe everybody."""
        if not secret:
            raise ValueError("a webhook needs a secret")
        routes = [(f"/{path.strip('/')}", Door, {"secret": secret, "take": take})]
        self._server = HTTPServer(Application(routes, log_function=lambda _: None), max_body_size=LARGEST)

    def listen(self, address: str, port: int) -> None:
        """Begin to listen; OSError if that cannot be."""
        listener = socket.create_server((address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET)
        listener.setblocking(False)
        self._server.add_socket(listener)

    async def close(self) -> None:
        """Stop listening and let requests in hand end."""
        self._server.stop()
        await self._server.close_all_connections()
