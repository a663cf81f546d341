"""What a person types puts a fact of a document right, or is refused with what is wrong with it."""

from datetime import date

import pytest
from song_lam_document import as_text
from test_reviewing import Bot, bot

from knowledge.accepting import accepted
from knowledge.correcting import Unfit, corrected, due_of, wanted
from knowledge.days import Before, By, Due, Month, Offset, OnDay, Quarter, Recurring, Span, Year
from knowledge.documents.draft import draft_document
from knowledge.facts import Agenda, Limit, Task
from knowledge.reviews import Body, Review, body_of

__all__ = ["bot"]

ISSUED = date(2026, 3, 2)
VALUES: list[tuple[str, Due | None, Due]] = [
    ("31/8/2026", Before(date(2026, 8, 15)), Before(date(2026, 8, 31))),
    ("31/8/2026", By(date(2026, 8, 15)), By(date(2026, 8, 31))),
    ("31/8/2026", OnDay(date(2026, 8, 15)), OnDay(date(2026, 8, 31))),
    ("trước ngày 31/8/2026", OnDay(date(2026, 8, 15)), Before(date(2026, 8, 31))),
    ("chậm nhất 31/8/2026", None, By(date(2026, 8, 31))),
    ("tháng 9/2026", None, Month(2026, 9)),
    ("quý III/2026", None, Quarter(2026, 3)),
    ("năm 2026", None, Year(2026)),
    ("từ ngày 01/9/2026 đến ngày 15/9/2026", None, Span(date(2026, 9, 1), date(2026, 9, 15))),
    ("định kỳ hằng tháng", None, Recurring("định kỳ hằng tháng")),
    ("trước hội nghị 15 ngày", None, Offset(-15, "hội nghị")),
]


@pytest.mark.parametrize(("text", "before", "due"), VALUES, ids=[f"{v[0]} {type(v[1]).__name__}" for v in VALUES])
def test_a_time_is_read_as_plans_write_it(text: str, before: Due | None, due: Due) -> None:
    """A bare day stays of the kind that stood there."""
    assert due_of(text, before, ISSUED) == due


@pytest.mark.parametrize(
    "text", ["", "31/2/2026", "mai", "31/8", "2026", "31/8/1926", "31/8/2026 hoặc 1/9/2026", "x" * 900]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    """No day is guessed."""
    with pytest.raises(Unfit) as refused:
        due_of(text, None, ISSUED)
    assert refused.value.why == "day"


@pytest.fixture(scope="module")
def body() -> Body:
    """Give what is read of a document with gaps: no number, a deadline without a year, no day of issue."""
    text = as_text().content.decode().replace("12/KH-UBND", "    /KH-UBND").replace("ngày 02 tháng 3", "ngày    tháng")
    text = text.replace("chậm nhất ngày 30/4/2026", "chậm nhất ngày 30/4")
    return body_of(draft_document(text.encode(), "a.txt"))


def place_of(body: Body, group: str, kind: str = "") -> int:
    """Find the first fact of a group, or gap of a kind."""
    facts = enumerate(body.seen)
    return next(at for at, each in facts if each.group == group and (not kind or body.plan.gaps[each.at].kind == kind))


def test_gaps_are_filled(body: Body) -> None:
    """Number and day of issue are the plan's own then; a deadline takes its place among the others."""
    review = Review(person=1, name="a.txt", body=body, text="")
    for kind, text in (("number", "21/KH-UBND"), ("issued", "02/3/2026"), ("deadline", "trước ngày 30/4/2026")):
        place = place_of(review.body, "gaps", kind)
        assert wanted(review.body, place) == {"deadline": "deadlines"}.get(kind, kind)
        found = corrected(review.body, place, text)
        assert found.filled
        review = Review(person=1, name="a.txt", body=found.body, text="", wrong=review.wrong | {place})
    plan = accepted(review)
    assert (plan.number, plan.day, plan.dated) == ("21/KH-UBND", ISSUED, "")
    assert Before(date(2026, 4, 30)) in [each.due for each in plan.deadlines]
    assert not [gap for gap in plan.gaps if gap.kind in ("number", "issued", "deadline")]


def test_numbers_bodies_and_programmes_are_put_right(body: Body) -> None:
    """Each by what it is, with its limits."""
    limits, tasks, agendas = (place_of(body, group) for group in ("limits", "tasks", "agendas"))
    limit = corrected(body, limits, "khoảng 130").body.plan.limits[body.seen[limits].at]
    assert isinstance(limit, Limit)
    assert (limit.most, limit.about, limit.phrase) == (None, 130, "khoảng 130")
    assert corrected(body, limits, "130").body.plan.limits[body.seen[limits].at].phrase == "tối đa 130 đại biểu"
    task = corrected(body, tasks, "Sở Tài chính").body.plan.tasks[body.seen[tasks].at]
    assert isinstance(task, Task)
    assert task.agency == "Sở Tài chính"
    agenda = corrected(body, agendas, "Chào cờ; Khai mạc; Bế mạc.").body.plan.agendas[body.seen[agendas].at]
    assert isinstance(agenda, Agenda)
    assert [item.title for item in agenda.items] == ["Chào cờ", "Khai mạc", "Bế mạc"]


@pytest.mark.parametrize(
    ("group", "text", "why"),
    [
        ("limits", "0", "number"),
        ("limits", "nhiều", "number"),
        ("limits", "100001", "number"),
        ("tasks", "x", "long"),
        ("tasks", "x" * 601, "long"),
        ("agendas", "Chào cờ", "few"),
        ("documents", "kế hoạch", "plan_number"),
    ],
)
def test_what_is_no_value_is_refused(body: Body, group: str, text: str, why: str) -> None:
    """And nothing is changed."""
    with pytest.raises(Unfit) as refused:
        corrected(body, place_of(body, group), text)
    assert refused.value.why == why


def test_a_fact_is_put_right_in_chat(bot: Bot) -> None:
    """Asked by button or by its number, typed again until it is a value, and published so."""
    bot.hand_in(as_text())
    shown = bot.press("Xem từng điểm")
    while "trước ngày 15/8/2026" not in shown:
        shown = bot.press(next(label for label in bot.owner.last.labels if label.endswith("›")))
    lines = shown.splitlines()
    number = next(int(line.split(".")[0]) for line in lines if "Thời hạn" in line and line[0].isdigit())
    said = bot.press(f"Sửa {number}")
    assert "Xin gõ thời hạn đúng" in said
    assert "Chưa đọc được ngày này" in bot.say("31/2/2026")
    assert f"✓ {number}." in bot.say("20/8/2026")
    assert "20/8/2026" in bot.owner.last.text
    assert "Xin gõ thời hạn đúng" in bot.say(f"sửa {number}")
    assert "Đã thôi sửa" in bot.say("huỷ")
    assert f"✓ {number}." in bot.say(f"Sửa {number}: trước ngày 21/8/2026")
    assert "Không có điểm 999" in bot.say("sửa 999")
    bot.press("Công bố")
    assert "21/8/2026" in bot.say("hạn chót hội nghị cấp xã Sông Lam 2026?")
