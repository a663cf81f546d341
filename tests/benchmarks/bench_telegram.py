"""The Telegram host against a bare echo: questions a second on the same transport, and idle memory.

Run by `make bench`, or alone: `python tests/benchmarks/bench_telegram.py`.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from statistics import median
from typing import NamedTuple

TESTS = Path(__file__).parent.parent
sys.path[:0] = [path for path in (str(TESTS.parent), str(TESTS)) if path not in sys.path]

from telegram import Update  # noqa: E402 - only found once the path is set
from telegram.ext import Application, ContextTypes, MessageHandler, filters  # noqa: E402
from telegram.request import BaseRequest, RequestData  # noqa: E402
from telegram_api import TOKEN, OverHttp, TelegramApi  # noqa: E402

from bot.answering_apart import AnsweringApart  # noqa: E402
from bot.assembly import Assembly, make_renderer, update_library  # noqa: E402
from bot.clock import Clock, moment  # noqa: E402
from bot.memory import search_seldom  # noqa: E402
from bot.settings import Limits, Settings, Storage, Telegram  # noqa: E402
from bot.telegram.host import Host  # noqa: E402
from bot.telegram.limits import PatientLimiter  # noqa: E402
from bot.telegram.office import Office, unforeseen  # noqa: E402
from bot.telegram.run import office_of  # noqa: E402
from bot.telegram.worker import Worker  # noqa: E402
from handlers.message import Incoming, Reply  # noqa: E402

QUESTIONS = 1200
RUNS = 5
ASKED_AGAIN = 20
"""How many questions are asked again and again, by many people, where that is measured."""

PEOPLE = 300
BATCH = 100
MOST_A_MINUTE = 1000
"""More messages than a person of the benchmark sends, so that nobody is told to wait."""

LEAST_RATIO = 0.15
MOST_IDLE_MB = 120

ME = {"id": 777001, "is_bot": True, "first_name": "Kế hoạch", "username": "kehoach_bot"}


class Wire(BaseRequest):
    """A transport that costs next to nothing: it hands out prepared updates and counts what is sent."""

    def __init__(self, texts: list[str]) -> None:
        self.sent = 0
        self.done = asyncio.Event()
        self._wanted = len(texts)
        updates = [_update(number, text) for number, text in enumerate(texts, 1)]
        self._batches = [updates[start : start + BATCH] for start in range(0, len(updates), BATCH)]
        me, sent = {"ok": True, "result": ME}, {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}
        self._me = json.dumps(me).encode()
        self._sent = json.dumps({"ok": True, "result": sent | {"text": "a"}}).encode()

    @property
    def read_timeout(self) -> float | None:
        """How many seconds an answer may take."""
        return 5.0

    async def initialize(self) -> None:
        """Do nothing."""

    async def shutdown(self) -> None:
        """Do nothing."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *rest: object, **more: object
    ) -> tuple[int, bytes]:
        """Answer a request."""
        if url.endswith("getMe"):
            return 200, self._me
        if url.endswith("getUpdates"):
            if not self._batches:
                await self.done.wait()
                await asyncio.sleep(0.01)
                return 200, b'{"ok": true, "result": []}'
            await asyncio.sleep(0)
            return 200, json.dumps({"ok": True, "result": self._batches.pop(0)}).encode()
        if url.endswith("sendMessage"):
            assert request_data is not None
            assert request_data.json_parameters["text"]
            self.sent += 1
            if self.sent == self._wanted:
                self.done.set()
            return 200, self._sent
        return 200, b'{"ok": true, "result": true}'


def _update(number: int, text: str) -> dict[str, object]:
    person = 1000 + number % PEOPLE
    chat = {"id": person, "type": "private", "first_name": "A"}
    sender = {"id": person, "is_bot": False, "first_name": "A"}
    message = {"message_id": number, "date": 1754787600, "chat": chat, "from": sender, "text": text}
    return {"update_id": number, "message": message}


def golden_questions(count: int = QUESTIONS) -> list[str]:
    """Draw questions from the golden ones, the same at each run."""
    lines = [line for file in sorted((TESTS / "questions").glob("*.jsonl")) for line in file.read_text().splitlines()]
    texts = [str(json.loads(line)["question"]) for line in lines if "context" not in line]
    random.Random(7).shuffle(texts)
    return [text for text in texts if text.strip()][:count]


async def _echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await context.bot.send_message(update.message.chat_id, update.message.text or "")


async def echo_rate(texts: list[str]) -> float:
    """Measure how many messages a second the library's bare echo answers."""
    wire = Wire(texts)
    application = Application.builder().token(TOKEN).request(wire).get_updates_request(wire).job_queue(None).build()
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    assert application.updater is not None
    async with application:
        await application.start()
        began = time.perf_counter()
        await application.updater.start_polling()
        await wire.done.wait()
        took = time.perf_counter() - began
        await application.updater.stop()
        await application.stop()
    return len(texts) / took


async def host_rate(texts: list[str], office: Office, worker: Worker) -> float:
    """Measure how many questions a second the whole host answers."""
    wire, stop = Wire(texts), asyncio.Event()
    counted = _Silence(wire, len(texts))
    office = replace(office, dispatch=partial(counted.dispatch, office.dispatch))
    host = Host(office, Telegram(token=TOKEN), _tell, worker, transport=wire, limiter=PatientLimiter(0, 0))
    serving = asyncio.create_task(host.serve(stop))
    began = time.perf_counter()
    await wire.done.wait()
    took = time.perf_counter() - began
    stop.set()
    await serving
    return len(texts) / took


class _Silence:
    """Counts questions that get no reply, which the wire would wait for in vain."""

    def __init__(self, wire: Wire, wanted: int) -> None:
        self._wire, self._wanted, self._loop = wire, wanted, asyncio.get_running_loop()

    def dispatch(self, inner: object, incoming: Incoming, name: str) -> list[Reply]:
        """Answer, and make sure that there is exactly one message to send."""
        assert callable(inner)
        replies: list[Reply] = inner(incoming, name)
        return replies[:1] or [Reply(html="–")]


def _tell(reason: str, **values: object) -> None:
    """Say nothing to the operator."""


class Rates(NamedTuple):
    """Messages a second: of the bare echo, of the host asked other questions each time, of the host with no second
    process, of the host asked the same few, and of the host with nothing to think about.
    """  # noqa: D205 - one sentence

    echo: float
    host: float
    alone: float
    again: float
    hollow: float


def rates(questions: int = QUESTIONS, runs: int = RUNS) -> Rates:
    """Measure one after the other, several times; each is the median of its runs.

    There are far more questions than the engine keeps answers at hand, so that each is worked out anew. The same
    few are asked by people who asked nothing before.
    """
    texts = golden_questions(questions)
    again = [texts[at % ASKED_AGAIN] for at in range(len(texts))]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(storage=Storage(folder=Path(folder)), limits=Limits(person=MOST_A_MINUTE))
        update_library(settings)
        worker = Worker()
        assembly = worker.call(partial(Assembly, settings, Clock(moment("2025-08-10T08:00"))))
        apart = AnsweringApart(Path(folder))
        office = office_of(assembly, make_renderer(settings), apart=apart)
        alone = replace(office, foresee=unforeseen)
        hollow = replace(
            office,
            dispatch=lambda incoming, name: [Reply(html=f"<b>{escape(incoming.text)}</b>")],
            foresee=unforeseen,
        )
        search_seldom()
        found: list[Rates] = []
        for _ in range(runs):
            echo = asyncio.run(echo_rate(texts))
            host = _fresh_rate(texts, office, assembly, worker)
            worker.call(partial(assembly.records.write, "DELETE FROM talks"))
            one = _fresh_rate(texts, alone, assembly, worker)
            worker.call(partial(assembly.records.write, "DELETE FROM talks"))
            repeated = _fresh_rate(again, office, assembly, worker)
            found.append(Rates(echo, host, one, repeated, _fresh_rate(texts, hollow, assembly, worker)))
        worker.call(apart.close)
        worker.call(assembly.close)
        worker.close()
    return Rates(*(median(column) for column in zip(*found, strict=True)))


def _fresh_rate(texts: list[str], office: Office, assembly: Assembly, worker: Worker) -> float:
    """Measure the host with an inbox that knows none of the updates, as the wire counts them from 1 each time."""
    worker.call(partial(assembly.records.write, "DELETE FROM inbox"))
    return asyncio.run(host_rate(texts, office, worker))


def idle_megabytes() -> float:
    """Measure the resident memory of `kehoach run` that polls a Bot API on the loopback interface."""
    with OverHttp(TelegramApi()) as api, tempfile.TemporaryDirectory() as folder:
        env = {
            "KEHOACH_TELEGRAM__TOKEN": TOKEN,
            "KEHOACH_TELEGRAM__BASE_URL": api.base_url,
            "KEHOACH_STORAGE__FOLDER": folder,
        }
        command = [sys.executable, "-m", "bot", "run"]
        with subprocess.Popen(command, env=env, cwd=TESTS.parent, stderr=subprocess.DEVNULL) as process:
            api.wait_for(lambda: api.api.counts["getUpdates"] > 0, 60)
            time.sleep(1)
            pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
            process.send_signal(signal.SIGTERM)
            process.wait(30)
    return pages * 4096 / 1e6


def main() -> None:
    """Print the figures beside their bars."""
    logging.disable(logging.CRITICAL)
    found = rates()
    shares = {name: rate / found.echo for name, rate in found._asdict().items()}
    print("Telegram host, in-process transport")
    print(f"  bare echo               {found.echo:6.0f} messages/s")
    print(f"  host, answers not made  {found.hollow:6.0f} messages/s    {shares['hollow']:.2f} of the echo")
    bar = f"{shares['host']:.2f} of the echo, at least {LEAST_RATIO}"
    print(f"  host, golden questions  {found.host:6.0f} questions/s   {bar}")
    print(f"  host, in one process    {found.alone:6.0f} questions/s   {shares['alone']:.2f} of the echo")
    print(f"  host, {ASKED_AGAIN} asked again    {found.again:6.0f} questions/s   {shares['again']:.2f} of the echo")
    if Path("/proc/self/statm").exists():
        print(f"  idle `kehoach run`      {idle_megabytes():6.0f} MB            under {MOST_IDLE_MB}")


if __name__ == "__main__":
    main()
