"""The head of a drafted plan: its id, code, short names, issuer's level and signer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from knowledge.documents.setting import Setting
from knowledge.documents.vocabulary import table
from knowledge.facts import Fact, Plan, Signer
from knowledge.text import fold, key

LEVELS = (
    ("commune", r"\b(?:xa|phuong|thi tran|dac khu)\b"),
    ("district", r"\b(?:huyen|thi xa|quan|thanh pho)\b"),
    ("department", r"^(?:so|cuc|chi cuc|ban quan ly|ban dan toc|thanh tra|van phong|cong an|bo chi huy)\b"),
    ("province", r"\btinh\b"),
    ("state", r"^(?:bo|chinh phu|thu tuong|hoi dong thi dua khen thuong trung uong)\b"),
    ("front", r"mat tran|mttq|lien doan|hoi lien hiep|doan thanh nien"),
    ("company", r"cong ty|tong cong ty|tap doan|ngan hang"),
)
SHORT = 24
"""Characters of a plan's name on a button."""


def plan_head(setting: Setting, plan_id: str, facts: dict[str, tuple[Fact, ...]]) -> Plan:
    """Make the plan of its head and its facts."""
    front = setting.front
    year = _year(setting)
    place = plan_place(setting)
    given = {name: found for name, found in facts.items() if found}
    issuer = front.issuer or place or "…"
    plan = Plan(
        id=plan_id or make_id(place, year),
        code=make_code(place, year),
        number=front.number,
        issuer=issuer,
        issuer_short=shorten(issuer),
        level=level_of(front.issuer),
        place=place or "…",
        day=front.day,
        dated=_dated(front.dated) if front.day is None else "",
        title=front.title or "…",
        subject=_subject(front.title) or "…",
        short=f"{place or 'Kế hoạch'} {year or ''}".strip()[:SHORT].strip(),
        signer=_signer(front.signer, front.signer_title),
        names=(),
        recipients=front.recipients,
    )
    return replace(plan, **given)  # type: ignore[arg-type]  # the names are the plan's own fields


def plan_place(setting: Setting) -> str:
    """Give the place that names the plan: of the date line, or of the issuer."""
    place = re.sub(r"^TP\.?\s*", "", setting.front.place)
    if place:
        return place
    found = re.search(
        r"(?:tỉnh|thành phố|huyện|thị xã|xã|phường|thị trấn)\s+((?:[A-ZĐÀ-Ỹ][\w'-]*\s?){1,4})$", setting.front.issuer
    )
    return found[1].strip() if found else ""


def _year(setting: Setting) -> int | None:
    """Give the year of the plan: of its day, of what is known of it, or of its title."""
    front = setting.front
    if front.day:
        return front.day.year
    if front.dated[:4].isdigit():
        return int(front.dated[:4])
    found = re.findall(r"năm (20\d\d)", front.title)
    return int(found[-1]) if found else None


def make_id(place: str, year: int | None) -> str:
    """Make a plan's id of its place and year.

    >>> make_id("Sông Lam", 2026), make_id("../TP. Đà", None)
    ('song-lam-2026', 'tp-da')
    """
    words = re.sub(r"[^a-z0-9]+", "-", fold(place)).strip("-")[:30].strip("-")
    return "-".join(filter(None, (words or "ke-hoach", str(year) if year else "")))


def make_code(place: str, year: int | None) -> str:
    """Make the two letters and two digits that registration codes begin with.

    >>> make_code("Sông Lam", 2026)
    'SL26'
    """
    letters = "".join(word[0] for word in key(place).split() if word[0].isalpha())
    letters = (letters if len(letters) > 1 else key(place).replace(" ", "") + "xx")[:2]
    letters = "".join(letter if "a" <= letter <= "z" else "x" for letter in letters)
    return f"{letters.upper()}{(year or 0) % 100:02}"


def shorten(name: str) -> str:
    """Write a body's name with the usual abbreviations."""
    for whole, short in table("shortened").items():
        name = name.replace(whole, short)
    return name


def level_of(issuer: str) -> str:
    """Give the level of the body that issues a plan.

    >>> level_of("Ủy ban nhân dân tỉnh Sông Lam"), level_of("Sở Nội vụ tỉnh Sông Lam"), level_of("UBND xã Đồng Bằng")
    ('province', 'department', 'commune')
    """
    words = key(issuer)
    if re.match(r"(?:so|cuc|cong an tinh|ban quan ly)\b", words):
        return "department"
    return next((level for level, pattern in LEVELS if re.search(pattern, words)), "agency")


def _dated(known: str) -> str:
    year, _, month = known.partition("-")
    return f"tháng {month} năm {year}" if month else f"năm {year}" if year else ""


def _subject(title: str) -> str:
    """Give a short name: the title without its verb, cut at a comma or semicolon."""
    words = re.sub(
        r"^(?:tổ chức|triển khai thực hiện|triển khai|thực hiện|phát động)\s+", "", title, flags=re.IGNORECASE
    )
    head = re.split(r";|\.\s", words)[0]
    head = head if len(head) <= 110 else head[:110].rsplit(" ", 1)[0]
    return head[:1].upper() + head[1:].strip(" ,")


def _signer(name: str, title: str) -> Signer:
    found = re.match(r"(KT|TM|TL|TUQ|Q)\.", title)
    own = title.rsplit(", ", 1)[-1] if title else ""
    own = re.sub(r"^(?:KT|TM|TL|TUQ|Q)\.\s*", "", own)
    said = " ".join(
        word.capitalize() if at in (0, 1) and word.isupper() and len(own.split()) > 2 else word.lower()
        for at, word in enumerate(own.split())
    )
    said = {
        "PHÓ CHỦ TỊCH": "Phó Chủ tịch",
        "CHỦ TỊCH": "Chủ tịch",
        "GIÁM ĐỐC": "Giám đốc",
        "PHÓ GIÁM ĐỐC": "Phó Giám đốc",
    }.get(own, said[:1].upper() + said[1:])
    if not name:
        return Signer(name="", title="")
    return Signer(name=name, title=said or "…", authority=f"{found[1]}." if found and found[1] != "TM" else "")


def known_from(day: date | None, dated: str) -> str:
    """Give what is known of a day as ISO text: whole, a month, a year, or nothing."""
    return day.isoformat() if day else dated
