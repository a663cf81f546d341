"""The command menus that Telegram shows, made from the table of routes."""

from __future__ import annotations

import asyncio
import logging

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram.words import words
from handlers.route import Place, Routes

log = logging.getLogger(__name__)


async def publish(bot: ExtBot[int], routes: Routes) -> None:
    """Tell Telegram the menus of private chats, of groups and of those who administer them."""
    menus: list[tuple[BotCommandScope, list[BotCommand]]] = [
        (BotCommandScopeAllPrivateChats(), commands(routes, "private", admin=True)),
        (BotCommandScopeAllGroupChats(), commands(routes, "group", admin=False)),
        (BotCommandScopeAllChatAdministrators(), commands(routes, "group", admin=True)),
    ]
    await asyncio.gather(*(_set(bot, scope, listed) for scope, listed in menus))


async def _set(bot: ExtBot[int], scope: BotCommandScope, listed: list[BotCommand]) -> None:
    try:
        await bot.set_my_commands(listed, scope=scope)
    except TelegramError as error:
        log.warning("menu not set: %s", words(error))


def commands(routes: Routes, place: Place, *, admin: bool) -> list[BotCommand]:
    """List the commands that may be used in a place, by an administrator or by anyone; owners know theirs."""
    return [
        BotCommand(route.name, route.summary)
        for route in routes.commands
        if place in route.places and route.right != "owner" and (admin or route.right == "everyone")
    ]
