"""Reads .txt and .md: letters, marks of emphasis, tables of vertical strokes, form feeds as pages."""

from __future__ import annotations

import html
import re

from knowledge.documents.errors import Damaged, TooLarge
from knowledge.documents.legacy import convert, detect
from knowledge.documents.lines import Line, Pages
from knowledge.text import compose

MOST_BYTES = 4_000_000
"""Bytes of text that are read: more than a thousand pages."""

EMPHASIS = re.compile(r"\*{1,3}|(?<![^\W_])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?![^\W_])|`")
ESCAPED = re.compile(r"\\([.*_#|()\[\]-])")
HEADING = re.compile(r"^\s{0,3}(#{1,6}\s+|>\s?)+")
WIDE = re.compile(r"(?:\s{4,}|\t+)(?!/|tháng|năm|[\d\sa-z])")
TAG = re.compile(
    r"</?(?:b|i|u|em|strong|p|div|span|sup|sub|center|font|a|table|tbody|thead|t[rdh]|h[1-6]|ul|ol|li)(?:\s[^<>]{0,200})?>",
    re.IGNORECASE,
)
BREAK = re.compile(r"<br\s*/?>|</p>", re.IGNORECASE)
RULE = re.compile(r"^[\s|:=_*.-]*$")


def decode(content: bytes, name: str) -> tuple[str, str]:
    """Give the text of a file's bytes, and the old font it was written in, if any."""
    if len(content) > MOST_BYTES:
        raise TooLarge(name, "bytes", MOST_BYTES)
    text = _unicode(content)
    if text is None:
        text = content.decode("cp1252", errors="replace")
    if text.count("\x00") or text.count("\ufffd") > len(text) / 20:
        raise Damaged(name, "not a text")
    charset = detect(text)
    return convert(text, charset), charset


def _unicode(content: bytes) -> str | None:
    for mark, coding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if content.startswith(mark):
            try:
                return content.decode(coding)
            except UnicodeDecodeError:
                continue
    return None


def read_text(content: bytes, name: str) -> Pages:
    """Read a .txt or .md file."""
    text, charset = decode(content, name)
    paged = text.count("\f") > 0
    lines: list[Line] = []
    gap, page = False, 1
    for place, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        page += raw.count("\f")
        cells = _cells(raw)
        line = clean(" | ".join(cells) if cells else raw)
        pieces = [piece for piece in map(clean, BREAK.split(raw)) if piece] if not cells and BREAK.search(raw) else []
        if len(pieces) > 1:
            lines.extend(
                Line(piece, place, page if paged else None, (), gap and not at) for at, piece in enumerate(pieces)
            )
            continue
        if not line or RULE.match(line):
            gap = gap or not line
            continue
        columns = (
            tuple(clean(part) for part in WIDE.split(raw.strip())) if not cells and WIDE.search(raw.strip()) else ()
        )
        lines.append(Line(line, place, page if paged else None, cells, gap, columns=columns))
        gap = False
    return Pages("text", tuple(lines), charset)


def clean(text: str) -> str:
    """Take marks of emphasis and headings off, and make all white space single spaces."""
    if "<" in text or "&" in text:
        text = html.unescape(TAG.sub(" ", text))
    text = ESCAPED.sub(r"\1", EMPHASIS.sub("", HEADING.sub("", compose(text))))
    return " ".join(text.split())


def _cells(raw: str) -> tuple[str, ...]:
    """Cut a table's row at its strokes; a single stroke is a slip or a mark of layout."""
    if raw.count("|") < 2 and " | " not in raw:
        return ()
    parts = ["\n".join(filter(None, map(clean, BREAK.split(part)))) for part in raw.strip().split("|")]
    if raw.strip().startswith("|"):
        parts = parts[1:]
    if raw.strip().endswith("|") and parts and not parts[-1]:
        parts = parts[:-1]
    return tuple(parts) if len(parts) > 1 and any(parts) and not all(RULE.match(part) for part in parts) else ()
