"""From an event to the replies: routes, rights, silence, typed numbers and buttons pressed late."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stand import ANNA, BINH, GROUP, MORNING, Talker, assembly_in

from bot.assembly import Assembly
from handlers.dispatch import dispatch, needs_admin
from handlers.message import Attachment, Button, Chat, Incoming, Person, Reply
from handlers.render import plain
from handlers.routes import routes
from knowledge.records import Question

DEADLINE = "hạn cấp cơ sở Thái Nguyên 2025?"


@pytest.fixture
def assembly(tmp_path: Path) -> Iterator[Assembly]:
    """Put a bot together."""
    with assembly_in(tmp_path) as made:
        yield made


@pytest.fixture
def anna(assembly: Assembly) -> Talker:
    """Give Anna in her private chat."""
    return Talker(assembly)


def said(replies: list[Reply]) -> str:
    """Give all that replies say as plain text."""
    return "\n".join(plain(reply.html) or reply.notice for reply in replies)


def buttons(replies: list[Reply]) -> list[Button]:
    """Give all buttons of replies in their order."""
    return [button for reply in replies for row in reply.buttons for button in row]


def kept(anna: Talker, **changes: object) -> int:
    """Store a question of Anna's that offers two plans and two near questions."""
    question = Question(
        chat=anna.chat.id,
        person=anna.person.id,
        text="hạn cấp cơ sở?",
        at=MORNING,
        options=("thai-nguyen-2025", "tp-lang-son-2024"),
        near=(DEADLINE, "hạn cấp tỉnh Thái Nguyên 2025?"),
    )
    return anna.assembly.records.note_question(replace(question, **changes))  # type: ignore[arg-type]  # any field


def test_a_question_is_answered_with_its_source(anna: Talker) -> None:
    """The value, the plan's number and the clause stand in one reply."""
    text = said(anna.says(DEADLINE))
    assert "31/8/2025" in text
    assert "21/KH-UBND" in text
    assert "II.4" in text


def test_marks_in_commands_and_the_name_of_the_bot_do_not_matter(anna: Talker) -> None:
    """/hỏi is /hoi, an alias is its command, and @kehoach_bot is this bot."""
    expected = said(anna.says(f"/hoi {DEADLINE}"))
    for text in (f"/hỏi {DEADLINE}", f"/HOI@Kehoach_Bot {DEADLINE}", f"/ask {DEADLINE}"):
        assert said(anna.says(text)) == expected


def test_commands_fix_what_is_asked_for(anna: Talker) -> None:
    """/han, /daibieu and /chuongtrinh need no more than level and place."""
    where = "cấp cơ sở Thái Nguyên 2025"
    assert "31/8/2025" in said(anna.says(f"/han {where}"))
    assert "150" in said(anna.says(f"/daibieu {where}"))
    assert "Khai mạc" in said(anna.says(f"/chuongtrinh {where}"))


def test_a_question_may_be_the_message_replied_to(anna: Talker) -> None:
    """/hoi alone asks what it replies to; with nothing to ask it says how."""
    assert said(anna.says("/hoi", quoted=DEADLINE)) == said(anna.says(DEADLINE))
    assert "gõ câu hỏi" in said(anna.says("/hoi"))


GROUP_SAYINGS = [
    ("hạn cấp cơ sở Thái Nguyên?", False, False, "not spoken to"),
    ("/han cấp cơ sở Thái Nguyên", False, False, "not spoken to even in a command"),
    ("cảm ơn ad", True, False, "chatter"),
    ("/hoi@other_bot hạn?", True, False, "another bot's command"),
    ("/batdau", True, False, "a command that is nobody's"),
    ("/batdau@kehoach_bot", True, True, "a command that this bot lacks"),
    (DEADLINE, True, True, "a question to the bot"),
]


@pytest.mark.parametrize(("text", "addressed", "answered", "reason"), GROUP_SAYINGS)
def test_groups_hear_only_what_they_asked_for(
    assembly: Assembly, text: str, addressed: bool, answered: bool, reason: str
) -> None:
    """The bot is silent unless spoken to with a question or a command of its own."""
    assert bool(Talker(assembly, chat=GROUP).says(text, addressed=addressed)) is answered, reason


def test_thanks_get_a_word_in_private(anna: Talker) -> None:
    """It is polite, and no question."""
    assert said(anna.says("cảm ơn ad ạ")) == "Dạ, không có gì ạ."


REFUSED = [
    ("", "gõ câu hỏi", "empty"),
    ("\u200b\x07", "gõ câu hỏi", "nothing but what does not show"),
    ("hạn " * 600, "dài quá 2.000 ký tự", "too long"),
    ("/khongco", "/trogiup", "no such command"),
    ("/kehoach Atlantis", "Không có kế hoạch nào", "no such plan"),
]


@pytest.mark.parametrize(("text", "sentence", "reason"), REFUSED)
def test_what_cannot_be_answered_gets_one_sentence(anna: Talker, text: str, sentence: str, reason: str) -> None:
    """It says what to do instead, and leaves the talk as it was."""
    anna.says(DEADLINE)
    before = anna.assembly.records.talk(anna.chat.id, anna.person.id)
    replies = anna.says(text)
    assert len(replies) == 1
    assert sentence in said(replies), reason
    assert anna.assembly.records.talk(anna.chat.id, anna.person.id) == before


def test_a_file_is_not_taken_for_a_question(anna: Talker) -> None:
    """It is said that files cannot be read."""
    incoming = Incoming(key="k", person=ANNA, chat=Chat(id=11), attachment=Attachment(id="f", name="a.pdf", size=None))
    assert "chưa đọc được tệp" in said(dispatch(incoming, anna.desk))


def test_the_choice_of_a_plan_answers_the_question_kept(anna: Talker) -> None:
    """A button pressed after a restart answers in place of what it stood under."""
    id = kept(anna)
    replies = anna.presses(f"c:{id}:0")
    assert "31/8/2025" in said(replies)
    assert replies[0].edits
    assert "quý" in said(anna.presses(f"c:{id}:1")).lower()


def test_a_near_question_is_asked_by_its_button(anna: Talker) -> None:
    """What was offered is asked as if typed."""
    assert said(anna.presses(f"n:{kept(anna)}:0")) == said(anna.says(DEADLINE))


FORGED = ["c", "c:", "c:1", "c:1:", "c:1:9", "c:1:-1", "c:x:0", "c:99:0", "c:1:0:0", "c:²:0", f"c:{'9' * 40}:0"]
FORGED += ["n:1:2", "p:1:5", "e:3", "e:x", "k:nowhere", "k:", "l:9", "b:nowhere", "m:9", "z:1", "", ":", "ключ"]


@pytest.mark.parametrize("data", [data for data in FORGED if data])
def test_a_button_that_never_was_is_refused(anna: Talker, data: str) -> None:
    """The refusal is a short notice over the message, which stays as it is."""
    kept(anna)
    replies = anna.presses(data)
    assert [(reply.html, bool(reply.notice)) for reply in replies] == [("", True)]
    assert len(replies[0].notice) <= 200


def test_buttons_belong_to_who_asked_and_where(assembly: Assembly) -> None:
    """Others in the group, and the same person elsewhere, are refused; an anonymous question is anybody's."""
    anna, binh = Talker(assembly, chat=GROUP), Talker(assembly, BINH, GROUP)
    id = kept(anna)
    assert "người đã hỏi" in binh.presses(f"c:{id}:0")[0].notice
    assert "không còn dùng được" in Talker(assembly).presses(f"c:{id}:0")[0].notice
    assert anna.presses(f"c:{id}:0")[0].html
    assert binh.presses(f"c:{kept(anna, person=None)}:0")[0].html


def test_a_number_typed_presses_the_button_of_that_number(anna: Talker) -> None:
    """It counts through the buttons of the last reply, also with a dot or a bracket behind it."""
    offered = buttons(anna.says("/kehoach"))
    expected = said(anna.presses(offered[1].data))
    for typed in ("2", " 2. ", "2)"):
        anna.says("/kehoach")
        assert said(anna.says(typed)) == expected


def test_a_number_that_was_not_offered_is_refused_and_the_offer_stays(anna: Talker) -> None:
    """The person may choose again."""
    count = len(buttons(anna.says("/kehoach")))
    assert f"từ 1 đến {count}" in said(anna.says("0"))
    assert f"từ 1 đến {count}" in said(anna.says(str(count + 1)))
    assert "Ban hành" in said(anna.says("1"))


def test_an_offer_ends_with_the_next_reply(anna: Talker) -> None:
    """A number typed after another answer is not a choice any more."""
    anna.says("/kehoach")
    anna.says(DEADLINE)
    assert "Ban hành" not in said(anna.says("1"))


def test_a_chat_keeps_the_plan_that_was_chosen(anna: Talker) -> None:
    """Questions without a place mean it, until it is let go."""
    assert "Thái Nguyên 2025" in said(anna.says("/chonkehoach thai-nguyen-2025"))
    anna.assembly.records.forget(anna.chat.id, anna.person.id)
    assert "31/8/2025" in said(anna.says("hạn cấp cơ sở?"))
    assert "đang dùng Thái Nguyên 2025" in said(anna.says("/chonkehoach"))
    assert "Đã bỏ chọn" in said(anna.presses("b:-"))
    assert anna.assembly.records.binding(anna.chat.id) is None


ADMINS = [
    (ANNA, True, True, "an administrator"),
    (ANNA, False, False, "a member"),
    (ANNA, None, False, "nobody knows"),
    (Person(id=1087968824, anonymous=True), None, True, "an anonymous administrator"),
]


@pytest.mark.parametrize(("person", "admin", "may", "reason"), ADMINS)
def test_only_administrators_choose_for_a_group(
    assembly: Assembly, person: Person, admin: bool | None, may: bool, reason: str
) -> None:
    """By command and by button; what the host does not know counts as no."""
    talker = Talker(assembly, person, GROUP, admin=admin)
    refused = "chỉ quản trị viên"
    assert (refused not in said(talker.says("/chonkehoach thai-nguyen-2025"))) is may, reason
    assert (assembly.records.binding(GROUP.id) is not None) is may
    assert (refused not in said(talker.presses("b:tp-lang-son-2024"))) is may


NEEDED = [
    ("/chonkehoach x", "", GROUP, True),
    ("/chọnkếhoạch@kehoach_bot", "", GROUP, True),
    ("", "b:thai-nguyen-2025", GROUP, True),
    ("", "c:1:0", GROUP, False),
    ("/hoi hạn?", "", GROUP, False),
    ("hạn?", "", GROUP, False),
    ("/chonkehoach", "", Chat(id=11), False),
]


@pytest.mark.parametrize(("text", "button", "chat", "needed"), NEEDED)
def test_hosts_ask_for_administrators_only_where_it_matters(text: str, button: str, chat: Chat, needed: bool) -> None:
    """Each question costs a call, and most events need none."""
    assert needs_admin(Incoming(key="k", person=ANNA, chat=chat, text=text, button=button), routes()) is needed


def test_an_edited_question_edits_its_answer(anna: Talker) -> None:
    """The reply asks for it; edited chatter is left alone, and an edited number is no choice."""
    assert anna.says(DEADLINE, edited=True)[0].edits
    assert anna.says("cảm ơn", edited=True) == []
    anna.says("/kehoach")
    assert "Ban hành" not in said(anna.says("1", edited=True))


def test_inline_queries_are_answered_in_full_and_not_kept(anna: Talker) -> None:
    """One result a plan that may be meant, each with its source; nothing known gives none."""
    anna.says("/start")
    inline = Talker(anna.assembly, chat=Chat(id=0, kind="inline"))
    assert "II.4" in said(inline.says(DEADLINE))
    assert inline.says("") == []
    assert inline.says("hôm nay trời đẹp quá") == []
    assert anna.assembly.records.question(1) is None


def test_the_welcome_offers_three_things_to_try(anna: Talker) -> None:
    """Each is answered, and the others stay at hand."""
    offered = buttons(anna.says("/start"))
    assert len(offered) == 3
    for button in offered:
        replies = anna.presses(button.data)
        assert "mục" in said(replies), button.label
        assert [each.label for each in buttons(replies)][-3:] == [each.label for each in offered]


def test_help_lists_every_command_that_may_be_used(anna: Talker) -> None:
    """It is made from the table; what is for the office or for owners is shown to them alone."""
    text = said(anna.says("/trogiup"))
    terminal = said(Talker(anna.assembly, Person(id=0), Chat(id=0)).says("/trogiup"))
    for route in routes().commands:
        assert (f"/{route.name} " in text) is (route.right in ("everyone", "chat_admin")), route.name
        assert f"/{route.name} " in terminal
        assert route.summary in terminal


def test_a_failure_leaves_nothing_half_done(anna: Talker, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a handler wrote before it failed is undone."""

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(type(anna.assembly.records), "keep_talk", fail)
    with pytest.raises(RuntimeError):
        anna.says(DEADLINE)
    assert anna.assembly.records.question(1) is None
