"""The log and what must never stand in it."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.logs import start_logging

TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-pQ"


@pytest.fixture(autouse=True)
def root_logger() -> Iterator[None]:
    """Put the root logger back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_tokens_and_secrets_are_blotted_out_everywhere() -> None:
    """A token in a message, an argument or a traceback does not reach the log; nor does a secret."""
    stream = io.StringIO()
    start_logging("info", stream, ("b7-secret", ""))
    log = logging.getLogger("bot.test")
    log.info("GET https://api.telegram.org/bot%s/getMe with b7-secret", TOKEN)
    try:
        raise RuntimeError(f"bot{TOKEN} failed")
    except RuntimeError:
        log.exception("failed")
    written = stream.getvalue()
    assert "AAEhBOweik" not in written
    assert "b7-secret" not in written
    assert "/bot***/getMe with ***" in written
    assert "RuntimeError" in written
    assert "failed" in written
    assert f"bot{TOKEN} failed" not in written
    assert "bot*** failed" not in written, "the words of an error may quote anything"


def test_libraries_that_log_addresses_speak_from_warnings_on() -> None:
    """What httpx says of each request does not appear even where the bot logs all."""
    stream = io.StringIO()
    start_logging("debug", stream)
    logging.getLogger("httpx").info("HTTP Request: POST https://example.org")
    logging.getLogger("bot.test").debug("seen")
    assert "HTTP Request" not in stream.getvalue()
    assert "seen" in stream.getvalue()
