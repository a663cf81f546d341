"""All else that a document says, clause by clause: purposes, who attends, funding, awards, contents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.documents.clauses import Clause, ancestors, children, heading_of
from knowledge.documents.found import LIKELY, Found, Source, source_of
from knowledge.documents.phrasing import phrases
from knowledge.documents.setting import Setting, topic_of
from knowledge.facts import Statement
from knowledge.text import key

KINDS = {
    "composition": "composition",
    "funding": "funding",
    "award": "award",
    "purpose": "purpose",
    "target": "target",
    "report": "report_content",
    "schedule": "period",
    "agenda": "other",
    "form": "other",
    "venue": "other",
    "organising": "other",
    "content": "content",
}
QUOTED = re.compile(
    r"[“\"](?P<name>[^“”\"]{6,200})[”\"](?P<years>,?\s+(?:giai đoạn \d{4}\s*[-–]\s*\d{4}|(?:trong )?năm \d{4})(?!\d))?"
)
YEARS = re.compile(
    r"(?P<n>\d{2,3})\s+năm\s+(?=(?:ngày|cách mạng|quốc khánh|giải phóng|thành lập|khởi nghĩa|chiến thắng)\b)"
    r"[^,;.(“]{6,140}",
    re.IGNORECASE,
)
REQUIRES = re.compile(
    r"\b(?:trang trọng|thiết thực|tiết kiệm|phô trương|tránh|(?:cần|phải) (?:có|được|bảo đảm|đảm bảo|thực sự))\b",
    re.IGNORECASE,
)
AIMS = re.compile(
    r"(?:nhằm|đánh giá|biểu dương|tôn vinh|tổng kết|tuyên truyền|tiếp tục|đẩy mạnh|khơi dậy|thông qua|qua)\b",
    re.IGNORECASE,
)
HONOURS = re.compile(
    r"(?:cờ thi đua|bằng khen|giấy khen|huân chương|huy chương|danh hiệu|công dân|chiến sĩ|anh hùng)\b", re.IGNORECASE
)
"""How names in quotation marks begin that are awards, no movements."""

TROUBLE = re.compile(r"vướng mắc|khó khăn|phát sinh", re.IGNORECASE)
REPORTED = re.compile(r"phản ánh|báo cáo|gửi|liên hệ|trao đổi|kiến nghị", re.IGNORECASE)
LAUNCHED = re.compile(r"do\s+[^.;:“”]{4,80}?\s+phát động")
LONGEST = 700
"""Characters of a statement; the whole clause stands in the document's text."""


def statements(setting: Setting, used: set[int]) -> Iterator[Found[Statement]]:
    """Give a statement for every clause that says something which no other fact holds.

    `used` are the places of clauses that other facts hold whole.
    """
    clauses = setting.clauses
    listed: set[int] = set()
    for at, clause in enumerate(clauses):
        if at in used or at in listed or clause.cells:
            continue
        heading, rest = heading_of(clause)
        below = [
            child for child in children(clauses, at) if child not in used and clauses[child].kind in ("dash", "plus")
        ]
        items = [clauses[child].text.strip(" .;") for child in below if len(clauses[child].text) < 260]
        text = rest or ("" if heading else clause.text)
        if len(items) >= 2 and (len(items) == len(below) or (len(items) > 4 and setting.topics[at] == "composition")):
            listed.update(child for child in below if len(clauses[child].text) < 260)
        else:
            items = []
        if not items and len(text.split()) < 4:
            continue
        about = _about(setting, at, heading)
        kind = _kind(setting, at, key(about))
        asked = phrases("asked").get(kind, "")
        fact = Statement(
            section=clause.section or "lời dẫn",
            words=tuple(asked.split("; ")) if asked else (),
            kind=kind,
            about=about,
            text=_cut(text),
            items=tuple(filter(None, items)),
        )
        if fact.text or fact.items:
            yield Found(fact, source_of(clause), LIKELY)


def movements(setting: Setting) -> Iterator[Found[Statement]]:
    """Give the movements that a clause names in quotation marks, as a list."""
    for at, clause in enumerate(setting.clauses):
        names = [" ".join(f"{found['name']}{found['years'] or ''}".split()) for found in QUOTED.finditer(clause.text)]
        names = [name for name in names if not HONOURS.match(name)]
        if len(names) < 2 or "phong trào" not in clause.text.lower() or setting.topics[at] in ("form", "purpose"):
            continue
        by = LAUNCHED.search(clause.text)
        about = " ".join(("các phong trào thi đua", *(by[0].split() if by else ())))
        fact = Statement(section=clause.section, kind="movement", about=about, items=tuple(dict.fromkeys(names)))
        yield Found(fact, source_of(clause), LIKELY)


def troubles(setting: Setting) -> Iterator[Found[Statement]]:
    """Give to whom the closing says that difficulties are to be reported."""
    words = phrases("troubles")
    for paragraph in setting.layout.closing:
        for sentence in re.split(r"(?<=[.;])\s+|\./", paragraph.text):
            if TROUBLE.search(sentence) and REPORTED.search(sentence):
                fact = Statement(
                    section="lời kết",
                    kind="other",
                    about=words["about"],
                    text=_cut(sentence.strip(" ./")),
                    words=tuple(words["asked"].split("; ")),
                )
                yield Found(fact, Source("lời kết", paragraph.place, paragraph.page, sentence[:300]), LIKELY)


def anniversaries(setting: Setting) -> Iterator[Found[Statement]]:
    """Give the anniversaries that the document names, each once, with where it is named first."""
    given: dict[str, Found[Statement]] = {}
    layout = setting.layout
    lines = [("lời dẫn", each.text, each.place, each.page) for each in layout.opening]
    lines += [(each.section, each.text, each.place, each.page) for each in layout.clauses if not each.cells]
    for section, text, place, page in lines:
        for found in YEARS.finditer(text):
            words = " ".join(found[0].split())
            fact = Statement(section=section, kind="anniversary", about=f"kỷ niệm {found['n']} năm", text=words)
            given.setdefault(key(words)[:40], Found(fact, Source(section, place, page, words), LIKELY))
    yield from given.values()


def _about(setting: Setting, at: int, heading: str) -> str:
    """Name what a clause is about: its headings, or its first words."""
    clause = setting.clauses[at]
    above = [held for each in ancestors(setting.clauses, at) if (held := heading_of(each)[0])]
    own = heading or _first_words(clause)
    near = above[0] if above else ""
    parts = [part.capitalize() if part.isupper() else part for part in (own, near) if part]
    return " – ".join(dict.fromkeys(parts))[:240] or "nội dung"


def _first_words(clause: Clause) -> str:
    head = re.split(r"[,;:.]", clause.text, maxsplit=1)[0]
    return " ".join(head.split()[:12])


def _kind(setting: Setting, at: int, about: str) -> str:
    topic = setting.topics[at]
    if topic == "purpose":
        near = next((key(head) for head in setting.heads[at] if re.search(r"muc dich|yeu cau", key(head))), "")
        named = re.match(r"v?y?eu cau", near)
        return "requirement" if named or _requires(setting, at, near) else "purpose"
    if re.search(r"phong trao", about) and topic == "content":
        return "movement"
    if topic == "composition" and _of_many(setting, at):
        return "content"
    if re.search(r"^chu de", about):
        return "theme"
    if re.search(r"lam diem|chi dao diem", about):
        return "pilot"
    return KINDS.get(topic, "content")


def _of_many(setting: Setting, at: int) -> bool:
    """Tell whether the heading that gives a clause its topic names many: contents, forms, attendance and time."""
    heading = next((key(head) for head in setting.heads[at] if topic_of(head)), "")
    return bool(re.match(r"noi dung\b.*\bhinh thuc\b", heading))


def _requires(setting: Setting, at: int, near: str) -> bool:
    """Tell whether a clause under "Mục đích, yêu cầu" says how things are to be, rather than what for."""
    both = "muc dich" in near and "yeu cau" in near
    return both and bool(REQUIRES.search(setting.clauses[at].text)) and not AIMS.match(setting.clauses[at].text)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
