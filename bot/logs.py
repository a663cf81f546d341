"""Logging for operators: no token and no secret ever, and no texts of messages."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from typing import TextIO

REDACTED = "***"

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
_CHATTY = ("httpx", "httpcore", "telegram", "apscheduler")


class RedactingFormatter(logging.Formatter):
    """Formats records and blots out bot tokens and the given secrets, in tracebacks too."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as one text without secrets."""
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, REDACTED)
        return _TOKEN.sub(REDACTED, text)


def start_logging(level: str, stream: TextIO, secrets: Iterable[str] = ()) -> None:
    """Send the log of this process to a stream, libraries that log addresses or messages from warnings on."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
