"""What may be logged of a refusal by Telegram: its words, without what they quote."""

from __future__ import annotations

import re

from telegram.error import TelegramError

_QUOTED = re.compile(r'["“«].*["”»]', re.DOTALL)


def words(error: TelegramError) -> str:
    """Give Telegram's own words on a refused call; a part of a message that it quotes is left out.

    >>> words(TelegramError('Unsupported start tag "Lan" at byte offset 7'))
    'Unsupported start tag … at byte offset 7'
    """
    return _QUOTED.sub("…", error.message)
