"""Cut Telegram's HTML into messages that Telegram takes.

A message holds at most 4,096 UTF-16 units once its markup is read, and shows at most 100 marked
stretches. Longer answers are cut at line ends, else between words, else anywhere; a tag open at a cut is
closed there and opened again in the next message.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

LIMIT = 4096
"""The most UTF-16 units that the text of one message may have, markup not counted."""

STRETCHES = 100
"""The most marked stretches of one message; Telegram shows further ones unmarked."""

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_TOKEN = re.compile(r"</?[a-z][^<>]*>|&(?:[a-z]+|#[0-9]+|#x[0-9a-f]+);|.", re.DOTALL | re.IGNORECASE)

_Tags = tuple[str, ...]
_Shown = list[tuple[str, _Tags]]
"""Visible characters as written, each with the tags that are open around it."""


def units(text: str) -> int:
    """Count the UTF-16 units of a text, as Telegram measures it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(html: str, limit: int = LIMIT) -> list[str]:
    """Cut HTML into pieces of at most `limit` UTF-16 units of text; empty where nothing is shown.

    >>> split("<b>một hai</b>", limit=4)
    ['<b>một</b>', '<b>hai</b>']
    """
    if units(html) <= limit and html.count("</") <= STRETCHES:
        return [html] if _TAG.sub("", html).strip() else []
    shown = _trim(_read(html))
    pieces: list[str] = []
    while shown:
        end = _cut(shown, limit)
        pieces.append(_write(_trim(shown[:end])))
        shown = _trim(shown[end:])
    return pieces


def _read(html: str) -> _Shown:
    shown: _Shown = []
    open_tags: _Tags = ()
    for token in _TOKEN.findall(html):
        if len(token) == 1 or token[0] == "&":
            shown.append((token, open_tags))
        elif token.startswith("</"):
            open_tags = open_tags[:-1]
        else:
            open_tags = (*open_tags, token)
    return shown


def _trim(shown: _Shown) -> _Shown:
    start, end = 0, len(shown)
    while start < end and shown[start][0].isspace():
        start += 1
    while end > start and shown[end - 1][0].isspace():
        end -= 1
    return shown[start:end]


def _cut(shown: _Shown, limit: int) -> int:
    """Find how many characters the first piece takes; at least one."""
    end = _room(shown, limit)
    if end == len(shown):
        return end
    for blank in ("\n", " "):
        for index in range(end, 0, -1):
            if shown[index][0] == blank:
                return index
    while end > 1 and unicodedata.combining(shown[end][0][0]):
        end -= 1
    return max(end, 1)


def _room(shown: _Shown, limit: int) -> int:
    """Find how many characters a message has room for."""
    used = stretches = 0
    before: _Tags = ()
    for index, (char, tags) in enumerate(shown):
        used += units(unescape(char))
        if tags is not before:
            stretches += max(len(tags) - _same(before, tags), 0)
            before = tags
        if used > limit or stretches > STRETCHES:
            return index
    return len(shown)


def _same(some: _Tags, others: _Tags) -> int:
    """Count the tags that two characters have in common."""
    same = 0
    while same < min(len(some), len(others)) and some[same] == others[same]:
        same += 1
    return same


def _write(shown: _Shown) -> str:
    """Write characters with their tags, opened and closed where they change."""
    written: list[str] = []
    now: _Tags = ()
    for char, tags in [*shown, ("", ())]:
        if tags is not now:
            same = _same(now, tags)
            written.extend(f"</{_name(tag)}>" for tag in reversed(now[same:]))
            written.extend(tags[same:])
            now = tags
        written.append(char)
    return "".join(written)


def _name(tag: str) -> str:
    return re.split(r"[\s>]", tag[1:], maxsplit=1)[0]
