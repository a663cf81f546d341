"""A stage for attempts: a bot in the midst of its work, people who want what is not theirs, and what came of it."""

from __future__ import annotations

import sqlite3
import tomllib
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from registering_stage import WHOLE
from rights_stage import CLERK, CLERKS_PLAN, LAN, MINH, OTHER_PLAN, OWNER, House
from telegram_api import GROUP_ANONYMOUS_BOT, Group, InlineAsk, Message, Press, Seat, User, inline

from bot.clock import moment
from knowledge.records import Records
from knowledge.registry import Link, Links
from knowledge.registry.links import OFFICE, Ask
from knowledge.reviews import Body, Review, Reviews
from knowledge.rights.groups import Groups
from knowledge.rights.roles import Change

FILE = Path(__file__).parent / "promises" / "attempts.toml"
HOA, TAM, GHOST, ANONYMOUS = User(66, "Hoa"), User(23, "Tâm"), User(67, "Ma"), User(70, "Ẩn")
PEOPLE = {"owner": OWNER, "clerk": CLERK, "lan": LAN, "minh": MINH, "hoa": HOA, "tam": TAM, "ghost": GHOST}
SECRETS = ("0912345678", "Nguyễn Văn An", "Hội trường", "0987654321", "Trần Thị Bưởi")
"""What is in a registration and in a draft; no attempt may bring any of it up."""

BOOKKEEPING = ("attempts", "inbox", "answers_sent", "offers")
"""Tables that change with whatever is said to the bot: none holds what anybody may do or has done."""

CLOCK = moment("2025-08-10T08:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A row of the table."""

    what: str
    who: str
    why: str
    reason: str
    where: str = "private"
    act: str = "say"


def attempts() -> tuple[Attempt, ...]:
    """Read the table."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["attempts"]
    return tuple(Attempt(**row) for row in rows)


@dataclass(frozen=True, slots=True)
class State:
    """What is kept and was said: rows by their tables, texts of messages by chat and id, refusals by their reasons."""

    kept: dict[str, list[tuple[object, ...]]]
    said: dict[tuple[int, int], str]
    files: int
    refused: Counter[str]


class Scene:
    """The bot and everybody around it."""

    def __init__(self, folder: Path) -> None:
        self.house = House(folder)
        self.first = {name: self._greeted(name) for name in ("owner", "clerk", "lan", "minh", "hoa", "tam")}
        self.groups = self._groups()
        self.asked = self.groups["group"].seat(LAN, "creator").say("/hoi hạn cấp cơ sở?")
        for user in (OWNER, HOA):
            self.groups["group"].seat(user)
        self.house.settle()
        self._fill_in()
        self.names = self.house.records(self._names)
        self.house.say(self.seat("clerk"), f"/start {self.names['used']}")
        self.house.settle()

    def seat(self, who: str, where: str = "private") -> Seat:
        """Give a person in a chat."""
        if where == "private":
            return self.house.seat(PEOPLE[who])
        return Seat(self.house.api, self.groups[where].state, PEOPLE[who])

    def state(self) -> State:
        """Give what is kept and was said so far."""
        with closing(sqlite3.connect(self.house.folder / "records.db")) as db:
            tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            names = [name for (name,) in tables.fetchall() if name not in BOOKKEEPING]
            kept = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}
        mine = [each for chat in self.house.api.chats.values() for each in chat.messages.values() if each.of_bot]
        return State(
            kept=kept,
            said={(each.chat, each.id): each.text for each in mine},
            files=sum(each.file is not None for each in mine),
            refused=Counter(self.house.reasons()),
        )

    def attempt(self, attempt: Attempt) -> str:
        """Let somebody attempt something, and give what they heard beside messages: a notice, inline results."""
        what = attempt.what.format(**self.names)
        heard = self._inhuman(attempt, what) or self._human(attempt, what)
        self.house.stage.settle()
        if isinstance(heard, Press):
            return " ".join(heard.notices)
        return str(heard.results) if isinstance(heard, InlineAsk) else ""

    def _human(self, attempt: Attempt, what: str) -> Press | InlineAsk | Message | None:
        if attempt.act == "inline":
            return inline(self.house.api, what, PEOPLE[attempt.who])
        seat = self.seat(attempt.who, attempt.where)
        if attempt.act == "press":
            return seat.press_data(what, seat.heard[-1] if seat.heard else self.asked)
        if attempt.act == "edit":
            seat.edit(self.asked if attempt.where == "group" else self.first[attempt.who], what)
            return None
        if attempt.act == "forward":
            return seat.forward(Message(chat=1, id=1, text=what), HOA)
        if attempt.act == "reply":
            return seat.say(what, reply_to=self.asked)
        if attempt.act == "via_bot":
            return seat.say(what, via_bot=User(902, "Máy khác", bot=True))
        if attempt.act == "anonymous":
            return self.groups["group"].seat(ANONYMOUS, "administrator", anonymous=True).say(what)
        assert attempt.act == "say", attempt.act
        return seat.say(what)

    def _inhuman(self, attempt: Attempt, what: str) -> Message | None:
        """Say something as a bot, as a channel, as Telegram itself, or in a channel."""
        if attempt.who == "bot":
            return self.groups["group"].seat(User(901, "Máy", bot=True)).say(what)
        if attempt.who not in ("channel", "service", "post"):
            return None
        channel: dict[str, object] = {"id": -100777, "type": "channel", "title": "Kênh"}
        said: dict[str, object] = {"message_id": 9000, "date": 1, "text": what, "sender_chat": channel}
        if attempt.who == "post":
            self.house.api.deliver_raw({"channel_post": said | {"chat": channel}})
        else:
            id = 136817688 if attempt.who == "channel" else 777000
            said |= {"chat": self.groups["group"].state.json()}
            said |= {"from": {"id": id, "is_bot": attempt.who == "channel", "first_name": "Channel"}}
            said |= {"is_automatic_forward": True} if attempt.who == "service" else {}
            self.house.api.deliver("message", said)
        return Message(chat=-1, id=-1)

    def _greeted(self, name: str) -> Message:
        said = self.house.seat(PEOPLE[name]).say("/start")
        self.house.stage.settle()
        return said

    def _groups(self) -> dict[str, Group]:
        """Make a group that is approved, one that waits, and one that was refused."""
        groups = {
            state: self.house.group(state, approved=state == "group") for state in ("group", "waiting", "refused")
        }
        for state in ("waiting", "refused"):
            seat = groups[state].seat(LAN, "creator")
            seat.add_bot()
            for user in (HOA, OWNER):
                groups[state].seat(user)
        self.house.settle()

        def refuse(records: Records) -> None:
            held = Groups(records)
            group = held.of(groups["refused"].state.id)
            assert group is not None
            held.decide(group, Change(by=OWNER.id, at=CLOCK, action="refuse", source="machine"))

        self.house.records(refuse)
        return groups

    def _fill_in(self) -> None:
        """Let Lan send a registration, Minh fill one in, Tâm be asked for consent, the owner look at lists."""
        self.house.agree(LAN, MINH)
        for who, text in (
            ("lan", WHOLE),
            ("lan", "gửi"),
            ("minh", "/dangky thai-nguyen-2025; phường Phan Đình Phùng; đại hội"),
            ("minh", "liên hệ Trần Thị Bưởi; 0987654321"),
            ("tam", "/dangky thai-nguyen-2025; Sở Nội vụ"),
            ("owner", "/dangkydanhsach"),
            ("owner", "/chuadangky thai-nguyen-2025"),
        ):
            self.house.say(self.seat(who), text)

    def _names(self, records: Records) -> dict[str, str | int]:
        """Give what stands for the names in the table."""
        links = Links(records)

        def ask(person: User, kind: str, text: str) -> int:
            return links.ask(Ask(person=person.id, kind=kind, text=text), CLOCK)

        def review(person: User) -> int:
            body = Body(kind="KẾ HOẠCH", plan=self.house.assembly.desk().library.plan(OTHER_PLAN), seen=())
            return Reviews(records).add(Review(person=person.id, name="a.txt", body=body, text=""), CLOCK).id

        def last(sql: str) -> int:
            return int(records.rows(sql)[0][0])

        office = Link(kind=OFFICE, plan=CLERKS_PLAN, person=OWNER.id)
        used, unused = (links.make(office, CLOCK) for _ in range(2))
        draft, revision = records.rows("SELECT id, revision FROM drafts WHERE person = ? AND state = 'open'", MINH.id)[
            0
        ]
        form = records.rows("SELECT form FROM drafts WHERE id = ?", draft)[0][0]
        return {
            "used": used,
            "unused": unused,
            "expired": links.make(office, CLOCK - timedelta(days=4)),
            "tampered": unused[:-1] + ("a" if unused[-1] != "a" else "b"),
            "renumbered": f"{unused.partition('-')[0]}-{used.partition('-')[2]}",
            "made_up": f"{unused.partition('-')[0]}-{'A' * 16}",
            "strangers": links.make(Link(kind=OFFICE, person=LAN.id), CLOCK),
            "code": str(records.rows("SELECT code FROM registrations")[0][0]),
            "registration": last("SELECT id FROM registrations"),
            "draft": int(draft),
            "revision": int(revision),
            "question": last("SELECT max(id) FROM questions"),
            "waiting": last("SELECT id FROM groups WHERE state = 'waiting'"),
            "consent": last("SELECT max(id) FROM asks WHERE person = 23"),
            "owners_list": last("SELECT max(id) FROM asks WHERE kind = 'list'"),
            "owners_missing": last("SELECT max(id) FROM asks WHERE kind = 'missing'"),
            "other_missing": ask(CLERK, "missing", f"{OTHER_PLAN}|{form}"),
            "begin": ask(LAN, "begin", OTHER_PLAN),
            "review": review(OWNER),
            "clerks_review": review(CLERK),
            "hoa": HOA.id,
            "clerk": CLERK.id,
        }


def anonymous_rows(scene: Scene) -> list[str]:
    """Give the tables that hold the id of anonymous administrators."""
    return [table for table, rows in scene.state().kept.items() if str(GROUP_ANONYMOUS_BOT) in str(rows)]
