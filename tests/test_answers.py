"""Questions answered from the plans: the value with its clause, follow-ups, and no claim without a source."""

from __future__ import annotations

import pytest
from engine_stage import NUI_XANH, SONG_LAM, SONG_TIEU, Stage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.answers import SAID, Asked, answer
from knowledge.talk import Talk

ANSWERS = [
    ("cấp tỉnh tối đa bao nhiêu đại biểu", "delegates", ("II.3", "III.1"), "800 đại biểu", "a limit, and who decides"),
    ("cấp tỉnh 900 đại biểu được không", "delegates", ("II.3", "III.1"), "vượt 100", "a count over the limit"),
    ("hạn chót cấp tỉnh", "deadline", ("II.4",), "30/10/2026", "a deadline with its last day"),
    ("hom nay 1/10 con bao nhieu ngay den han cap tinh", "deadline", ("II.4",), "29 ngày", "days left from a day"),
    ("hồ sơ gửi trước bao nhiêu ngày nếu họp ngày 20/8/2026", "deadline", None, "05/8/2026", "days before a day"),
    ("800 đại biểu thì bao nhiêu người lao động trực tiếp", "share", ("II.3",), "480", "a share worked out"),
    ("xã 90 cán bộ thì hội nghị toàn thể hay đại biểu", "headcount", ("II.3",), "toàn thể", "a headcount rule"),
    ("đúng 100 người thì họp gì", "headcount", ("II.3",), "không nêu", "a gap between two rules"),
    ("chương trình đại hội tỉnh gồm những gì", "agenda", ("II.5",), "2 nội dung", "an agenda"),
    ("sau chào cờ là gì", "agenda", ("II.5",), "Báo cáo tổng kết", "what follows an item"),
    ("Sở Nội vụ làm gì", "task", ("III.3", "II.4"), "kịch bản", "a task with its deadline"),
    ("gửi hồ sơ cho ai", "submission", None, "qua Sở Nội vụ", "what is sent to whom"),
    ("ai ký kế hoạch", "signer", ("chữ ký",), "Nguyễn Văn A", "the signer"),
    ("hướng dẫn 31 ban hành ngày nào", "basis", ("căn cứ",), "15/01/2026", "a document cited"),
    ("kế hoạch thay thế kế hoạch nào", "replaces", ("lời kết",), "90/KH-UBND", "a plan replaced"),
    ("đại hội tỉnh họp ở đâu", "venue", ("II.2",), "Hội trường tỉnh", "a venue"),
    ("đại hội tỉnh họp mấy buổi", "duration", ("II.4",), "01 buổi", "a duration"),
    ("chủ đề đại hội là gì", "theme", ("I.3",), "đoàn kết", "a free fact"),
    ("hình thức tổ chức cấp tỉnh", "form", ("II.2",), "Đại hội", "the form of organisation"),
    ("nơi nhận kế hoạch", "recipients", ("nơi nhận",), "Sở Nội vụ", "recipients"),
    ("kế hoạch số bao nhiêu", "number", ("đầu văn bản",), "12/KH-UBND", "the number"),
    ("kế hoạch ban hành ngày nào", "issued", ("đầu văn bản",), "02/3/2026", "the day of issue"),
]


@pytest.mark.parametrize(("text", "kind", "sections", "held", "reason"), ANSWERS)
def test_answers_hold_the_value_and_the_clause(
    alone: Stage, text: str, kind: str, sections: tuple[str, ...] | None, held: str, reason: str
) -> None:
    """An answer holds the value asked for, and cites the clauses on which it rests."""
    outcome = alone.answer(text, SONG_LAM)
    assert (outcome.status, outcome.kind) == ("answered", kind), reason
    assert sections is None or tuple(cited.section for cited in outcome.citations) == sections, reason
    assert held in alone.words(outcome), reason


@pytest.mark.parametrize(
    ("plan", "text", "source", "reason"),
    [
        (SONG_LAM, "hạn chót cấp tỉnh", "KH 12/KH-UBND ngày 02/3/2026, UBND tỉnh Sông Lam – mục II.4", "Roman"),
        (NUI_XANH, "hạn chót", "KH 5/KH-UBND ngày 05/3/2026, UBND xã Núi Xanh – mục 3", "Arabic"),
        (
            SONG_LAM,
            "ai ký kế hoạch",
            "KH 12/KH-UBND ngày 02/3/2026, UBND tỉnh Sông Lam – chữ ký",
            "outside of sections",
        ),
    ],
)
def test_the_source_names_the_clause(three: Stage, plan: str, text: str, source: str, reason: str) -> None:
    """The last line holds number, day, issuer and clause, however a plan numbers its sections."""
    assert three.words(three.answer(text, plan)).splitlines()[-1] == source, reason


@pytest.mark.parametrize(
    ("texts", "kind", "plan", "held", "reason"),
    [
        (("hạn cấp tỉnh Sông Lam", "còn Sông Tiêu?"), "deadline", SONG_TIEU, "29/9/2026", "another place"),
        (("hạn cấp tỉnh Sông Lam", "còn số đại biểu?"), "delegates", SONG_LAM, "800", "another kind"),
        (("cấp tỉnh Sông Lam mấy đại biểu", "thế KH 34?"), "delegates", SONG_TIEU, "700", "another number"),
        (("Sông Lam sau chào cờ là gì", "trước đó là gì"), "agenda", SONG_LAM, "Chào cờ", "back in the agenda"),
        (("hạn xã Núi Xanh", "cảm ơn", "tối đa bao nhiêu đại biểu"), "delegates", NUI_XANH, "90", "thanks between"),
        (
            ("ở Sông Lam xã em 90 cán bộ", "thế thì họp hội nghị toàn thể hay đại biểu"),
            "headcount",
            SONG_LAM,
            "toàn thể",
            "a count said before",
        ),
    ],
)
def test_follow_ups_lean_on_the_talk(
    three: Stage, texts: tuple[str, ...], kind: str, plan: str, held: str, reason: str
) -> None:
    """What a question leaves out is taken from those before it."""
    outcome = three.talk(*texts)
    assert (outcome.status, outcome.kind) == ("answered", kind), reason
    assert {cited.plan for cited in outcome.citations} == {plan}, reason
    assert held in three.words(outcome), reason


def test_chatter_is_no_question(alone: Stage) -> None:
    """Thanks are told apart, and leave the talk as it was but for what was said."""
    before = alone.answer("hạn cấp tỉnh", SONG_LAM).talk
    outcome = alone.answer("cảm ơn ad", SONG_LAM, before)
    assert (outcome.status, outcome.kind, outcome.findings) == ("chatter", "thanks", ())
    assert outcome.talk.kind == before.kind
    assert outcome.talk.said.endswith("cảm ơn ad")


def test_a_command_is_a_question_even_without_words(alone: Stage) -> None:
    """/han alone asks for the deadlines."""
    asked = Asked(text="", today=alone.day, plan=SONG_LAM, kind="deadline")
    outcome = answer(asked, alone.library)
    assert (outcome.status, outcome.kind) == ("answered", "deadline")


def test_only_the_last_words_said_are_kept(alone: Stage) -> None:
    """A talk holds no more of what a person wrote than is looked at for counts and days."""
    assert len(alone.answer("a" * 2 * SAID, SONG_LAM).talk.said) == SAID


def test_reasons_tell_how_a_question_was_read(alone: Stage) -> None:
    """Plans, kinds, levels, words and what was mended are told."""
    reasons = {reason.step: reason for reason in alone.answer("hanj choots cấp tỉnh", SONG_LAM).reasons}
    assert reasons["mended"].values == ("hanj → hạn", "choots → chốt")
    assert reasons["plans"][1:3] == ((SONG_LAM,), "chat")
    assert reasons["kinds"].values == ("deadline",)
    assert reasons["levels"].values == ("cấp tỉnh",)
    assert reasons["found"].values == (SONG_LAM, "deadline")
    assert "words" not in reasons


PIECES = (
    *("hạn", "chót", "cấp tỉnh", "xã", "huyện", "đại biểu", "bao nhiêu", "ngày", "31/10/2026", "KH 12", "Sông Lam"),
    *("Tiêu", "Núi Xanh", "chương trình", "sau", "trước", "chào cờ", "Sở Nội vụ", "Y tế", "ai ký", "60%", "900", "?"),
    *("quý III", "tháng 8", "năm 2026", "lần thứ II", "kế hoạch nào", "so sánh", "và", "còn", "ko", "12/KH-UBND"),
)
QUESTIONS = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join) | st.text(max_size=400)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=120)
@given(text=QUESTIONS, plan=st.sampled_from([None, SONG_LAM, NUI_XANH]), talked=st.booleans())
def test_nothing_is_claimed_without_a_clause(three: Stage, text: str, plan: str | None, talked: bool) -> None:
    """Any text gets an outcome: answers cite plans that are held, choices offer two or more, chatter says nothing."""
    before = three.answer("hạn cấp tỉnh Sông Lam").talk if talked else Talk()
    outcome = three.answer(text, plan, before)
    held = {SONG_LAM, SONG_TIEU, NUI_XANH}
    assert {cited.plan for cited in outcome.citations} <= held
    assert outcome.status != "answered" or (outcome.citations and outcome.findings)
    assert (len(outcome.options) > 1) == (outcome.status == "choose")
    assert outcome.status != "chatter" or not (outcome.findings or outcome.options)
    assert three.words(outcome).strip()
    assert three.answer(text, plan, before) == outcome


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(text=QUESTIONS)
def test_a_bound_chat_hears_of_no_other_plan_unless_it_is_named(three: Stage, text: str) -> None:
    """Whatever is typed, another plan is cited only where a word of the question leads to it."""
    outcome = three.answer(text, NUI_XANH)
    if not any(reason.step == "plans" and reason.by != "chat" for reason in outcome.reasons):
        assert {cited.plan for cited in outcome.citations} <= {NUI_XANH}
