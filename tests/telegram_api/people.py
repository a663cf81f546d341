"""People in chats, as tests speak of them: they say, edit, press, ask inline, and see what the bot sent."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from telegram_api.chats import ChatState, Status
from telegram_api.markup import plain_entities, units
from telegram_api.server import Press, TelegramApi
from telegram_api.values import GROUP_ANONYMOUS_BOT, Json, Key, Message, Params, User

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a chat. `topic` is the forum topic written in, or None."""

    api: TelegramApi
    state: ChatState
    user: User
    topic: int | None = None
    anonymous: bool = False

    def in_topic(self, topic: int | None) -> Seat:
        """Give the same person, writing in a topic of the forum."""
        return replace(self, topic=topic)

    def say(self, text: str, *, reply_to: Message | None = None, via_bot: User | None = None) -> Message:
        """Write a message; one that is too long for Telegram is a mistake of the test."""
        assert units(text) <= 4096, "a client sends this as several messages: use paste"
        message = self._write({"text": text, "entities": [e.json() for e in plain_entities(text)]}, reply_to)
        message.text = text
        if via_bot:
            message.json["via_bot"] = via_bot.json()
        self._deliver("message", message, reply_to)
        return message

    def paste(self, text: str) -> list[Message]:
        """Write a text of any length, in messages of 4,096 characters as clients do."""
        return [self.say(text[start : start + 4096]) for start in range(0, len(text), 4096)]

    def edit(self, message: Message, text: str) -> None:
        """Change a message that was written earlier."""
        message.text = text
        message.json |= {"text": text, "entities": [e.json() for e in plain_entities(text)], "edit_date": _now()}
        replied = self.state.messages.get(message.reply_to) if message.reply_to else None
        self._deliver("edited_message", message, replied)

    def send_file(self, name: str, content: bytes, caption: str = "", reply_to: Message | None = None) -> Message:
        """Send a document."""
        file_id = f"doc-{next(_numbers)}"
        self.api.files[file_id] = content
        document: Json = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "file_name": name}
        body: Json = {"document": document | {"file_size": len(content)}}
        if caption:
            body |= {"caption": caption, "caption_entities": [e.json() for e in plain_entities(caption)]}
        message = self._write(body, reply_to)
        message.text, message.file = caption, (name, content)
        self._deliver("message", message, reply_to)
        return message

    def service(self, **body: object) -> None:
        """Let Telegram post a service message in this person's name, such as `new_chat_title="…"`."""
        self._deliver("message", self._write(dict(body), None), None)

    def press(self, label: str, message: Message | None = None, *, late: bool = False) -> Press:
        """Press the button of that label on a message of the bot (the last that has it); tell its fate."""
        message = message or next(m for m in reversed(self.heard) if label in m.labels)
        key = next(key for row in message.keyboard for key in row if key.label == label)
        return self.press_data(key.data, message, late=late)

    def press_data(self, data: str, message: Message, *, late: bool = False) -> Press:
        """Send a button press with that data, even one that no button has."""
        name, press = f"press-{next(_numbers)}", Press(self.user, late)
        self.api.presses[name] = press
        callback: Json = {"id": name, "from": self.user.json(), "chat_instance": "1", "data": data}
        self.api.deliver("callback_query", callback | {"message": message.json})
        return press

    def add_bot(self) -> None:
        """Put the bot into the group."""
        self._member_changed("left", "member")

    def remove_bot(self) -> None:
        """Take the bot out of the group."""
        self.block()
        self._member_changed("member", "kicked")

    def _member_changed(self, before: str, after: str) -> None:
        bot = self.api.bot.json()
        sender = User(GROUP_ANONYMOUS_BOT, "Group", bot=True) if self.anonymous else self.user
        states = {"old_chat_member": before, "new_chat_member": after}
        changed: Json = {key: {"user": bot, "status": state, "until_date": 0} for key, state in states.items()}
        changed |= {"chat": self.state.json(), "from": sender.json(), "date": _now()}
        self.api.deliver("my_chat_member", changed)

    def forward(self, message: Message, of: User | None) -> Message:
        """Pass a message on that a person wrote, None where that person keeps the name hidden."""
        origin: Json = {"type": "hidden_user", "sender_user_name": "Ai đó", "date": _now()}
        if of is not None:
            origin = {"type": "user", "sender_user": of.json(), "date": _now()}
        text = message.text
        passed = self._write(
            {"text": text, "entities": [e.json() for e in plain_entities(text)], "forward_origin": origin}, None
        )
        passed.text = text
        self._deliver("message", passed, None)
        return passed

    def block(self) -> None:
        """Block the bot (private chat) or remove it (group)."""
        private = self.state.kind == "private"
        self.state.refusal = (
            "bot was blocked by the user" if private else f"bot was kicked from the {self.state.kind} chat"
        )

    @property
    def heard(self) -> list[Message]:
        """All messages of the bot in this chat, oldest first."""
        return [message for message in self.state.messages.values() if message.of_bot]

    @property
    def last(self) -> Message:
        """The bot's newest message in this chat."""
        return self.heard[-1]

    @property
    def texts(self) -> list[str]:
        """The texts of the bot's messages in this chat."""
        return [message.text for message in self.heard]

    def _write(self, body: Json, reply_to: Message | None) -> Message:
        number = self.state.next_id()
        sender = (
            User(GROUP_ANONYMOUS_BOT, "Group", bot=True, username="GroupAnonymousBot") if self.anonymous else self.user
        )
        written: Json = {"message_id": number, "date": _now(), "chat": self.state.json(), "from": sender.json()} | body
        if self.anonymous:
            written["sender_chat"] = self.state.json()
        if self.topic is not None:
            written |= {"message_thread_id": self.topic, "is_topic_message": True}
        message = Message(chat=self.state.id, id=number, thread=self.topic, of_bot=False, json=written)
        if reply_to is not None:
            written["reply_to_message"] = {k: v for k, v in reply_to.json.items() if k != "reply_to_message"}
            message.reply_to = reply_to.id
            if self.topic is None and self.state.kind == "supergroup":
                written["message_thread_id"] = reply_to.id
        self.state.messages[number] = message
        return message

    def _deliver(self, kind: str, message: Message, reply_to: Message | None) -> None:
        if self.state.kind == "private" or self._reaches_bot(message, reply_to):
            self.api.deliver(kind, message.json)

    def _reaches_bot(self, message: Message, reply_to: Message | None) -> bool:
        """Whether privacy mode lets a group's message through to the bot."""
        if not self.api.privacy or self.state.bot_status == "administrator":
            return True
        if "text" not in message.json and "document" not in message.json:
            return True
        if message.text.startswith("/"):
            target = message.text.split(maxsplit=1)[0].partition("@")[2].lower()
            return target in ("", self.api.bot.username.lower())
        return reply_to is not None and reply_to.of_bot


@dataclass(frozen=True, slots=True)
class Group:
    """A group that the bot is in."""

    api: TelegramApi
    state: ChatState

    def seat(self, user: User, status: Status = "member", *, anonymous: bool = False) -> Seat:
        """Let a person into the group."""
        self.state.members[user.id] = (user, status)
        return Seat(self.api, self.state, user, anonymous=anonymous)

    def topic(self) -> int:
        """Open a topic in the forum and give its thread id."""
        number = self.state.next_id() + 1
        self.state.last_id = number
        self.state.topics[number] = True
        return number

    def migrate(self) -> Group:
        """Turn the group into a supergroup; give that, with the same people."""
        new = make_group(self.api, self.state.title)
        new.state.members = dict(self.state.members)
        self.state.moved_to = new.state.id
        someone = Seat(self.api, self.state, User(1))
        someone.service(migrate_to_chat_id=new.state.id)
        Seat(self.api, new.state, User(1)).service(migrate_from_chat_id=self.state.id)
        return new

    @property
    def heard(self) -> list[Message]:
        """All messages of the bot in this group, oldest first."""
        return [message for message in self.state.messages.values() if message.of_bot]


@dataclass(frozen=True, slots=True)
class InlineAsk:
    """An inline query that a person typed."""

    api: TelegramApi
    id: str

    @property
    def results(self) -> list[Json] | None:
        """What the bot offered; None where it did not answer."""
        return self.api.inline[self.id]

    @property
    def options(self) -> Params:
        """The parameters of the bot's answer."""
        return self.api.inline_options[self.id]


def private(api: TelegramApi, user: User | int = 41) -> Seat:
    """Open (or find) a person's private chat with the bot."""
    user = User(user) if isinstance(user, int) else user
    state = api.chats.setdefault(user.id, ChatState(id=user.id, kind="private", title=user.name))
    state.members[user.id] = (user, "member")
    return Seat(api, state, user)


def make_group(
    api: TelegramApi,
    title: str = "Phòng Nội vụ",
    kind: Literal["group", "supergroup"] = "supergroup",
    *,
    forum: bool = False,
) -> Group:
    """Make a group with the bot in it."""
    number = next(_numbers)
    state = ChatState(
        id=-(1001000000000 + number) if kind == "supergroup" else -number, kind=kind, title=title, forum=forum
    )
    api.chats[state.id] = state
    return Group(api, state)


def inline(api: TelegramApi, query: str, user: User | int = 41, *, late: bool = False) -> InlineAsk:
    """Type an inline query; `late` lets the answer to it come too late."""
    assert len(query) <= 256, "clients cut inline queries at 256 characters"
    user = User(user) if isinstance(user, int) else user
    name = f"inline-{next(_numbers)}"
    api.inline[name] = None
    if late:
        api.late_inline.add(name)
    api.deliver("inline_query", {"id": name, "from": user.json(), "query": query, "offset": "", "chat_type": "group"})
    return InlineAsk(api, name)


def key_named(message: Message, label: str) -> Key:
    """Find the button of that label on a message."""
    return next(key for row in message.keyboard for key in row if key.label == label)


def _now() -> int:
    return int(time.time())
