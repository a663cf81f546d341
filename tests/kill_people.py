"""People who write to the bot one thing after the other, each when the last was answered, and note what they see."""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Callable

from forms_stage import plan_of
from telegram_api import OverHttp, Seat

PATIENCE = 400.0
"""Seconds after which a person takes a message for lost."""

QUESTIONS = (
    "hạn cấp cơ sở Thái Nguyên 2025?",
    "cấp xã Thái Nguyên 2025 tối đa bao nhiêu đại biểu",
    "chương trình đại hội cấp cơ sở Thái Nguyên 2025",
    "số đại biểu cấp cơ sở?",
    "hội nghị điển hình Lạng Sơn 2024 họp ở đâu",
)
TYPED = {
    "hinh-thuc": "đại hội",
    "ngay": "25/8",
    "buoi": "sáng",
    "dia-diem": "Hội trường UBND xã",
    "dai-bieu": "120",
    "truc-tiep": "90",
    "tham-luan": "4",
    "lien-he": "Nguyễn Văn An, Chủ tịch",
    "dien-thoai": "0912345678",
}
"""What is typed for each field of the form."""

KEPT = {
    "ngay": {"day": "2025-08-25"},
    "dia-diem": "Hội trường UBND xã",
    "dai-bieu": 120,
    "truc-tiep": 90,
    "tham-luan": 4,
}
"""What is kept of some of it."""

ASKS = {field.ask: field.id for field in plan_of("thai-nguyen-2025").forms[0].fields}


_RECEIPT = re.compile(r"Đã gửi: (TN25-\d+)")


class LostError(Exception):
    """A message had no effect that could be seen."""


class Person:
    """Somebody in a private chat; `number` tells people apart."""

    def __init__(self, telegram: OverHttp, seat: Seat, number: int) -> None:
        self.telegram, self.seat, self.number = telegram, seat, number
        self.said = self.due = self.presses = self.questions = 0
        self.receipts: list[str] = []
        self.faults: list[str] = []
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._live, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def finish(self) -> None:
        """Come to an end with what was begun."""
        self._ending.set()
        self._thread.join(2 * PATIENCE)

    def prepare(self) -> None:
        """Do what comes before everything else, while nothing is killed."""

    def turn(self) -> None:
        """Do one thing."""
        raise NotImplementedError

    def disagrees(self, db: sqlite3.Connection) -> list[str]:
        """Tell what of this person's doing is not in the records as it should be."""
        return []

    def say(self, text: str, answers: int = 1) -> None:
        """Write something, and wait for so many messages of the bot."""
        with self.telegram.lock:
            before = self.news()
            self.seat.say(text)
            self.said += 1
            self.due += answers
        self.wait(lambda: self.news() >= before + answers, text)

    def news(self) -> int:
        """Count the messages that tell something new to this person."""
        return len(self.seat.heard)

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for an effect."""
        if not self.telegram.wait_for(condition, PATIENCE):
            raise LostError(what)

    def _live(self) -> None:
        try:
            while not self._ending.is_set():
                self.turn()
        except LostError as error:
            self.faults.append(f"{self.seat.user.id}: no answer to {error}")
        with self.telegram.lock:
            self.receipts = _RECEIPT.findall("\n".join(self.seat.texts))


class Asker(Person):
    """Asks questions."""

    def turn(self) -> None:
        """Ask one."""
        self.say(QUESTIONS[(self.said + self.number) % len(QUESTIONS)])
        self.questions += 1


class Presser(Person):
    """Presses the buttons of the welcome."""

    def turn(self) -> None:
        """Press each of them once."""
        self.say("/start")
        welcome = self.seat.last
        for label in list(welcome.labels):
            with self.telegram.lock:
                before = welcome.edits
                self.seat.press(label, welcome)
                self.presses += 1
            self.wait(lambda: welcome.edits > before, label)  # noqa: B023 - waited for at once
            self.questions += 1


class Subscriber(Person):
    """Changes the time of the own digest."""

    wanted = ""

    def turn(self) -> None:
        """Set another time."""
        self.wanted = ("15:30", "16:15", "17:00")[self.said % 3]
        self.say(f"/bantin {self.wanted}")

    def disagrees(self, db: sqlite3.Connection) -> list[str]:
        """Hold the time that is kept against the one that was set last."""
        [(at,)] = db.execute("SELECT at FROM subscriptions WHERE chat = ?", [self.seat.user.id])
        return [] if at.startswith(self.wanted) else [f"{self.seat.user.id}: {self.wanted} was set, {at} is kept"]


class Filler(Person):
    """Fills in a form for one unit after the other, by what the bot asks."""

    unit = 0
    _begun = 0

    def __init__(self, telegram: OverHttp, seat: Seat, number: int) -> None:
        super().__init__(telegram, seat, number)
        self._sent: list[str] = []

    def prepare(self) -> None:
        """Agree to what is kept, and leave the form that this was asked for."""
        self.say(f"/dangky thai-nguyen-2025; {self._name()}; loại đơn vị: xã")
        self.say("đồng ý", answers=2)

    def turn(self) -> None:
        """Say what the latest question calls for; one that came twice is not taken for the latest."""
        since = self._since()
        sent = [code for text in since for code in _RECEIPT.findall(text)]
        if sent:
            self._sent += sent
            self._begun = len(self.seat.heard)
            self.say(f"/dangky thai-nguyen-2025; {self._name()}; loại đơn vị: xã")
        elif any("Gửi phiếu này?" in text for text in since):
            self.say("gửi")
        else:
            latest = max(since, key=_place)
            self.say(TYPED[next(field for ask, field in ASKS.items() if ask in latest)])

    def news(self) -> int:
        """Count the different messages: a question that comes twice is answered once."""
        return len(set(self._since()))

    def disagrees(self, db: sqlite3.Connection) -> list[str]:
        """Hold the answers of what was registered against what was typed."""
        rows = db.execute("SELECT code, answers FROM registrations WHERE person = ?", [self.seat.user.id])
        answers = {code: json.loads(text) for code, text in rows}
        return [
            f"{code}: {name} is {held.get(name)}"
            for code, held in answers.items()
            for name, value in KEPT.items()
            if held.get(name) != value
        ]

    def _since(self) -> list[str]:
        """Give what was said since this form was begun, without receipts of those before."""
        texts = self.seat.texts[self._begun :]
        return [text for text in texts if not any(code in self._sent for code in _RECEIPT.findall(text))]

    def _name(self) -> str:
        self.unit += 1
        return f"xã Số {self.number} Lần {self.unit}"


def _place(text: str) -> int:
    """Give the number of the question that a message asks, 0 where it asks none."""
    found = re.search(r"Câu (\d+)/", text)
    return int(found[1]) if found else 0
