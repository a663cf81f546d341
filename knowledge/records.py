"""What people said and chose, kept in records.db: bindings, talks, questions, offers and answers sent."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from knowledge.codec import decode, encode
from knowledge.database import Database
from knowledge.talk import Talk

NEWEST = 25
"""How many migrations knowledge/migrations.py holds; a database with as many is opened as it is."""

TALKS = 500
"""How many talks are kept at hand in both of their forms: what a person says next begins with one."""

_json = json.JSONEncoder(ensure_ascii=False).encode

_CHAT_TABLES = ("bindings", "talks", "questions", "offers", "answers_sent", "subscriptions", "groups")
_GROUP_TABLES = ("drafts", "registrations", "links", "asks")
"""Tables whose rows began in a group: their `chat` is no key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it was asked, and what its buttons need when they are pressed later.

    `person` is None where an anonymous administrator asked. `asked_kind` is the kind that a command
    fixed, or empty; `plan` the plan that the chat was bound to, or None; `talk` the context before it.
    `options` are the plan ids offered, `near` the questions offered; `id` is 0 until it is stored.
    """

    chat: int
    person: int | None
    text: str
    at: datetime
    asked_kind: str = ""
    plan: str | None = None
    talk: Talk = field(default_factory=Talk)
    status: str = ""
    kind: str = ""
    options: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    id: int = 0


class Records(Database):
    """The open records.db; every method is one transaction, or part of the one around it."""

    def __init__(self, path: Path) -> None:
        """Open the database at a path, made and brought up to date if need be."""
        super().__init__(path, NEWEST)
        self._heard: tuple[Talk | None, str] = (None, "")

    def binding(self, chat: int) -> str | None:
        """Give the id of the plan that a chat is bound to, or None."""
        row = self._row("SELECT plan FROM bindings WHERE chat = ?", chat)
        return str(row[0]) if row else None

    def bind(self, chat: int, plan: str, person: int, at: datetime) -> None:
        """Bind a chat to a plan in place of any other."""
        self._write("INSERT OR REPLACE INTO bindings VALUES (?, ?, ?, ?)", chat, plan, person, at.isoformat())

    def unbind(self, chat: int) -> None:
        """Take a chat's binding away, if it has one."""
        self._write("DELETE FROM bindings WHERE chat = ?", chat)

    def talk(self, chat: int, person: int) -> Talk:
        """Give what a person's talk in a chat has been about, empty at the start."""
        row = self._row("SELECT talk FROM talks WHERE chat = ? AND person = ?", chat, person)
        if row is None:
            return Talk()
        self._heard = _talk(row[0]), row[0]
        return self._heard[0]

    def keep_talk(self, chat: int, person: int, talk: Talk, at: datetime) -> None:
        """Keep the context after a question."""
        values = (chat, person, _text(talk), at.isoformat())
        self._write("INSERT OR REPLACE INTO talks VALUES (?, ?, ?, ?)", *values)

    def forget(self, chat: int, person: int) -> None:
        """Forget a person's talk in a chat and the buttons offered in it."""
        with self.transaction():
            self._write("DELETE FROM talks WHERE chat = ? AND person = ?", chat, person)
            self._write("DELETE FROM offers WHERE chat = ? AND person = ?", chat, person)

    def note_question(self, question: Question) -> int:
        """Store a question and give its new id."""
        return self._write(
            "INSERT INTO questions (chat, person, text, asked_kind, plan, talk, status, kind, options, near, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            question.chat,
            question.person,
            question.text,
            question.asked_kind,
            question.plan,
            self._heard[1] if question.talk is self._heard[0] else _text(question.talk),
            question.status,
            question.kind,
            _json(question.options),
            _json(question.near),
            question.at.isoformat(),
        )

    def question(self, id: int) -> Question | None:
        """Give a stored question, or None where there is none of that id."""
        row = self._row(
            "SELECT chat, person, text, at, asked_kind, plan, talk, status, kind, options, near"
            " FROM questions WHERE id = ?",
            id,
        )
        if row is None:
            return None
        chat, person, text, at, asked_kind, plan, talk, status, kind, options, near = row
        return Question(
            id=id,
            chat=chat,
            person=person,
            text=text,
            at=datetime.fromisoformat(at),
            asked_kind=asked_kind,
            plan=plan,
            talk=_talk(talk),
            status=status,
            kind=kind,
            options=tuple(json.loads(options)),
            near=tuple(json.loads(near)),
        )

    def offer(self, chat: int, person: int) -> tuple[str, ...]:
        """Give the data of the buttons last offered to a person in a chat, in their order."""
        row = self._row("SELECT buttons FROM offers WHERE chat = ? AND person = ?", chat, person)
        return tuple(json.loads(row[0])) if row else ()

    def note_offer(self, chat: int, person: int, buttons: tuple[str, ...], at: datetime) -> None:
        """Note the data of the buttons just offered in place of those before; none clears them."""
        if buttons:
            values = (chat, person, _json(buttons), at.isoformat())
            self._write("INSERT OR REPLACE INTO offers VALUES (?, ?, ?, ?)", *values)
        else:
            self._write("DELETE FROM offers WHERE chat = ? AND person = ?", chat, person)

    def answer_sent(self, chat: int, question: int) -> int | None:
        """Give the id of the bot's message that answered a message, or None."""
        row = self._row("SELECT answer FROM answers_sent WHERE chat = ? AND question = ?", chat, question)
        return int(row[0]) if row else None

    def note_answer_sent(self, chat: int, question: int, answer: int) -> None:
        """Note which message of the bot answered a message."""
        self._write("INSERT OR REPLACE INTO answers_sent VALUES (?, ?, ?)", chat, question, answer)

    def move_chat(self, old: int, new: int) -> None:
        """Give everything of a chat to its new id, as when a group became a supergroup."""
        with self.transaction():
            for table in _CHAT_TABLES:
                self._write(f"UPDATE OR REPLACE {table} SET chat = ? WHERE chat = ?", new, old)  # noqa: S608 - own names
            for table in _GROUP_TABLES:
                self._write(f"UPDATE {table} SET chat = ? WHERE chat = ?", new, old)  # noqa: S608 - own names
            self._write("UPDATE OR IGNORE outbox SET chat = ? WHERE chat = ?", new, old)
            self._write("DELETE FROM outbox WHERE chat = ?", old)  # what the new chat had already


@lru_cache(maxsize=TALKS)
def _text(talk: Talk) -> str:
    """Write a talk as JSON."""
    return _json(encode(talk))


@lru_cache(maxsize=TALKS)
def _talk(text: str) -> Talk:
    """Read a talk from its JSON."""
    return decode(Talk, json.loads(text))
