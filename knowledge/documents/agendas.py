"""Agendas: the items of an event's programme in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.documents.agenda_lists import USUAL, annexed, bounded, inline, titles_of
from knowledge.documents.annexes import tables
from knowledge.documents.clauses import as_paragraph, children, heading_of
from knowledge.documents.found import Source, source_of
from knowledge.documents.paragraphs import Paragraph
from knowledge.documents.setting import Setting, topic_of
from knowledge.facts import AgendaItem
from knowledge.text import key

LEADS_ON = re.compile(r"(?:gồm|như sau|cụ thể|sau đây|các nội dung|trình tự)[^.;:]{0,40}:?$", re.IGNORECASE)
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
    """An agenda: the place of its clause in the list, its items, those of its items' clauses, who decides.

    `at` is -1 for an agenda in an annex. `source` is where it stands.
    """

    at: int
    items: tuple[AgendaItem, ...]
    members: tuple[int, ...]
    decided_by: str
    source: Source


def programmes(setting: Setting) -> list[Programme]:
    """Give the agendas of a document, those of its clauses before those of its annexes."""
    given = [found for at in range(len(setting.clauses)) if (found := _programme(setting, at))]
    inner = [each for each in given if not any(_holds(setting, each.at, other.at) for other in given)]
    return [*inner, *(_of_annex(titles, paragraph) for paragraph, titles in annexed(list(setting.layout.annexes)))]


def _programme(setting: Setting, at: int) -> Programme | None:
    """Give the agenda that a clause announces, None where it announces none."""
    clause = setting.clauses[at]
    own, rest = heading_of(clause)
    if clause.cells or clause.kind == "text":
        return None
    named = bool(own) and topic_of(own) == "agenda"
    if named and rest and (titles := inline(rest)):
        items = tuple(_item(title) for title in titles)
        return Programme(at, items, (at,), _decider(setting, at), source_of(clause))
    if not own or (rest and not LEADS_ON.search(rest)):
        return None
    members = _members(setting, at)
    titles = [setting.clauses[member].text for member in members]
    for found in (timetable(setting, at), *(inline(title) for title in titles[:2])):
        if found and named:
            titles, members = found, _below(setting, at)
            break
    items = tuple(_item(title) for title in titles)
    usual = sum(bool(USUAL.search(key(item.title))) for item in items)
    enough = usual >= max(2, len(items) // 3) if named else usual * 2 >= len(items) and _is_list(setting, at, titles)
    if len(items) < 3 or not enough:
        return None
    return Programme(at, items, tuple(members), _decider(setting, at), source_of(clause))


def _is_list(setting: Setting, at: int, titles: list[str]) -> bool:
    """Tell whether clauses under a heading that does not name them an agenda are one."""
    short = sum(len(title) < 130 for title in titles) * 4 >= len(titles) * 3
    return setting.topics[at] not in ("organising", "purpose", "award", "funding") and short and bounded(titles)


def _of_annex(titles: list[str], paragraph: Paragraph) -> Programme:
    source = Source("Phụ lục", paragraph.place, paragraph.page, paragraph.text[:300])
    return Programme(-1, tuple(_item(title) for title in titles), (), "", source)


def _holds(setting: Setting, at: int, other: int) -> bool:
    """Tell whether another clause stands under the one at a place."""
    parent = setting.clauses[other].parent
    while parent >= 0:
        if parent == at:
            return True
        parent = setting.clauses[parent].parent
    return False


def _below(setting: Setting, at: int) -> list[int]:
    return [other for other in range(at + 1, len(setting.clauses)) if _holds(setting, at, other)]


def timetable(setting: Setting, at: int) -> list[str]:
    """Give the items of the table below a clause, nothing where there is none."""
    below = [setting.clauses[child] for child in children(setting.clauses, at)]
    rows = [as_paragraph(clause) for clause in below]
    return next((titles for table in tables(rows) if (titles := titles_of(table))), [])


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
