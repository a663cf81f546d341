"""What is sent (plans, reports, files), by whom, to whom and through whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.documents.found import LIKELY, Found, Source
from knowledge.facts import Submission, Task

SENT = re.compile(
    r"(?:gửi|nộp)\s+(?P<what>(?!về|cho|đến|các đơn vị)[^.:]{3,260}?)\s+(?:về|cho|đến|tới)\s+"
    r"(?P<to>(?:Hội đồng|Sở|Phòng|Ban|Ủy ban|UBND|Văn phòng|Công an|Đảng ủy|Tỉnh ủy|Bộ|Cục|Trung tâm)[^.;,(]{2,90}?)"
    r"(?:\s*\((?:qua|thông qua)\s+(?P<via>[^)]{4,80})\))?"
    r"(?=\s*(?:[.;,(]|trước|chậm nhất|để|xong|trong|định kỳ|theo|$))"
)
REPORTED = re.compile(
    r"(?P<what>[Bb]áo cáo [^.;:(]{3,160}?)\s+(?:về|gửi|cho)\s+"
    r"(?P<to>(?:Ủy ban nhân dân|UBND|Sở|Phòng|Ban|Hội đồng)[^.;,(]{2,60}?)"
    r"\s*(?:\(?qua\s+(?P<via>[^.;,)(]{4,60}(?:\([^)]*\))?)\)?)"
)


def submissions(tasks: list[Found[Task]]) -> Iterator[Found[Submission]]:
    """Give what the duties say is sent, each with the deadline of its duty."""
    for found in tasks:
        task = found.fact
        for held in (*SENT.finditer(task.what), *REPORTED.finditer(task.what)):
            items = tuple(" ".join(part.split()) for part in re.split(r",\s+|\s+và\s+", held["what"]) if part.strip())
            via = " ".join((held["via"] or "").split())
            sent = Submission(
                section=task.section,
                who=task.agency,
                items=items,
                to=" ".join(held["to"].split()),
                via=via,
                deadline=task.deadline,
            )
            place = found.source
            yield Found(sent, Source(place.section, place.place, place.page, held[0][:300]), LIKELY)
