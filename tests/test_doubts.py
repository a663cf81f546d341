"""Doubts: each reason not to claim what was found speaks where it should, and is silent elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from engine_stage import NUI_XANH, SONG_LAM, SONG_TIEU, Stage
from golden import engine, golden_questions

from knowledge.choosing import choose, faithful
from knowledge.doubts.case import About, Case
from knowledge.doubts.table import DOUBTS

REASONS = {"agency", "edition", "level", "strange", "foreign", "silent", "weak"}


def case_of(stage: Stage, text: str, plan: str, *, named: bool = True) -> Case:
    """Find the best facts of a plan for a question."""
    reading, ranking = stage.scoped(text), stage.rank(text, plan)
    best = faithful(reading, ranking.scored)
    return Case(reading, ranking, best, tuple(choose(reading, ranking, best)), named)


def speaking(case: Case) -> dict[str, About]:
    """Return the doubts that speak, by name, with what they are about."""
    return {doubt.__name__: about for _, doubt in DOUBTS.all if (about := doubt(case)) is not None}


SPEAKING = [
    ("Sở Y tế làm gì", SONG_LAM, True, "no_work", "a body that the plan does not name"),
    ("đại hội lần thứ V bao nhiêu đại biểu", SONG_LAM, True, "_other_edition", "another edition"),
    ("cấp huyện tối đa bao nhiêu đại biểu", SONG_LAM, True, "_level_absent", "a level that the plan lacks"),
    ("mật khẩu wifi cấp tỉnh", SONG_LAM, False, "_far_from_any", "a matter of no plan, and none is named"),
    ("mật khẩu wifi cấp tỉnh", SONG_LAM, True, "_foreign", "a matter that such plans do not settle"),
    ("tối đa bao nhiêu phút", SONG_LAM, True, "_not_counted", "a count of something else"),
    ("nhà thơ nào dự đại hội", SONG_LAM, True, "_strange", "words that the plan does not hold"),
    ("có chiến sĩ biên phòng dự đại hội không", SONG_LAM, True, "no_member", "a group that is not among the guests"),
    ("chương trình có bao nhiêu bài", SONG_LAM, True, "no_number", "a number that a list does not give"),
    ("đại hội tỉnh khai mạc lúc mấy giờ", SONG_LAM, True, "no_amount", "an hour that no plan tells"),
    ("ban tổ chức đại hội tỉnh gồm bao nhiêu người", SONG_LAM, True, "no_members", "how many sit on a body"),
    ("gia đình đại biểu được mời mấy người", SONG_LAM, True, "no_relatives", "relatives, of whom the plan is silent"),
    ("phân bổ mỗi xã bao nhiêu đại biểu", SONG_LAM, True, "no_allotment", "a number for each unit"),
    ("nộp báo cáo trước ngày nào", SONG_TIEU, True, "other_deadline", "the only deadline is for holding an event"),
    ("năm 2030 hạn cấp tỉnh khi nào", SONG_LAM, True, "other_year", "a year that the plan does not speak of"),
    ("người dẫn chương trình là ai", SONG_LAM, True, "by_whom", "who leads through an agenda"),
    ("danh sách đại biểu gồm những ai", SONG_LAM, True, "names_listed", "people by name"),
    ("đại hội tỉnh đã tổ chức chưa", SONG_LAM, True, "happened", "what was done"),
    ("hội nghị nghe báo cáo tiến độ họp ngày nào", SONG_LAM, True, "only_sent", "the day of sending is not of meeting"),
    ("vì sao cấp tỉnh tối đa 300 đại biểu", NUI_XANH, True, "unexplained", "why a value is as it is"),
    ("đại hội kỳ trước là lần thứ mấy", NUI_XANH, True, "held_before", "the congress before"),
    ("ai duyệt danh sách đại biểu", NUI_XANH, True, "list_unsaid", "a list of which the plan does not speak"),
    ("chỉ thị của Bộ Chính trị số mấy ngày nào", NUI_XANH, True, "no_document", "a document that is not cited"),
    ("tên chủ tịch hội nông dân tỉnh", NUI_XANH, True, "_unasked_head", "a name that the head does not hold"),
    ("soạn giúp em giấy mời đại biểu", SONG_LAM, True, "pleaded", "a letter to be written"),
    ("đại hội lần thứ V bao nhiêu đại biểu", SONG_LAM, True, "held_already", "an edition that is no event's"),
    ("đại hội công đoàn bao nhiêu đại biểu", SONG_LAM, True, "other_congress", "the congress of a union"),
    ("xã em tổ chức đại hội xong rồi ạ", SONG_LAM, True, "reported", "something told and not asked"),
    ("Sở Tài chính lo kinh phí vào ngày nào", SONG_LAM, True, "undated", "work that has no day"),
    ("Sở Tài chính lo kinh phí ở đâu", SONG_LAM, True, "unplaced", "work that has no place"),
    ("chương trình đại hội có ai phát biểu", SONG_LAM, True, "no_speaker", "who takes the floor"),
    ("giám đốc Sở Nội vụ là ai", SONG_LAM, True, "person_unnamed", "the head of an office by name"),
    ("ai được tặng huân chương", SONG_LAM, True, "_other_matter", "words of which no two stand together"),
    ("căn cứ nghị quyết nào", SONG_LAM, True, "no_sort", "a sort of document that is not cited"),
    ("hồ sơ khen thưởng gồm giấy tờ gì", SONG_LAM, True, "other_papers", "papers for an award"),
    ("phải gửi trước bao nhiêu ngày", SONG_TIEU, False, "no_days_before", "a rule that counts from no other day"),
    ("mức thưởng bao nhiêu", SONG_LAM, True, "unfaithful", "a kind that was not asked for"),
    ("phong trào thi đua nào", SONG_LAM, True, "_weak", "too little in common"),
]


@pytest.mark.parametrize(("text", "plan", "named", "doubt", "reason"), SPEAKING)
def test_each_doubt_speaks(three: Stage, text: str, plan: str, named: bool, doubt: str, reason: str) -> None:
    """A doubt speaks of a question that the plan does not answer."""
    assert doubt in speaking(case_of(three, text, plan, named=named)), reason


OF_SHIPPED = [
    ("tập thể nào được nhận Cờ thi đua của Chính phủ", "thai-nguyen-2023", True, "no_names", "those honoured by name"),
    ("nguyên tắc khen thưởng là gì", "tp-lang-son-2024", True, "no_principle", "requirements of events, not of awards"),
    ("huân chương trao cho ai", "binh-thanh-2025", False, "other_award", "an award that is not spoken of"),
    ("có khen đột xuất không", "thai-nguyen-2023", True, "feigned", "a word that is held with other marks only"),
    ("ai trao Cờ thi đua của Chính phủ", "thai-nguyen-2023", True, "no_giver", "who hands an award over"),
    ("phong trào Dân vận khéo kéo dài đến bao giờ", "thai-nguyen-2025", True, "undated_movement", "it has no year"),
    ("Phòng Nội vụ trình hồ sơ ngày nào", "tp-lang-son-2024", True, "day_of_others", "the day of others' work"),
    ("khi nào công bố danh sách đại biểu đi dự", "thai-nguyen-2025", True, "list_undated", "a list without a day"),
    ("bao nhiêu đại biểu nữ dự đại hội tỉnh", "thai-nguyen-2025", True, "no_group", "the number of a group"),
    ("đơn vị nào chuẩn bị hội trường", "binh-thuan-2025", True, "hall_unseen_to", "a hall that nobody sees to"),
    ("ai duyệt kế hoạch của cấp cơ sở", "thai-nguyen-2025", True, "not_decided", "what no decision is about"),
    ("phóng sự gửi cho ai", "thai-nguyen-2023", True, "no_receiver", "work of which nothing is sent"),
    ("ai viết diễn văn", "thai-nguyen-2025", True, "other_work", "work that nobody is given"),
    ("giấy mời phát khi nào", "thai-nguyen-2025", True, "other_day", "a day of something that has none"),
    ("có trao giải phụ", "thai-nguyen-2025", True, "only_feigned", "prizes, which are no period (giai đoạn)"),
    ("huyện nào nộp muộn", "tp-lang-son-2024", True, "by_which", "what units did"),
    ("hướng dẫn của Sở Nội vụ số mấy", "thai-nguyen-2025", True, "other_issuer", "a document of another issuer"),
    ("bài phát biểu của lãnh đạo tỉnh nói gì", "thai-nguyen-2023", True, "speech", "the words of a speech"),
    ("hội nghị kết quả thế nào", "tp-lang-son-2024", True, "outcome", "how an event went"),
    ("Sở Tài chính ở địa chỉ nào", "binh-thuan-2025", True, "of_a_body", "where a body sits"),
    ("điều 5 Hướng dẫn 2823/HD-BNV quy định gì", "tp-lang-son-2024", True, "of_a_paper", "a part of a paper cited"),
    ("bế mạc hội nghị mặc áo gì", "binh-thuan-2025", True, "particular", "a thing left to those who do the work"),
    ("lần trước Sở Tài chính làm gì", "binh-thuan-2025", True, "of_another_one", "the work of the year before"),
    ("vé mua ở đâu, địa điểm", "thai-nguyen-2023", True, "of_a_thing", "the place of something else"),
    ("sao lại tổ chức hội nghị ở đó", "thai-nguyen-2023", True, "why_there", "the reason for a place"),
    ("người ký còn làm chủ tịch không", "tp-lang-son-2024", True, "office_now", "an office held by now"),
    ("hướng dẫn khen thưởng khi nào ban hành", "thai-nguyen-2023", True, "guidance_undated", "the day of guidance"),
    ("kế hoạch này có hiệu lực đến ngày nào", "thai-nguyen-2025", True, "until_when", "the last day of being in force"),
    ("doanh nghiệp có đơn vị trực thuộc thì hạn nào", "binh-thuan-2025", True, "with_bodies", "those without only"),
    ("số đại biểu của xã do ai quyết định", "binh-thuan-2025", True, "other_number", "who decides another number"),
    (
        "hội đồng xã quyết định số đại biểu phải không",
        "thai-nguyen-2025",
        True,
        "unsettled_number",
        "nobody settles it",
    ),
    ("xã gửi kế hoạch về đâu", "binh-thuan-2025", True, "other_paper", "where difficulties are reported"),
    ("đơn vị em là kho bạc thành phố mời mấy đại biểu", "tp-lang-son-2024", True, "no_event", "a body's own event"),
    ("kế hoạch giao Công an tỉnh việc gì", "binh-thuan-2025", True, "no_work", "a body that is named as a guest only"),
]


@pytest.mark.parametrize(("text", "plan", "named", "doubt", "reason"), OF_SHIPPED)
def test_each_doubt_about_a_shipped_plan_speaks(text: str, plan: str, named: bool, doubt: str, reason: str) -> None:
    """The shipped plans speak of awards, movements, lists and halls, of some only."""
    with engine() as bot:
        assert doubt in speaking(case_of(Stage(library=bot.library), text, plan, named=named)), reason


def test_the_day_of_a_bodys_work_is_not_anothers(three: Stage) -> None:
    """Where a body's work was spoken of, a deadline that is not this body's does not answer."""
    case = case_of(three, "hạn chót cấp tỉnh", SONG_LAM)
    spoken_of = replace(case.reading, agencies=("so-y-te",), of_work=True)
    assert "_no_day_of_work" not in speaking(case)
    assert "_no_day_of_work" in speaking(replace(case, reading=spoken_of))


@pytest.mark.parametrize(
    ("text", "doubt", "about"),
    [
        ("Sở Y tế làm gì", "no_work", ("so-y-te",)),
        ("cấp huyện tối đa bao nhiêu đại biểu", "_level_absent", ("district",)),
        ("tối đa bao nhiêu phút", "_not_counted", ("phut",)),
        ("nhà thơ nào dự đại hội", "_strange", ("nha", "tho")),
    ],
)
def test_a_doubt_tells_what_it_is_about(three: Stage, text: str, doubt: str, about: About) -> None:
    """The body, level or words that a plan does not know are named, so that the reply can say so."""
    assert speaking(case_of(three, text, SONG_LAM))[doubt] == about


def test_too_few_of_the_words_held_is_a_doubt(three: Stage) -> None:
    """A fact that holds next to none of the question's words is no answer unless its kind was asked for."""
    case = case_of(three, "soạn kịch bản đại hội", SONG_LAM)
    assert "_little_held" not in speaking(case)
    assert "_little_held" in speaking(replace(case, best=case.best._replace(share=0.0, kind=0.0)))
    assert "_little_held" not in speaking(replace(case, best=case.best._replace(share=0.0, kind=3.0)))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Sở Nội vụ làm gì", "a body of the plan"),
        ("cấp tỉnh tối đa bao nhiêu đại biểu", "a level of the plan"),
        ("hạn chót cấp cơ sở", "a level that only the label of an event names"),
        ("đại hội lần thứ II bao nhiêu đại biểu", "its edition"),
        ("hạn chót cấp tỉnh năm 2026", "its year"),
        ("có Bà mẹ Việt Nam anh hùng dự không", "a group of guests"),
        ("chương trình gồm mấy phần", "a count of a list's items"),
        ("nộp báo cáo tiến độ trước ngày nào", "a deadline for sending"),
        ("ai ký kế hoạch", "the signer"),
        ("chủ đề đại hội là gì", "the theme"),
    ],
)
def test_nothing_is_doubted_that_the_plan_says(three: Stage, text: str, reason: str) -> None:
    """What the plan says plainly is answered without a doubt."""
    assert speaking(case_of(three, text, SONG_LAM)) == {}, reason


def test_every_doubt_is_tested() -> None:
    """The tables above have a question for each doubt, or it has a test of its own."""
    tested = {row[3] for row in (*SPEAKING, *OF_SHIPPED)}
    assert {doubt.__name__ for _, doubt in DOUBTS.all} - tested == {"_little_held", "_no_day_of_work"}


def test_every_doubt_gives_a_known_reason() -> None:
    """The answer's template knows what to say to each reason."""
    assert {reason for reason, _ in DOUBTS.all} == REASONS


def test_a_doubt_that_is_not_due_has_nothing_to_say(three: Stage) -> None:
    """Doubts are chosen by the words of a question and the kind of its best fact; none left out would have spoken."""
    for question in golden_questions()[::20]:
        if not three.rank(question.question, SONG_LAM).scored:
            continue
        case = case_of(three, question.question, SONG_LAM)
        due = [doubt.__name__ for _, doubt in DOUBTS.of(case.reading.flat, case.best.entry.kind)]
        assert speaking(case).keys() <= set(due), question.id
    assert len(DOUBTS.of(" han cap xa ", "deadline")) < len(DOUBTS.all) / 2


def test_the_first_doubt_decides(three: Stage) -> None:
    """Where several doubts speak, the reply gives the reason of the first."""
    case = case_of(three, "mật khẩu wifi cấp tỉnh", SONG_LAM)
    assert {"_foreign", "_weak"} <= set(speaking(case))
    assert three.judge("mật khẩu wifi cấp tỉnh").refused == "foreign"
