"""Telegram's HTML, read more strictly than Telegram reads it: whatever is not surely meant is a complaint.

The rules are those of "HTML style" in the documentation of the Bot API: its tags with their attributes and
no others, each closed in order, `pre` and `code` holding no other, no link in a link and no quotation in a
quotation; `<`, `>` and `&` in a text only as entities, of which there are four by name and those by number. A
text has at most 4,096 UTF-16 units (a caption 1,024) and 100 marked stretches once it is read, and holds no
control characters and no halves of characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import cast

from telegram_api.values import Json, Params

TEXT_UNITS, CAPTION_UNITS, STRETCHES = 4096, 1024, 100

ATTRIBUTES = {
    **dict.fromkeys(("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "pre"), r""),
    "span": r' class="tg-spoiler"',
    "a": r' href="(?:https?://|tg://|mailto:|tel:)[^"<>\s]+"',
    "tg-emoji": r' emoji-id="[0-9]+"',
    "code": r'(?: class="language-[A-Za-z0-9+#-]+")?',
    "blockquote": r"(?: expandable)?",
}
"""Each tag with what may stand after its name."""

ALONE = ("pre", "code")
"""Tags within which there is no other, but for `code` in `pre`."""

ONCE = ("a", "blockquote")
"""Tags that do not stand within themselves."""

_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<rest>[^<>]*)>|(?P<entity>&[^&;<>\s]*;)|(?P<char>.)", re.DOTALL
)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(slots=True)
class _Reading:
    """A text as far as it is read: its complaints, the tags that are open, and what it shows."""

    complaints: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    stretches: int = 0

    def tag(self, name: str, rest: str) -> None:
        """Read a start tag."""
        if name not in ATTRIBUTES:
            self.complaints.append(f"the tag <{name}>")
        elif not re.fullmatch(ATTRIBUTES[name], rest):
            self.complaints.append(f"the attributes of <{name}{rest}>")
        around = self.opened[-1] if self.opened else ""
        if around in ALONE and (around, name) != ("pre", "code"):
            self.complaints.append(f"<{name}> in <{around}>")
        if name in ONCE and name in self.opened:
            self.complaints.append(f"<{name}> in <{name}>")
        self.opened.append(name)
        self.stretches += 1

    def end(self, name: str, rest: str) -> None:
        """Read an end tag."""
        if rest or not self.opened or self.opened.pop() != name:
            self.complaints.append(f"</{name}{rest}> where it does not belong")

    def entity(self, written: str) -> None:
        """Read an entity."""
        if not _ENTITY.fullmatch(written):
            self.complaints.append(f"the entity {written}")
        number = written[2:-1]
        if written.startswith("&#") and number.isdecimal() and int(number) < 0x110000:
            self.shown.append(chr(int(number)))
        else:
            self.shown.append(unescape(written))

    def char(self, char: str) -> None:
        """Read a character that stands for itself."""
        if char in "<>&":
            self.complaints.append(f"a bare {char}")
        self.shown.append(char)


def complaints(html: str, most: int = TEXT_UNITS) -> list[str]:
    """Give everything that is wrong with a text of at most so many UTF-16 units, empty where nothing is.

    >>> complaints('<b>Hạn</b> &lt; 30/8 <a href="https://a.vn">a</a>')
    []
    >>> complaints("<b>a<i>b</b></i> & <font>c</font>")
    ['</b> where it does not belong', '</i> where it does not belong', 'a bare &', 'the tag <font>']
    """
    reading = _Reading()
    for token in _TOKEN.finditer(html):
        if token["name"]:
            (reading.end if token["end"] else reading.tag)(token["name"], token["rest"])
        elif token["entity"]:
            reading.entity(token["entity"])
        else:
            reading.char(token["char"])
    text = "".join(reading.shown)
    return reading.complaints + list(_whole(reading, text, most))


def _whole(reading: _Reading, text: str, most: int) -> Iterator[str]:
    """Complain about the text as a whole."""
    if reading.opened:
        yield f"<{reading.opened[-1]}> left open"
    if reading.stretches > STRETCHES:
        yield f"{reading.stretches} marked stretches"
    yield from plain_complaints(text, most)


def plain_complaints(text: str, most: int = TEXT_UNITS) -> list[str]:
    """Give everything that is wrong with a text without markup."""
    found = [f"the character U+{ord(match.group()):04X}" for match in _CONTROL.finditer(text)]
    if (long := len(text.encode("utf-16-le", "surrogatepass")) // 2) > most:
        found.append(f"{long} UTF-16 units")
    return found


def complaints_of(params: Params) -> list[str]:
    """Give everything that is wrong with what a call of the Bot API sends: texts, captions, buttons and results."""
    found: list[str] = []
    for name, most in (("text", TEXT_UNITS), ("caption", CAPTION_UNITS), ("message_text", TEXT_UNITS)):
        text = params.text(name)
        found += complaints(text, most) if params.text("parse_mode") == "HTML" else plain_complaints(text, most)
    for row in cast("list[list[Json]]", params.record("reply_markup").get("inline_keyboard", [])):
        for key in row:
            found += [f"{said} on a button" for said in plain_complaints(str(key.get("text", "")), most=64)]
    for result in params.array("results"):
        found += complaints_of(Params(cast("Json", result.get("input_message_content") or {})))
        for name in ("title", "description"):
            found += plain_complaints(str(result.get(name, "")))
    return found
