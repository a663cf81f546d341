"""Deadlines in a text that are no single day: duties that return, and days counted from an occasion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.days import Due, Offset, Recurring

REPEATS = (
    re.compile(
        r"(?:trước|vào|lúc|chậm nhất)\s+\d{1,2}\s?(?:giờ|h)\s?\d{0,2}\s*,?\s*(?:hằng|hàng|mỗi)\s+ngày"
        r"|(?:hằng|hàng|mỗi)\s+tháng\s*,?\s*\(?(?:trước|vào|chậm nhất)\s+(?:là\s+)?ngày\s+\d{1,2}(?![\d/]| tháng)\)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:định kỳ\s+)?(?:trước\s+|vào\s+)?(?:\d{1,2}\s?(?:giờ|h)\s?\d{0,2}\s+)?(?:ngày\s+|sáng\s+|chiều\s+)?"
        r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])\s+(?:hằng|hàng|mỗi|của)\s+tuần",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:trước|chậm nhất(?:\s+(?:là|vào))?|vào"
        r"|muộn nhất)\s+ngày\s+\d{1,2}(?:/\d{1,2})?\s*(?:của\s+)?(?:(?:hằng|hàng|mỗi|các)\s+(?:tháng|quý|năm"
        r"|tháng cuối quý)|tháng\s+\w+\s+(?:của\s+)?(?:quý|hằng|hàng|mỗi)(?:\s+(?:quý|tháng|năm))?)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:định kỳ\s+)?(?:\d{1,2} tháng|(?:hằng|hàng) (?:tuần|tháng|quý|năm)"
        r"|6 tháng(?: đầu năm)?)[^.;]{0,40}?\(?\s*(?:trước|chậm nhất|vào)\s+(?:là\s+"
        r"|vào\s+)?ngày\s+\d{1,2}(?:/\d{1,2}|\s+tháng\s+\d{1,2})(?![/\d]|\s+năm)\)?(?:[^.;:]{0,60}?(?:trước|chậm nhất"
        r"|vào)?\s*ngày\s+\d{1,2}(?:/\d{1,2}|\s+tháng\s+\d{1,2})(?![/\d]|\s+năm)\)?)*",
        re.IGNORECASE,
    ),
    re.compile(
        r"định kỳ\s+(?:(?:hằng|hàng) (?:tuần|tháng|quý|năm)|\d{1,2} tháng[^.;]{0,30}?|tuần|tháng|quý|năm"
        r"|6 tháng)?(?:\s*,\s*(?:(?:hằng|hàng) )?(?:tháng|quý|năm|\d{1,2} tháng))*"
        r"\s*,?\s*(?:\([^)]*\)\s*)?(?:hoặc (?:đột xuất|khi có yêu cầu)\s*,?\s*)?(?:tổng hợp,? "
        r"|sơ kết,? )?(?:báo cáo|gửi báo cáo|họp|giao ban|thông tin)(?!\s+định kỳ)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:báo cáo|họp|giao ban)[^.;]{0,90}?\s(?:định kỳ\s*)?\(?(?:(?:hằng|hàng) (?:tuần|tháng|quý|năm)"
        r"|(?:0?6|9|3) tháng(?:,?\s*(?:đầu năm|(?:một|01|hằng|hàng)?\s*năm|01 năm))*)\)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:định kỳ\s+)?(?:hằng|hàng|mỗi)\s+(?:tuần|tháng|quý|năm)\s*,?\s*(?:\([^)]{0,60}\))?\s*,?\s*"
        r"(?:tổng hợp,?\s+)?(?:báo cáo|gửi báo cáo|họp|giao ban)",
        re.IGNORECASE,
    ),
)
DAYS = 3
"""How many of these patterns name the day of the week or month."""

OFFSETS = (
    re.compile(
        r"(?:chậm nhất|muộn nhất|ít nhất"
        r"|tối thiểu)?\s*(?:là\s+)?(?P<lead>trước)\s+(?:(?:khi\s+)?(?P<event>[^.;,\d]{3,60}?)\s+)?(?:ít nhất\s"
        r"+|tối thiểu\s+|là\s+)?(?P<n>\d{1,3})\s+(?P<unit>ngày(?: làm việc)?|tuần|tháng)(?!\s*(?:tháng|/|\d))",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:chậm nhất|muộn nhất|ít nhất|tối thiểu)\s+(?:là\s+)?(?P<n>\d{1,3})\s+(?P<unit>ngày(?: làm việc)?"
        r"|tuần|tháng)\s*,?\s*(?P<lead>trước|sau|kể từ)\s+(?P<event>[^.;,]{3,80})",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:trong\s+(?:vòng|thời hạn|thời gian)|thời hạn|chậm nhất"
        r"|sau)\s+(?:là\s+)?(?P<n>\d{1,3})\s+(?P<unit>ngày(?: làm việc)?|tuần|tháng)\s*,?\s*(?P<lead>kể từ"
        r"|sau|từ|tính từ)\s+(?P<event>[^.;,]{3,80})",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<lead>sau)\s+(?:khi\s+)?(?P<event>(?:(?:kết thúc|tổ chức|hoàn thành|bế mạc)[^.;,\d]{2,60}?)"
        r"|(?:mỗi\s+)?(?:hội nghị|đại hội|cuộc họp|buổi lễ|đợt|kỳ họp)(?:\s[^.;,\d]{2,40}?)?)\s+(?:chậm nhất\s+"
        r"|không quá\s+|là\s+)?(?P<n>\d{1,3})\s+(?P<unit>ngày(?: làm việc)?)",
        re.IGNORECASE,
    ),
)
REGULAR = re.compile(r"(?:chế độ|công tác|thực hiện) (?:thông tin,? )?báo cáo(?: định kỳ)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline in a text: its value, its phrase and where that stands; `due` is None where the year is missing."""

    due: Due | None
    phrase: str
    start: int
    end: int
    held: bool = False
    open: bool = False


def repeated(text: str, topic: str) -> Iterator[Term]:
    """Give the duties that return; one a sentence."""
    if topic in ("award", "agenda"):
        return
    for sentence in re.finditer(r"(?:[^.;]|\.(?=\d)|\((?:[^()])*\))+", text):
        for found in _returning(sentence[0]):
            phrase = " ".join(found[0].split()).strip(" ,(")
            phrase = phrase + ")" if phrase.count("(") > phrase.count(")") else phrase
            start = sentence.start() + found.start()
            yield Term(Recurring(phrase), phrase, start, start + len(found[0]))


def _returning(words: str) -> Iterator[re.Match[str]]:
    """Give what returns in a sentence: each of the days by which, or else the one period after which."""
    days = [found for pattern in REPEATS[:DAYS] for found in pattern.finditer(words)]
    if days:
        yield from days[:4]
        return
    if not re.search(r"báo cáo|gửi|họp|giao ban|thông tin", words, re.IGNORECASE):
        return
    for rank, pattern in enumerate(REPEATS[DAYS:], DAYS):
        found = pattern.search(words)
        kind_only = found and rank > DAYS and REGULAR.search(words[: found.end() + 4])
        if found and not kind_only and not _of_kind(words, found, rank):
            yield found
            return


def _of_kind(words: str, found: re.Match[str], rank: int) -> bool:
    """Tell whether the words only name a kind of report, or a plan of each year."""
    after = words[found.end() : found.end() + 80]
    if rank <= DAYS:
        return False
    if re.match(r"[^.;]{0,40}?\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?| tháng \d{1,2} năm )\d{4}", after):
        return True
    if rank == DAYS + 2:
        return not re.search(r"định kỳ|tháng|quý|tuần", found[0], re.IGNORECASE) or bool(
            re.search(r"(?:dự báo|theo quy định|kế hoạch)[^,]{0,30}(?:hằng|hàng) năm", found[0])
        )
    return bool(re.match(r"\s*,?\s*đột xuất", after)) and "hoặc" not in found[0]


def offsets(text: str) -> Iterator[Term]:
    """Give the deadlines that count from an occasion of one's own."""
    seen: list[tuple[int, int]] = []
    for pattern in OFFSETS:
        for found in pattern.finditer(text):
            if meets(found.start(), found.end(), seen):
                continue
            seen.append(found.span())
            number = int(found["n"]) * {"tuần": 7, "tháng": 30}.get(found["unit"].lower(), 1)
            if not number or "tháng" in found["unit"].lower():
                continue
            before = found["lead"].lower() == "trước"
            anchor = " ".join((found["event"] or "").split()) or _anchor(text[: found.start()])
            phrase = " ".join(found[0].split())
            yield Term(
                Offset(-number if before else number, anchor, "làm việc" in found["unit"].lower()),
                phrase,
                found.start(),
                found.end(),
            )


def _anchor(left: str) -> str:
    """Give the occasion that an earlier sentence names: "Trước khi tổ chức Hội nghị"."""
    found = re.findall(
        r"(?:trước|sau)\s+(?:khi\s+)?((?:tổ chức|ngày|khai mạc|kết thúc)\s[^.;,]{3,40}?)(?=\s+(?:đề nghị|các"
        r"|yêu cầu|phải|gửi)|[,.;]|$)",
        left,
        re.IGNORECASE,
    )
    return " ".join(found[-1].split()) if found else "ngày tổ chức"


def meets(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Tell whether a stretch of text meets any of those that are taken."""
    return any(start < last and first < end for first, last in taken)
