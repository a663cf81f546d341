"""The forms of organisation that a clause names, in its sentence or in the dashes below it."""

from __future__ import annotations

import re

from knowledge.documents.clauses import children
from knowledge.documents.setting import Setting

FORM = re.compile(
    r"(?:hình thức(?: tổ chức)?|lựa chọn)[^:“]{0,60}?[:]?\s*(?:tổ chức\s+)?(?P<rest>[“\"].*)", re.IGNORECASE | re.DOTALL
)
PLAIN_FORM = re.compile(
    r"hình thức(?: tổ chức)?\s*:\s*(?:tổ chức\s+)?(?P<what>(?:Đại hội|Hội nghị|Lễ)[^.;(:]{4,90})", re.IGNORECASE
)
QUOTED = re.compile(r"[“\"](?P<what>(?:Đại hội|Hội nghị|Lễ)[^“”\"]{3,90})[”\"]")
CHOICE = re.compile(r"(?:hình thức|một trong)[^:;.]{0,40}:?\s*$", re.IGNORECASE)
LISTED = re.compile(r"(?:Đại hội|Hội nghị|Lễ)\s[^:;.]{3,90}")


def forms_of(setting: Setting, at: int) -> tuple[str, ...]:
    """Give the forms that the clause at a place names; none where it is about something else."""
    text = setting.clauses[at].text
    return forms(text) or (_below(setting, at) if CHOICE.search(text) else ())


def _below(setting: Setting, at: int) -> tuple[str, ...]:
    """Give the dashes right below a clause, as far as they name forms."""
    items: list[str] = []
    for child in children(setting.clauses, at):
        text = setting.clauses[child].text.strip(" .;")
        if not LISTED.fullmatch(text):
            break
        items.append(" ".join(text.split()))
    return tuple(items)


def forms(text: str) -> tuple[str, ...]:
    """Give the forms of organisation that a clause names.

    >>> forms("Hình thức: tổ chức “Hội nghị biểu dương” hoặc “Đại hội thi đua”.")
    ('Hội nghị biểu dương', 'Đại hội thi đua')
    """
    found = FORM.search(text)
    items = tuple(" ".join(each["what"].split()) for each in QUOTED.finditer(found["rest"])) if found else ()
    if items:
        return items
    plain = PLAIN_FORM.search(text)
    return (" ".join(plain["what"].split()),) if plain else ()
