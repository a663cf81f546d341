"""Secrets: the token stands in no log, no error and no file, and nothing that people write is logged."""

from __future__ import annotations

import asyncio
import gc
import io
import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import httpx
import pytest
from form_dialogue import FOLDER, OnTelegram, read
from telegram_api import TOKEN, OverHttp, TelegramApi, User, make_group, private
from test_telegram_run import environment, free_port

from bot.cli import execute
from bot.logs import RedactingFormatter, log_crashes, redacted, start_logging
from bot.settings import Settings, Telegram
from bot.telegram.operator import Exit
from bot.telegram.run import _serve, hush
from handlers import worked_out
from knowledge.records import Records

SECRET_PART = TOKEN.partition(":")[2]
SAID = ("hạn cấp cơ sở Thái Nguyên 2025?", "<b>Trần Thị Bưởi</b> & 0987 654 321", "đại hội họp ở hội trường nào?")


@pytest.fixture(autouse=True)
def loggers() -> Iterator[None]:
    """Put the loggers, the hooks for crashes and the way of warnings back as they were."""
    root, named = logging.getLogger(), ("telegram", "tornado", "httpx", "httpcore", "apscheduler", "asyncio", "PIL")
    before = root.handlers[:], root.level, [logging.getLogger(name).level for name in named]
    hooks = sys.excepthook, threading.excepthook
    yield
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    for name, level in zip(named, before[2], strict=True):
        logging.getLogger(name).setLevel(level)
    sys.excepthook, threading.excepthook = hooks
    logging.captureWarnings(False)


def test_a_days_talk_leaves_no_word_in_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the level `debug`: questions, forms, consent, groups, inline queries, erasure and failures alike."""
    stream = io.StringIO()
    start_logging("debug", stream, (TOKEN,))
    hush()
    said = [turn.say for name in ("nhieu-cau", "dong") for turn in read(FOLDER / f"{name}.toml").turns]
    said += ["/dulieucuatoi", "/xoadulieu", "1", *SAID, "/dangky thai-nguyen-2025; liên hệ Đỗ Văn Cần; 0912000111"]
    host = OnTelegram(tmp_path, "2025-08-10T08:00", ())
    try:
        for text in filter(None, said):
            host.say(text)
        group = make_group(host._api, title="Phòng Bí mật")
        group.seat(User(41, "Nguyễn Thị Ẩn Danh")).say("/hoi hạn cấp tỉnh Thái Nguyên 2025 cho bác Sáu?")
        host.stage.settle()
        monkeypatch.setattr(worked_out, "answer", lambda *_: int("bác Sáu ở Định Hóa"))
        host.say("bác Sáu ở Định Hóa hỏi hạn cấp tỉnh Thái Nguyên 2025?")
    finally:
        host.close()
    written = stream.getvalue()
    assert "ValueError" in written, "the failure is there"
    texts = [text for text in said if len(text) > 8 and not text.startswith("/")]
    told = ["bác Sáu", "Ẩn Danh", "Bí mật", "0912345678", "0912000111", "Đỗ Văn Cần", "Nguyễn Văn An", "Định Hóa"]
    assert [text for text in (*texts, *told) if text in written] == []
    assert SECRET_PART not in written


def test_errors_of_the_network_do_not_tell_the_address() -> None:
    """What httpx raises quotes the whole address; neither its words nor its arguments reach the log."""
    stream = io.StringIO()
    start_logging("debug", stream, (TOKEN,))
    url = f"http://127.0.0.1:1/bot{TOKEN}/getMe?chat=0912345678"
    with httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(404))) as client:
        try:
            client.get(url).raise_for_status()
        except httpx.HTTPStatusError as error:
            logging.getLogger("bot.test").exception("failed")
            logging.getLogger("bot.test").error("failed: %s", error)
    assert "HTTPStatusError" in stream.getvalue()
    assert "/bot***/getMe" in stream.getvalue(), "the address was there to be told"
    assert SECRET_PART not in stream.getvalue()


@pytest.mark.parametrize(
    ("text", "secrets", "left", "reason"),
    [
        (f"GET /bot{TOKEN}/getMe", (), "GET /bot***/getMe", "by its looks"),
        (f"GET /bot{TOKEN.replace(':', '%3A')}/getMe", (), "GET /bot***/getMe", "as a part of an address"),
        ("GET /bot1:ab/getMe", ("1:ab",), "GET /bot***/getMe", "a short one, as it was set"),
        ("GET /bot1%3Aab/getMe", ("1:ab",), "GET /bot***/getMe", "the same in an address"),
        ("p%2Fq", ("p/q",), "***", "a secret with signs of addresses"),
        ("08:30:12 started", ("",), "08:30:12 started", "what is no secret stays"),
    ],
)
def test_secrets_are_blotted_out_in_every_form(text: str, secrets: tuple[str, ...], left: str, reason: str) -> None:
    """As they are, and as they stand in addresses."""
    assert redacted(text, secrets) == left, reason


def test_a_traceback_that_another_made_is_not_taken_over() -> None:
    """A formatter before ours may have kept the words of an error in the record."""
    try:
        raise ValueError("bác Sáu")
    except ValueError as error:
        record = logging.LogRecord("x", 40, "x", 1, "failed", (), (type(error), error, error.__traceback__))
    assert "bác Sáu" in logging.Formatter().format(record)
    assert "bác Sáu" not in RedactingFormatter().format(record)
    assert "ValueError" in RedactingFormatter().format(record)


def test_a_crash_is_told_without_its_words() -> None:
    """In another thread, as a warning, in the main thread while another error is handled: kind and place are told."""
    code = f"""
import sys, threading, warnings
from bot.logs import log_crashes, start_logging
words = "bác Sáu bot{TOKEN}"
start_logging("debug", sys.stderr, ("{TOKEN}",))
log_crashes()
warnings.warn("bot{TOKEN}")
thread = threading.Thread(target=lambda: int(words))
thread.start()
thread.join()
try:
    raise KeyError(words)
except KeyError:
    raise RuntimeError(words)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    for kind in ("UserWarning", "ValueError", "KeyError", "RuntimeError"):
        assert kind in done.stderr
    assert done.returncode == 1
    assert SECRET_PART not in done.stderr
    assert "bác Sáu" not in done.stderr


def test_the_event_loop_of_the_bot_tells_no_words() -> None:
    """What a task raised that nobody waits for is logged by the host without what it says."""
    stream = io.StringIO()
    start_logging("debug", stream)

    class Forgetful:
        async def serve(self, stop: asyncio.Event) -> Exit:
            async def fails() -> None:
                raise RuntimeError("bác Sáu")

            asyncio.ensure_future(fails())  # noqa: RUF006 - it is forgotten on purpose
            await asyncio.sleep(0.01)
            gc.collect()
            return Exit.STOPPED

    assert asyncio.run(_serve(Forgetful())) == Exit.STOPPED  # type: ignore[arg-type]
    assert "RuntimeError" in stream.getvalue()
    assert "bác Sáu" not in stream.getvalue()


def test_settings_do_not_show_their_secrets() -> None:
    """Printed for whatever reason, they leave out the token, the secret and the proxy with its password."""
    shown = repr(Settings(telegram=Telegram(token=TOKEN, webhook_secret="geheim", proxy="http://u:p4ss@h:1")))
    assert SECRET_PART not in shown
    assert "geheim" not in shown
    assert "p4ss" not in shown


def test_a_process_in_trouble_keeps_its_secrets(tmp_path: Path) -> None:
    """Where a proxy with a password refuses, nothing of both is told."""
    port = free_port()
    proxy = f"http://lan:m4tkhau@127.0.0.1:{port}"
    env = environment(tmp_path, token=TOKEN, base_url=f"http://127.0.0.1:{port}/bot", proxy=proxy)
    env |= {"KEHOACH_LOGS__LEVEL": "debug"}
    with Popen([sys.executable, "-m", "bot", "run"], env=env, stdout=PIPE, stderr=PIPE, text=True) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        out, rest = process.communicate(timeout=30)
    assert first.strip()
    for secret in (SECRET_PART, "m4tkhau"):
        assert secret not in first + rest + out


@pytest.mark.parametrize("arguments", [["run"], ["--debug", "run"], ["--debug", "plans"]], ids=" ".join)
def test_a_command_that_fails_keeps_its_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """Settings that are wrong, and an error with all its details."""
    monkeypatch.setenv("KEHOACH_STORAGE__FOLDER", str(tmp_path))
    monkeypatch.setenv("KEHOACH_TELEGRAM__TOKEN", TOKEN)
    monkeypatch.setenv("KEHOACH_TELEGRAM__PROXY", "m4tkhau")
    assert execute(arguments) == 2
    said = "".join(capsys.readouterr())
    assert "telegram.proxy" in said
    assert ("Traceback" in said) == ("--debug" in arguments)
    for secret in (SECRET_PART, "m4tkhau"):
        assert secret not in said


def test_a_process_at_work_writes_its_token_nowhere(tmp_path: Path) -> None:
    """Neither in its log at the level `debug` nor in the name or the content of any file that it keeps."""
    with OverHttp(TelegramApi()) as telegram:
        lan = private(telegram.api)
        lan.say("bác Sáu hỏi hạn cấp cơ sở Thái Nguyên 2025?")
        env = environment(tmp_path, token=TOKEN, base_url=telegram.base_url) | {"KEHOACH_LOGS__LEVEL": "debug"}
        with Popen([sys.executable, "-m", "bot", "run"], env=env, stdout=PIPE, stderr=PIPE, text=True) as process:
            assert telegram.wait_for(lambda: bool(lan.heard), 60)
            process.send_signal(signal.SIGTERM)
            out, said = process.communicate(timeout=30)
    assert "bác Sáu" not in out + said
    assert SECRET_PART not in out + said
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "records.db" for path in kept)
    assert [path for path in kept if SECRET_PART in str(path) or SECRET_PART.encode() in path.read_bytes()] == []


def test_a_backup_has_the_token_neither_in_its_name_nor_within(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is set, and whatever the command says."""
    Records(tmp_path / "records.db").close()
    monkeypatch.setenv("KEHOACH_STORAGE__FOLDER", str(tmp_path))
    monkeypatch.setenv("KEHOACH_TELEGRAM__TOKEN", TOKEN)
    assert execute(["backup"]) == 0
    kept = [path for path in (tmp_path / "backups").rglob("*") if path.is_file()]
    assert kept
    assert [path for path in kept if SECRET_PART in str(path) or SECRET_PART.encode() in path.read_bytes()] == []
    assert SECRET_PART not in "".join(capsys.readouterr())


def test_crashes_are_looked_after_where_the_bot_runs() -> None:
    """The hooks are those of the log; Ctrl+C is no crash."""
    stream = io.StringIO()
    start_logging("info", stream)
    log_crashes()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert stream.getvalue() == ""
    sys.excepthook(RuntimeError, RuntimeError("bác Sáu"), None)
    assert "RuntimeError" in stream.getvalue()
    assert "bác Sáu" not in stream.getvalue()
