"""The in-process Telegram served over HTTP on the loopback interface, for a bot in another process."""

from __future__ import annotations

import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from telegram_api.faults import FaultPlan, Served, effective, spoiled
from telegram_api.server import TelegramApi
from telegram_api.values import Json, Params


class OverHttp:
    """A server around a `TelegramApi`; use it as a context manager. People may speak from any thread."""

    def __init__(self, api: TelegramApi) -> None:
        self.api = api
        self.lock = threading.Condition()
        api.on_update.append(self._wake)
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.telegram = self
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def base_url(self) -> str:
        """The address for `telegram.base_url`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/bot"

    @property
    def base_file_url(self) -> str:
        """The address for `telegram.base_file_url`."""
        return self.base_url.replace("/bot", "/file/bot")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()
        if kind is None:
            assert self.api.unclean == [], "all that is sent is clean"

    def answer(self, token: str, method: str, params: Params, fault: str = "") -> tuple[int, Json]:
        """Answer one call; a long poll waits until there are updates or its time is over."""
        with self.lock:
            status, body = self.api.call(token, method, params, fault)
            until = time.monotonic() + (params.number("timeout") or 0)
            while method == "getUpdates" and status == 200 and not body["result"]:
                if (rest := until - time.monotonic()) <= 0:
                    break
                self.lock.wait(rest)
                status, body = self.api.call(token, method, params, fault)
            self.lock.notify_all()
            return status, body

    def serve(self, token: str, method: str, params: Params) -> Served:
        """Answer one call, or let it fail as the plan of faults has it."""
        with self.lock:
            fault = self.api.fault(method, params)
            if not effective(fault):
                missed = self.api.miss(method, params, fault)
                self.lock.notify_all()
                return spoiled(fault, missed)
        return spoiled(fault, self.answer(token, method, params, fault))

    def rest(self, seconds: float) -> None:
        """Let some seconds pass, fewer where the server ends."""
        self._ended.wait(seconds)

    def wait_for(self, condition: Callable[[], bool], seconds: float = 20.0) -> bool:
        """Wait until a condition holds, looked at after each call of the bot; false if it does not in time."""
        with self.lock:
            return self.lock.wait_for(condition, seconds)

    def _wake(self) -> None:
        with self.lock:
            self.lock.notify_all()


DROPS = 8
"""In so many drops a slow answer comes."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    telegram: OverHttp

    def handle_error(self, request: object, client_address: object) -> None:
        """Let it be that a caller went away; raise nothing else in a thread."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as it came


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        """Answer a call of the Bot API."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        token, _, method = urlsplit(self.path).path.removeprefix("/bot").rpartition("/")
        self._write(self.server.telegram.serve(token, method, _params(self.headers["Content-Type"], body)))

    def do_GET(self) -> None:
        """Serve a file."""
        content = self.server.telegram.api.files.get(self.path.rpartition("/")[2])
        self._write(Served(404 if content is None else 200, content or b"", "application/octet-stream"))

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def _write(self, served: Served) -> None:
        telegram, body = self.server.telegram, served.body
        plan = telegram.api.plan or FaultPlan()
        if served.end == "silence":
            telegram.rest(plan.silence)
        if served.end in ("silence", "reset"):
            return self._reset()
        self.send_response(served.status)
        self.send_header("Content-Type", served.kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if served.end == "cut":
            self.wfile.write(body[: len(body) // 2])
            return self._reset()
        drop = len(body) if served.end == "whole" else len(body) // DROPS + 1
        for start in range(0, len(body), drop or 1):
            self.wfile.write(body[start : start + drop])
            if served.end == "drip":
                telegram.rest(plan.dripping / DROPS)
        return None

    def _reset(self) -> None:
        """Close the connection so that the other side sees a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()


def _params(kind: str | None, body: bytes) -> Params:
    """Read the parameters of a form, with files or without."""
    if kind is None or not kind.startswith("multipart/"):
        return Params(dict(parse_qsl(body.decode(), keep_blank_values=True)))
    values: dict[str, object] = {}
    files: dict[str, tuple[str, bytes]] = {}
    form = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    for part in form.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if (title := part.get_filename()) is not None:
            files[name] = (title, content)
        else:
            values[name] = content.decode()
    return Params(values, files)
