"""Ten thousand digests of the same minute: how long composing them takes, and delivering them over HTTP.

The Bot API runs in a process of its own on the loopback interface and enforces Telegram's limits: 30
messages in any second, 20 in any minute to a group. All is on the real clock, so this takes six minutes.

Run by `make bench`, or alone: `python tests/benchmarks/bench_digest.py`.
"""

from __future__ import annotations

import asyncio
import json
import logging
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import time as clock_time
from functools import partial
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [path for path in (str(TESTS.parent), str(TESTS)) if path not in sys.path]

from telegram_api import TOKEN, OverHttp, TelegramApi, make_group  # noqa: E402 - only found once the path is set

from bot.assembly import Assembly, make_renderer, update_library  # noqa: E402
from bot.clock import Clock, moment  # noqa: E402
from bot.posting.mailroom import Mailroom  # noqa: E402
from bot.settings import Settings, Storage, Telegram  # noqa: E402
from bot.telegram.host import Host  # noqa: E402
from bot.telegram.office import Office  # noqa: E402
from bot.telegram.run import office_of  # noqa: E402
from bot.telegram.worker import Worker  # noqa: E402
from handlers.message import Chat, Incoming, Person  # noqa: E402
from knowledge.digest import Subscription  # noqa: E402
from knowledge.subscriptions import Subscriptions  # noqa: E402

CHATS = 10_000
MOST_COMPOSING = 10.0
MOST_DELIVERING = 1.1 * CHATS / 30
MOST_ANSWER_MS = 100.0
QUESTIONS = ("hạn cấp cơ sở Thái Nguyên 2025?", "cấp xã tối đa bao nhiêu đại biểu?", "ai ký kế hoạch Bình Thuận?")


def serve() -> None:
    """Be the Bot API: print the address and the chats, then report for every line until there are no more."""
    api = TelegramApi()
    api.flood.on()
    chats = [make_group(api, f"Nhóm {number}").state.id for number in range(CHATS)]
    with OverHttp(api) as telegram:
        print(json.dumps({"address": telegram.base_url, "chats": chats}), flush=True)
        for _ in sys.stdin:
            report = {"posted": api.counts["sendMessage"] - api.flood.refused, "refused": api.flood.refused}
            if report["posted"] >= CHATS:
                posted = [len(api.chats[chat].messages) for chat in chats]
                report |= {"posted": sum(map(bool, posted)), "most": max(posted)}
            print(json.dumps(report), flush=True)


def composing(folder: Path, chats: list[int]) -> tuple[float, float]:
    """Compose all digests, nothing else going on; give the seconds it takes, and the longest part of it."""
    with Assembly(_settings(folder), Clock(moment("2025-08-10T07:00"), elapsed=lambda: 0.0)) as assembly:
        _subscribe(assembly, chats)
        room = Mailroom(assembly.desk, assembly.departures)
        parts: list[float] = []
        more = True
        while more:
            began = time.perf_counter()
            more = room.tick()
            parts.append(time.perf_counter() - began)
        (count,) = assembly.records.rows("SELECT count(*) FROM outbox WHERE state = 'due'")[0]
        assert count == CHATS, count
    return sum(parts), max(parts)


def _settings(folder: Path) -> Settings:
    settings = Settings(storage=Storage(folder=folder))
    update_library(settings)
    return settings


def _subscribe(assembly: Assembly, chats: list[int]) -> None:
    """Let every chat want its digest at seven, with different numbers of days ahead."""
    subscriptions = Subscriptions(assembly.records)
    with assembly.records.transaction():
        for place, chat in enumerate(chats):
            subscriptions.keep(Subscription(chat=chat, at=clock_time(7), ahead=14 + place % 20), 1)


async def deliver(
    office: Office, address: str, worker: Worker, report: Callable[[], dict[str, int]]
) -> tuple[float, list[float]]:
    """Run the host until all is posted, asking questions meanwhile; give the seconds, and the waits for answers."""
    settings = Telegram(token=TOKEN, base_url=address)
    stop, waits = asyncio.Event(), list[float]()
    host = Host(office, settings, lambda reason, **_: None, worker)
    began = time.monotonic()
    serving = asyncio.ensure_future(host.serve(stop))
    asking = asyncio.ensure_future(_ask(office, worker, waits))
    while (await asyncio.to_thread(report))["posted"] < CHATS:
        await asyncio.sleep(0.5)
    took = time.monotonic() - began
    asking.cancel()
    stop.set()
    await asyncio.gather(serving, asking, return_exceptions=True)
    return took, waits


async def _ask(office: Office, worker: Worker, waits: list[float]) -> None:
    """Ask a question twenty times a second."""
    number = 0
    while True:
        number += 1
        person = Person(id=1000 + number % 50)
        text = QUESTIONS[number % len(QUESTIONS)]
        incoming = Incoming(key=f"bench:{number}", person=person, chat=Chat(id=person.id), text=text)
        began = time.perf_counter()
        await worker.run(partial(office.dispatch, incoming, "kehoach_bot"))
        waits.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.05)


def delivering(
    folder: Path, address: str, chats: list[int], report: Callable[[], dict[str, int]]
) -> tuple[float, list[float]]:
    """Deliver all digests; give the seconds that it takes, and the waits for answers."""
    worker = Worker()
    began = time.monotonic()
    clock = Clock(moment("2025-08-10T07:00"), elapsed=lambda: time.monotonic() - began)
    assembly = worker.call(partial(Assembly, _settings(folder), clock))
    try:
        worker.call(partial(_subscribe, assembly, chats))
        office = office_of(assembly, make_renderer(_settings(folder)))
        began = time.monotonic()
        took, waits = asyncio.run(deliver(office, address, worker, report))
        states = worker.call(lambda: assembly.records.rows("SELECT DISTINCT state FROM outbox"))
        assert states == [("sent",)], states
    finally:
        worker.call(assembly.close)
        worker.close()
    return took, waits


def main() -> None:
    """Print the figures beside their bars."""
    logging.disable(logging.CRITICAL)
    command = [sys.executable, __file__, "serve"]
    with (
        tempfile.TemporaryDirectory() as first,
        tempfile.TemporaryDirectory() as second,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdin is not None
        assert server.stdout is not None
        stdin, stdout = server.stdin, server.stdout
        told = json.loads(stdout.readline())

        def report() -> dict[str, int]:
            stdin.write("\n")
            stdin.flush()
            counts: dict[str, int] = json.loads(stdout.readline())
            return counts

        seconds, longest = composing(Path(first), told["chats"])
        took, waits = delivering(Path(second), told["address"], told["chats"], report)
        counts = report()
        stdin.close()
    slow = statistics.quantiles(waits, n=100)[98]
    middle = statistics.median(waits)
    print(f"Digests for {CHATS} chats at the same minute")
    longest *= 1000
    print(f"  composing       {seconds:7.1f} s      under {MOST_COMPOSING:.0f} s; its longest part {longest:.0f} ms")
    print(f"  delivering      {took:7.1f} s      at most {MOST_DELIVERING:.1f} s, 1.1 times what 30 a second allow")
    print(f"  chats posted to {counts['posted']:7}        at most {counts['most']} message each")
    print(f"  refused by 429  {counts['refused']:7}        none")
    print(
        f"  answers         {middle:7.1f} ms     median; 99th percentile {slow:.1f} ms, under {MOST_ANSWER_MS:.0f} ms"
    )


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["serve"] else main()
