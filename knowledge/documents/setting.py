"""What each clause is about, from the headings that it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from knowledge.documents.clauses import Clause, ancestors, heading_of
from knowledge.documents.front import Front, read_front
from knowledge.documents.structure import Layout
from knowledge.documents.vocabulary import organising
from knowledge.text import key

TOPICS = (
    (
        "agenda",
        (
            r"chuong trinh (?:chi tiet )?(?:dai hoi|hoi nghi|buoi le|le |hoi thao|toa dam|lam viec|ky hop"
            r"|to chuc)|noi dung,? (?:va )?chuong trinh|trinh tu|kich ban"
            r"|^chuong trinh$|^noi dung chuong trinh|^noi dung (?:dai hoi|hoi nghi|buoi le|ky hop|cuoc hop)"
            r"|chuong trinh nghi su|tien trinh|^chuong trinh,? noi dung|khung chuong trinh|^chuong trinh va"
        ),
    ),
    ("organising", "|".join(organising())),
    ("form", r"^hinh thuc(?! (?:va (?:tieu chuan )?)?khen)"),
    (
        "composition",
        r"thanh phan|so luong dai bieu|dai bieu (?:tham )?du|^so luong|doi tuong (?:tham )?du|khach moi|^dai bieu",
    ),
    ("schedule", r"thoi gian|tien do|lo trinh|moc thoi gian|thoi han|ke hoach thoi gian"),
    ("venue", r"dia diem"),
    ("funding", r"kinh phi|tai chinh cho|nguon von|nguon luc"),
    ("award", r"khen thuong|giai thuong|co cau giai"),
    ("report", r"bao cao|thong tin,? bao cao"),
    ("purpose", r"muc dich|^yeu cau|^veu cau|quan diem|^muc tieu|y nghia"),
    ("target", r"doi tuong|pham vi|chi tieu"),
)
"""Topics with the pattern of a heading's key, the narrower first."""

NEAR = {"composition": 80}
"""Topics that a heading names only in so many characters at its beginning: later on it speaks of an event."""

TIME_FIELD = re.compile(
    r"(?:dự kiến\s+)?(?:\d\.\s*)?(?:thời gian|thời hạn|thời điểm|tiến độ|hạn)(?:\s[^:,.;]{0,60})?\s*:", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A document's layout and head, with each clause's topic, its headings (nearest first) and its scope.

    `scopes` name whom a clause is about ("cấp cơ sở"), empty where it is about all.
    """

    layout: Layout
    front: Front
    topics: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    scopes: tuple[str, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the layout."""
        return self.layout.clauses

    @property
    def issued(self) -> date | None:
        """The document's own day, None where it is not known whole."""
        return self.front.day

    @property
    def earliest(self) -> date | None:
        """The first day on which the document can have been issued, None where nothing is known."""
        if self.front.day:
            return self.front.day
        year, _, month = self.front.dated.partition("-")
        return date(int(year), int(month or 1), 1) if year else None


def set_out(layout: Layout) -> Setting:
    """Find what each clause of a document is about."""
    clauses = layout.clauses
    heads = tuple(_heads(clauses, at) for at in range(len(clauses)))
    topics = tuple(_topic(heads[at]) for at in range(len(clauses)))
    return Setting(layout, read_front(layout), topics, heads, tuple(_scope(clauses, at) for at in range(len(clauses))))


def _heads(clauses: tuple[Clause, ...], at: int) -> tuple[str, ...]:
    """Give a clause's own heading, if it has one, and those above it."""
    heads = []
    for clause in (clauses[at], *ancestors(clauses, at)):
        heading, _ = heading_of(clause)
        if heading and clause.kind != "text":
            heads.append(heading)
    return tuple(heads)


def _topic(heads: tuple[str, ...]) -> str:
    """Give the topic of the nearest heading that has one."""
    for heading in heads:
        if topic := topic_of(heading):
            return topic
    return "content"


def topic_of(heading: str) -> str:
    """Give the topic that a heading names, nothing where it names none.

    >>> topic_of("TỔ CHỨC THỰC HIỆN"), topic_of("Thành phần, số lượng đại biểu"), topic_of("Sở Nội vụ")
    ('organising', 'composition', '')
    """
    words = key(heading)
    return next((topic for topic, pattern in TOPICS if re.search(pattern, words[: NEAR.get(topic)])), "")


SCOPE = re.compile(
    r"(?:Đ[ốôo]i với|Tại|Cấp|Ở cấp)\s+(?P<who>[^:.“”]{2,260}?)(?:\s+có thể\b|\s*[:.]|\s*\(|$)", re.IGNORECASE
)
NAMED = re.compile(
    r"(?P<who>(?:Đại hội|Hội nghị|Lễ|Hội thi|Hội thảo)\s[^:“”]{4,160}?)\s*(?:\([^)]*\))?\s*:", re.IGNORECASE
)


def _scope(clauses: tuple[Clause, ...], at: int) -> str:
    """Give whom a clause is about: its own words or those of the clause above it."""
    for clause in (clauses[at], *ancestors(clauses, at)):
        if clause.kind in ("roman", "part"):
            break
        if found := SCOPE.match(clause.text) or NAMED.match(clause.text):
            who = " ".join(found["who"].split())
            return f"cấp {who}" if clause.text[:4].lower() == "cấp " else who
    return ""
