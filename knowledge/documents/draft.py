"""A draft plan made of a document: its facts, where each comes from, how sure it is, and the document's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.documents.citations import citations
from knowledge.documents.drafting import Drafted, draft_facts
from knowledge.documents.errors import NoWords
from knowledge.documents.found import UNSURE, Found
from knowledge.documents.front import Front
from knowledge.documents.identity import plan_head
from knowledge.documents.lines import Pages
from knowledge.documents.reading import own_name, read_document
from knowledge.documents.setting import Setting, set_out
from knowledge.documents.structure import lay_out
from knowledge.facts import Fact, Plan
from knowledge.library.clauses import TextLine


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as drafted from a document.

    `facts` holds, by the plan's fields (`deadlines`), each fact with its source in the same order as the plan's.
    `lines` is the document's text for the library. `charset` names the old font that the document was written in.
    """

    plan: Plan
    facts: dict[str, tuple[Found[Fact], ...]]
    lines: tuple[TextLine, ...]
    front: Front
    setting: Setting
    rows: Drafted
    charset: str = ""

    def doubtful(self) -> Iterator[tuple[str, int, Found[Fact]]]:
        """Give what a person must look at: the plan's field, the place there from 0, and the fact."""
        for name, found in self.facts.items():
            for at, each in enumerate(found):
                if each.doubts or each.confidence <= UNSURE:
                    yield name, at, each

    def groups(self) -> Iterator[tuple[str, list[tuple[int, Found[Fact]]]]]:
        """Give the facts by the plan's fields, in each the doubtful ones first, then by place."""
        for name, found in self.facts.items():
            yield (
                name,
                sorted(enumerate(found), key=lambda pair: (not pair[1].doubts, pair[1].confidence > UNSURE, pair[0])),
            )


def draft_document(content: bytes, name: str, plan_id: str = "") -> Draft:
    """Read a document and draft its plan; `plan_id` names the plan, made of place and year where it is empty.

    Raises an error of the DocumentError family where the document cannot be read.
    """
    draft = draft_pages(read_document(content, name), plan_id)
    if not draft.lines:
        raise NoWords(own_name(name))
    return draft


def draft_pages(pages: Pages, plan_id: str = "") -> Draft:
    """Draft the plan of a document that has been read; never fails, whatever the lines are."""
    setting = set_out(lay_out(pages))
    drafted = draft_facts(setting)
    plan = plan_head(
        setting, plan_id, {name: tuple(each.fact for each in found) for name, found in drafted.facts.items()}
    )
    return Draft(plan, drafted.facts, tuple(_text_lines(setting)), setting.front, setting, drafted, pages.charset)


def _text_lines(setting: Setting) -> Iterator[TextLine]:
    """Give the document's text, paragraph by paragraph, each with its clause."""
    layout = setting.layout
    yield from (TextLine("đầu văn bản", line.page, line.text) for line in (*layout.above, *layout.title))
    yield from (TextLine(opening_section(each.text), each.page, each.text) for each in layout.opening)
    for clause in layout.clauses:
        mark = {"dash": "- ", "plus": "+ "}.get(
            clause.kind, f"{clause.label}{')' if clause.kind == 'letter' else '.'} " if clause.label else ""
        )
        yield TextLine(clause.section or "lời dẫn", clause.page, f"{mark}{clause.text}".strip())
    yield from (TextLine("lời kết", each.page, each.text) for each in layout.closing)
    yield from (TextLine("nơi nhận", line.page, line.text) for line in layout.recipients)
    yield from (TextLine("Phụ lục", each.page, each.text) for each in layout.annexes)


def opening_section(text: str) -> str:
    """Name the part that a paragraph before the first clause belongs to."""
    return "căn cứ" if any(True for _ in citations(text)) or text.lower().startswith("căn cứ") else "lời dẫn"
