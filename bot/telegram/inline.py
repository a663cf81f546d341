"""Answer inline queries: each reply becomes a result that can be sent into any chat."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent
from telegram.constants import InlineQueryLimit, ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.telegram.drafts import NO_PREVIEW, keyboard
from bot.telegram.split import split
from handlers.message import Reply
from handlers.render import plain
from handlers.start import INLINE

CACHED = 10
"""How many seconds Telegram may show the same person the same results again."""

TITLE_CHARACTERS = 80
BUTTON_CHARACTERS = 64
DESCRIPTION_CHARACTERS = 160

log = logging.getLogger(__name__)


async def answer(bot: ExtBot[int], query: str, replies: Sequence[Reply]) -> None:
    """Answer an inline query; one that is answered too late does not matter.

    What can only be noted, as no result, stands on a button that leads to the private chat.
    """
    noted = next((reply.notice for reply in replies if reply.notice and not reply.html), "")
    button = InlineQueryResultsButton(noted[:BUTTON_CHARACTERS], start_parameter=INLINE) if noted else None
    results = {made.id: made for reply in replies if (made := result(reply)) is not None}
    first = list(results.values())[: InlineQueryLimit.RESULTS]
    try:
        await bot.answer_inline_query(query, first, cache_time=CACHED, is_personal=True, button=button)
    except BadRequest as error:
        if "query is too old" not in error.message.lower():
            raise
    except TelegramError as error:
        log.warning("inline query not answered: %s", type(error).__name__)


def result(reply: Reply) -> InlineQueryResultArticle | None:
    """Make a result of a reply, or None where it says nothing.

    Its first line is the title. Buttons other than links are left out: a press on them would come
    from a chat that the bot may not know.
    """
    pieces = split(reply.html)
    if not pieces:
        return None
    title, _, rest = plain(pieces[0]).strip().partition("\n")
    return InlineQueryResultArticle(
        id=hashlib.blake2b(reply.html.encode(), digest_size=16).hexdigest(),
        title=title[:TITLE_CHARACTERS],
        description=" ".join(rest.split())[:DESCRIPTION_CHARACTERS] or None,
        input_message_content=InputTextMessageContent(
            pieces[0], parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
        reply_markup=keyboard(reply.buttons, links_only=True),
    )
