"""Two questions in one breath: what each half asks for is told, and nothing is told twice."""

from __future__ import annotations

from datetime import date

import pytest
from golden import engine, golden_questions

from knowledge.answers import Asked, answer
from knowledge.heads_asked import HEAD, SIGNS, each_alone
from knowledge.in_one_breath import halves
from knowledge.outcome import Outcome
from knowledge.text import fold


def _answered(text: str, plan: str) -> Outcome:
    with engine() as bot:
        return answer(Asked(text=text, today=date(2025, 3, 1), plan=plan), bot.library)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị họp khi nào và mời những ai?", ("Hội nghị họp khi nào", "mời những ai?")),
        ("han ngay nao, may nguoi du", ("han ngay nao", "may nguoi du")),
        ("họp ở đâu rồi kinh phí lấy từ nguồn nào", ("họp ở đâu", "kinh phí lấy từ nguồn nào")),
        ("Ai chủ trì và phối hợp tuyên truyền?", None),  # the second half asks for nothing
        ("Cấp xã và cấp tỉnh khác nhau thế nào, hơn mấy người?", None),  # a comparison is one question
        ("dạ em chào ad, hội nghị họp khi nào ạ", None),  # the first half asks for nothing
    ],
)
def test_a_text_has_halves_only_where_both_ask(text: str, expected: tuple[str, str] | None) -> None:
    """A text is cut only where something is asked on either side, and never where it compares."""
    assert halves(text) == expected


def test_both_halves_are_told() -> None:
    """When and who, asked in one breath, are told together though the day alone would win."""
    told = _answered("Đợt thi đua kéo dài đến khi nào và ai phát động", "binh-thanh-2025")
    assert {"III.2", "VI.7"} <= {citation.section for citation in told.citations}


def test_what_the_plan_leaves_open_is_told_beside_the_rest() -> None:
    """A half that the plan leaves open in so many words is told as left open behind the half that it answers."""
    told = _answered("Hội nghị huyện họp quý mấy và ở đâu?", "binh-thuan-2025")
    assert told.status == "answered"
    assert [finding.template for finding in told.findings] == ["deadline", "gap"]


def test_nothing_is_told_twice() -> None:
    """What the whole question is answered with is not told again for a half of it."""
    told = _answered("Hội nghị cấp xã tổ chức trong bao lâu và theo hình thức nào?", "binh-thuan-2025")
    facts = [finding.values["fact"] for finding in told.findings]
    assert len(facts) == len(set(map(id, facts)))


def test_no_day_of_an_event_is_told_for_work() -> None:
    """The day of an event is not told as that of work, where the day of the work is what the other half asks for."""
    told = _answered("Sở Nội vụ phải làm gì và khi nào xong?", "binh-thuan-2025")
    assert all(finding.template != "deadline" for finding in told.findings)


def test_halves_of_one_kind_are_both_told() -> None:
    """Two documents asked for on either side of an "and" are both told, the best of each."""
    told = _answered(
        "Kế hoạch thực hiện theo kế hoạch nào của Trung ương và hướng dẫn nào của Bộ Nội vụ?", "binh-thuan-2025"
    )
    numbers = {getattr(finding.values["fact"], "number", "") for finding in told.findings}
    assert {"01/KH-HĐTĐKT", "2823/HD-BNV"} <= numbers


@pytest.mark.parametrize(
    ("text", "plan", "reason"),
    [
        ("Chỉ thị 17/CT-UBND ban hành ngày nào và của ai?", "binh-thanh-2025", "whose a paper is, is told with it"),
        ("Tờ trình nào của Sở Nội vụ, đề ngày bao nhiêu?", "thai-nguyen-2025", "the day of a paper is no deadline"),
        ("Gửi khó khăn về đâu, thông qua đầu mối nào?", "binh-thuan-2025", "no part of an agenda beside papers sent"),
    ],
)
def test_a_few_words_that_lean_on_the_other_half_add_nothing(text: str, plan: str, reason: str) -> None:
    """A half of a few words that only asks on after the same thing adds no facts of other matters."""
    assert not {"task", "tasks", "deadline", "agenda"} & {found.template for found in _answered(text, plan).findings}, (
        reason
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "cho xin cả số đại biểu lẫn địa điểm hội nghị xã",
            ["cho xin số đại biểu hội nghị xã", "cho xin địa điểm hội nghị xã"],
        ),
        ("thoi gian dia diem hinh thuc dai hoi", ["thoi gian dai hoi", "dia diem dai hoi", "hinh thuc dai hoi"]),
        ("KH này ai ký, cho em số hiệu luôn ạ", ["KH này ai ký", "KH này số hiệu"]),
        ("hội nghị họp ở đâu vậy, ai trang trí?", []),  # the second question is of its own
        ("thời gian, địa điểm có thay đổi không", []),  # asks for neither
        ("hình thức của cấp cơ sở với địa điểm", ["hình thức của cấp cơ sở", "địa điểm của cấp cơ sở"]),
    ],
)
def test_heads_side_by_side_are_asked_for_each(text: str, expected: list[str]) -> None:
    """Plain heads beside each other, or one as an afterthought, make a question each; other texts make none."""
    assert list(each_alone(text)) == expected


@pytest.mark.parametrize(
    ("text", "plan", "templates"),
    [
        ("thời gian, địa điểm hội nghị", "thai-nguyen-2023", {"duration", "venue"}),
        ("địa điểm/thời gian hội nghị cấp xã", "binh-thuan-2025", {"gap", "deadline", "duration"}),
        ("ke hoach so may va ai ky", "binh-thuan-2025", {"gap", "signer"}),
    ],
)
def test_each_head_is_told(text: str, plan: str, templates: set[str]) -> None:
    """What each head asks for is told, be it that the plan leaves it open."""
    told = _answered(text, plan)
    assert told.status == "answered"
    assert {finding.template for finding in told.findings} == templates


def test_no_head_stands_without_a_sign_of_its_kind() -> None:
    """Texts are looked through for heads only where there are signs of several kinds; no head goes unseen for it."""
    heads = [(head, folded) for folded in (fold(q.question) for q in golden_questions()) for head in HEAD.each(folded)]
    assert {head.lastgroup for head, _ in heads} == SIGNS.keys()
    for head, folded in heads:
        assert any(sign in folded for sign in SIGNS[head.lastgroup or ""]), (head[0], folded)
