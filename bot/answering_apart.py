"""Works out answers ahead in a second process, while many people wait; what it does not manage is done here.

A process that answers is started when many wait, if the machine has a second processor, and ends by itself
when nobody does. It only reads: whatever becomes of it, each question is answered.
"""

from __future__ import annotations

import logging
import os
import pickle
import select
import subprocess
import sys
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from handlers.worked_out import WorkedOut
from knowledge.answers import Asked
from knowledge.library import Library

LEAST = 8
"""How many questions have to wait for a second process to be worth its while."""

SIZE, FLYING = 2, 8
"""How many questions it is handed at a time, and how many such handfuls, so that it never waits for the next."""

LEAD = 16
"""How many questions are left to this process between the one that it answers and those handed over next."""

KEPT = 256
"""Answers that are kept at hand; the least recently used goes first."""

BRIEF = 0.005
"""Seconds that are waited for an answer that is being worked out there, before it is worked out here as well."""

PATIENCE = 1.0
"""Seconds after which a process that does not answer is given up."""

IDLE = 60.0
"""Seconds without a question after which the process ends."""

PAUSE = 60.0
"""Seconds for which none is started after one was given up."""

log = logging.getLogger(__name__)


class AnsweringApart:
    """Answers to questions that wait: the next ones are worked out here, those a while behind them there.

    Belongs to one thread. `processors` are those that may be used; `idle` are the seconds without a question after
    which the process ends; `clock` counts seconds.
    """

    def __init__(
        self,
        storage: Path,
        processors: int | None = None,
        idle: float = IDLE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Answer from the library in a storage folder."""
        self._storage, self._idle, self._clock = storage, idle, clock
        self._alone = (_processors() if processors is None else processors) < 2 or os.name != "posix"
        self._process: subprocess.Popen[bytes] | None = None
        self._wire: Connection | None = None
        self._ear: select.poll | None = None
        self._begun = False
        self._not_before = self._since = 0.0
        self._stamp: tuple[int, ...] = ()
        self._waiting: dict[Asked, None] = {}
        self._flying: deque[tuple[tuple[int, ...], list[Asked]]] = deque()
        self._known: OrderedDict[Asked, WorkedOut] = OrderedDict()

    @property
    def pid(self) -> int | None:
        """The id of the process, None where none is at work."""
        return self._process.pid if self._process else None

    def foresee(self, asks: Sequence[Asked], library: Library) -> None:
        """Have questions worked out that are about to be asked, in this order and after those before, if many are."""
        if library.stamp != self._stamp:
            self._stamp, self._waiting = library.stamp, {}
            self._known.clear()
        if self._flying and not self._hear(0.0) and self._clock() - self._since > PATIENCE:
            self._give_up("does not answer")
        there = {asked for stamp, handful in self._flying for asked in handful if stamp == self._stamp}
        self._waiting |= dict.fromkeys(asked for asked in asks if asked not in self._known and asked not in there)
        if len(self._waiting) < LEAST:
            return
        if self._at_hand():
            self._feed()
        else:
            self._waiting = {}

    def take(self, asked: Asked) -> WorkedOut | None:
        """Give an answer that was worked out ahead; None where it has to be worked out here."""
        if self._waiting or self._flying:
            self._hear(0.0)
        if asked in self._waiting:
            del self._waiting[asked]
            return None
        while asked not in self._known and any(asked in handful for _, handful in self._flying):
            if not self._hear(BRIEF):
                break
        if asked in self._known:
            self._known.move_to_end(asked)
        return self._known.get(asked)

    def close(self) -> None:
        """End the process, if there is one."""
        self._waiting, self._flying, self._begun = {}, deque(), False
        if self._wire is not None:
            self._wire.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._wire = self._ear = self._process = None

    def _at_hand(self) -> bool:
        """Whether a process is ready to work; one is started where none is."""
        if self._alone or self._clock() < self._not_before:
            return False
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._start()
        elif not self._begun and self._wire is not None:
            with suppress(EOFError, OSError):
                self._begun = self._wire.poll() and self._wire.recv_bytes() == b"ready"
        return self._begun

    def _start(self) -> None:
        """Start a process; it is made use of when it says that it is ready."""
        ours, theirs = Pipe()
        try:
            with theirs:
                told = (theirs.fileno(), self._storage, self._idle)
                command = [sys.executable, "-m", "bot.answering_process", *map(str, told)]
                self._process = subprocess.Popen(  # noqa: S603 - a part of this very program
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=(theirs.fileno(),),
                    start_new_session=True,
                )
        except OSError as error:
            ours.close()
            self._give_up(type(error).__name__)
            return
        ear = select.poll()
        ear.register(ours, select.POLLIN)
        self._wire, self._ear = ours, ear

    def _feed(self) -> None:
        """Hand over questions as long as the process has too few: those a lead away, else the last ones."""
        while self._wire is not None and len(self._flying) < min(FLYING, len(self._waiting) // SIZE):
            handful = list(islice(self._waiting, min(LEAD, len(self._waiting) - SIZE), LEAD + SIZE))
            for asked in handful:
                del self._waiting[asked]
            self._flying.append((self._stamp, handful))
            self._since = self._clock()
            try:
                self._wire.send_bytes(pickle.dumps((self._stamp, handful), pickle.HIGHEST_PROTOCOL))
            except OSError:
                self._give_up("is gone")

    def _hear(self, seconds: float) -> bool:
        """Take what the process has answered, waiting so long for it if need be; tell whether there was anything."""
        heard = False
        try:
            while self._wire is not None and self._flying and self._speaks(0.0 if heard else seconds):
                answers: list[WorkedOut] = pickle.loads(self._wire.recv_bytes())  # noqa: S301 - from our own process
                stamp, handful = self._flying.popleft()
                if stamp == self._stamp:
                    self._known.update(zip(handful, answers, strict=False))
                heard = True
                self._feed()
        except (EOFError, OSError):
            self._give_up("is gone")
            return True
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return heard

    def _speaks(self, seconds: float) -> bool:
        """Tell whether there is something to hear, waiting so long for it if need be; cheaper than the wire's own."""
        return self._ear is not None and bool(self._ear.poll(1000 * seconds))

    def _give_up(self, why: str) -> None:
        """Go on without a second process, for a while."""
        log.warning("the process that answers ahead %s", why)
        self.close()
        self._not_before = self._clock() + PAUSE


def _processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
