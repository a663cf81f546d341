"""Duties: which body is to do what, from the clauses that give them out and from sentences that do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.documents.agencies import agency_key, heading_agency, split_duty
from knowledge.documents.clauses import Clause, ancestors, children, heading_of
from knowledge.documents.paragraphs import Paragraph
from knowledge.documents.setting import Setting, topic_of
from knowledge.documents.vocabulary import charge_pattern

LED = re.compile(r"(?:là cơ quan (?:thường trực|đầu mối|chủ trì)[^,;.]{0,40},?\s*)?(?:chủ trì)\b", re.IGNORECASE)
WITH = re.compile(r"(?:chủ động )?phối hợp\b", re.IGNORECASE)
PARTNERS = re.compile(
    r"phối hợp\s+(?:chặt chẽ\s+)?(?:với\s+)?(?P<who>[A-ZĐcác][^;.:]{3,200}?)\s+(?=(?:tham mưu|xây dựng"
    r"|tổ chức|hướng dẫn|chỉ đạo|triển khai|thực hiện|lập|duyệt|chuẩn bị|rà soát"
    r"|kiểm tra|báo cáo|tổng hợp|cân đối|trong|để|đánh giá|tuyên truyền|vận động|lựa chọn|giám sát"
    r"|theo dõi|đôn đốc|bảo đảm|đảm bảo|căn cứ|quản lý|giải quyết)\b)"
)
HANDS_ON = re.compile(
    r"(?:chỉ đạo|hướng dẫn|giao|yêu cầu"
    r"|đôn đốc)(?:,\s*\w+\s*\w*)?\s+(?P<who>.{4,120}?)\s+(?:tổ chức\s+)?(?:thực hiện"
    r"|triển khai)\s+(?:tốt\s+)?các\s+(?:nội dung|nhiệm vụ|công việc)[^:]{0,40}:$",
    re.IGNORECASE,
)
CHARGED = re.compile(
    r"(?:[Gg]iao|[Pp]hân công|[Cc]ử)\s+(?:cho\s+)?đồng chí\s+(?P<name>[A-ZĐÀ-Ỹ][^,;.(]{4,60}?)(?:\s*[-–,"
    r"]\s*(?P<post>(?:Phó\s|Chủ|Trưởng|Ủy viên|Giám|Bí thư)[\w\s]{3,30}?))?(?=\s+(?:Ủy ban|Uỷ ban|UBND"
    r"|MTTQ|làm|thực hiện|phụ trách|chịu|chỉ đạo|xã|tỉnh|theo|trực tiếp)|[,;.(])"
)
ASKED = re.compile(
    r"(?:yêu cầu|đề nghị|giao)\s+(?=(?:các|thủ trưởng|chủ tịch|giám đốc|ủy ban|ubnd|sở|ban|người đứng đầu)\b)",
    re.IGNORECASE,
)
ISSUES = re.compile(r"(?:đề nghị|yêu cầu|giao|phân công|kêu gọi)\s+")
NOT_DUTY = re.compile(r"(?:\(.*\)|thời gian|nơi nhận|ghi chú|một số nhiệm vụ|thành phần|số lượng)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of a body in a clause: `at` is the clause's place in the list; `organised` where duties are given out."""

    agency: str
    what: str
    role: str
    partners: tuple[str, ...]
    at: int
    organised: bool


def duties(setting: Setting) -> list[Duty]:
    """Give all duties in the order of the document."""
    clauses = setting.clauses
    roots = [at for at in range(len(clauses)) if _gives_out(setting, at)]
    roots = [
        at for at in roots if not any(clauses[at].parent == other or _under(clauses, at, other) for other in roots)
    ]
    inner = {at for at in range(len(clauses)) if any(_under(clauses, at, root) for root in roots)}
    found = [duty for root in roots for duty in _walk(setting, root, "")]
    for at in range(len(clauses)):
        told = setting.topics[at] not in ("purpose", "award") and not (
            setting.topics[at] == "agenda" and clauses[at].kind != "text"
        )
        if at not in inner and at not in roots and told:
            found.extend(_stray(clauses, at))
    return sorted(found, key=lambda duty: duty.at)


def closing_duties(setting: Setting) -> Iterator[tuple[Duty, Paragraph]]:
    """Give the duties in the closing words, each with its paragraph; their `at` is -1."""
    for paragraph in setting.layout.closing:
        for found in ASKED.finditer(paragraph.text):
            sentence = re.split(r"\.\s|\./|\.$", paragraph.text[found.end() :])[0]
            body, duty = split_duty(sentence)
            if body:
                yield from ((each, paragraph) for each in _duty(body, duty, -1, organised=False))


def _gives_out(setting: Setting, at: int) -> bool:
    """Tell whether a clause is the heading of a part that gives out duties, and not one above such a heading."""
    clause = setting.clauses[at]
    if clause.kind not in ("part", "roman", "number") or not setting.heads[at] or setting.topics[at] != "organising":
        return False
    own, _ = heading_of(clause)
    if topic_of(own) != "organising":
        return False
    below = [setting.clauses[other] for other in children(setting.clauses, at)]
    return not any(topic_of(heading_of(each)[0]) == "organising" for each in below)


def _under(clauses: tuple[Clause, ...], at: int, root: int) -> bool:
    parent = clauses[at].parent
    while parent >= 0:
        if parent == root:
            return True
        parent = clauses[parent].parent
    return False


def _walk(setting: Setting, at: int, agency: str) -> Iterator[Duty]:
    """Give the duties in a clause and below; `agency` is whose the clause is, if it is known."""
    clauses = setting.clauses
    for child in children(clauses, at):
        clause = clauses[child]
        if clause.cells:
            continue
        heading, rest = heading_of(clause)
        own = heading_agency(heading) if heading and clause.kind != "plus" else ""
        if own and not (
            agency and clause.kind in ("dash", "plus", "text") and not rest and not children(clauses, child)
        ):
            yield from _headed(setting, child, own, rest)
            continue
        if handed := HANDS_ON.match(clause.text):
            yield from _duty(agency, clause.text, child)
            other, _ = split_duty(handed["who"] + " thực hiện")
            yield from _walk(setting, child, other or agency)
            continue
        yield from _sentence(clause, child, agency)
        yield from _walk(setting, child, agency or split_duty(clause.text)[0])


def _headed(setting: Setting, at: int, agency: str, rest: str) -> Iterator[Duty]:
    """Give the duties of a body that a heading names."""
    if rest:
        yield from _duty(agency, rest, at)
    elif not children(setting.clauses, at):
        return
    yield from _walk(setting, at, agency)


def _sentence(clause: Clause, at: int, agency: str) -> Iterator[Duty]:
    """Give the duty of a paragraph: of the body it begins with, or of the heading's."""
    text = clause.text
    if NOT_DUTY.match(text) and not (agency and text.endswith((".", ";")) and len(text) > 90):
        return
    if charged := CHARGED.match(text):
        post = f" – {charged['post'].strip()}" if charged["post"] else ""
        yield from _duty(f"đồng chí {charged['name'].strip()}{post}", text[charged.end() :].strip(" ,"), at)
        return
    body, duty = split_duty(text)
    introduced = charge_pattern().match(text)
    if body and (not agency or (clause.kind == "text" and introduced and agency_key(body) != agency_key(agency))):
        yield from _duty(body, duty, at)
    elif agency:
        same = body and agency_key(body) == agency_key(agency)
        yield from _duty(agency, duty if same else text, at)


def _duty(agency: str, text: str, at: int, organised: bool = True) -> Iterator[Duty]:
    text = " ".join(text.split()).strip(" .;:")
    if not agency or len(text) < 6:
        return
    role = "leads" if LED.match(text) else "with" if WITH.match(text) else "does"
    partners = tuple(" ".join(found["who"].split()) for found in PARTNERS.finditer(text)) if role != "does" else ()
    yield Duty(agency, text, role, partners[:3], at, organised)


def _stray(clauses: tuple[Clause, ...], at: int) -> Iterator[Duty]:
    """Give the duty of a sentence outside of the parts that give them out, where one begins with a body."""
    clause = clauses[at]
    if clause.cells or len(clause.text) < 40 or any(each.kind == "plus" for each in ancestors(clauses, at)):
        return
    if re.match(
        r"(?:đối với|thành phần|đại diện|đại biểu|hội nghị|cấp |cá nhân|tập thể|tổ chức|số lượng|phường, xã có|mọi)",
        clause.text,
        re.IGNORECASE,
    ):
        return
    for sentence in re.split(r"(?<=[.])\s+(?=[A-ZĐÀ-Ỹ])", clause.text)[:6]:
        body, duty = split_duty(sentence)
        if body and (asked := ISSUES.match(duty)):
            body, duty = split_duty(duty[asked.end() :])
        if body and len(body) > 8 and not duty.startswith("dự kiến"):
            yield from _duty(body, duty, at, organised=False)
            return
