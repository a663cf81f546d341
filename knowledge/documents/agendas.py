"""Agendas: the items of an event's programme in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.documents.clauses import children, heading_of
from knowledge.documents.setting import Setting, topic_of
from knowledge.facts import AgendaItem
from knowledge.text import key

USUAL = re.compile(
    r"chao co|tuyen bo ly do|gioi thieu dai bieu|khai mac|be mac|tham luan|phat bieu|trao (?:tang"
    r"|thuong)|giao luu|chuong trinh (?:nghe thuat|van nghe)"
    r"|bao cao|dien van|phat dong|huong ung|ket thuc|tong ket|chu toa|thu ky|bieu quyet|thao luan"
    r"|thong qua|ket luan|don tiep|dang huong|dang hoa|trinh chieu|phong su|van nghe|bieu duong|cong bo"
    r"|bo phieu|bau"
)
CONDITION = re.compile(r"\s*\((?P<when>(?:đối với|nếu(?! có\))|khi|trường hợp)\s[^()]{3,120})\)", re.IGNORECASE)
DETAIL = re.compile(r"\s*\((?!nếu có\))(?P<detail>[^()]{3,600})\)")
TIMED = re.compile(
    r"^(?:(?:từ\s+)?\d{1,2}\s?(?:h|giờ|g)\s?\d{0,2}(?:\s*(?:phút|'|p))?(?:\s*[-–đến]+\s*\d{1,2}\s?(?:h"
    r"|giờ|g)\s?\d{0,2}\s*(?:phút|'|p)?)?\s*[:.,-]?\s*)",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\s*[:,(–-]*\s*(?:từ\s+)?\d{1,2}\s?(?:h|giờ|g)\s?\d{0,2}(?:\s*phút)?(?:\s*[-–]\s*\d{1,2}\s?(?:h"
    r"|giờ|g)\s?\d{0,2}(?:\s*phút)?)?\s*\)?\.?$"
)
DECIDES = re.compile(r"(?P<who>[^.;:]{4,80}?)\s+quyết định\s+(?:nội dung|chương trình)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Programme:
    """An agenda: the place of its clause in the list, its items, those of its items' clauses, who decides."""

    at: int
    items: tuple[AgendaItem, ...]
    members: tuple[int, ...]
    decided_by: str


def programmes(setting: Setting) -> list[Programme]:
    """Give the agendas of a document."""
    given: list[Programme] = []
    for at, clause in enumerate(setting.clauses):
        own, _ = heading_of(clause)
        if not own or topic_of(own) != "agenda" or clause.kind == "text":
            continue
        members = _members(setting, at)
        items = [_item(setting.clauses[member].text) for member in members]
        usual = sum(bool(USUAL.search(key(item.title))) for item in items)
        if len(items) >= 3 and usual >= max(2, len(items) // 3):
            given.append(Programme(at, tuple(items), tuple(members), _decider(setting, at)))
    return [each for each in given if not any(each is not other and each.at in other.members for other in given)]


def _members(setting: Setting, at: int) -> list[int]:
    """Give the clauses that are items: the labelled children, or those of a child that announces them."""
    below = children(setting.clauses, at)
    labelled = [child for child in below if setting.clauses[child].kind in ("dash", "plus", "number", "letter")]
    if len(labelled) == 1 and len(children(setting.clauses, labelled[0])) >= 3:
        return _members(setting, labelled[0])
    parts = [children(setting.clauses, child) for child in labelled]
    if len(labelled) > 1 and all(parts) and all(len(setting.clauses[child].text) < 60 for child in labelled):
        return [member for part in parts for member in part]
    announced = [
        child
        for child in labelled
        if setting.clauses[child].text.rstrip().endswith(":") and len(children(setting.clauses, child)) >= 3
    ]
    if len(announced) == 1 and len(labelled) <= 4 and _is_programme(setting.clauses[announced[0]].text):
        return _members(setting, announced[0])
    if len(labelled) < 3 and not labelled:
        return [
            child
            for child in below
            if setting.clauses[child].kind == "text" and not setting.clauses[child].text.endswith(":")
        ]
    return labelled


def _is_programme(text: str) -> bool:
    return bool(re.search(r"chuong trinh|noi dung|trinh tu", key(text)))


def _item(text: str) -> AgendaItem:
    """Make an item of a clause's text: title, condition, details."""
    text = CLOCK.sub("", TIMED.sub("", " ".join(text.split()))).strip()
    when, detail = "", ""
    if found := CONDITION.search(text):
        when = found["when"].strip()
        text = text[: found.start()] + text[found.end() :]
    elif (found := DETAIL.search(text)) and not text[: found.start()].rstrip().endswith(("cáo", "số")):
        detail = found["detail"].strip()
        text = text[: found.start()] + text[found.end() :]
    parts = re.split(r"(?<=[\w”\"])\.\s+(?=[A-ZĐÀ-Ỹ])", text, maxsplit=1)
    if len(parts) > 1:
        detail = f"{parts[1]} {detail}".strip()
    title = parts[0].strip(" .;:,") or text.strip(" .;:,")
    return AgendaItem(title=title or "…", when=when, detail=detail.strip(" .;"))


def _decider(setting: Setting, at: int) -> str:
    for child in children(setting.clauses, at):
        if found := DECIDES.search(setting.clauses[child].text):
            return " ".join(found["who"].split())
    return ""
