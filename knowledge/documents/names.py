"""Writes names as a document itself writes them in its text, where its head has them in capitals."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from knowledge.documents.structure import Layout
from knowledge.documents.vocabulary import fields
from knowledge.text import fold, key

LEVELS = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu", "xóm", "thôn")
ISSUES = re.compile(
    r"(?:^|[.;,:]\s+|\n)(?P<who>[A-ZĐÀ-ỸU][^;:.]{3,150}?)\s+(?:thống nhất\s+|phối hợp\s+)?(?:ban hành|xây dựng"
    r"|triển khai|lập|đề ra|phát động|thông báo|tổ chức)\s+(?:thực hiện\s+)?(?:[Kk]ế hoạch|[Đđ]ợt|[Cc]hương trình"
    r"|[Cc]ác nội dung)"
)
BODY = re.compile(
    r"(?:Ủy ban|Uỷ ban|UBND|UBMTTQ|Ban |Sở|Phòng|Hội đồng|Công an|Đảng ủy|Tỉnh ủy|Huyện ủy|Thành ủy|Hội "
    r"|Đoàn|Liên đoàn|Cục|Chi cục|Văn phòng|Trường|Bộ )"
)
OWN = re.compile(
    r"(?:SỞ|PHÒNG|BAN|HỘI|CÔNG AN|CỤC|CHI CỤC|TRƯỜNG|TRUNG TÂM|[ỦU][YỶ] BAN|UBND|ĐẢNG (?:ỦY|UỶ|BỘ)|TỈNH (?:ỦY|UỶ|ĐOÀN)"
    r"|(?:HUYỆN|THÀNH|QUẬN) (?:ỦY|UỶ|ĐOÀN)|CHI BỘ|LIÊN ĐOÀN|CÔNG ĐOÀN|ĐOÀN|VIỆN|BỆNH VIỆN|(?:TỔNG )?CÔNG TY"
    r"|TẬP ĐOÀN|MẶT TRẬN|VĂN PHÒNG|BỘ|KHO BẠC|BẢO HIỂM|NGÂN HÀNG|TÒA ÁN|THANH TRA|THUẾ|TRẠM"
    r"|HỢP TÁC XÃ|QUỸ|BÁO|ĐÀI)(?![^\W_])"
)
"""How the line of a body's own name begins, under that of the body above it."""

LEVEL_NAME = r"(?:{level})\s+((?:[A-ZĐÀ-Ỹ][\w'-]*)(?:\s+[A-ZĐÀ-Ỹ][\w'-]*){{0,3}})"
NOT_NAME = re.compile(r"(?:Đoàn|Mặt|Hội|Ủy|Đại|Lần|Thi|Kế|Việt Nam|Chủ|Phó|Khóa|Tổ)\b")


def case_of(text: str, body: str) -> str:
    """Give a text in capitals as the body writes its words; other texts stay as they are.

    >>> case_of("TỔ CHỨC HỘI NGHỊ Ở SÔNG LAM", "Kế hoạch tổ chức Hội nghị ở Sông Lam năm nay")
    'Tổ chức Hội nghị ở Sông Lam'
    """
    text = " ".join(text.split()).strip(" .*")
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or sum(letter.isupper() for letter in letters) < 0.8 * len(letters):
        return text
    small = text.lower()
    at = body.lower().find(small)
    if at >= 0 and len(body) == len(body.lower()):
        found = body[at : at + len(small)]
        return found[0].upper() + found[1:]
    words = _by_pieces(text.split(), body)
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]


def _by_pieces(words: list[str], body: str) -> list[str]:
    """Take the longest runs of words that the body has, in its own case; the rest in small letters."""
    lowered = body.lower()
    if len(lowered) != len(body):
        return [word.lower() for word in words]
    given: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(12, len(words) - at), 0, -1):
            piece = " ".join(words[at : at + length]).lower()
            found = lowered.find(piece)
            if found >= 0 and (length > 1 or len(piece) > 1):
                given.extend(body[found : found + len(piece)].split() if length > 1 else [_single(words[at])])
                break
        else:
            length = 1
            given.append(_single(words[at]))
        at += length
    return given


def _single(word: str) -> str:
    return word if re.fullmatch(r"[IVX]+[,;.]?|UBND|HĐND|MTTQ|\d+\S*", word) else word.lower()


def official_name(head: list[str], layout: Layout, place: str, title: str) -> str:
    """Give the issuer's full name from the lines of the head and the sentence that issues the plan."""
    from_text = _issuing(layout)
    from_head = _from_head(head, layout, place)
    if from_head and from_text and _same(from_head, from_text):
        chosen = _fuller(from_head, from_text)
    else:
        chosen = from_head or from_text
    return complete(chosen, layout, place, title)


def _issuing(layout: Layout) -> str:
    """Give the body that issues the plan in the words of the opening, nothing where it does not say."""
    for paragraph in reversed(layout.opening):
        for found in reversed(list(ISSUES.finditer(paragraph.text))):
            who = re.split(rf",\s+(?={BODY.pattern})", found["who"])[-1].strip()
            start = BODY.search(who)
            if start:
                return " ".join(who[start.start() :].split())
    return ""


def _from_head(head: list[str], layout: Layout, place: str) -> str:
    """Put the lines of the head together and write them in usual case."""
    if not head:
        return ""
    lines = [line for line in head if len(line) > 2]
    if len(lines) > 1 and fold(lines[-1]) in ("ban thuong truc", "thuong truc"):
        lines = [lines[-1], *lines[:-1]]
    elif (
        len(lines) > 1
        and OWN.match(lines[-1])
        and not re.match(r"(?:tinh|xa|phuong|huyen)\b(?! uy\b| doan\b)", fold(lines[-1]))
    ):
        shared = "lien tich" in layout.kind and OWN.match(lines[-2])
        lines = [f"{lines[-2]} -", lines[-1]] if shared else _own_line(lines)
    body = " ".join(each.text for each in (*layout.opening, *layout.closing)) + " ".join(c.text for c in layout.clauses)
    return name_case(" ".join(lines), body, place)


def _own_line(lines: list[str]) -> list[str]:
    """Give the last line, with the place of the body above it where an office names none itself."""
    own = lines[-1]
    place = re.search(r"\b(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG)\s.+$", lines[-2])
    placed = re.search(r"\b(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG)\b", own)
    office = re.match(r"(?:SỞ|PHÒNG|BAN|CỤC|CHI CỤC|VĂN PHÒNG|HỘI ĐỒNG|THANH TRA)\s", own)
    return [own, place[0]] if office and place and not placed else [own]


def name_case(text: str, body: str, place: str = "") -> str:
    """Write a body's name in usual case.

    >>> name_case("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", "", "Sông Lam")
    'Ủy ban nhân dân tỉnh Sông Lam'
    """
    lowered = body.lower()
    if len(lowered) == len(body) and (at := lowered.find(text.lower())) >= 0:
        return body[at : at + len(text)][:1].upper() + body[at : at + len(text)][1:]
    begun, text = _begun(text, body)
    small = text.lower()
    words = small.split()
    names = {word.lower() for word in place.split()} | {"việt", "nam"}
    level = max(
        (small.rfind(f" {each} ") + len(each) + 2 for each in LEVELS if f" {each} " in small), default=len(small)
    )
    given, at = [], 0
    for word in words:
        proper = at >= level or word in names or word.upper() in ("MTTQ", "UBND", "HĐND", "TĐKT")
        given.append(
            word.upper() if word.upper() in ("MTTQ", "UBND", "HĐND", "TĐKT") else word.capitalize() if proper else word
        )
        at += len(word) + 1
    joined = " ".join(given)
    for first in fields():
        joined = re.sub(rf"\b{first}\b", first[0].upper() + first[1:], joined)
    joined = f"{begun} {joined}".strip().replace("Mặt trận tổ quốc", "Mặt trận Tổ quốc")
    joined = re.sub(r" - (\w)", lambda found: f" - {found[1].upper()}", joined)
    return joined[:1].upper() + joined[1:]


def _begun(text: str, body: str) -> tuple[str, str]:
    """Cut off the most words from the start of a name, three at least, that the body writes in its own case."""
    words, lowered = text.split(), body.lower()
    if len(lowered) != len(body):
        return "", text
    for length in range(len(words) - 1, 2, -1):
        at = lowered.find(" ".join(words[:length]).lower())
        found = body[at : at + len(" ".join(words[:length]))]
        if at >= 0 and found[0].isupper() and not found.isupper():
            return found, " ".join(words[length:])
    return "", text


def _same(one: str, other: str) -> bool:
    return fuzz.token_set_ratio(_written_out(one), _written_out(other)) >= 80


def _written_out(text: str) -> str:
    return key(text.replace("UBND", "Ủy ban nhân dân").replace("MTTQ", "Mặt trận Tổ quốc"))


def _fuller(head: str, text: str) -> str:
    """Prefer the text's spelling where it names the place too; the head's otherwise."""
    full = text.replace("UBND", "Ủy ban nhân dân")
    marked = sum(ord(letter) > 127 for letter in head)
    return full if len(key(full)) >= len(key(head)) or marked < len(head) / 12 else head


def complete(name: str, layout: Layout, place: str, title: str) -> str:
    """Write UBND out, and add the place's name where the issuer names only its level."""
    name = re.sub(
        r"^(?:Uỷ ban|UBND|Ủy ban Nhân dân)(?=\s|$)",
        lambda m: "Ủy ban nhân dân" if m[0] != "Uỷ ban" else "Ủy ban",
        name.strip(),
    )
    found = re.search(rf"\b({'|'.join(LEVELS)})$", name)
    if found is None and re.fullmatch(r"Ủy ban nhân dân", name) and place:
        return name
    if found:
        whole = " ".join(
            [title, *(each.text for each in (*layout.opening, *layout.closing)), *(c.text for c in layout.clauses)]
        )
        proper = _named(found[1], whole, place)
        return f"{name} {proper}".strip()
    return name


def _named(level: str, text: str, place: str) -> str:
    """Give the name of the province, commune … that a text speaks of, the place of the date line first."""
    bare = re.sub(r"^(?:TP\.?|Thành phố|Thị xã|Huyện|Xã|Phường)\s*", "", place, flags=re.IGNORECASE)
    names = [found[1] for found in re.finditer(LEVEL_NAME.format(level=level), text) if not NOT_NAME.match(found[1])]
    if bare and (level != "tỉnh" or not names or bare in names):
        return bare
    if not names:
        return bare
    return max(dict.fromkeys(names), key=names.count)
