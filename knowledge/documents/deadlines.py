"""Deadlines: points in time that bind somebody, as typed values with whom they bind and to what."""

from __future__ import annotations

import re
from datetime import date

from knowledge.days import Before, By, Due, Month, OnDay, Quarter, Span, Year
from knowledge.documents.agencies import split_duty
from knowledge.documents.citations import citations
from knowledge.documents.setting import TIME_FIELD, Setting
from knowledge.documents.terms import Term, meets, offsets, repeated
from knowledge.documents.times import Moment, moments

QUOTED = re.compile(r"“[^“”]{3,400}”|\"[^\"“”]{3,300}\"|\([^()]*\d{4}\s*[-–]\s*[^()]*\d{4}[^()]*\)")
CLAUSE_QUOTED = re.compile(r"[“\"]\s*(?:[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]+\.|[-–+]\s|Điều \d)")
"""How a clause begins that a plan quotes because it changes it."""

PERIOD = re.compile(
    r"(?:giai đoạn|nhiệm kỳ|khóa|khoá|thời kỳ|năm học|năm ngân sách"
    r"|kế hoạch 0?5 năm)\s*(?:từ\s*)?(?:năm\s*)?\d{0,4}\s*[-–]?\s*(?:đến\s*)?(?:năm\s*)?\d{0,4}",
    re.IGNORECASE,
)
HISTORY = re.compile(
    r"(?:thay cho|thay vì|kỷ niệm|(?:ngày|được|đã|năm|tập thể|đơn vị|kể từ khi) thành lập"
    r"|ngày sinh|ngày giải phóng|truyền thống|tính đến|có hiệu lực|được ban hành"
    r"|kể từ khi|tầm nhìn|đã được|số liệu (?:đến|tại)|sinh (?:từ|trước|sau)|dữ liệu năm"
    r"|sửa đổi, bổ sung|luật [^.;]{0,80}|nghị quyết đại hội[^.;]{0,60}|chốt số liệu|kế hoạch năm)\s*[^.;:]{0,25}$",
    re.IGNORECASE,
)
DONE = re.compile(
    r"(?:hoàn thành|xong|kết thúc|dứt điểm|thực hiện|tổ chức|triển khai|vận hành)[^.;]{0,60}$", re.IGNORECASE
)
REPORTS = re.compile(
    r"(?:báo cáo|gửi|nộp|trình|họp|duyệt|tập trung|sơ kết|tổng kết|tổ chức|khai mạc)[^.;]{0,60}$", re.IGNORECASE
)
HELD = re.compile(
    r"(?:vào|dự kiến|tổ chức|diễn ra|khai mạc|thời gian|tiến hành|ngày hội|buổi\s+\w+|ra quân|phát động"
    r"|lúc|giờ|hồi|bắt đầu)\s*[^.;]{0,40}$",
    re.IGNORECASE,
)


BEGUN = re.compile(r"(?:tuyên truyền|chuyên mục|áp dụng|bắt đầu|khởi động)[^.;]{0,60}$", re.IGNORECASE)
TARGET = re.compile(r"phấn đấu|\bđạt\b|tỷ lệ|\d\s?%|mục tiêu", re.IGNORECASE)
AT_START = re.compile(r"\W*(?:[^.;]*[.;]\s+)?$")
BEGINS = re.compile(
    r"\s*(?:\([^)]{0,30}\))?\s*[,:]\s*[^.;]{0,50}?\b(?:tổ chức|khai mạc|áp dụng|bắt đầu|tiến hành|phát động|họp"
    r"|diễn ra)"
)
LONG_AGO = 800
"""Days before the plan: a day so long past is no slip of the year but history."""

LATEST = re.compile(r"chậm nhất|muộn nhất|trễ nhất|hạn chót|hạn cuối")
"""Words of a last day, which binds even where its year has slipped to before the plan."""

WINDOW = 240
"""Characters before a point in time that tell what it is."""


def terms(text: str, setting: Setting, topic: str, *, field: bool = False) -> list[Term]:
    """Give the deadlines in a text under a topic; `field` is true in a column or line for times."""
    taken = [(found.start, found.end) for found in citations(text)]
    taken += [found.span() for found in PERIOD.finditer(text)]
    taken += [found.span() for found in QUOTED.finditer(text) if not CLAUSE_QUOTED.match(found[0])]
    given: list[Term] = []
    for term in (*repeated(text, topic), *offsets(text)):
        if not meets(term.start, term.end, taken):
            given.append(term)
            taken.append((term.start, term.end))
    in_field = field or (bool(TIME_FIELD.match(text)) and topic != "purpose")
    for moment in moments(text, setting.issued):
        if meets(moment.start, moment.end, taken) or HISTORY.search(text[max(0, moment.start - WINDOW) : moment.start]):
            continue
        if _binds(moment, text, setting.earliest, topic, in_field or _alone(moment, text)):
            held = moment.cue in ("inside", "bare") and isinstance(moment.due, OnDay)
            given.append(Term(moment.due, _phrase(text, moment), moment.start, moment.end, held, moment.open))
    return sorted(given, key=lambda term: term.start)


def _alone(moment: Moment, text: str) -> bool:
    """Tell whether a point in time is all that follows a colon, as in `Nghiệm thu: quý IV/2026`."""
    rest = re.match(r"\s*(?:\([^()]{0,30}\))?\s*(?:[.;,]|$)", text[moment.end :])
    return (
        bool(rest)
        and bool(re.search(r":\s*(?:các|vào)?\s*$", text[: moment.start]))
        and not isinstance(moment.due, Year)
    )


def _phrase(text: str, moment: Moment) -> str:
    after = re.match(r"\s*\((?:thứ|chủ nhật)[^)]{0,20}\)", text[moment.end :], re.IGNORECASE)
    return " ".join(text[moment.start : moment.end + (after.end() if after else 0)].split())


def _binds(moment: Moment, text: str, earliest: date | None, topic: str, in_field: bool) -> bool:
    """Tell whether a point in time is a deadline rather than part of a name, a period or history."""
    left, due, cue = text[max(0, moment.start - WINDOW) : moment.start], moment.due, moment.cue
    words = text[moment.start : moment.end].lower()
    if due is None:
        return moment.open or (cue in ("before", "by") and "ngày" in words) or (in_field and "ngày" in words)
    right = text[moment.end : moment.end + 90]
    if earliest and due.last_day and (earliest - due.last_day).days > LONG_AGO:
        return False
    if cue == "before":
        return not (words.startswith("trước năm") and not DONE.search(left)) and not re.search(r"(?:sinh|từ)\s*$", left)
    past = earliest is not None and due.last_day is not None and due.last_day < earliest
    if cue == "by":
        if isinstance(due, Year) and TARGET.search(f"{left[-60:]} {right}"):
            return False
        firm = bool(LATEST.match(words)) or bool(DONE.search(left))
        return (not isinstance(due, Year) or "hết" in words or bool(DONE.search(left))) and (firm or not past)
    if past:
        return False
    if cue in ("span", "from"):
        begun = topic == "organising" and AT_START.match(left) and BEGINS.match(right)
        if isinstance(due, Span) and due.end is None and earliest and due.start and due.start < earliest:
            return "ban hành" in words or "nay" in words
        return bool(begun) or _period_binds(due, words, left, cue, topic, in_field)
    if isinstance(due, OnDay) and AT_START.match(left) and BEGINS.match(right) and topic != "purpose":
        return True
    return (in_field and not (isinstance(due, Year) and len(left) >= 60)) or _stated(
        due, f"{left}{words}", left, cue, topic
    )


def _stated(due: Due, whole: str, left: str, cue: str, topic: str) -> bool:
    """Tell whether a day, month, quarter or year without a word like "trước" is one by which to be done."""
    inside, first = cue == "inside", topic == "schedule" and len(left) < 4
    match due:
        case Span():
            return inside or first
        case Quarter():
            return inside or topic == "schedule" or bool(DONE.search(left))
        case Month():
            return inside or first or bool(re.search(r"(?:hoàn thành|xong)\s*$", left))
        case Year():
            done = r"(?:hoàn thành|xong|kết thúc|(?:sơ|tổng) kết (?:vào )?(?:đầu|giữa|cuối))[^.;,]{0,34}$"
            return inside and bool(re.search(done, whole))
    if topic in ("schedule", "venue") and HELD.search(whole):
        return True
    if topic == "organising" and REPORTS.search(left):
        return True
    if re.search(r"\b(?:sáng|chiều|tối)\s*(?:ngày\s*)?(?:\d|$)", whole[-40:], re.IGNORECASE):
        return True
    return bool(re.search(r"(?:dự kiến|vào|tổ chức|khai mạc|lúc|hồi|giờ)[^.;]{0,40}$", whole))


def _period_binds(due: Due, words: str, left: str, cue: str, topic: str, in_field: bool) -> bool:
    if "nay" in words or "ban hành" in words:
        return topic != "purpose" or in_field
    if "năm" in words and not re.search(r"ngày|tháng|/", words):
        return False
    if cue == "from":
        return in_field or topic == "schedule" or bool(DONE.search(left)) or bool(BEGUN.search(left))
    return isinstance(due, Span)


def who_and_what(text: str, term: Term, fallback: str) -> list[tuple[str, str]]:
    """Give whom a deadline binds and to what, by its sentence; several where one date heads a list.

    `fallback` is the body that the clause is about, where the sentence names none.
    """
    left, right = text[: term.start], text[term.end :]
    if re.match(r"\s*[:,]\s*\S", right) and not re.search(r"\w{3}", left):
        parts = [part.strip(" .") for part in re.split(r";\s+(?=\w)", right.strip(" :,."))]
        given = [(split_duty(part), part) for part in parts]
        if len(given) > 1 and all(body for (body, _), _ in given):
            return [(body, _short(duty)) for (body, duty), _ in given]
        body, duty = given[0][0]
        return [(body or fallback, _short(duty or right.strip(" :,")))]
    start = max(
        (found.end() for found in re.finditer(r"[.;]\s+|:\s+", left) if found.end() < term.start - 12), default=0
    )
    sentence = left[start:].strip(" ,(–-")
    if len(sentence) < 12 and not re.search(r"^\s*[,)]?\s*\w+\s+\w+\s+\w+", right):
        sentence = left.strip(" ,(:")
    following = re.split(r"[.;]\s|[.;]$", right)[0].strip(" ,)")
    whole = " ".join(part for part in (sentence, following) if part)
    body, duty = split_duty(whole)
    return [(body or fallback, _short(duty or whole))]


def _short(text: str) -> str:
    """Cut a duty to a length that an answer can hold."""
    text = " ".join(
        re.sub(r"^(?:thời gian|thời hạn|tiến độ)[^:]{0,30}:\s*", "", text.strip(), flags=re.IGNORECASE).split()
    ).strip(" ,;:.()")
    if len(text) <= 200:
        return text
    return re.sub(r"\W+\w*$", "", text[:200])


def is_exclusive(due: Due | None) -> bool:
    """Tell whether the day named is itself too late."""
    return isinstance(due, Before)


def ends(due: Due | None) -> tuple[date | None, date | None]:
    """Give the first and last day as the document names them: "trước ngày X" ends on X."""
    if due is None:
        return None, None
    if isinstance(due, Before):
        return None, due.day
    if isinstance(due, By | Month | Quarter):
        return None, due.last_day
    return due.first_day, due.last_day
