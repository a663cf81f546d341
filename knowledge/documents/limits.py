"""Numbers of delegates, shares and rules by headcount; award quotas and committee sizes are none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DIGITS_IN_WORDS = (
    ("không", 0),
    ("một", 1),
    ("mốt", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("tư", 4),
    ("năm", 5),
    ("lăm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
)
SCALES = (("mười", 10), ("mươi", 10), ("chục", 10), ("trăm", 100), ("nghìn", 1000), ("ngàn", 1000))
IN_WORDS = "|".join(word for word, _ in (*DIGITS_IN_WORDS, *SCALES, ("linh", 0), ("lẻ", 0)))
NUMBER = re.compile(
    r"(?:(?P<cue>tối đa|không quá|không vượt quá|không nhiều hơn|nhiều nhất|không được quá|dưới|khoảng"
    r"|dự kiến|gần|trên dưới|ước|chừng)\s*(?:là|có|:|khoảng)?\s*)?(?:(?:từ\s+)?(?P<least>\d{1,5})\s*(?:-|–|đến)\s*)?"
    r"(?:(?P<n>\d{1,3}(?:\.\d{3})+|\d{1,5})\s*(?:\([^\W\d][^()\d]{2,40}\)\s*)?"
    rf"|(?P<words>(?:(?:{IN_WORDS})\s+){{1,9}})(?:\(\s*(?P<same>\d{{1,5}})\s*\)\s*)?)"
    r"(?P<unit>đại biểu|đ/c|ĐB|người|đồng chí|khách mời|khách)(?!\s*(?:quốc hội|hđnd|hội đồng|lao động))"
    r"(?P<each>\s*/\s*(?!hội nghị|đại hội|cuộc|buổi|lớp)\w+|\s*(?:mỗi|một)\s+\w+)?"
    r"(?:\s*/\s*[^\W\d]+(?:\s(?:nghị|hội))?)?",
    re.IGNORECASE,
)
MOST = ("tối đa", "không quá", "không vượt quá", "không nhiều hơn", "nhiều nhất", "không được quá")
ATTENDING = re.compile(
    r"đại biểu|tham dự|dự (?:hội nghị|đại hội|lễ|họp)|số lượng|khách mời|quy mô|người dự|triệu tập", re.IGNORECASE
)
NOT_ATTENDING = re.compile(
    r"(?:tổ công tác|tổ giúp việc|ban tổ chức|ban chỉ đạo|tiểu ban|ban giám khảo|thành viên|giải (?:nhất"
    r"|nhì|ba|khuyến)|tặng|bằng khen|giấy khen|(?<!- )(?<!đua )khen thưởng"
    r"|tiết mục|đội thi|mỗi đội|biên chế|lao động(?=[^,.;:]{0,20}$)|hộ |ủy viên|phục vụ"
    r"|đoàn (?:công tác|kiểm tra)|được bầu|ứng cử|hội đồng gồm|tổ chức đoàn|tập thể|cá nhân được)[^.;:]{0,60}$",
    re.IGNORECASE,
)
EACH = re.compile(r"(?:mỗi|từng)\s[^.;]{0,80}$", re.IGNORECASE)
DECIDES = re.compile(
    r"(?:do\s+(?P<by>[^.;:()]{4,160}?)\s+(?:quyết định|quy định|lựa chọn|xác định)|(?P<own>(?:Hội đồng"
    r"|Ban|Thủ trưởng|Ủy ban|UBND|Chủ tịch)[^.;:,()]{3,90}?)\s+quyết định\s+(?:số lượng|cụ thể))",
    re.IGNORECASE,
)
PROPOSED = re.compile(
    r"do\s+(?P<by>[^.;:()]{4,90}?)\s+(?:tham mưu"
    r"|đề xuất)[^.;:()]*?thống nhất với\s+(?P<who>[^.;:()]{4,140}?)\s+quyết định",
    re.IGNORECASE,
)
SAME = re.compile(
    r"(?:không (?:vượt )?quá|không nhiều hơn)\s+số lượng (?:đại biểu\s+)?(?:của\s+"
    r"|dự\s+)?(?P<other>(?:hội nghị|đại hội)?\s*(?:cấp\s)[^.;,)]{2,50})",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"(?P<who>[^.;:%]*(?:;[^.:%]*)?)\s*(?P<phrase>chiếm\s+(?:tỷ lệ\s+|ít nhất\s+|khoảng\s+|trên\s+"
    r"|từ\s+)?(?P<n>\d{1,3})(?:,\d+)?\s?%(?:\s*(?:trong\s+)?t[ổô]ng?\s*số[^.;,)]{0,40})?)",
    re.IGNORECASE,
)
HEADCOUNT = re.compile(
    r"(?P<who>[^.;:+]{2,120}?)\s+(?:có\s+)?(?:(?:số lượng|quân số|tổng số)[^.;:\d]{0,80}?)?(?P<side>dưới"
    r"|trên|từ|không quá)\s+(?P<n>\d{1,3}(?:\.\d{3})+|\d{1,5})\s+"
    r"(?P<unit>(?:cán bộ|công chức|viên chức|người|đoàn viên|lao động|hội viên"
    r"|công nhân)[^.;:]{0,90}?)(?P<up>\s+trở lên)?\s*,?\s*(?:thì\s+)?(?:được\s+)?(?P<then>(?:tổ chức"
    r"|tiến hành|họp|lựa chọn)\s[^.;,]{3,90})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Size:
    """A number of delegates in a text: `most` or `about`, or neither where somebody decides or another bounds it."""

    phrase: str
    most: int | None
    about: int | None
    decided_by: str
    same_as: str
    start: int


@dataclass(frozen=True, slots=True)
class Part:
    """A share in percent of the delegates, for a group."""

    percent: int
    who: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by headcount: `below` or `above` a number, what follows; `at` where the number is included."""

    who: str
    below: int | None
    above: int | None
    at: bool
    then: str
    phrase: str


def sizes(text: str, topic: str, heads: tuple[str, ...]) -> list[Size]:
    """Give the numbers of delegates that a clause under a topic and headings sets."""
    around = " ".join(heads)
    given: list[Size] = []
    for found in NUMBER.finditer(text):
        left = text[max(0, found.start() - 240) : found.start()]
        cue = (found["cue"] or "").lower()
        delegates = found["unit"].lower() in ("đại biểu", "đb")
        if (
            cue == "dưới"
            or NOT_ATTENDING.search(left)
            or found["each"]
            or EACH.search(left)
            or re.search(r"(?:dưới|trên|từ|cứ|lần thứ|mục|điều)\s*$", left)
        ):
            continue
        attends = re.match(r"\s*(?:tham )?dự\b", text[found.end() :])
        counted = topic == "composition" or attends or ATTENDING.search(f"{around} {left[-120:]}")
        if not (counted if not delegates else (cue or counted)) or (topic in ("award", "purpose", "agenda")):
            continue
        number = _value(found)
        if (
            number < 5
            or (not delegates and NOT_ATTENDING.search(around + " "))
            or (1900 <= number <= 2100 and found["n"] and "." not in found["n"])
        ):
            continue
        phrase = " ".join(found[0].split()).strip(" :")
        most = number if cue in MOST or (found["least"] and not cue) else None
        given.append(Size(phrase, most, None if most else number, _decider(text), "", found.start()))
    if not given and (topic == "composition" or "số lượng đại biểu" in text.lower()):
        given.extend(_decided(text))
    given.extend(_bounded(text))
    return given


def _value(found: re.Match[str]) -> int:
    """Give the number that a match writes, in digits or in words."""
    digits = found["n"] or found["same"]
    return int(digits.replace(".", "")) if digits else in_words(found["words"])


def in_words(text: str) -> int:
    """Read a number in words; 0 where it is none.

    >>> in_words("một trăm hai mươi"), in_words("một nghìn hai trăm linh năm"), in_words("mười lăm")
    (120, 1205, 15)
    """
    digits, scales = dict(DIGITS_IN_WORDS), dict(SCALES)
    total = part = last = 0
    for word in text.lower().split():
        if word in digits:
            last = digits[word]
        elif scales.get(word) == 1000:
            total, part, last = total + (part + last or 1) * 1000, 0, 0
        elif word in scales:
            part, last = part + (last or 1) * scales[word], 0
    return total + part + last


def _decider(text: str) -> str:
    found = DECIDES.search(text)
    return " ".join((found["by"] or found["own"]).split()) if found else ""


def _decided(text: str) -> Iterator[Size]:
    """Give a number that the text leaves to somebody."""
    if not re.search(r"số lượng(?! báo cáo)", text, re.IGNORECASE):
        return
    found = PROPOSED.search(text)
    start = text.lower().find("số lượng")
    who = " ".join(found["who"].split()) if found else _decider(text[start : start + 200])
    if who and not SAME.search(text) and not SHARE.search(text):
        yield Size(" ".join(text[start : start + 160].split()), None, None, who, "", start)


def _bounded(text: str) -> Iterator[Size]:
    """Give a number that is bounded by that of another event."""
    for found in SAME.finditer(text):
        yield Size(
            " ".join(found[0].split()), None, None, _decider(text), " ".join(found["other"].split()), found.start()
        )


def shares(text: str) -> list[Part]:
    """Give the shares of groups among the delegates in a clause about who attends."""
    given = []
    for found in SHARE.finditer(text):
        percent = int(found["n"])
        if percent <= 100 and re.search(r"đại biểu|khách mời", text, re.IGNORECASE):
            who = re.split(r",\s+trong đó\s+|:\s+", found["who"])[-1]
            who = re.sub(
                r"^(?:số lượng )?đại biểu (?:này )?là:?\s*|,?\s*số lượng đại biểu này\s*$",
                "",
                who.strip(" ,"),
                flags=re.IGNORECASE,
            )
            given.append(Part(percent, " ".join(who.split())[:200] or "đại biểu", " ".join(found["phrase"].split())))
    return given


def rules(text: str) -> list[Rule]:
    """Give the rules by headcount in a clause.

    >>> [(rule.below, rule.then) for rule in rules("Xã có dưới 90 cán bộ, công chức thì tổ chức hội nghị toàn thể.")]
    [(90, 'tổ chức hội nghị toàn thể')]
    """
    given = []
    for found in HEADCOUNT.finditer(text):
        number = int(found["n"].replace(".", ""))
        side, up = found["side"].lower(), bool(found["up"])
        below = number if side in ("dưới", "không quá") else None
        above = number if side in ("trên", "từ") else None
        phrase = " ".join(text[found.start("side") : found.end()].split())
        who = re.sub(r"\s+có$", "", " ".join(found["who"].split()), flags=re.IGNORECASE)
        given.append(
            Rule(who, below, above, up or side in ("từ", "không quá"), " ".join(found["then"].split()), phrase)
        )
    return given
