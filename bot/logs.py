"""Logging for operators: no token and no secret ever, and no texts of messages.

What went wrong is told by the kind of each error and where it was raised; the words of an error may quote
what somebody wrote, so they are left out but for those of the system and of the database.
"""

from __future__ import annotations

import logging
import re
import sqlite3
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TextIO
from urllib.parse import quote, urlsplit

REDACTED = "***"

_TOKEN = re.compile(r"\d{5,}(?::|%3[Aa])[A-Za-z0-9_-]{20,}")
_CHATTY = ("httpx", "httpcore", "telegram", "apscheduler", "asyncio", "PIL")
_SPEAKING = (OSError, sqlite3.Error)
"""Errors whose words come from the system or the database and quote nobody."""

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class RedactingFormatter(logging.Formatter):
    """Formats records and blots out bot tokens and the given secrets; tracebacks are told without their words."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as one text without secrets, whatever another formatter made of its traceback."""
        made, record.exc_text = record.exc_text, None
        try:
            return redacted(super().format(record), self._secrets)
        finally:
            record.exc_text = made

    def formatException(self, ei: object) -> str:  # noqa: N802 - the library's name
        """Write a traceback without the words of its errors."""
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(_told(error)) if isinstance(error, BaseException) else ""


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """Blot out secrets, as they are and as they stand in addresses, and whatever looks like a bot's token."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        for form in {secret, quote(secret, safe="")}:
            text = text.replace(form, REDACTED)
    return _TOKEN.sub(REDACTED, text)


def start_logging(level: str, stream: TextIO, secrets: Iterable[str] = ()) -> None:
    """Send the log of this process to a stream, libraries that log addresses or messages from warnings on.

    A secret that is an address, as of a proxy, keeps its password secret also where that stands alone.
    """
    given = [secret for secret in secrets if secret]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter([*given, *_passwords(given)]))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def log_crashes() -> None:
    """Let what nobody catches, in any thread, and warnings go through the log, so that they are blotted out too."""
    logging.captureWarnings(True)
    sys.excepthook = _crashed
    threading.excepthook = _thread_crashed


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log an error that ends the process."""
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger(__name__).critical("uncaught", exc_info=(kind, error, trace))


def _thread_crashed(args: threading.ExceptHookArgs) -> None:
    """Log an error that ends a thread."""
    if args.exc_value is not None:
        _crashed(args.exc_type, args.exc_value, args.exc_traceback)


def _told(error: BaseException) -> Iterator[str]:
    """Yield the lines of a traceback, the first cause first, with the kinds of the errors in place of their words."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and cause is not error:
        yield from _told(cause)
    yield "Traceback (most recent call last):"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
    words = f": {error}" if isinstance(error, _SPEAKING) else ""
    yield f"{type(error).__name__}{words}"


def _passwords(secrets: Iterable[str]) -> Iterator[str]:
    """Yield the passwords in secrets that are addresses; one of a character or two would blot out half the log."""
    for secret in secrets:
        try:
            password = urlsplit(secret).password or ""
        except ValueError:
            continue
        if len(password) > 2:
            yield password
