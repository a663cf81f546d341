"""What the bot says unprompted, kept in records.db from its cause until its end.

A row goes from `due` to `sending` just before it is handed to the host, and on to `sent`. Where it
cannot be known whether it arrived it is `uncertain`, and is never posted again by itself; `failed` is
what the host refused for good, `dropped` what was not to be posted any more. A row that was sent and
whose text has changed since is to be edited.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from knowledge.records import Records

State = Literal["due", "sending", "sent", "uncertain", "failed", "dropped"]
Buttons = tuple[tuple[tuple[str, str], ...], ...]
"""Rows of buttons, each a label and its data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What a message says: HTML in pages, one or more, and rows of buttons under it."""

    pages: tuple[str, ...]
    buttons: Buttons = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One thing to say: to a chat once for each `kind` and `key`, not before `due`, not from `expires` on.

    `topic` is the forum topic or None; `silent` and `pinned` are how it is posted; `note` is for whoever
    made it. `id` and `version`, the number of its text, are 0 until it is stored, `message` is None until
    it is sent. `late` tells that it is said late, `cause` why its state is what it is, `tries` how often
    it was handed over.
    """

    kind: str
    chat: int
    key: str
    due: datetime
    expires: datetime
    text: Text
    topic: int | None = None
    silent: bool = False
    pinned: bool = False
    note: str = ""
    id: int = 0
    version: int = 0
    state: State = "due"
    cause: str = ""
    late: bool = False
    message: int | None = None
    tries: int = 0


_COLUMNS = (
    "o.id, o.kind, o.chat, o.key, o.topic, o.due, o.expires, o.state, o.cause, o.late, o.silent, o.pinned,"
    " o.message, o.tries, o.note, o.text, t.body"
)
_FROM = f"SELECT {_COLUMNS} FROM outbox o JOIN outbox_texts t ON t.id = o.text "  # noqa: S608 - own names


class Outbox:
    """The rows of the outbox; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def put(self, letter: Letter) -> bool:
        """Store a letter, unless the chat has one of that kind and key; tell whether it was stored."""
        with self._records.transaction():
            text = self._text_id(letter.text)
            return self._put(letter, text) == 1

    def put_all(self, letters: Iterable[Letter]) -> int:
        """Store many letters in one transaction, and tell how many were not there before."""
        with self._records.transaction():
            known: dict[Text, int] = {}
            stored = 0
            for letter in letters:
                if letter.text not in known:
                    known[letter.text] = self._text_id(letter.text)
                stored += self._put(letter, known[letter.text])
            return stored

    def waiting(self, now: datetime, limit: int, besides: Iterable[int] = ()) -> list[Letter]:
        """Give some letters that are to be posted now, oldest first, but none of some ids."""
        where = (
            "WHERE o.state = 'due' AND o.wait <= ? AND o.expires > ?"
            " AND o.id NOT IN (SELECT value FROM json_each(?)) ORDER BY o.due, o.id LIMIT ?"
        )
        return self._letters(where, instant(now), instant(now), json.dumps(list(besides)), limit)

    def changed(self, now: datetime, limit: int, besides: Iterable[int] = ()) -> list[Letter]:
        """Give some letters that were posted and whose text has changed since, but none of some ids."""
        where = (
            "WHERE o.state = 'sent' AND o.shown <> o.text AND o.wait <= ? AND o.expires > ?"
            " AND o.id NOT IN (SELECT value FROM json_each(?)) ORDER BY o.id LIMIT ?"
        )
        return self._letters(where, instant(now), instant(now), json.dumps(list(besides)), limit)

    def letter(self, id: int) -> Letter | None:
        """Give a letter by its id, or None."""
        return next(iter(self._letters("WHERE o.id = ?", id)), None)

    def letters(self, ids: Iterable[int]) -> list[Letter]:
        """Give the letters of some ids, in order."""
        return self._letters("WHERE o.id IN (SELECT value FROM json_each(?)) ORDER BY o.id", json.dumps(list(ids)))

    def uncertain(self, kind: str, chat: int, since: datetime) -> int:
        """Count the letters of a kind to a chat, due since an instant, of which nobody knows whether they arrived."""
        where = "WHERE kind = ? AND chat = ? AND due > ? AND state = 'uncertain'"
        return int(self._records.rows(f"SELECT count(*) FROM outbox {where}", kind, chat, instant(since))[0][0])  # noqa: S608

    def of(self, kind: str, key: str, after: int = 0, limit: int = -1) -> list[Letter]:
        """Give the letters of a kind and key whose id is above one, in order; at most `limit`, or all (-1)."""
        return self._letters(
            "WHERE o.kind = ? AND o.key = ? AND o.id > ? ORDER BY o.id LIMIT ?", kind, key, after, limit
        )

    def noted(self, kind: str, note: str) -> list[Letter]:
        """Give the letters of a kind that have a note, in order."""
        return self._letters("WHERE o.kind = ? AND o.note = ? ORDER BY o.id", kind, note)

    def withhold(self, chat: int, cause: str) -> None:
        """Drop what is not posted yet to a chat that is not to be written to any more."""
        self._records.write(
            "UPDATE outbox SET state = 'dropped', cause = ? WHERE chat = ? AND state = 'due'", cause, chat
        )

    def pinned_before(self, letter: Letter) -> Letter | None:
        """Give the letter of that kind that was pinned in the chat before this one, or None."""
        where = "WHERE o.chat = ? AND o.kind = ? AND o.pinned = 1 AND o.message IS NOT NULL AND o.key < ?"
        return next(
            iter(self._letters(f"{where} ORDER BY o.key DESC LIMIT 1", letter.chat, letter.kind, letter.key)), None
        )

    def unreported(self) -> list[Letter]:
        """Give the letters whose fate the operator is to be told of and has not been."""
        return self._letters("WHERE o.told = 0 ORDER BY o.id")

    def reword(self, ids: Iterable[int], text: Text) -> None:
        """Give some letters another text; those that are posted are to be edited."""
        with self._records.transaction():
            self._records.write(
                "UPDATE outbox SET text = ? WHERE id IN (SELECT value FROM json_each(?))",
                self._text_id(text),
                json.dumps(list(ids)),
            )

    def forget_before(self, now: datetime) -> None:
        """Forget letters that ended before an instant, and texts that no letter has any more."""
        with self._records.transaction():
            gone = self._records.write("DELETE FROM outbox WHERE expires < ?", instant(now))
            if gone:
                self._records.write(
                    "DELETE FROM outbox_texts WHERE id NOT IN (SELECT text FROM outbox)"
                    " AND id NOT IN (SELECT shown FROM outbox WHERE shown IS NOT NULL)"
                )

    def _letters(self, where: str, *values: object) -> list[Letter]:
        """Read letters."""
        return [_letter(row) for row in self._records.rows(_FROM + where, *values)]

    def _put(self, letter: Letter, text: int) -> int:
        """Insert a row, unless there is one; give how many were inserted."""
        return self._records.write(
            "INSERT OR IGNORE INTO outbox (kind, chat, key, topic, due, expires, wait, state, cause, late, text,"
            " silent, pinned, note, tries, told) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,0,?)",
            letter.kind,
            letter.chat,
            letter.key,
            letter.topic,
            instant(letter.due),
            instant(letter.expires),
            instant(letter.due),
            letter.state,
            letter.cause,
            letter.late,
            text,
            letter.silent,
            letter.pinned,
            letter.note,
            letter.state != "uncertain",
        )

    def _text_id(self, text: Text) -> int:
        """Give the id of a text, stored if it is new."""
        body = json.dumps({"pages": text.pages, "buttons": text.buttons}, ensure_ascii=False)
        found = hashlib.sha256(body.encode()).hexdigest()
        self._records.write("INSERT OR IGNORE INTO outbox_texts (hash, body) VALUES (?, ?)", found, body)
        return int(self._records.rows("SELECT id FROM outbox_texts WHERE hash = ?", found)[0][0])


def instant(moment: datetime) -> str:
    """Write an instant so that texts compare as instants do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _letter(row: tuple[Any, ...]) -> Letter:
    """Read a row."""
    (
        id,
        kind,
        chat,
        key,
        topic,
        due,
        expires,
        state,
        cause,
        late,
        silent,
        pinned,
        message,
        tries,
        note,
        version,
        body,
    ) = row
    read = json.loads(body)
    buttons = tuple(tuple((str(label), str(data)) for label, data in line) for line in read["buttons"])
    return Letter(
        kind=kind,
        chat=chat,
        key=key,
        due=datetime.fromisoformat(due),
        expires=datetime.fromisoformat(expires),
        text=Text(pages=tuple(read["pages"]), buttons=buttons),
        topic=topic,
        silent=bool(silent),
        pinned=bool(pinned),
        id=id,
        state=state,
        cause=cause,
        late=bool(late),
        message=message,
        tries=tries,
        note=note,
        version=version,
    )
