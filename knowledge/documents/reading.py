r"""Reads a document of any kind that is taken, after looking at what the file really is.

>>> read_document("KẾ HOẠCH\nSố: 12/KH-UBND".encode(), "../ke-hoach.txt").lines[1].text
'Số: 12/KH-UBND'
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.documents.errors import NoWords, TooLarge, UnknownKind, WrongEnding
from knowledge.documents.lines import Pages
from knowledge.documents.plain import read_text
from knowledge.documents.vocabulary import table

MOST_BYTES = 20 * 1024 * 1024
"""Bytes of a file that is opened, which is what Telegram hands to bots."""

MOST_LINES = 20_000
"""Lines of a document that is read: some four hundred pages."""

BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "docx"),
    (b"\xd0\xcf\x11\xe0", "doc"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x7fELF", "exe"),
    (b"MZ", "exe"),
)
"""How files of known kinds begin."""

ENDINGS = {
    "docx": "docx",
    "docm": "docx",
    "pdf": "pdf",
    "txt": "text",
    "md": "text",
    "markdown": "text",
    "text": "text",
}
"""The kind of content for each ending that is taken."""


DIGITS = re.compile(
    r"(?<![^\W_])(?=[lIOo]{0,2}[\s/.]*\d|\d)[\dlIOo]{1,2}\s?[/.]\s?[\dlIOo]{1,2}\s?[/.]\s?[12l][\dOo]{2}[\dlIOo](?![^\W_])"
    r"|(?<=số )(?=[lIO]{0,3}\d)[\dlIO]{2,5}(?=\s?[/-]\s?[A-ZĐ])"
    r"|(?<=ngày )[\dlIOo]{1,2}(?= tháng )|(?<= tháng )[\dlIOo]{1,2}(?= năm \d)"
)
MISREAD = str.maketrans("lIOo", "1100")
"""Days as scanners leave them, with letters for digits."""


def read_document(content: bytes, name: str) -> Pages:
    """Read a file's content; `name` is what its sender calls it, of which only the last part counts.

    Raises an error of the DocumentError family for whatever cannot be taken.
    """
    name = own_name(name)
    if len(content) > MOST_BYTES:
        raise TooLarge(name, "bytes", MOST_BYTES)
    if not content.strip(b"\x00\t\r\n\x0c ") or len(content) < 4:
        raise NoWords(name)
    pages = _mended(_read(content, name, _kind(content, name)))
    if len(pages.lines) > MOST_LINES:
        raise TooLarge(name, "lines", MOST_LINES)
    if not any(letter.isalpha() for line in pages.lines for letter in line.text):
        raise NoWords(name)
    return pages


def _mended(pages: Pages) -> Pages:
    """Put right what scanners make of frequent words, with capitals as they stand; nothing else is touched."""
    slips = table("slips")
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, slips))})(?!\w)", re.IGNORECASE)

    def mend(text: str) -> str:
        text = DIGITS.sub(lambda found: found[0].translate(MISREAD), text)
        return pattern.sub(lambda found: _cased(slips[found[0].lower()], found[0]), text)

    def mend_all(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(mend, texts))

    lines = (
        replace(line, text=mend(line.text), cells=mend_all(line.cells), columns=mend_all(line.columns))
        for line in pages.lines
    )
    return replace(pages, lines=tuple(lines))


def _cased(word: str, like: str) -> str:
    return "".join(one.upper() if other.isupper() else one for one, other in zip(word, like, strict=True))


def own_name(name: str) -> str:
    """Give a file's own name without folders, control characters, or more than 120 characters."""
    last = re.split(r"[\\/]", name.strip())[-1]
    return re.sub(r"[\x00-\x1f<>:\"|?*]", "_", last).lstrip(".")[-120:] or "document"


def _kind(content: bytes, name: str) -> str:
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    found = next((kind for mark, kind in BEGINNINGS if head.startswith(mark)), "text")
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if found not in ("pdf", "docx", "text"):
        raise UnknownKind(name, f".{found}")
    if ending and ending not in ENDINGS:
        raise UnknownKind(name, f".{ending}")
    if ending and ENDINGS[ending] != found:
        raise WrongEnding(name, found)
    return found


def _read(content: bytes, name: str, kind: str) -> Pages:
    """Hand the content to its reader; the libraries are loaded only when they are wanted."""
    if kind == "pdf":
        from knowledge.documents.pdf import read_pdf

        return read_pdf(content, name)
    if kind == "docx":
        from knowledge.documents.word import read_word

        return read_word(content, name)
    return read_text(content, name)
