"""Old Vietnamese fonts (TCVN3, VNI), known by the letters that a document holds, and made Unicode.

>>> convert("Uyû ban nhaân daân xaõ", "vni")
'Uỷ ban nhân dân xã'
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

LEAST = 8
"""Letters that speak for an old font before a document is taken to be in it."""

UNICODE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
TCVN3 = re.compile(r"[µ¸¶·¹¨»¾¼½©®«¬­§¦¤£¢¡](?=[\w\s,.;:)µ¸¶·¹¨»¾¼½©®«¬­])")
VNI = re.compile(r"[aeoAEOuUyYôÔöÖ][øùûõïâäàáåãêëéèúüØÙÛÕÏÂÄÀÁÅÃÊËÉÈÚÜ]|ñ|Ñ")


BEGINNING = re.compile(r"(?m)((?:^\s*(?:\d+(?:\.\d+)*[.)]|[a-zđ]\)|[-+])|\.|\A|\n[ \t]*\n)\s*)([à-ỹ])")
"""Where a sentence begins: TCVN3 has no marked capitals, so they are small there."""


@cache
def _tables() -> tuple[dict[int, str], dict[str, str], dict[int, str]]:
    """Give the tables of TCVN3, of VNI's pairs and of VNI's single letters."""
    data = tomllib.loads(files("knowledge.documents").joinpath("legacy.toml").read_text(encoding="utf-8"))
    tcvn3 = dict(zip(map(ord, data["tcvn3"]["plain"]), data["tcvn3"]["unicode"], strict=True))
    small: dict[str, str] = data["vni"]["marks"]
    pairs = small | {key[0].upper() + key[1]: value.upper() for key, value in small.items()}
    pairs |= {key.upper(): value.upper() for key, value in small.items()}
    single: dict[str, str] = data["vni"]["letters"]
    letters = {ord(key): value for key, value in single.items()}
    return tcvn3, pairs, letters | {ord(key.upper()): value.upper() for key, value in single.items()}


def detect(text: str) -> str:
    """Name the old font that a text is written in, `tcvn3` or `vni`, or nothing where it is Unicode."""
    modern, tcvn3, vni = (len(found.findall(text)) for found in (UNICODE, TCVN3, VNI))
    if max(tcvn3, vni) < LEAST or modern > max(tcvn3, vni) / 4:
        return ""
    return "tcvn3" if tcvn3 > vni else "vni"


def convert(text: str, charset: str) -> str:
    """Make Unicode of a text in an old font; text in none stays as it is."""
    tcvn3, pairs, letters = _tables()
    if charset == "tcvn3":
        made = "".join(_upper(word.translate(tcvn3)) for word in re.split(r"(\s+)", text))
        return BEGINNING.sub(lambda found: found[1] + found[2].upper(), made)
    if charset == "vni":
        found = "|".join(sorted(map(re.escape, pairs), key=len, reverse=True))
        pieces = re.split(f"({found})", text)
        return "".join(pairs[piece] if piece in pairs else piece.translate(letters) for piece in pieces)
    return text


def _upper(word: str) -> str:
    """Raise a word whose bare letters are capitals: TCVN3 has small marked letters only."""
    bare = [letter for letter in word if letter.isascii() and letter.isalpha()]
    return word.upper() if len(bare) > 1 and all(letter.isupper() for letter in bare) else word
