"""Documents that a text cites: kind, number, day, who issued it, what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.documents.vocabulary import table
from knowledge.text import fold

SYMBOL = r"[A-ZĐa-zđÀ-ỹ0-9&.]*[A-ZĐ][A-ZĐa-zđÀ-ỹ0-9&.]*"
NUMBER = rf"\d{{1,5}}(?:/\d{{4}})?\s?[/-]\s?{SYMBOL}(?:\s?[-–/]\s?{SYMBOL}|-\d+)*"
DAY = r"(?:(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))"
KINDS = (
    r"Nghị quyết liên tịch|Thông tư liên tịch|Quyết định|Chỉ thị|Nghị quyết|Nghị định|Thông tư"
    r"|Hướng dẫn|Kế hoạch|Tờ trình|Công văn"
    r"|Công điện|Thông báo|Chương trình|Kết luận|Quy định|Quy chế|Báo cáo|Luật|Pháp lệnh|Văn bản"
    r"|Thông tri|Đề án|Hiến pháp"
)
CITED = re.compile(
    rf"(?P<kind>{KINDS}|văn bản|kế hoạch|quyết định|hướng dẫn"
    rf"|công văn)?\s*(?:s[ốôoò]\s*:?\s*)?(?<![\w/])(?P<number>{NUMBER})(?![\d/])"
    rf"(?:\s*,?\s*(?:ký\s+)?ngày\s+(?P<day>{DAY}))?",
)
DATED = re.compile(
    rf"(?P<kind>Nghị quyết|Luật|Pháp lệnh|Kết luận|Chỉ thị|Nghị định|Quyết định)\s+"
    rf"(?P<about>(?:(?!{KINDS})[^;:.“”]){{3,160}}?)(?<!trước)(?<!nhất)(?<!đến)(?<!vào)(?<!từ)(?<!là)[\s,]"
    rf"+(?:ban hành |ký )?ngày\s+(?P<day>{DAY})"
)
ISSUER = re.compile(
    r"\s*,?\s*(?:của|do)\s+(?P<issuer>[A-ZĐÀ-Ỹ][^;.]{2,140}?)(?=\s+(?:về|phê duyệt|ban hành|quy định"
    r"|hướng dẫn|tổ chức|đề nghị|tiếp tục|phát động|đẩy mạnh|sửa đổi|đối với|trong|tại|triển khai"
    r"|thực hiện|và|v/v)\b|[;.:,(]|$)",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"\s*,?\s*(?:về việc|về|V/v|ban hành|phê duyệt|quy định|tổ chức|hướng dẫn)\s", re.IGNORECASE)
ISSUING = re.compile(
    r",\s+(?=(?:Ủy ban|Uỷ ban|UBND|Ban |Sở |Hội đồng|Đảng ủy|Phòng |Công an"
    r"|Văn phòng)[^,;]{0,90}\s(?:ban hành|xây dựng|triển khai|lập|đề ra))"
)
REPLACES = re.compile(r"(?:thay thế|bãi bỏ|hủy bỏ|thay cho)(?:\s+cho)?\s+(?:toàn bộ\s+)?(?:các\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited in a text, from `start` to `end`; `day` is None where it is not said or impossible."""

    kind: str
    number: str
    day: date | None
    issuer: str
    subject: str
    replaces: bool
    start: int
    end: int


def citations(text: str) -> Iterator[Citation]:
    """Give the documents that a text cites by number, and laws cited by their day."""
    spans: list[tuple[int, int]] = []
    for found in CITED.finditer(text):
        number = tidy_number(found["number"])
        if not re.search(r"[A-ZĐ]{2}", number):
            continue
        spans.append(found.span())
        yield _citation(text, found, found["kind"] or "", number)
    for found in DATED.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in spans):
            spans.append(found.span())
            yield _citation(text, found, found["kind"], "", " ".join(found["about"].split()))


def _citation(text: str, found: re.Match[str], kind: str, number: str, about: str = "") -> Citation:
    after = text[found.end() : found.end() + 420]
    issuer, subject = "", about
    if held := ISSUER.match(after):
        issuer = " ".join(held["issuer"].split())
        after = after[held.end() :]
    if not about and (begun := SUBJECT.match(after)):
        subject = _shorten(after[begun.end() if "về" in begun[0].lower() or "v/v" in begun[0].lower() else 0 :])
    kinds = table("kinds")
    return Citation(
        kinds.get(fold(kind), kind.capitalize()) or _kind_of(number),
        number,
        day_of(found["day"]),
        issuer,
        subject,
        bool(REPLACES.search(text[: found.start()])),
        found.start(),
        found.end(),
    )


def _shorten(text: str) -> str:
    """Cut a subject at the end of its clause."""
    head = re.split(r"[;]|\.\s|\.$", text, maxsplit=1)[0]
    return " ".join(ISSUING.split(head, maxsplit=1)[0].split())[:260].strip(" ,.")


def _kind_of(number: str) -> str:
    """Name the kind that a symbol stands for."""
    symbol = re.split(r"[/-]", number, maxsplit=1)[-1]
    marks = {
        "QĐ": "Quyết định",
        "KH": "Kế hoạch",
        "CT": "Chỉ thị",
        "NQ": "Nghị quyết",
        "HD": "Hướng dẫn",
        "TTr": "Tờ trình",
        "NĐ": "Nghị định",
        "TT": "Thông tư",
        "TB": "Thông báo",
        "KL": "Kết luận",
        "CV": "Công văn",
        "BC": "Báo cáo",
    }
    return next((name for mark, name in marks.items() if re.search(rf"(?:^|[/-]){mark}(?=[-/]|$)", symbol)), "Văn bản")


def tidy_number(number: str) -> str:
    """Write a number without spaces.

    >>> tidy_number("21 /KH-UBND")
    '21/KH-UBND'
    """
    return re.sub(r"\s*([/-])\s*", r"\1", number.replace("–", "-").strip()).rstrip(".-/&")


def day_of(text: str | None) -> date | None:
    """Give the day that a match's text writes, None where there is none or the calendar has none."""
    held = re.search(DAY, text or "")
    if not held:
        return None
    numbers = [int(part) for part in held.groups() if part]
    try:
        return date(numbers[2], numbers[1], numbers[0])
    except (ValueError, IndexError):
        return None
