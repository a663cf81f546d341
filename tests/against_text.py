"""Rules that hold a plan file against the text that it was made from: phrases, figures, names, clauses.

Each reads a file's plain TOML beside the text and names what the text does not hold. To add a rule,
write it and put it into `RULES`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date

Facts = Mapping[str, object]
Rule = Callable[[Facts, str], Iterator[str]]

PARTS = ("đầu văn bản", "căn cứ", "lời dẫn", "lời kết", "nơi nhận", "chữ ký")

OWN_WORDS = frozenset({"words", "names", "label", "short", "code", "id", "event", "deadline", "same_as", "format"})
"""Keys whose values are ours alone: search words and references."""

FORMS = frozenset({"forms", "fields", "choices", "rules"})
"""Tables of the forms: their questions and bounds are ours where they quote no phrase of the plan."""

TYPED = frozenset({"month", "quarter", "year", "recurring"})
"""Keys of typed deadlines that are no dates in TOML."""

ABBREVIATIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "đbqh": "đại biểu quốc hội",
    "mttq": "mặt trận tổ quốc",
    "tđkt": "thi đua-khen thưởng",
    "tđkttw": "thi đua-khen thưởng trung ương",
    "tw": "trung ương",
    "pct": "phó chủ tịch",
    "ct": "chủ tịch",
    "tt": "thường trực",
    "tp": "thành phố",
    "pt-th": "phát thanh-truyền hình",
    "ttđt": "thông tin điện tử",
    "lđvp": "lãnh đạo văn phòng",
}

SPELLINGS = (
    (r"[*#✓]", ""),
    (r"[“”„‟«»]", '"'),
    (r"[–—‑]", "-"),
    (r"(?<=\d)\.(?=\d{3}\b)", ""),
    (r"\b0+(?=\d)", ""),
    (r"\s+", " "),
    (r" ?([/-]) ?", r"\1"),
    (r"(\d+) tháng (\d+) năm (\d{4})", r"\1/\2/\3"),
    (r"tháng (\d+) năm (\d{4})", r"tháng \1/\2"),
    (r"(quý [ivx\d]+) năm (\d{4})", r"\1/\2"),
)
"""What is written in several ways, and the one that is compared, in this order."""

DOCUMENT = re.compile(r"\d+[/-][a-zđ][\wđ/-]*")
NUMBER = re.compile(r"\d+(?:/\d+)*")
REFERENCE = re.compile(r"mục [ivx]+\b(?:\.\w+)*(?:, [ivx]+\b(?:\.\w+)*)*")
HEADINGS = (re.compile(r"([IVX]+)\. ?\S"), re.compile(r"(\d+(?:\.\d+)*)\. ?\S"), re.compile(r"([a-zđ])[),] "))


def plain(text: str) -> str:
    """Give text as it is compared: lower case, one spelling of marks, quotes, days and abbreviations."""
    text = unicodedata.normalize("NFD", text.casefold())
    text = re.sub(r"(?<!q)([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\w)", r"\1\3\2", text)
    text = unicodedata.normalize("NFC", text)
    for spelling, one in SPELLINGS:
        text = re.sub(spelling, one, text)
    return re.sub(r"\w+(?:-\w+)*", lambda word: ABBREVIATIONS.get(word[0], word[0]), text).strip(" .;")


def loose(text: str) -> str:
    """Give text as names are compared: without punctuation, quotes, và and các."""
    return " ".join(word for word in re.sub(r'[":;,.()…]', " ", plain(text)).split() if word not in ("và", "các"))


def figures(text: str) -> set[str]:
    """Give the document numbers, days and other numbers of a text, but for references to clauses."""
    text = REFERENCE.sub("", plain(text))
    return set(DOCUMENT.findall(text)) | set(NUMBER.findall(DOCUMENT.sub("", text)))


def clauses(text: str) -> dict[str, str]:
    """Give the clauses of a plan's text by their names (II.3, II.2.1, II.2.b), each with those below it."""
    lines: dict[str, list[str]] = {}
    path: list[str] = []
    for raw in text.split("\n"):
        line = re.sub(r"[*#]|^- (?=[a-zđ][),] )", "", raw).strip()
        if line.startswith("Nơi nhận"):
            break
        for level, heading in enumerate(HEADINGS):
            if found := heading.match(line):
                path = [*path[:level], *found[1].split(".")[-1:]] if level else [found[1]]
                path = path if "." not in found[1] else [*path[:1], *found[1].split(".")]
        for depth in range(1, len(path) + 1):
            lines.setdefault(".".join(path[:depth]), []).append(line)
    return {name: "\n".join(part) for name, part in lines.items()}


def rows(facts: Facts) -> Iterator[tuple[str, Facts]]:
    """Give all tables of a plan file with their names, those within others too."""
    for table, value in facts.items():
        for row in value if isinstance(value, list) else [value]:
            if isinstance(row, dict):
                yield table, row
                yield from rows(row)


def listed(row: Facts) -> list[object]:
    """Give the items of a row, none where it has no list of them."""
    items = row.get("items")
    return items if isinstance(items, list) else []


def strings(row: Facts) -> Iterator[str]:
    """Give the texts of a row that are not our own search words."""
    for key, value in row.items():
        if key not in OWN_WORDS | TYPED and "section" not in key:
            yield from (part for part in (value if isinstance(value, list) else [value]) if isinstance(part, str))


def typed(row: Facts) -> Iterator[tuple[str, object]]:
    """Give the days and numbers of a row, and texts of typed deadlines, with their keys."""
    for key, value in row.items():
        if isinstance(value, date) or key in TYPED:
            yield key, value
        elif isinstance(value, int) and not isinstance(value, bool):
            yield key, abs(value)


def quarter_names(value: str) -> list[str]:
    """Give the ways to write 2025-Q1."""
    year, number = value.split("-Q")
    return [plain(f"quý {name}/{year}") for name in (number, ("i", "ii", "iii", "iv")[int(number) - 1])]


def clauses_exist(facts: Facts, text: str) -> Iterator[str]:
    """Every clause that is named is a heading of the text."""
    known = {*PARTS, *clauses(text)}
    for _, row in rows(facts):
        named = (str(row[key]) for key in ("section", "decided_section") if key in row)
        yield from (f"section {name}" for name in named if name not in known)


def phrases_stand_in_their_clause(facts: Facts, text: str) -> Iterator[str]:
    """Phrases of the plan stand in the clause that is named for them."""
    parts = clauses(text)
    for _, row in rows(facts):
        if "phrase" in row and plain(str(row["phrase"])) not in plain(parts.get(str(row["section"]), text)):
            yield f"phrase {row['phrase']} ({row['section']})"


def agencies_stand_in_their_clause(facts: Facts, text: str) -> Iterator[str]:
    """Bodies that have a duty, and those who work with them, are named in the clause of the duty or a heading above."""
    parts = clauses(text)
    for table, row in rows(facts):
        partners = row.get("partners")
        named = [*str(row.get("agency", "")).split("; "), *(partners if isinstance(partners, list) else ())]
        section = str(row.get("section"))
        above = [part.split("\n")[0] for name, part in parts.items() if section.startswith(f"{name}.")]
        clause = loose("\n".join([*above, parts.get(section, text)]))
        yield from (f"{table} {name} ({section})" for name in named if loose(name) not in clause)


def typed_values_are_said(facts: Facts, text: str) -> Iterator[str]:
    """Days, months, quarters and numbers that are computed with are in the row's phrase, or else in the text."""
    head = {key: value for key, value in facts.items() if key == "date"}
    for table, row in [("", head), *rows(facts)]:
        if table in FORMS and "phrase" not in row:
            continue
        source = str(row.get("phrase", text))
        yield from (f"{key} {value}" for key, value in typed(row) if not is_said(key, value, source))


def is_said(key: str, value: object, source: str) -> bool:
    """Tell whether a text says the typed value of a key."""
    if isinstance(value, date):
        ends = (value.month, value.day) == (12, 31) and f"hết năm {value.year}" in plain(source)
        return ends or f"{value.day}/{value.month}/{value.year}" in figures(source)
    if key == "month":
        return f"{int(str(value)[5:])}/{str(value)[:4]}" in figures(source)
    if key == "quarter":
        return any(name in plain(source) for name in quarter_names(str(value)))
    return str(value) in figures(source) if isinstance(value, int) else plain(str(value)) in plain(source)


def figures_are_said(facts: Facts, text: str) -> Iterator[str]:
    """Every number, day and document number in our own words is in the text, or counts items that are listed."""
    known = figures(text) | {str(len(listed(row))) for table, row in rows(facts) if table == "agendas"}
    for table, row in [("", facts), *rows(facts)]:
        counted = {str(len(listed(row)))}
        for string in strings(row) if table not in FORMS else ():
            yield from (f"{table} {figure}: {string}" for figure in figures(string) - known - counted)


def names_are_said(facts: Facts, text: str) -> Iterator[str]:
    """Recipients, the signer, numbers of documents and titles of agenda items stand in the text."""
    whole = loose(text)
    named: list[str] = []
    for table, row in [("", facts), *rows(facts)]:
        named += strings(row) if table == "signer" else ()
        if table in ("recipients", "agendas"):
            named += [str(item["title"] if isinstance(item, dict) else item) for item in listed(row)]
        named += [str(row["number"])] if "number" in row else []
    yield from (f"name {name}" for name in named if loose(name) not in whole)


def quotations_are_said(facts: Facts, text: str) -> Iterator[str]:
    """Quoted names of movements and titles stand so in the text."""
    whole = loose(text)
    for string in [string for _, row in [("", facts), *rows(facts)] for string in strings(row)]:
        yield from (f"quotation {name}" for name in re.findall(r"“([^”]+)”", string) if loose(name) not in whole)


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        clauses_exist,
        phrases_stand_in_their_clause,
        agencies_stand_in_their_clause,
        typed_values_are_said,
        figures_are_said,
        names_are_said,
        quotations_are_said,
    )
}
