"""What stands below a document's text: the recipients, who signed, and over what title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.text import fold, key

NAME = re.compile(
    r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+|Y|H['’]\s?[A-ZĐÀ-Ỹ][a-zđà-ỹ]+|A)\s+(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+\s+){0,3}[A-ZĐÀ-Ỹ][a-zđà-ỹ]*"
)
TITLES = (
    "chu tich",
    "giam doc",
    "truong phong",
    "truong ban",
    "chanh van phong",
    "bi thu",
    "hieu truong",
    "cuc truong",
    "tong giam doc",
    "vien truong",
    "truong doan",
    "chu nhiem",
)
MARKED = re.compile(r"(?P<mark>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)(?: ?\. ?| )(?P<what>[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ &-]*)")


TAIL = re.compile(
    r"(?<=[;.,:])(?<!KT\.)(?<!TM\.)(?<!TL\.)(?<!TUQ\.)(?<!Q\.)\s+(?=(?:(?:TM|KT|TL|TUQ|Q|T/M|K/T)\s?\."
    r"|(?:PHÓ |KT )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH|BÍ THƯ|CỤC TRƯỞNG|HIỆU TRƯỞNG|TỔNG GIÁM ĐỐC|CHỦ NHIỆM))"
    r"[A-ZĐÀ-Ỹ &-]*$)"
)
"""Where the column of the signature begins in a line of the recipients that a scanner has not kept apart."""


def apart(lines: Iterable[str]) -> list[str]:
    """Cut the lines in which recipient and signature stand behind each other.

    >>> apart(["- UBND huyện; KT. CHỦ TỊCH", "Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- TT Đảng ủy; PHÓ CHỦ TỊCH"])
    ['- UBND huyện;', 'KT. CHỦ TỊCH', 'Nơi nhận:', 'TM. ỦY BAN NHÂN DÂN', '- TT Đảng ủy;', 'PHÓ CHỦ TỊCH']
    """
    return [piece for line in lines for piece in TAIL.split(line.strip())]


def recipients_of(lines: Iterable[str]) -> Iterable[str]:
    """Give the recipients, one a line of the list, until the line of the file copy."""
    open_text = ""
    for text in lines:
        cleaned = re.sub(r"^\W*n[ơo]i nh[âậa]n\s*[:.]?\s*", "", text, flags=re.IGNORECASE)
        if re.match(r"\s*[-–+•*]\s*\S", cleaned):
            if open_text:
                yield open_text
            open_text = cleaned.lstrip(" -–+•*")
            open_text, done = _cut(open_text)
            if done:
                yield open_text
                if fold(open_text).startswith("luu"):
                    return
                open_text = ""
        elif open_text and not _is_title(cleaned) and not NAME.fullmatch(cleaned):
            open_text, done = _cut(f"{open_text} {cleaned}")
            if done:
                yield open_text
                open_text = ""
    if open_text:
        yield open_text


def _cut(text: str) -> tuple[str, bool]:
    """Cut a recipient at its semicolon, or at the stop after a file copy."""
    head, semicolon, _ = text.partition(";")
    if semicolon and not re.search(r"\w{4}", text[len(head) + 1 :]):
        return head.strip(), True
    if fold(text).startswith("luu"):
        return re.split(r"\.(?=\s|$)", text)[0].strip(), True
    return text.strip(" ;"), text.rstrip().endswith((";", "."))


def _is_title(text: str) -> bool:
    words = key(text)
    return bool(MARKED.match(text)) or any(words.startswith((title, f"pho {title}")) for title in TITLES)


def signature_of(lines: list[str]) -> tuple[str, str]:
    """Give the signer's name and the lines over it: `KT. CHỦ TỊCH, PHÓ CHỦ TỊCH`."""
    under = [line for line in lines if not re.match(r"\s*[-–+•]\s*\S", line)]
    text = "\n".join(re.sub(r"(?<=[A-ZĐÀ-Ỹ])(?=PHÓ )", "\n", line) for line in under)
    text = re.sub(r"((?:KT|TL|TUQ)\s?\.[^\n]*?)\s+(?=PHÓ )", r"\1\n", text)
    text = re.sub(r"\b(NHÂN)\n(DÂN)\b", r"\1 \2", text)
    marks = {found["mark"].replace("/", ""): " ".join(found["what"].split()) for found in MARKED.finditer(text)}
    plain = [
        line.strip(" .*") for line in text.split("\n") if _is_title(line) and not MARKED.match(line) and line.isupper()
    ]
    over = [f"{mark}. {marks[mark]}" for mark in ("KT", "TL", "TUQ", "Q") if mark in marks]
    if not over and "TM" in marks:
        over = [f"TM. {marks['TM']}"]
    return _name(lines), ", ".join([*over, *plain[:1]])


def _name(lines: list[str]) -> str:
    """Give the name under the signature: the last line, or end of a line, that is only a name."""
    for text in reversed(lines):
        cleaned = re.sub(
            r"^(?:Đại tá|Thượng tá|Trung tá|Thiếu tướng|Thiếu tá|TS|ThS|BS|GS|PGS|CN|KS)\.?\s+", "", text.strip(" *.|")
        )
        if NAME.fullmatch(cleaned) and not re.match(r"\s*[-–]", text):
            return cleaned
        tail = re.search(rf"(?:\.|;|\s{{2,}})\s*({NAME.pattern})\s*$", text)
        if tail and fold(text).lstrip(" -").startswith(("luu", "- luu")):
            return tail[1]
    return ""
