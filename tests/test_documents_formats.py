"""One document in four formats, and in two old fonts, gives one and the same plan."""

import tomllib
from pathlib import Path

import pytest
from song_lam_document import Sample, as_markdown, as_pdf, as_text, as_word

from knowledge.days import Before, By, Month, Offset, Quarter, Recurring
from knowledge.documents.draft import Draft, draft_document
from knowledge.documents.findings import findings
from knowledge.documents.legacy import convert, detect
from knowledge.documents.writing import draft_file, draft_text
from knowledge.library.clauses import parse_text
from knowledge.planfile import parse

LEGACY = tomllib.loads((Path(__file__).parent.parent / "knowledge" / "documents" / "legacy.toml").read_text("utf-8"))


def drafted(sample: Sample) -> Draft:
    """Draft a sample."""
    return draft_document(sample.content, sample.name)


def facts(draft: Draft) -> dict[str, object]:
    """Give what was found, without the pages that only some formats have."""
    found = findings(draft)
    rows = found["deadlines"]
    assert isinstance(rows, list)
    return {
        **found,
        "deadlines": [{key: row[key] for key in row if key != "page"} for row in rows if isinstance(row, dict)],
    }


@pytest.fixture(scope="module")
def text() -> Draft:
    """Draft the plain text."""
    return drafted(as_text())


@pytest.mark.parametrize("sample", [as_markdown(), as_word(), as_pdf()], ids=lambda sample: sample.name)
def test_every_format_gives_the_same_facts(sample: Sample, text: Draft) -> None:
    """Head, deadlines, limits, agenda, tasks and table, word for word."""
    other = drafted(sample)
    assert facts(other) == facts(text)
    assert other.plan == text.plan


def test_the_head_is_read(text: Draft) -> None:
    """Number, day, issuer, signer, what it replaces and who gets it."""
    plan = text.plan
    assert (plan.number, str(plan.day), plan.issuer) == ("12/KH-UBND", "2026-03-02", "Ủy ban nhân dân tỉnh Sông Lam")
    assert (plan.signer.name, plan.signer.title, plan.signer.authority) == ("Nguyễn Văn Bình", "Phó Chủ tịch", "KT.")
    assert [each.number for each in plan.documents if each.relation == "replaces"] == ["90/KH-UBND"]
    assert (plan.id, plan.code, plan.level, len(plan.recipients)) == ("song-lam-2026", "SL26", "province", 5)


def test_deadlines_are_typed_and_a_purpose_holds_none(text: Draft) -> None:
    """The day named among the purposes binds nobody; work that never ends has no deadline."""
    kinds = [type(each.due) for each in text.plan.deadlines]
    assert kinds == [Before, Quarter, By, Month, Offset, Recurring, Quarter, Before]
    assert text.plan.deadlines[4].due == Offset(-15, "tổ chức hội nghị")


def test_limits_are_of_delegates_only(text: Draft) -> None:
    """Award quotas and the size of a committee are none."""
    assert [(each.most, each.event) for each in text.plan.limits] == [(120, ("cap-xa",)), (800, ("tinh",))]
    assert text.plan.limits[1].decided_by == "Hội đồng Thi đua - Khen thưởng tỉnh"


def test_agenda_keeps_its_order(text: Draft) -> None:
    """Six items, from the flag to the end."""
    (agenda,) = text.plan.agendas
    assert [item.title.split()[0] for item in agenda.items] == ["Chào", "Khai", "Báo", "Tham", "Trao", "Bế"]
    assert agenda.event == ("cap-xa", "tinh")


def test_pages_are_kept_where_a_file_has_them() -> None:
    """The annex of the PDF is on its last page, as every line and fact of it says."""
    draft = drafted(as_pdf())
    last = max(line.page or 0 for line in draft.lines)
    assert last >= 3
    assert {found.source.page for found in draft.facts["tasks"] if found.fact.section.startswith("Phụ lục")} == {last}
    assert all(line.page for line in draft.lines)


def test_the_draft_file_gives_the_same_plan_and_names_its_sources(text: Draft) -> None:
    """Comments before the facts say where they come from and are no part of them."""
    written = draft_file(text)
    assert parse(written, "song-lam-2026.toml") == text.plan
    assert "# [II.3] Đối với cấp xã: 01 buổi, hoàn thành trước ngày 15/8/2026.\n[[deadlines]]" in written
    assert parse_text(draft_text(text).encode(), "x") == list(text.lines)


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_old_fonts_are_known_and_converted(font: str, text: Draft) -> None:
    """A document in TCVN3 or VNI gives the same facts, but for marked capitals inside sentences of TCVN3."""
    old = as_old(as_text().content.decode(), font)
    assert detect(old) == font
    draft = draft_document(old.encode("cp1252"), "ke-hoach.txt")
    assert draft.charset == font
    assert repr(facts(draft)).lower() == repr(facts(text)).lower()
    assert draft.plan.issuer == text.plan.issuer


def test_text_in_unicode_is_no_old_font() -> None:
    """A text in the usual letters stays as it is."""
    content = as_text().content.decode()
    assert detect(content) == ""
    assert convert(content, "") == content


def as_old(text: str, font: str) -> str:
    """Write a text in an old font."""
    if font == "tcvn3":
        table = LEGACY["tcvn3"]
        small = dict(zip(table["unicode"], table["plain"], strict=True))
        return "".join(small.get(letter) or small.get(letter.lower()) or letter for letter in text)
    pairs = {value: key for key, value in (LEGACY["vni"]["marks"] | LEGACY["vni"]["letters"]).items()}
    return "".join(
        pairs.get(letter) or (pairs[letter.lower()].upper() if letter.lower() in pairs else letter) for letter in text
    )
