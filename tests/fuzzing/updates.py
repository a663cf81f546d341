"""Updates of every kind that Telegram knows, and of some that it does not, with random people, chats and contents."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from telegram_api.markup import plain_entities, units
from telegram_api.values import GROUP_ANONYMOUS_BOT, Json

from fuzzing.texts import cut, text

PEOPLE, GROUPS = 400, 60
OWNER = 900
BOT: Json = {"id": 777001, "is_bot": True, "first_name": "Kế hoạch", "username": "kehoach_bot"}

_FILE: Json = {"file_id": "f", "file_unique_id": "u", "file_size": 10}
_PICTURE: Json = _FILE | {"width": 9, "height": 9}
_CLIP: Json = _PICTURE | {"duration": 1}
_SOUND: Json = _FILE | {"duration": 1}

CONTENTS: Mapping[str, object] = {
    "photo": [_PICTURE],
    "sticker": _PICTURE | {"type": "regular", "is_animated": False, "is_video": False},
    "animation": _CLIP,
    "audio": _SOUND,
    "video": _CLIP,
    "video_note": _FILE | {"length": 5, "duration": 1},
    "voice": _SOUND,
    "contact": {"phone_number": "+84912345678", "first_name": "An", "user_id": 5},
    "dice": {"emoji": "🎲", "value": 6},
    "game": {"title": "a", "description": "b", "photo": [_PICTURE]},
    "poll": {
        "id": "1",
        "question": "Ai?",
        "options": [{"text": "a", "voter_count": 0, "persistent_id": "1"}],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
    },
    "location": {"latitude": 21.0, "longitude": 105.8},
    "venue": {"location": {"latitude": 21.0, "longitude": 105.8}, "title": "UBND", "address": "Hà Nội"},
    "story": {"id": 1, "chat": {"id": 5, "type": "private"}},
    "paid_media": {"star_count": 5, "paid_media": [{"type": "preview", "width": 1, "height": 1, "duration": 1}]},
    "checklist": {"title": "Việc", "tasks": [{"id": 1, "text": "a"}]},
    "invoice": {"title": "a", "description": "b", "start_parameter": "c", "currency": "VND", "total_amount": 1},
    "successful_payment": {
        "currency": "VND",
        "total_amount": 1,
        "invoice_payload": "a",
        "telegram_payment_charge_id": "b",
        "provider_payment_charge_id": "c",
    },
    "giveaway": {"chats": [], "winners_selection_date": 1, "winner_count": 1},
    "web_app_data": {"data": "{}", "button_text": "a"},
    "new_chat_members": [{"id": 6, "is_bot": False, "first_name": "Mới"}],
    "left_chat_member": {"id": 6, "is_bot": False, "first_name": "Cũ"},
    "new_chat_title": "Tên mới <b>",
    "new_chat_photo": [_PICTURE],
    "delete_chat_photo": True,
    "group_chat_created": True,
    "supergroup_chat_created": True,
    "channel_chat_created": True,
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 5},
    "pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}},
    "users_shared": {"request_id": 1, "users": [{"user_id": 5}]},
    "chat_shared": {"request_id": 1, "chat_id": -5},
    "connected_website": "a.vn",
    "write_access_allowed": {},
    "passport_data": {"data": [], "credentials": {"data": "a", "hash": "b", "secret": "c"}},
    "proximity_alert_triggered": {"traveler": BOT, "watcher": BOT, "distance": 1},
    "boost_added": {"boost_count": 1},
    "forum_topic_created": {"name": "Đại hội", "icon_color": 1},
    "forum_topic_edited": {"name": "Đại hội 2"},
    "forum_topic_closed": {},
    "forum_topic_reopened": {},
    "general_forum_topic_hidden": {},
    "video_chat_scheduled": {"start_date": 1},
    "video_chat_started": {},
    "video_chat_ended": {"duration": 1},
    "video_chat_participants_invited": {"users": [BOT]},
    "checklist_tasks_done": {"marked_as_done_task_ids": [1]},
    "gift": {"gift": {"id": "1", "star_count": 1}},
    "something_new": {"a": [1, {"b": None}]},
}
"""What a message may hold instead of a text, or besides a caption."""

HEADS: tuple[Callable[[random.Random], Json], ...] = (
    lambda luck: {"via_bot": BOT | {"id": 888, "username": "khac_bot"}},
    lambda luck: {"forward_origin": {"type": "user", "date": 1, "sender_user": user(luck)}},
    lambda luck: {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Ẩn"}},
    lambda luck: {"forward_origin": {"type": "chat", "date": 1, "sender_chat": group(luck)}},
    lambda luck: {"sender_chat": group(luck)},
    lambda luck: {"from": BOT | {"id": GROUP_ANONYMOUS_BOT, "username": "GroupAnonymousBot"}},
    lambda luck: {"from": BOT | {"id": 999, "username": "khac_bot"}},
    lambda luck: {"message_thread_id": luck.randrange(9), "is_topic_message": True},
    lambda luck: {"reply_to_message": message(luck, replies=False)},
    lambda luck: {"reply_to_message": message(luck, replies=False) | {"from": BOT}},
    lambda luck: {"quote": {"text": text(luck), "position": 0}},
    lambda luck: {"external_reply": {"origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Ẩn"}}},
    lambda luck: {"media_group_id": "7"},
    lambda luck: {"is_automatic_forward": True},
    lambda luck: {"has_protected_content": True, "is_from_offline": True, "paid_star_count": 5},
    lambda luck: {"business_connection_id": "b", "sender_business_bot": BOT},
    lambda luck: {"author_signature": "Ban biên tập", "show_caption_above_media": True},
    lambda luck: {"link_preview_options": {"is_disabled": True}, "effect_id": "5"},
    lambda luck: {"reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "c:1"}]]}},
)
"""What else may stand at the head of a message."""


def user(luck: random.Random) -> Json:
    """Make a person."""
    id = OWNER if luck.random() < 0.02 else 2000 + luck.randrange(PEOPLE)
    name = "Bình" if luck.random() < 0.9 else cut(text(luck), 64) or "A"
    return {"id": id, "is_bot": False, "first_name": name, "last_name": "Trần", "language_code": "vi"}


def group(luck: random.Random) -> Json:
    """Make a group, or now and then a channel."""
    number = luck.randrange(GROUPS)
    kind = "channel" if number == 0 else "supergroup" if number % 3 else "group"
    return {"id": group_id(number), "type": kind, "title": f"Nhóm {number} <&>"} | (
        {"is_forum": True} if number % 6 == 1 else {}
    )


def group_id(number: int) -> int:
    """Give the id of a group by its number."""
    return -1001000000000 - number if number % 3 or not number else -number - 1


def message(luck: random.Random, *, replies: bool = True) -> Json:
    """Make a message of a person, in private or in a group, with a text or another content."""
    sender = user(luck)
    private = luck.random() < 0.75
    chat: Json = {"id": sender["id"], "type": "private", "first_name": "Bình"} if private else group(luck)
    made: Json = {"message_id": luck.randrange(1, 10**6), "date": 1754787600, "chat": chat, "from": sender}
    made |= content(luck)
    if replies:
        for _ in range(luck.choices((0, 1, 2), (80, 16, 4))[0]):
            made |= luck.choice(HEADS)(luck)
    return made


def content(luck: random.Random) -> Json:
    """Make what a message holds."""
    if luck.random() < 0.85:
        said = text(luck)
        return {"text": said, "entities": entities(said, luck)}
    kind = luck.choice(list(CONTENTS))
    said = cut(text(luck), 1024) if luck.random() < 0.3 else ""
    return {kind: CONTENTS[kind]} | ({"caption": said, "caption_entities": entities(said, luck)} if said else {})


def entities(said: str, luck: random.Random) -> list[Json]:
    """Mark what Telegram would mark, and now and then something else."""
    marked = [entity.json() for entity in plain_entities(said)]
    if luck.random() < 0.1:
        kind = luck.choice(("bold", "text_link", "pre", "custom_emoji", "text_mention", "spoiler", "neu"))
        marked.append({"type": kind, "offset": luck.randrange(9), "length": luck.randrange(max(units(said), 1))})
    return marked


def inline_query(luck: random.Random) -> Json:
    """Make an inline query of at most 256 characters."""
    return {"id": str(luck.randrange(10**9)), "from": user(luck), "query": text(luck)[:256], "offset": ""}


def member(luck: random.Random) -> Json:
    """Make a change of membership."""
    old, new = luck.choices(("member", "left", "kicked", "administrator", "restricted", "creator"), k=2)
    return {
        "chat": group(luck),
        "from": user(luck),
        "date": 1754787600,
        "old_chat_member": {"user": BOT, "status": old},
        "new_chat_member": {"user": BOT, "status": new, "until_date": 0},
    }


OTHERS: Mapping[str, Callable[[random.Random], object]] = {
    "channel_post": lambda luck: {key: value for key, value in message(luck).items() if key != "from"},
    "edited_channel_post": lambda luck: message(luck) | {"edit_date": 1754787601},
    "business_connection": lambda luck: {
        "id": "b",
        "user": user(luck),
        "user_chat_id": 5,
        "date": 1,
        "is_enabled": True,
    },
    "business_message": message,
    "edited_business_message": message,
    "deleted_business_messages": lambda luck: {"business_connection_id": "b", "chat": group(luck), "message_ids": [1]},
    "message_reaction": lambda luck: {
        "chat": group(luck),
        "message_id": 5,
        "date": 1,
        "user": user(luck),
        "old_reaction": [],
        "new_reaction": [{"type": "emoji", "emoji": "👍"}],
    },
    "message_reaction_count": lambda luck: {"chat": group(luck), "message_id": 5, "date": 1, "reactions": []},
    "chosen_inline_result": lambda luck: {"result_id": "a", "from": user(luck), "query": text(luck)},
    "shipping_query": lambda luck: {"id": "1", "from": user(luck), "invoice_payload": "a", "shipping_address": {}},
    "pre_checkout_query": lambda luck: {"id": "1", "from": user(luck), "currency": "VND", "total_amount": 1},
    "purchased_paid_media": lambda luck: {"from": user(luck), "paid_media_payload": "a"},
    "poll": lambda luck: CONTENTS["poll"],
    "poll_answer": lambda luck: {"poll_id": "1", "user": user(luck), "option_ids": [0], "option_persistent_ids": ["1"]},
    "my_chat_member": member,
    "chat_member": member,
    "chat_join_request": lambda luck: {"chat": group(luck), "from": user(luck), "user_chat_id": 5, "date": 1},
    "chat_boost": lambda luck: {"chat": group(luck), "boost": {"boost_id": "1", "add_date": 1, "expiration_date": 2}},
    "removed_chat_boost": lambda luck: {"chat": group(luck), "boost_id": "1", "remove_date": 1},
    "something_new": lambda luck: {"a": text(luck)},
}
"""The kinds of update besides messages, presses and inline queries."""
