"""Form steps a second through the Telegram host, each durably committed, against a bare echo on the same transport.

Run by `make bench`, or alone: `python tests/benchmarks/bench_forms.py`.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median

TESTS = Path(__file__).parent.parent
sys.path[:0] = [path for path in (str(TESTS.parent), str(TESTS)) if path not in sys.path]

from bench_telegram import PEOPLE, echo_rate, host_rate  # noqa: E402 - only found once the path is set
from stand import agreed  # noqa: E402 - as above

from bot.assembly import Assembly, make_renderer, update_library  # noqa: E402
from bot.clock import Clock, moment  # noqa: E402
from bot.settings import Settings, Storage  # noqa: E402
from bot.telegram.run import office_of  # noqa: E402
from bot.telegram.worker import Worker  # noqa: E402
from knowledge.records import Records  # noqa: E402
from knowledge.registry import Registrations, Units  # noqa: E402
from knowledge.unit_file import UnitRow  # noqa: E402

LEAST_RATIO = 0.15
SCRIPT = (
    "/dangky thai-nguyen-2025; xã Số {0}; 20/8",
    "đại hội",
    "sáng",
    "Hội trường UBND xã",
    "120",
    "quay lại",
    "130 người",
    "90",
    "bỏ qua",
    "Nguyễn Văn An, Chủ tịch",
    "0912345678",
    "gửi",
)
"""What each person says to send a form; the braces hold the person's number."""


def lines() -> list[str]:
    """Give what all people say, in turn, person by person as the transport numbers them."""
    people = [(number % PEOPLE) for number in range(1, PEOPLE + 1)]
    return [line.format(person) for line in SCRIPT for person in people]


def rates() -> tuple[float, float, int, str]:
    """Measure the echo and the forms in turn, medians of three; count what was registered and tell how it is kept."""
    texts = lines()
    echoes: list[float] = []
    forms: list[float] = []
    registered, durable = 0, ""
    for _ in range(3):
        echoes.append(asyncio.run(echo_rate(texts)))
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(storage=Storage(folder=Path(folder)))
            update_library(settings)
            _load_units(settings)
            worker = Worker()
            assembly = worker.call(partial(Assembly, settings, Clock(moment("2025-08-10T08:00"))))
            office = office_of(assembly, make_renderer(settings))
            forms.append(asyncio.run(host_rate(texts, office, worker)))
            registered = worker.call(lambda: len(Registrations(assembly.records).all()))  # noqa: B023 - called at once
            durable = str(worker.call(lambda: assembly.records.rows("PRAGMA synchronous"))[0][0])  # noqa: B023 - as above
            worker.call(assembly.close)
            worker.close()
    return median(echoes), median(forms), registered, durable


def _load_units(settings: Settings) -> None:
    records = Records(settings.storage.folder / "records.db")
    rows = [UnitRow(name=f"xã Số {number}", level="commune", parent="tỉnh Thái Nguyên") for number in range(PEOPLE)]
    Units(records).load(rows)
    agreed(records, *(1000 + number for number in range(PEOPLE)))
    records.close()


def main() -> None:
    """Print the figures beside their bar."""
    logging.disable(logging.CRITICAL)
    echo, forms, registered, durable = rates()
    print(f"Forms through the Telegram host, in-process transport, synchronous={durable} (2 is FULL)")
    print(f"  bare echo    {echo:6.0f} messages/s")
    print(f"  form steps   {forms:6.0f} steps/s       {forms / echo:.2f} of the echo, at least {LEAST_RATIO}")
    print(f"  registered   {registered:6} of {PEOPLE} forms")


if __name__ == "__main__":
    main()
