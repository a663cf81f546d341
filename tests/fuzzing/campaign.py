"""A campaign: so many updates through the whole host, and what came of it."""

from __future__ import annotations

import logging
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from post_stage import PostStage
from song_lam_document import as_text, as_word
from stand import approve
from telegram_api import ChatState, TelegramApi, User, private
from telegram_api.values import Json

from bot.telegram.limits import PatientLimiter
from bot.telegram.office import Office
from fuzzing import updates
from fuzzing.mutations import mutated, mutated_data
from fuzzing.texts import DIALOGUES, text
from handlers.message import Incoming, Reply
from knowledge.records import Records

CHUNK = 250
"""How many updates are sent at a time."""

TALKERS = 30
"""How many people go on with dialogues, each with theirs."""

PAUSE = 40.0
"""Seconds of the host's time that pass after each chunk, so that nobody counts as flooding for ever."""

HARMLESS = (
    "chat not found",
    "query is too old",
    "message to edit not found",
    "message can't be edited",
    "message is not modified",
    "message thread not found",
    "TOPIC_CLOSED",
    "invalid file_id",
    "PARTICIPANT_ID_INVALID",
    "there are no administrators",
    "bot is not a member",
)
"""What Telegram may say to a bot that took a made-up update at its word."""


class Errors(logging.Handler):
    """Keeps what is logged as an error, and counts the rest by its words."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []
        self.warnings: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        said = f"{record.name}: {record.getMessage()}"
        if record.levelno >= logging.ERROR:
            self.errors.append(said[:2000])
        else:
            self.warnings[" ".join(word for word in said.split() if not any(map(str.isdigit, word)))[:120]] += 1


@dataclass
class Outcome:
    """What came of a campaign: errors logged, refusals that must not be, complaints, memory and records over time.

    `sizes` are (updates, resident MB, MB of records.db); `slowest` are (seconds, text) of single events.
    """

    updates: int = 0
    seconds: float = 0.0
    answers: int = 0
    errors: list[str] = field(default_factory=list)
    refusals: Counter[str] = field(default_factory=Counter)
    unclean: list[str] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    sizes: list[tuple[int, float, float]] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    alive: bool = False


class Campaign:
    """Sends updates made of a seed to a host in a folder."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.luck = folder, random.Random(seed)
        self.api = TelegramApi(privacy=False)
        self.outcome = Outcome()
        self._said: list[str] = []
        self._documents = (as_text(), as_word())
        self._files = 0
        self._steps = [0] * TALKERS

    def run(self, count: int) -> Outcome:
        """Send so many updates, and give what came of them."""
        log, root, began = Errors(), logging.getLogger(), time.monotonic()
        root.addHandler(log)
        try:
            with PostStage(
                self.folder, "2025-08-10T06:50", self.api, limiter=PatientLimiter(0, 0), around=self._timing
            ) as stage:
                stage.worker.call(partial(_approve_groups, stage.assembly.records))
                stage.stage.settle()
                for done in range(0, count, CHUNK):
                    self._measure(done, count)
                    self._send(min(CHUNK, count - done))
                    stage.stage.settle(3600)
                    stage.wait(PAUSE)
                    self._look()
                self._measure(count, count)
                self.outcome.alive = self._answers(stage)
                self.outcome.unclean, self.api.unclean = self.api.unclean, []
        finally:
            root.removeHandler(log)
        outcome = self.outcome
        outcome.updates, outcome.seconds = count, time.monotonic() - began
        outcome.errors, outcome.warnings = log.errors, log.warnings
        return outcome

    def _send(self, count: int) -> None:
        for _ in range(count):
            kinds = (_message, _dialogue, _press, _edited, _inline, _other, _document)
            update = self.luck.choices(kinds, (42, 14, 22, 7, 7, 7.7, 0.3))[0](self)
            if self.luck.random() < 0.3:
                update = mutated(update, self.luck)
            for chat in _chats_of(update):
                self.api.chats.setdefault(chat.id, chat)
            self.api.deliver_raw(update)

    def _look(self) -> None:
        """Take note of what the bot sent, and forget it."""
        for call in self.api.calls:
            self.outcome.answers += call.status == 200 and call.method.startswith("send")
            if call.status >= 400 and not any(words in call.said for words in HARMLESS):
                self.outcome.refusals[f"{call.method}: {call.said}"] += 1
        self.api.calls.clear()
        self.api.handed.clear()
        self.api.files.clear()
        for queries in (self.api.presses, self.api.inline, self.api.inline_options):
            queries.clear()
        for chat in list(self.api.chats.values()):
            kept = list(chat.messages.items())[-4:]
            chat.messages = dict(kept)
            if abs(chat.id) > 10**7 and chat.kind == "private":
                del self.api.chats[chat.id]

    def _measure(self, done: int, count: int) -> None:
        """Note memory and records at the start and at each quarter."""
        if done and done % max(count // 4 // CHUNK * CHUNK, CHUNK) and done != count:
            return
        pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
        size = sum(file.stat().st_size for file in self.folder.glob("records.db*"))
        self.outcome.sizes.append((done, pages * os.sysconf("SC_PAGE_SIZE") / 1e6, size / 1e6))

    def _timing(self, office: Office) -> Office:
        """Have the slowest answers of an office remembered."""
        usual, slowest = office.dispatch, self.outcome.slowest

        def timed(incoming: Incoming, name: str) -> list[Reply]:
            began = time.perf_counter()
            try:
                return usual(incoming, name)
            finally:
                slowest.append((time.perf_counter() - began, ascii(incoming.text or incoming.button)[:200]))
                if len(slowest) > 500:
                    slowest.sort(reverse=True)
                    del slowest[20:]

        return replace(office, dispatch=timed)

    def _answers(self, stage: PostStage) -> bool:
        """Whether a plain question is answered after all that."""
        person = private(self.api, User(777, "Bình"))
        person.say("hạn cấp cơ sở Thái Nguyên 2025?")
        stage.stage.settle(3600)
        return "31/8/2025" in person.last.text

    def press(self) -> Json | None:
        """Make a press of a button that the bot showed, or nearly so; None where it has shown none."""
        if not self.api.chats:
            return None
        chat = self.luck.choice(list(self.api.chats.values()))
        shown = next((m for m in reversed(chat.messages.values()) if m.of_bot and m.keyboard), None)
        if shown is None:
            return None
        key = self.luck.choice([key for row in shown.keyboard for key in row])
        data = mutated_data(key.data, self.luck) if self.luck.random() < 0.3 else key.data
        who = updates.user(self.luck)
        if chat.kind == "private" and self.luck.random() < 0.95:
            who |= {"id": chat.id}
        return {"id": str(self.luck.randrange(10**9)), "from": who, "data": data, "message": shown.json}

    def dialogue(self) -> Json:
        """Let one of some people go on with a form or another dialogue, mostly sensibly."""
        who = self.luck.randrange(TALKERS)
        script = DIALOGUES[who % len(DIALOGUES)]
        said = script[self._steps[who] % len(script)].format(unit=who + 1000 * (self._steps[who] // len(script)))
        if self.luck.random() < 0.2:
            said = text(self.luck)
        else:
            self._steps[who] += 1
        sender: Json = {"id": 3000 + who, "is_bot": False, "first_name": "Lan"}
        chat: Json = {"id": 3000 + who, "type": "private", "first_name": "Lan"}
        number = self.luck.randrange(1, 10**6)
        return {"message_id": number, "date": 1754787600, "chat": chat, "from": sender, "text": said}

    def document(self) -> Json:
        """Make a message with a document, whole, broken or of rubbish."""
        sample = self.luck.choice(self._documents)
        content = bytearray(sample.content)
        for _ in range(self.luck.choice((0, 1, 50))):
            content[self.luck.randrange(len(content))] = self.luck.randrange(256)
        if self.luck.random() < 0.3:
            content = content[: self.luck.randrange(len(content))]
        self._files += 1
        name = f"fuzz-{self._files}"
        self.api.files[name] = bytes(content)
        title = self.luck.choice((sample.name, "a.pdf", "a.docx", "a.md", "a.exe", "../../a.txt", text(self.luck)[:80]))
        written = updates.message(self.luck) | {
            "document": {"file_id": name, "file_unique_id": name, "file_name": title, "file_size": len(content)},
            "from": updates.user(self.luck) | {"id": updates.OWNER},
            "chat": {"id": updates.OWNER, "type": "private", "first_name": "A"},
        }
        written.pop("text", None)
        return written | {"caption": self.luck.choice(("/nhapkehoach", "", text(self.luck)[:200]))}


def _approve_groups(records: Records) -> None:
    """Approve most of the groups that take part."""
    for number in range(1, updates.GROUPS):
        if number % 10:
            approve(records, updates.group_id(number))


def _message(campaign: Campaign) -> Json:
    return {"message": updates.message(campaign.luck)}


def _dialogue(campaign: Campaign) -> Json:
    return {"message": campaign.dialogue()}


def _edited(campaign: Campaign) -> Json:
    return {"edited_message": updates.message(campaign.luck) | {"edit_date": 1754787601}}


def _inline(campaign: Campaign) -> Json:
    return {"inline_query": updates.inline_query(campaign.luck)}


def _other(campaign: Campaign) -> Json:
    kind = campaign.luck.choice(list(updates.OTHERS))
    return {kind: updates.OTHERS[kind](campaign.luck)}


def _document(campaign: Campaign) -> Json:
    return {"message": campaign.document()}


def _press(campaign: Campaign) -> Json:
    press = campaign.press()
    if press is None:
        return _message(campaign)
    chance, message = campaign.luck.random(), press["message"]
    assert isinstance(message, dict)
    if chance < 0.03:
        press["message"] = {"chat": message["chat"], "message_id": message["message_id"], "date": 0}
    elif chance < 0.05:
        del press["message"]
        press["inline_message_id"] = "a"
    elif chance < 0.06:
        del press["data"]
        press["game_short_name"] = "a"
    return {"callback_query": press | {"chat_instance": "1"}}


def _chats_of(update: Json) -> Iterator[ChatState]:
    """Make the chats that an update speaks of, where they can be."""
    for value in update.values():
        chat = value.get("chat") if isinstance(value, dict) else None
        if isinstance(chat, dict) and type(chat.get("id")) is int:
            kind = chat.get("type")
            if kind in ("private", "group", "supergroup"):
                forum = chat.get("is_forum") is True
                topics = dict.fromkeys(range(2, 9), True) if forum else {}
                yield ChatState(id=chat["id"], kind=kind, title="a", forum=forum, topics=topics)
