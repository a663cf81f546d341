"""A Telegram inside the test's process: the Bot API with its checks and limits, and people who use it.

`TelegramApi` holds the state and answers calls. `InProcess(api)` is python-telegram-bot's transport
to it; `OverHttp(api)` serves it on the loopback interface. `private`, `make_group` and `inline` let
people speak:

    api = TelegramApi()
    binh = private(api)
    binh.say("hạn cấp xã?")      # queues an update for the bot
    ...                          # the bot runs
    assert "30/8" in binh.last.text
    binh.press("Trang sau")

`api.fail(…)` lets the next calls fail in a given way; `api.plan = FaultPlan(seed=7, share=1 / 3)` lets a share
of all calls fail, by a seed (see `faults.py`).

Updates reach the bot as Telegram would let them through: in groups with privacy mode on only
commands, replies to the bot and button presses.
"""

from telegram_api.chats import GENERAL, ChatState
from telegram_api.faults import AMBIGUOUS, HARMLESS, KINDS, FaultPlan
from telegram_api.in_process import InProcess
from telegram_api.limits import Flood
from telegram_api.over_http import OverHttp
from telegram_api.people import Group, InlineAsk, Seat, inline, key_named, make_group, private
from telegram_api.server import TOKEN, Call, Press, TelegramApi
from telegram_api.values import GROUP_ANONYMOUS_BOT, Key, Message, Params, RefusedError, User, bad_request

__all__ = [
    "AMBIGUOUS",
    "GENERAL",
    "GROUP_ANONYMOUS_BOT",
    "HARMLESS",
    "KINDS",
    "TOKEN",
    "Call",
    "ChatState",
    "FaultPlan",
    "Flood",
    "Group",
    "InProcess",
    "InlineAsk",
    "Key",
    "Message",
    "OverHttp",
    "Params",
    "Press",
    "RefusedError",
    "Seat",
    "TelegramApi",
    "User",
    "bad_request",
    "inline",
    "key_named",
    "make_group",
    "private",
]
