"""Simple answers for tests of the Telegram host, and people who ask."""

from __future__ import annotations

from html import escape

from telegram_api import Message, Seat, User, make_group
from telegram_stage import Stage

from handlers.message import Button, Incoming, Reply

BINH, LAN = User(41, "Bình"), User(42, "Lan")
ROW = (Button(label="Sau", data="c:1"), Button(label="Nguồn", url="https://kehoach.vn"))


class Echo:
    """Answers every event that is addressed to it, and keeps all that it was given."""

    def __init__(self) -> None:
        self.seen: list[Incoming] = []
        self.replies: list[Reply] | None = None

    def __call__(self, incoming: Incoming, name: str) -> list[Reply]:
        """Answer one event."""
        self.seen.append(incoming)
        if not incoming.addressed:
            return []
        if self.replies is not None:
            return self.replies
        if incoming.button:
            return [Reply(html=f"trang {incoming.button}", edits=True, notice="được")]
        return [Reply(html=f"Đáp: {len(incoming.text)}", buttons=(ROW,))]

    @property
    def last(self) -> Incoming:
        """The newest event."""
        return self.seen[-1]


def member(stage: Stage, *, privacy: bool = True) -> Seat:
    """Give a person in a group."""
    stage.api.privacy = privacy
    return make_group(stage.api).seat(LAN)


def say(stage: Stage, seat: Seat, text: str, reply_to: Message | None = None) -> list[Message]:
    """Say something and give what the bot answered."""
    before = len(seat.heard)
    seat.say(text, reply_to=reply_to)
    stage.settle()
    return seat.heard[before:]


def parrot(incoming: Incoming, name: str) -> list[Reply]:
    """Say back what was said, with its markup escaped."""
    return [Reply(html=f"<b>{escape(incoming.text, quote=False)}</b>")] if incoming.addressed else []
