"""Consent: asked before anything of a form is kept, once, and again when what is agreed to has changed."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from form_dialogue import FOLDER, HOSTS, opened, played, read
from hypothesis import given, settings
from hypothesis import strategies as st
from registering_stage import CLOCK, LAN, MINH, WHOLE, button, said
from stand import Talker

from bot.assembly import Assembly
from handlers.render import TEMPLATES
from handlers.worked_out import nothing_ahead
from knowledge.privacy import held
from knowledge.privacy.consents import VERSION, Consent, Consents
from knowledge.privacy.retention import Privacy, Retention
from knowledge.registry import Drafts

DIALOGUES = sorted((FOLDER.parent / "consent").glob("*.toml"))
ASKED = "Trước khi điền phiếu"


def of_person(assembly: Assembly, person: int) -> dict[str, object]:
    """Give all rows of a person, by their tables."""
    found = {table.name: held.given(assembly.records, table, person) for table in held.personal()}
    return {name: rows for name, rows in found.items() if rows}


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_consent_is_asked_and_given_or_refused(path: Path, host: str, tmp_path: Path) -> None:
    """By button, by words and by number, on both hosts."""
    dialogue = read(path)
    played(dialogue, HOSTS[host](tmp_path, dialogue.clock, ()))


def test_refusing_leaves_nothing(tmp_path: Path) -> None:
    """No row of any table is the person's, and nothing that was typed is in the files."""
    with opened(tmp_path, CLOCK, ()) as assembly:
        lan = Talker(assembly, LAN)
        assert ASKED in said(lan.says(WHOLE))
        assert list(of_person(assembly, LAN.id)) == ["offers", "asks"]
        assert "không lưu gì" in said(lan.says("2"))
        assert of_person(assembly, LAN.id) == {}
    files = b"".join(path.read_bytes() for path in tmp_path.glob("records.db*"))
    assert b"0912345678" not in files


def test_nothing_is_kept_before_a_form_is_chosen_either(tmp_path: Path) -> None:
    """What is typed along where several forms may be meant waits for consent too."""
    with opened(tmp_path, CLOCK, ()) as assembly:
        lan = Talker(assembly, LAN)
        assert ASKED in said(lan.says("/dangky thai-nguyen-2025; liên hệ Nguyễn Văn An"))
        lan.says("không")
        assert of_person(assembly, LAN.id) == {}
        shown = lan.says("/dangky thai-nguyen-2025")
        assert ASKED in said(lan.presses(button(shown, "Đại hội cấp cơ sở – Thái Nguyên 2025")))
        lan.says("không")
        assert of_person(assembly, LAN.id) == {}


@pytest.mark.parametrize(
    ("words", "agreed", "reason"),
    [
        (("ok",), True, "right after the question"),
        (("hạn cấp tỉnh Thái Nguyên 2025?", "ok"), False, "about an answer that came in between"),
        (("hạn cấp tỉnh Thái Nguyên 2025?", "dạ vâng"), False, "about an answer, politely"),
        (("hạn cấp tỉnh Thái Nguyên 2025?", "đồng ý"), True, "in so many words"),
    ],
)
def test_only_an_answer_to_the_question_is_consent(
    tmp_path: Path, words: tuple[str, ...], agreed: bool, reason: str
) -> None:
    """A word that may mean something else is none."""
    with opened(tmp_path, CLOCK, ()) as assembly:
        lan = Talker(assembly, LAN)
        lan.says(WHOLE)
        for word in words:
            lan.says(word)
        assert ("consents" in of_person(assembly, LAN.id)) is agreed, reason


def test_an_edited_message_is_no_consent(tmp_path: Path) -> None:
    """It may have stood there before the question was asked."""
    with opened(tmp_path, CLOCK, ()) as assembly:
        lan = Talker(assembly, LAN)
        lan.says(WHOLE)
        lan.says("đồng ý", edited=True)
        assert "consents" not in of_person(assembly, LAN.id)


def test_what_was_agreed_to_is_kept_word_for_word(tmp_path: Path) -> None:
    """With its version, the form and the moment; it is asked once."""
    with opened(tmp_path, CLOCK, ()) as assembly:
        lan = Talker(assembly, LAN)
        shown = said(lan.says(WHOLE))
        assert "Gửi phiếu này?" in said(lan.says("đồng ý"))
        (row,) = assembly.records.rows("SELECT person, version, days, plan, form, text, at FROM consents")
        assert row[:4] == (LAN.id, VERSION, 365, "thai-nguyen-2025")
        assert (row[5], row[6]) == (shown, assembly.clock.now().isoformat())
        lan.says("gửi")
        assert ASKED not in said(lan.says("/dangky thai-nguyen-2025; xã Phú Lương; đại hội; sáng 20/8"))


@pytest.mark.parametrize(
    ("consent", "asked", "reason"),
    [
        (Consent(person=LAN.id, days=365, text="", version=VERSION), False, "today's text"),
        (Consent(person=LAN.id, days=0, text=""), False, "without end covers any time"),
        (Consent(person=LAN.id, days=365, text="", version=VERSION - 1), True, "an earlier text"),
        (Consent(person=LAN.id, days=364, text=""), True, "a shorter time than data are kept now"),
        (Consent(person=MINH.id, days=365, text=""), True, "another person's"),
    ],
)
def test_a_changed_text_or_a_longer_time_is_asked_again(
    tmp_path: Path, consent: Consent, asked: bool, reason: str
) -> None:
    """Only what a person agreed to counts."""
    with opened(tmp_path, CLOCK, ()) as assembly:
        Consents(assembly.records).give(consent, assembly.clock.now())
        assert (ASKED in said(Talker(assembly, LAN).says(WHOLE))) is asked, reason


def test_a_form_in_hand_waits_for_the_new_text(tmp_path: Path) -> None:
    """Typing, buttons, corrections and what a colleague takes over all ask first; leaving the form does not."""
    with opened(tmp_path, CLOCK, (LAN.id,)) as assembly:
        lan = Talker(assembly, LAN)
        shown = lan.says("/dangky thai-nguyen-2025; xã Định Hóa")
        shown = lan.presses(button(shown, "Đại hội cấp cơ sở – Thái Nguyên 2025"))
        assembly.records.write("UPDATE consents SET version = version - 1")
        assert ASKED in said(lan.presses(button(shown, "Đại hội Thi đua yêu nước")))
        (draft,) = Drafts(assembly.records).of_person(LAN.id)
        assert "hinh-thuc" not in draft.draft.answers
        assert "Phần đã điền theo lần đồng ý trước vẫn còn" in said(lan.says("không đồng ý"))
        assert "Hủy phiếu" in said(lan.says("hủy"))
        assert ASKED in said(lan.says("đại hội"))
        assert "Câu 4/11" in said(lan.says("đồng ý"))


def test_the_office_that_keeps_data_is_named(tmp_path: Path) -> None:
    """As the operator set it, and no time is promised where there is none."""
    with opened(tmp_path, CLOCK, ()) as assembly:
        lan = Talker(assembly, LAN)
        rules = Privacy(retention=Retention(registrations=0), office="Sở Nội vụ, 0208 385 0000")
        desk = replace(lan.desk, privacy=rules)
        assembly.desk = lambda name="", ahead=nothing_ahead: desk  # type: ignore[method-assign]
        shown = said(lan.says(WHOLE))
        assert "Sở Nội vụ, 0208 385 0000" in shown
        assert "đến khi văn phòng hoặc anh/chị xóa" in shown


def test_the_text_has_not_changed_without_its_version() -> None:
    """Whoever changes what people agree to raises VERSION and then this sum; a mended slip of the pen only the sum."""
    text = (TEMPLATES / "privacy" / "consent.html.j2").read_bytes()
    assert (VERSION, hashlib.sha256(text).hexdigest()[:16]) == (1, "3611d7ddbad97f35")


SAID = (WHOLE, "/dangky", "/dangky thai-nguyen-2025", "1", "2", "đồng ý", "không", "gửi", "20/8", "/huy")


@settings(max_examples=12, deadline=None)
@given(said=st.lists(st.sampled_from(SAID), max_size=8))
def test_no_form_is_ever_begun_without_consent(said: list[str]) -> None:
    """Whatever is said, in whatever order, a draft or a registration has a consent before it."""
    with tempfile.TemporaryDirectory() as name, opened(Path(name), CLOCK, ()) as assembly:
        lan = Talker(assembly, LAN)
        for line in said:
            lan.says(line)
            kept = of_person(assembly, LAN.id)
            if {"drafts", "registrations", "members"} & set(kept):
                assert "consents" in kept
