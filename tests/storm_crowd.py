"""A crowd that talks with the bot during a storm, and notes what it said and when it was answered."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from telegram_api import AMBIGUOUS, HARMLESS, Seat, TelegramApi
from telegram_api import inline as ask_inline
from telegram_api.faults import QUERIES
from telegram_api.server import Call

OWNER = 900
START = "2025-08-10T06:59:58"
PATIENCE = 20.0
"""Seconds after which a person gives up waiting for an answer."""

SAYINGS = (
    "hạn cấp cơ sở Thái Nguyên 2025?",
    "còn cấp tỉnh?",
    "cấp xã ở Thái Nguyên tối đa bao nhiêu đại biểu",
    "chuong trinh hoi nghi cap phuong lang son",
    "ai ký kế hoạch Bình Thuận?",
    "thời tiết hôm nay thế nào?",
    "/kehoach",
    "/han",
    "/trogiup",
    "/lich thai-nguyen-2025",
    "/dangky",
    "1",
    "2",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How large a storm is: groups that get digests, at how many minutes; people, and the seconds between their words.

    `seconds` is how long it lasts, `timeout` the bot's setting, `silence` for how long a call is not answered,
    `calm` for how long what is left may take afterwards, `share` how many of the calls fail.
    """

    groups: int
    minutes: int
    people: int
    pause: float
    seconds: float
    timeout: int
    silence: float
    calm: float
    seed: int = 1
    share: float = 1 / 3


@dataclass(slots=True)
class Prompt:
    """Something that a person said, asked or pressed in a chat: when, when the bot fetched it, when it was answered.

    `troubled` tells that a call of the bot for that chat failed meanwhile, so that Telegram did not answer.
    """

    chat: int
    update: int
    said: float
    query: str = ""
    answered: float | None = None
    troubled: bool = False


RECENT = 15.0
"""Seconds for which a call that failed may still hold up what comes after it in its chat."""


@dataclass(slots=True)
class Person:
    """A person of the crowd: where they write, and what they wait for or when they go on."""

    seat: Seat
    next: float
    waits: Prompt | None = None
    group: bool = False


@dataclass
class Crowd:
    """People who talk, each waiting for the answer before going on; call `turn` over and over."""

    api: TelegramApi
    people: list[Person]
    luck: random.Random
    pause: float
    prompts: list[Prompt] = field(default_factory=list)
    _seen: int = 0
    _trouble: dict[int, float] = field(default_factory=dict)

    def turn(self) -> None:
        """Take note of the bot's calls, and let those speak whose time has come."""
        self.look()
        now = self.api.clock()
        for person in self.people:
            waits = person.waits
            if waits and (waits.answered is not None or now - waits.said > PATIENCE):
                person.waits, person.next = None, now + self.luck.uniform(0.5, 1.5) * self.pause
            if person.waits is None and now >= person.next:
                person.waits = self._speak(person, now)
                self.prompts.append(person.waits)

    def _speak(self, person: Person, now: float) -> Prompt:
        seat, chance = person.seat, self.luck.random()
        keyed = next((message for message in reversed(seat.heard[-3:]) if message.keyboard), None)
        query, update = "", self.api.last_update + 1
        if person.group:
            seat.say(f"/hoi {self.luck.choice(SAYINGS[:5])}")
        elif chance < 0.25 and keyed is not None:
            key = self.luck.choice([key for row in keyed.keyboard for key in row])
            if not key.url:
                seat.press_data(key.data, keyed)
                query = list(self.api.presses)[-1]
            else:
                seat.say(self.luck.choice(SAYINGS))
        elif chance < 0.35:
            query = ask_inline(self.api, self.luck.choice(SAYINGS[:5]), seat.user).id
        else:
            seat.say(self.luck.choice(SAYINGS))
        recent = now - self._trouble.get(seat.state.id, now - RECENT) < RECENT
        return Prompt(seat.state.id, update, now, query, troubled=recent)

    def look(self) -> int:
        """Match the calls since the last look with what people wait for, and count those who go on waiting."""
        by_chat = {person.seat.state.id: person.waits for person in self.people if person.waits}
        by_query = {waits.query: waits for waits in by_chat.values() if waits.query}
        calls, self._seen = self.api.calls[self._seen :], len(self.api.calls)
        for call in calls:
            failed = bool(call.fault and call.fault not in HARMLESS) or call.status == 429
            if failed and (chat := call.params.number("chat_id")):
                self._trouble[chat] = call.at
            query = call.params.text("callback_query_id") or call.params.text("inline_query_id")
            waits = by_query.get(query) if query else by_chat.get(call.params.number("chat_id") or 0)
            if waits is None or waits.answered is not None:
                continue
            waits.troubled |= failed
            over = call.fault == "too old" and call.method in QUERIES
            if (stands(call) or over) and bool(query) == bool(waits.query):
                waits.answered = call.at
        now = self.api.clock()
        return sum(each.answered is None and now - each.said <= PATIENCE for each in by_chat.values())


def stands(call: Call) -> bool:
    """Whether what a call said was taken."""
    return call.status == 200 and (not call.fault or call.fault in HARMLESS | AMBIGUOUS)
