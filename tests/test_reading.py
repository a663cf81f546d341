"""Questions read: words set right, kinds, levels, bodies, talk that asks nothing."""

from __future__ import annotations

import unicodedata

import pytest
from engine_stage import Stage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.reading import LIMIT, read


@pytest.mark.parametrize(
    ("text", "flat", "reason"),
    [
        ("Hạn chót cấp tỉnh?", "han chot cap tinh", "with all marks"),
        ("hanj choots caaps tinhr", "han chot cap tinh", "Telex keys left over"),
        ("bao nhiêu đb", "bao nhieu dai bieu", "an abbreviation"),
        ("daihoi cấp tỉnh", "dai hoi cap tinh", "words run together"),
        ("bao nhieu dai bieuu", "bao nhieu dai bieu", "a letter too many"),
        ("ĐH TĐYN", "dai hoi thi dua yeu nuoc", "an abbreviation of several words"),
        (unicodedata.normalize("NFD", "đại hội"), "dai hoi", "marks typed apart"),
        ("Hoà, hòa", "hoa hoa", "both ways to place a tone"),
    ],
)
def test_words_are_set_right(alone: Stage, text: str, flat: str, reason: str) -> None:
    """Slips and abbreviations are read as what was meant."""
    assert alone.read(text).flat == f" {flat} ", reason


def test_what_was_mended_is_told(alone: Stage) -> None:
    """What was put right is named as typed and as read."""
    assert dict(alone.read("hanj cấp tỉnh").mended) == {"hanj": "hạn"}
    assert alone.read("hạn cấp tỉnh").mended == ()


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("hạn chót là ngày nào", "deadline", "a deadline"),
        ("tối đa bao nhiêu đại biểu", "delegates", "a limit"),
        ("ai ký kế hoạch", "signer", "the signer"),
        ("Sở Nội vụ chủ trì việc gì", "task", "a task"),
        ("chương trình đại hội gồm những gì", "agenda", "the agenda"),
        ("họp ở đâu", "venue", "the venue"),
        ("họp mấy buổi", "duration", "the duration"),
        ("nơi nhận kế hoạch", "recipients", "the recipients"),
    ],
)
def test_phrases_tell_the_kind_of_question(alone: Stage, text: str, kind: str, reason: str) -> None:
    """The strongest phrase tells what is asked for."""
    cues = alone.read(text).cues
    assert max(cues, key=lambda name: cues[name]) == kind, reason


@pytest.mark.parametrize(
    ("text", "levels", "bare", "agencies", "reason"),
    [
        ("hạn cấp tỉnh", ("province",), (), (), "a level outright"),
        ("tỉnh mình họp khi nào", (), ("province",), (), "a level's word alone"),
        ("cấp tỉnh và cấp xã", ("province", "commune"), (), (), "two levels"),
        ("Sở Nội vụ làm gì", (), (), ("so-noi-vu",), "a body"),
        ("họp khi nào", (), (), (), "none"),
    ],
)
def test_levels_and_bodies_are_told_apart(
    alone: Stage, text: str, levels: tuple[str, ...], bare: tuple[str, ...], agencies: tuple[str, ...], reason: str
) -> None:
    """Levels that are named outright count for more than a bare word, and bodies are no levels."""
    reading = alone.read(text)
    assert (reading.levels, reading.bare_levels, reading.agencies) == (levels, bare, agencies), reason


@pytest.mark.parametrize(
    ("text", "chatter", "reason"),
    [
        ("cảm ơn ad nhiều nhé", "thanks", "thanks"),
        ("cam on", "thanks", "thanks without marks"),
        ("ok", "acknowledgement", "an acknowledgement"),
        ("???", "around", "no letters"),
        ("", "around", "nothing"),
        ("Dạ em cảm ơn, cho em hỏi hạn cấp tỉnh", "", "thanks before a question"),
        ("ok thế hạn cấp tỉnh khi nào", "", "an acknowledgement before a question"),
    ],
)
def test_chatter_is_told_from_questions(alone: Stage, text: str, chatter: str, reason: str) -> None:
    """Who thanks or greets asks nothing, unless a question follows."""
    assert alone.read(text).chatter == chatter, reason


def test_words_left_over_say_what_is_asked(alone: Stage) -> None:
    """What no phrase explains is content, what says little is soft."""
    reading = alone.read("mật khẩu wifi ở đại hội")
    own = [reading.said[at].typed for at in reading.content if at not in reading.soft]
    assert own == ["mật", "khẩu", "wifi"]


def test_something_heard_is_a_claim(alone: Stage) -> None:
    """Whoever asks whether it is so that … claims something."""
    assert alone.read("nghe nói 800 đại biểu phải không").claims
    assert not alone.read("bao nhiêu đại biểu").claims


def test_values_are_read_with_the_words(alone: Stage) -> None:
    """Typed values stand beside the words, and are asked for by their kinds."""
    reading = alone.read("12/KH-UBND: trước 15/8/2026 có 120 đại biểu?")
    assert [value.number for value in reading.of("document", "number")] == [12, 120]
    assert reading.of("quarter") == ()


def test_a_long_message_is_read_up_to_a_limit(alone: Stage) -> None:
    """What follows far behind asks for nothing that fits a reply."""
    assert alone.read("a " * LIMIT + "hạn chót").cues == {}


ANY = st.text(max_size=5000) | st.lists(
    st.sampled_from(
        ["hạn ", "cấp tỉnh ", "đb", " 12/KH-UBND ", "ở ", "Sở ", "31/9 ", "?", "sau khi ", "\u0323", "ddaij", "SL "]
    ),
    max_size=60,
).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=ANY)
def test_any_text_can_be_read(alone: Stage, text: str) -> None:
    """Whatever is typed can be read: places lie within the words, and reading it again gives the same."""
    reading = alone.read(text)
    assert all(0 <= at < len(reading.said) for at in (*reading.content, *reading.soft))
    assert all(match.end <= len(reading.said) for match in reading.matches)
    again = read(text, alone.shelf.mender, alone.shelf.spell_out)
    assert again == reading
