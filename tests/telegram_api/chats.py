"""The chats of the in-process Telegram: who is in them, what was said, and what they refuse."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from telegram_api.values import Json, Message, Params, RefusedError, User, bad_request

Status = Literal["creator", "administrator", "member", "left"]
GENERAL = 1
"""The id of a forum's General topic, which takes no thread id when sending."""


@dataclass(slots=True, kw_only=True)
class ChatState:
    """One chat: members by user id, messages by id, topics with whether they are open.

    `refusal` is what every sending gets ("" where the bot may write), `moved_to` the supergroup that
    a group became, or None.
    """

    id: int
    kind: Literal["private", "group", "supergroup"]
    title: str
    forum: bool = False
    members: dict[int, tuple[User, Status]] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, bool] = field(default_factory=dict)
    refusal: str = ""
    moved_to: int | None = None
    bot_status: Status = "member"
    last_id: int = 0

    def json(self) -> Json:
        """Write the chat as the Bot API does."""
        if self.kind == "private":
            return {"id": self.id, "type": "private", "first_name": self.title}
        written: Json = {"id": self.id, "type": self.kind, "title": self.title}
        return written | ({"is_forum": True} if self.forum else {})

    def next_id(self) -> int:
        """Give the id for the next message."""
        self.last_id += 1
        return self.last_id

    def check_writable(self) -> None:
        """Refuse where the bot may not write: blocked, removed, or the group moved."""
        if self.moved_to is not None:
            raise RefusedError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.moved_to,
            )
        if self.refusal:
            raise RefusedError(403, f"Forbidden: {self.refusal}")

    def thread(self, params: Params) -> int | None:
        """Check the topic that a message is for, and give it."""
        thread = params.number("message_thread_id")
        if thread is None:
            return None
        if not self.forum or thread == GENERAL or thread not in self.topics:
            raise bad_request("message thread not found")
        if not self.topics[thread]:
            raise bad_request("TOPIC_CLOSED")
        return thread

    def replied(self, params: Params) -> int | None:
        """Check the message that another replies to, and give its id, or None."""
        wanted = params.record("reply_parameters")
        if not wanted:
            return None
        number = int(str(wanted["message_id"]))
        if number in self.messages:
            return number
        if wanted.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")

    def own_message(self, params: Params) -> Message:
        """Give the bot's own message that a call is about."""
        message = self.messages.get(params.number("message_id") or 0)
        if message is None:
            raise bad_request("message to edit not found")
        if not message.of_bot:
            raise bad_request("message can't be edited")
        return message


_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def member_json(user: User, status: Status) -> Json:
    """Write a chat member as the Bot API does."""
    written: Json = {"user": user.json(), "status": status}
    if status == "administrator":
        return written | dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True}
    return written | ({"is_anonymous": False} if status == "creator" else {})
