"""Long answers are cut so that Telegram takes every piece and nothing is lost."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram_api.markup import parse
from telegram_api.strict import complaints

from bot.telegram.split import LIMIT, split, units

TAGS = ("b", "i", "u", "s", "code", "blockquote")
words = st.text(st.sampled_from("aáđế <&>\n🙂"), min_size=1, max_size=12)


@st.composite
def marked_up(draw: st.DrawFn) -> str:
    """Make well-formed HTML of words in nested tags."""
    html, opened = "", list[str]()
    for _ in range(draw(st.integers(1, 30))):
        html += escape(draw(words), quote=False)
        closes: bool = draw(st.booleans())
        if opened and closes:
            html += f"</{opened.pop()}>"
        else:
            opened.append(draw(st.sampled_from(TAGS)))
            html += f"<{opened[-1]}>"
    return html + "".join(f"</{tag}>" for tag in reversed(opened))


def shown(html: str) -> str:
    """Read HTML as Telegram does, without its blanks, which a cut may swallow."""
    return "".join(parse(html, "HTML")[0].split())


def styled(html: str) -> list[tuple[str, frozenset[str]]]:
    """List the characters that show, each with how it is marked up."""
    text, entities = parse(html, "HTML")
    marks: list[tuple[str, frozenset[str]]] = []
    at = 0
    for char in text:
        around = frozenset(e.type for e in entities if e.offset <= at < e.offset + e.length)
        if not char.isspace():
            marks.append((char, around))
        at += units(char)
    return marks


@given(marked_up(), st.integers(2, 60))
def test_every_piece_is_taken_and_nothing_is_lost(html: str, limit: int) -> None:
    """Each piece is well-formed and short enough, and together they show what the whole shows, alike."""
    pieces = split(html, limit)
    texts = [parse(piece, "HTML")[0] for piece in pieces]
    assert all(0 < units(text) <= limit for text in texts)
    assert [mark for piece in pieces for mark in styled(piece)] == styled(html)


@given(st.lists(st.text(st.sampled_from("abc đ"), min_size=1, max_size=20).map(str.strip), min_size=1, max_size=20))
def test_lines_that_fit_are_never_cut(lines: list[str]) -> None:
    """A cut falls between lines where each line fits a message."""
    pieces = split("\n".join(lines), 20)
    whole = {" ".join(line.split()) for line in lines}
    assert {" ".join(line.split()) for piece in pieces for line in piece.split("\n") if line.strip()} <= whole


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("", "nothing"),
        (" \n\t ", "blanks only"),
        ("<b> </b>", "blanks in a tag"),
        (" " * 5000, "more blanks than fit"),
        ("<i></i>" * 1000, "more tags than fit"),
    ],
)
def test_what_shows_nothing_makes_no_message(html: str, why: str) -> None:
    """Telegram refuses empty messages, so none is made."""
    assert split(html) == [], why


def test_a_message_of_exactly_the_limit_stays_whole() -> None:
    """4,096 units fit one message, 4,097 do not."""
    assert split("x" * LIMIT) == ["x" * LIMIT]
    assert [len(piece) for piece in split("x" * (LIMIT + 1))] == [LIMIT, 1]


def test_units_are_counted_not_characters() -> None:
    """A character outside the basic plane counts twice, an escaped one once."""
    assert [len(piece) for piece in split("🙂" * 2100)] == [2048, 52]
    assert [piece.count("&amp;") for piece in split("&amp;" * 5000)] == [4096, 904]


def test_a_mark_is_not_cut_off_its_letter() -> None:
    """A hard cut leaves decomposed letters whole."""
    assert split("ab" + "e\u0302\u0301", 4) == ["ab", "e\u0302\u0301"]


def test_a_link_is_opened_again_with_its_address() -> None:
    """A tag that is open at a cut is opened again as it was, attributes and all."""
    assert split('<a href="https://a.vn">một hai</a>', 4) == [
        '<a href="https://a.vn">một</a>',
        '<a href="https://a.vn">hai</a>',
    ]


def test_a_hundred_thousand_characters_are_cut() -> None:
    """A text of any length comes out in order, in as many messages as it takes."""
    assert "".join(split("đ" * 100_000)) == "đ" * 100_000


def test_a_message_has_at_most_a_hundred_marked_stretches() -> None:
    """Telegram would show further ones unmarked, so they go into the next message."""
    html = "\n".join(f"<b>mục <i>{number}</i></b>" for number in range(120))
    pieces = split(html)
    assert [complaints(piece) for piece in pieces] == [[], [], []]
    assert [mark for piece in pieces for mark in styled(piece)] == styled(html)
    assert split("<b>a</b>" * 101) == ["<b>" + "a" * 101 + "</b>"], "marks that meet are one"
