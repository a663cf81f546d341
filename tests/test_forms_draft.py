"""Forms as a state machine: answers, limits with their clauses, back, edit, skip, many answers at once."""

from __future__ import annotations

from datetime import date

import pytest
from forms_stage import frame, talk

from knowledge.forms.answers import Person, UnitName
from knowledge.forms.draft import begin, choose, complete, name_unit, pick, say
from knowledge.forms.limits import flags
from knowledge.forms.sheet import window

TN = ("thai-nguyen-2025", "dang-ky-co-so")
LS = ("tp-lang-son-2024", "dang-ky-cap-xa")
DELEGATES_TN = ("xã Định Hóa", "1", "20/8", "sáng", "Hội trường UBND xã")
WORKERS_LS = ("phường Chi Lăng", "1", "150", "chiều 20/3", "Hội trường phường", "100")


def test_a_whole_form_is_filled_by_typing() -> None:
    """Each question is answered in turn, and the summary stands at the end."""
    stage = frame(*TN)
    step = talk(stage, *DELEGATES_TN, "120 người", "80", "5 tham luận", "Nguyễn Văn An, Chủ tịch", "0912 345 678")
    assert step.draft.at == ""
    assert complete(stage.sheet, step.draft)
    assert dict(step.draft.answers) == {
        "don-vi": UnitName(name="xã Định Hóa", level="commune", id=1, listed=True),
        "cap": "Xã, phường",
        "hinh-thuc": "Hội nghị tuyên dương điển hình tiên tiến",
        "ngay": date(2025, 8, 20),
        "buoi": "sáng",
        "dia-diem": "Hội trường UBND xã",
        "dai-bieu": 120,
        "truc-tiep": 80,
        "tham-luan": 5,
        "lien-he": Person(name="Nguyễn Văn An", role="Chủ tịch"),
        "dien-thoai": "0912345678",
    }


LIMITS = [
    (TN, (*DELEGATES_TN, "151"), "over_limit", "II.3", "one delegate above 150"),
    (TN, (*DELEGATES_TN, "150"), "", "", "exactly 150 delegates"),
    (TN, ("xã Định Hóa", "1", "31/8/2025"), "after_deadline", "II.4", "before 31 August: that day is too late"),
    (TN, ("xã Định Hóa", "1", "30/8/2025"), "", "", "the last day"),
    (TN, (*DELEGATES_TN, "100", "101"), "more_than_all", "", "more workers than delegates"),
    (TN, ("xã Định Hóa", "Lễ hội"), "no_option", "", "a form of organisation that the plan does not name"),
    (LS, (*WORKERS_LS, "69"), "under_share", "II.2.1", "69 of 100 are under 70 percent"),
    (LS, (*WORKERS_LS, "70"), "", "", "exactly 70 percent"),
    (LS, (*WORKERS_LS[:-1], "301"), "over_limit", "II.2.1", "above the limit of the level that it refers to"),
    (LS, (*WORKERS_LS[:-1], "300"), "", "", "exactly at that level's limit"),
    (LS, ("phường Chi Lăng", "1", "150", "1/4/2025"), "after_deadline", "II.2.1", "the quarter is over"),
    (LS, ("phường Chi Lăng", "1", "150", "31/3/2025"), "", "", "the quarter's last day"),
    (LS, ("phường Hoàng Văn Thụ", "1", "150", "1/3/2025"), "after_deadline", "II.3", "the pilot ward has February"),
    (LS, ("phường Hoàng Văn Thụ", "1", "150", "28/2/2025"), "", "", "the pilot ward's last day"),
]


@pytest.mark.parametrize(("form", "lines", "kind", "section"), [row[:4] for row in LIMITS], ids=[r[4] for r in LIMITS])
def test_limits_are_the_plans_and_quote_their_clause(
    form: tuple[str, str], lines: tuple[str, ...], kind: str, section: str
) -> None:
    """What is over a limit is refused with the clause that sets it; exactly at the limit passes."""
    step = talk(frame(*form), *lines)
    assert [(refusal.kind, refusal.section) for refusal in step.refused] == ([(kind, section)] if kind else [])
    assert bool(step.filled) == (not kind)


@pytest.mark.parametrize(
    ("staff", "scale", "asks", "flagged"),
    [
        ("199", "hội nghị toàn thể", "ngay", False),
        ("201", "hội nghị đại biểu", "ngay", False),
        ("200", None, "quy-mo", False),
    ],
    ids=["below 200", "above 200", "exactly 200 is left open"],
)
def test_the_headcount_decides_between_plenary_and_delegates(
    staff: str, scale: str | None, asks: str, flagged: bool
) -> None:
    """The plan's rule fills the answer in; where it leaves a number open, the person is asked."""
    step = talk(frame(*LS), "phường Chi Lăng", "1", staff)
    assert (step.draft.answers.get("quy-mo"), step.draft.at) == (scale, asks)


def test_what_the_plan_leaves_open_is_flagged_for_the_office() -> None:
    """Exactly 200 staff: the chosen scale carries the plan's gap and its clause."""
    stage = frame(*LS)
    step = talk(stage, "phường Chi Lăng", "1", "200", "2")
    assert step.draft.answers["quy-mo"] == "hội nghị đại biểu"
    found = {flag.kind: flag for flag in flags(stage.sheet, step.draft.answers, stage.today)}
    assert found["open_headcount"].section == "II.2.1"
    assert "200" in found["open_headcount"].text


def test_the_scale_that_the_headcount_forbids_is_refused() -> None:
    """A ward of 150 may not hold a delegates' conference; the rule is quoted."""
    step = talk(frame(*LS), "phường Chi Lăng", "1", "150", "sửa mục 5", "hội nghị đại biểu")
    assert [refusal.kind for refusal in step.refused] == ["no_option"]
    assert step.draft.answers["quy-mo"] == "hội nghị toàn thể"


def test_one_message_may_hold_many_answers() -> None:
    """What is understood is filled in, the rest is asked for."""
    step = talk(frame(*TN), "xã Định Hóa; hội nghị; sáng 20/8/2025; 120 đb")
    assert set(step.filled) == {"don-vi", "ngay", "buoi", "dai-bieu"}
    assert step.unread == ("hội nghị",)
    assert step.draft.at == "hinh-thuc"


def test_labels_tell_which_answer_is_meant() -> None:
    """A label and a colon change that answer, wherever the form stands."""
    step = talk(frame(*TN), *DELEGATES_TN, "120", "Ngày tổ chức: 22/8; số đại biểu: 110")
    assert (step.draft.answers["ngay"], step.draft.answers["dai-bieu"]) == (date(2025, 8, 22), 110)


def test_an_answer_that_another_makes_wrong_is_asked_again() -> None:
    """More delegates need more workers: the number of workers is taken out, with the clause."""
    step = talk(frame(*LS), *WORKERS_LS, "70", "sửa mục 9", "101")
    assert [(refusal.kind, refusal.field) for refusal in step.refused] == [("under_share", "truc-tiep")]
    assert "truc-tiep" not in step.draft.answers
    assert step.draft.at == "truc-tiep"


def test_back_keeps_answers_and_keep_goes_on() -> None:
    """Going back changes nothing by itself."""
    stage = frame(*TN)
    step = talk(stage, *DELEGATES_TN, "quay lại", "lui")
    assert step.draft.at == "buoi"
    assert "dia-diem" in step.draft.answers
    assert talk(stage, *DELEGATES_TN, "quay lại", "giữ nguyên").draft.at == "dai-bieu"


def test_only_optional_questions_are_left_out() -> None:
    """A required question stays, with a word why."""
    stage = frame(*TN)
    assert [refusal.kind for refusal in talk(stage, "bỏ qua").refused] == ["required"]
    assert talk(stage, *DELEGATES_TN, "120", "bỏ qua", "bỏ qua").draft.at == "lien-he"


def test_a_unit_that_is_not_listed_is_taken_and_flagged() -> None:
    """A name that says what kind of unit it is needs no directory; others are asked about."""
    stage = frame(*TN)
    step = talk(stage, "xã Xa Xôi")
    assert step.draft.answers["don-vi"] == UnitName(name="xã Xa Xôi", level="commune")
    assert "unlisted" in {flag.kind for flag in flags(stage.sheet, step.draft.answers, stage.today)}


def test_a_misspelled_unit_is_asked_about_and_never_guessed() -> None:
    """Units that are called alike are offered; the one that is pressed counts, or the name as typed."""
    stage = frame(*TN)
    step = talk(stage, "phường Phan Đình Phụng A")
    assert [refusal.values["units"] for refusal in step.refused] == [(4, 5)]
    assert step.draft.answers == {}
    assert step.draft.pending
    chosen = name_unit(stage, step.draft, 4).draft
    assert chosen.answers["don-vi"] == UnitName(name="phường Phan Đình Phùng", level="commune", id=4, listed=True)
    assert name_unit(stage, step.draft, None).draft.answers["don-vi"] == UnitName(
        name="phường Phan Đình Phụng A", level="commune"
    )
    assert name_unit(stage, step.draft, 99).draft == step.draft


def test_units_are_found_under_old_names_and_abbreviations() -> None:
    """The directory knows both."""
    stage = frame(*TN)
    for typed in ("xã Bảo Cường", "UBND xã Định Hoá", "x. dinh hoa", "Định Hóa"):
        answer = talk(stage, typed).draft.answers["don-vi"]
        assert isinstance(answer, UnitName)
        assert answer.id == 1
    assert talk(stage, "SNV").draft.answers["don-vi"] == UnitName(
        name="Sở Nội vụ", level="department", id=2, listed=True
    )


def test_lists_of_people_grow_line_by_line_and_by_pasting() -> None:
    """Each person needs a category; the same person counts once; the last may be taken off."""
    stage = frame("thai-nguyen-2025", "doan-dai-bieu-tinh")
    step = talk(stage, "xã Định Hóa", "1. Nguyễn Văn An, Chủ tịch, Lãnh đạo\n2. Trần Thị Bình - Nông dân - cá nhân")
    assert [person.name for person in step.draft.answers["danh-sach"]] == ["Nguyễn Văn An", "Trần Thị Bình"]  # type: ignore[union-attr]
    assert step.draft.at == "danh-sach"
    more = say(stage, step.draft, "Lê Văn Cường, công nhân, trực tiếp\nTrần Thị Bình, Nông dân, cá nhân").draft
    assert len(more.answers["danh-sach"]) == 3  # type: ignore[arg-type]
    assert [refusal.kind for refusal in say(stage, more, "Phạm Văn Dũng, thợ hàn").refused] == ["no_category"]
    step = talk(stage, "xã Định Hóa", "Nguyễn Văn An, Chủ tịch, Lãnh đạo", "bỏ người cuối", "xong")
    assert [refusal.kind for refusal in step.refused] == ["required"]


def test_three_guests_come_for_each_honoured_citizen() -> None:
    """The fourth is refused with the clause."""
    stage = frame("thai-nguyen-2023", "dang-ky-du-hoi-nghi")
    begun = ("Sở Y tế", "Nguyễn Thị Dung, bác sĩ")
    assert talk(stage, *begun, "Lê An, chồng\nLê Bê, con\nLê Cê, con").refused == ()
    (refusal,) = talk(stage, *begun, "Lê An, chồng\nLê Bê, con\nLê Cê, con\nLê Dê, cháu").refused
    assert (refusal.kind, refusal.section, refusal.values["most"]) == ("over_limit", "II.4", 3)


def test_several_choices_are_pressed_on_and_off() -> None:
    """Choices stay open until they are done."""
    stage = frame("binh-thanh-2025", "dang-ky-thi-dua")
    draft = talk(stage, "xóm Làng Nập").draft
    for place in (0, 2, 0):
        draft = choose(stage, draft, place).draft
    assert draft.answers["noi-dung"] == ("Chuyển đổi số",)
    assert draft.at == "noi-dung"
    assert talk(stage, "xóm Làng Nập", "1, 3", "xong").draft.at == "cong-trinh"


def test_the_level_decides_the_event_and_with_it_the_deadline() -> None:
    """A department of Bình Thuận has until the end of June, a commune until the end of March."""
    stage = frame("binh-thuan-2025", "dang-ky-hoi-nghi")
    assert talk(stage, "xã Hàm Liêm", "1", "1/4/2025").refused[0].section == "II.2.a"
    assert talk(stage, "Sở Nội vụ", "30/6/2025").refused == ()
    assert talk(stage, "Sở Nội vụ", "1/7/2025").refused[0].section == "II.2.b"


def test_a_day_of_the_calendar_keeps_to_the_deadline_too() -> None:
    """A pressed day is checked as a typed one."""
    stage = frame(*TN)
    draft = talk(stage, "xã Định Hóa", "1").draft
    assert pick(stage, draft, date(2025, 8, 31)).refused[0].kind == "after_deadline"
    assert pick(stage, draft, date(2025, 8, 30)).draft.answers["ngay"] == date(2025, 8, 30)


def test_an_extension_moves_the_window_and_the_deadline_and_is_flagged() -> None:
    """The office may give one unit more days."""
    stage = frame(*TN, today=date(2025, 9, 2), extended=date(2025, 9, 10))
    assert window(stage.sheet, stage.today) == "open"
    assert window(frame(*TN).sheet, stage.today) == "closed"
    step = talk(stage, "xã Định Hóa", "1", "9/9")
    assert step.refused == ()
    assert "extended" in {flag.kind for flag in flags(stage.sheet, step.draft.answers, stage.today)}


def test_a_form_begins_at_its_first_question() -> None:
    """Nothing is answered, and nothing may be sent."""
    stage = frame(*TN)
    draft = begin(stage)
    assert (draft.at, draft.answers, complete(stage.sheet, draft)) == ("don-vi", {}, False)
