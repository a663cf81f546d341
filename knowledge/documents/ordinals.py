"""The ordinals of the congresses and conferences that a document names: "Đại hội … lần thứ XI"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.documents.found import LIKELY, Found, Source
from knowledge.documents.setting import Setting
from knowledge.facts import Statement
from knowledge.text import key

STARTS = re.compile(r"(?:đại hội|hội nghị)\s", re.IGNORECASE)
ORDINAL = re.compile(
    r"(?P<name>(?:[Đđ]ại hội|ĐẠI HỘI|[Hh]ội nghị|HỘI NGHỊ)\s[^;,.()“”]{3,110}?)\s+(?:lần|LẦN)(?:\s+(?:thứ|THỨ))?\s+"
    r"(?P<n>[IVX]{1,6})(?![\wÀ-ỹ])(?P<of>\s+của\s+Đảng\b)?"
)
ASKED = "lần thứ mấy"


def ordinals(setting: Setting) -> Iterator[Found[Statement]]:
    """Give the ordinal of each event that the document numbers, once, with where it is named first."""
    layout = setting.layout
    lines: list[tuple[str, str, int, int | None]] = [("đầu văn bản", setting.front.title, 1, None)]
    lines += [("lời dẫn", each.text, each.place, each.page) for each in layout.opening]
    lines += [(each.section, each.text, each.place, each.page) for each in layout.clauses if not each.cells]
    lines += [("lời kết", each.text, each.place, each.page) for each in layout.closing]
    given: dict[tuple[str, str], Found[Statement]] = {}
    for section, text, place, page in lines:
        for found in ORDINAL.finditer(text):
            name = _event(" ".join(f"{found['name']}{found['of'] or ''}".split()))
            fact = Statement(
                section=section,
                kind="other",
                about=f"lần thứ của {name}",
                text=f"lần thứ {found['n']}",
                words=(ASKED,),
            )
            source = Source(section, place, page, " ".join(found[0].split()))
            given.setdefault((key(name), found["n"]), Found(fact, source, LIKELY))
    yield from given.values()


def _event(name: str) -> str:
    """Give an event's own name: from the last "đại hội" or "hội nghị" on."""
    *_, last = STARTS.finditer(name)
    own = name[last.start() :]
    return own[0].upper() + (own[1:].lower() if own.isupper() else own[1:])
