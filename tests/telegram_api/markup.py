"""Read message texts as the Bot API server does: its HTML, strictly, and the entities of plain text."""

from __future__ import annotations

import re
from html import unescape

from telegram_api.values import Entity, bad_request

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
"""The tags that Telegram knows, and the entity that each makes."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^<>]*)?)>")
_HREF = re.compile(r"""\bhref\s*=\s*["']([^"']*)["']""")
_PLAIN = re.compile(r"(?P<bot_command>(?<!\S)/[a-zA-Z0-9_]{1,32}(?:@\w{3,32})?)|(?P<mention>(?<![\w@])@\w{3,32})")
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]+|#x[0-9a-fA-F]+);")


def units(text: str) -> int:
    """Count UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(text: str, mode: str) -> tuple[str, tuple[Entity, ...]]:
    """Read a text in parse mode "HTML" or none; a mistake is refused in the server's words."""
    if not mode:
        return text.strip(), plain_entities(text.strip())
    if mode.upper() != "HTML":
        raise bad_request("unsupported parse_mode")
    shown, entities = _parse_html(text)
    lead = units(shown) - units(shown.lstrip())
    shown = shown.strip()
    total, moved = units(shown), list[Entity]()
    for entity in entities:
        start, end = max(entity.offset - lead, 0), min(entity.offset + entity.length - lead, total)
        if end > start:
            moved.append(Entity(entity.type, start, end - start, entity.url))
    return shown, tuple(moved)


def plain_entities(text: str) -> tuple[Entity, ...]:
    """Find the commands and mentions that Telegram marks in what a person types."""
    return tuple(
        Entity(str(match.lastgroup), units(text[: match.start()]), units(match.group()))
        for match in _PLAIN.finditer(text)
    )


def _parse_html(text: str) -> tuple[str, list[Entity]]:
    shown, entities, opened, at = "", list[Entity](), list[tuple[str, int, str]](), 0
    while at < len(text):
        if text[at] == "<":
            match = _TAG.match(text, at)
            if match is None:
                raise _mistake(text, at, "Unsupported start tag or unclosed start tag")
            closing, name, rest = match.group(1), match.group(2).lower(), match.group(3)
            if closing:
                entities.append(_close(text, at, name, opened, units(shown)))
            else:
                opened.append((_known(text, at, name, rest), units(shown), rest))
            at = match.end()
        else:
            match = _CHARACTER.match(text, at)
            token = match.group() if match else text[at]
            shown += unescape(token) if match else token
            at += len(token)
    if opened:
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1][0]}\"")
    return shown, entities


def _known(text: str, at: int, name: str, rest: str) -> str:
    if name not in TYPES or (name == "span" and 'class="tg-spoiler"' not in rest):
        raise _mistake(text, at, f'Unsupported start tag "{name}"')
    return name


def _close(text: str, at: int, name: str, opened: list[tuple[str, int, str]], now: int) -> Entity:
    if not opened:
        raise _mistake(text, at, "Unexpected end tag")
    expected, offset, rest = opened.pop()
    if name != expected:
        raise _mistake(text, at, f'Unmatched end tag, expected "</{expected}>", found "</{name}>"')
    href = _HREF.search(rest) if name == "a" else None
    return Entity(TYPES[name], offset, now - offset, unescape(href.group(1)) if href else "")


def _mistake(text: str, at: int, what: str) -> Exception:
    return bad_request(f"can't parse entities: {what} at byte offset {len(text[:at].encode())}")
