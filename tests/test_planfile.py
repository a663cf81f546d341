"""Plan files: what they say is read as it stands, all that is wrong is told at once, and writing loses nothing."""

from __future__ import annotations

import contextlib
import re
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from any_plan import plans
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import SONG_LAM
from plan_mistakes import MISTAKES

from knowledge.days import Before, By, Due, Month, Offset, OnDay, Quarter, Recurring, Span, Year
from knowledge.errors import MISTAKE_KINDS, Mistake, PlanFileError
from knowledge.facts import AgendaItem, Form, Plan, Signer, Stated
from knowledge.plan_terms import FACT_KINDS, LEVELS
from knowledge.planfile import dump, load, load_folder, parse
from knowledge.planfile.schema import PlanTable
from knowledge.planfile.values import GAP_KINDS

NAME = "song-lam-2026.toml"
TEXT = SONG_LAM.read_text(encoding="utf-8")
FORMAT = Path(__file__).parents[1] / "docs" / "plan-format.md"


def mistakes_in(text: str, name: str = NAME) -> tuple[Mistake, ...]:
    """Give the mistakes of a text that must have some."""
    with pytest.raises(PlanFileError) as caught:
        parse(text, name)
    return caught.value.mistakes


def test_a_head_is_read_with_its_signer_and_recipients(song_lam: Plan) -> None:
    """The head of a plan holds what its file says, and days are days."""
    assert (song_lam.id, song_lam.code, song_lam.number) == ("song-lam-2026", "SL26", "12/KH-UBND")
    assert song_lam.day == date(2026, 3, 2)
    assert song_lam.signer == Signer(name="Nguyễn Văn A", title="Phó Chủ tịch", authority="KT.")
    assert song_lam.recipients == ("Sở Nội vụ", "UBND các xã, phường")
    assert [document.day for document in song_lam.documents] == [None, date(2026, 1, 15), date(2025, 11, 20)]


def test_every_array_of_the_format_reaches_the_plan(song_lam: Plan) -> None:
    """No row of any table is lost."""
    rows = tomllib.loads(TEXT)
    for table in ("documents", "events", "deadlines", "limits", "shares", "headcounts", "agendas", "tasks"):
        assert len(getattr(song_lam, table)) == len(rows[table]), table
    for table in ("submissions", "statements", "gaps"):
        assert len(getattr(song_lam, table)) == len(rows[table]), table


def test_tables_within_tables_are_read(song_lam: Plan) -> None:
    """An event's inline tables and an agenda's items become values of their own."""
    event, agenda = song_lam.events[0], song_lam.agendas[0]
    assert event.form == Form(section="II.2", items=("Đại hội Thi đua yêu nước",))
    assert event.duration == Stated(section="II.4", text="01 buổi")
    assert song_lam.events[1].venue is None
    assert agenda.items[0] == AgendaItem(title="Chào cờ", when="khi tổ chức đại hội", names=("quốc ca",))


DUES: tuple[tuple[str, Due], ...] = (
    ("before = 2026-10-31", Before(date(2026, 10, 31))),
    ("by = 2026-08-15", By(date(2026, 8, 15))),
    ("day = 2026-10-20", OnDay(date(2026, 10, 20))),
    ('month = "2026-04"', Month(2026, 4)),
    ('quarter = "2026-Q2"', Quarter(2026, 2)),
    ("year = 2026", Year(2026)),
    ("from = 2026-07-15\nto = 2026-10-12", Span(date(2026, 7, 15), date(2026, 10, 12))),
    ("from = 2026-07-15", Span(date(2026, 7, 15), None)),
    ("to = 2026-10-12", Span(None, date(2026, 10, 12))),
    ('offset = -15\nanchor = "ngày họp"', Offset(-15, "ngày họp")),
    ('offset = 5\nanchor = "ngày họp"\nworking = true', Offset(5, "ngày họp", working=True)),
    ('recurring = "định kỳ hằng tháng"', Recurring("định kỳ hằng tháng")),
)


@pytest.mark.parametrize(("keys", "due"), DUES, ids=[keys.split(" ")[0] for keys, _ in DUES])
def test_a_deadline_has_the_value_that_its_key_names(keys: str, due: Due) -> None:
    """Each way of writing a deadline gives its own typed value."""
    plan = parse(TEXT.replace("before = 2026-10-31", keys, 1), NAME)
    assert plan.deadlines[0].due == due


@pytest.mark.parametrize(("old", "new", "key", "kind", "expected", "got", "why"), MISTAKES)
def test_a_mistake_is_told_with_key_expected_and_got(
    old: str, new: str, key: str, kind: str, expected: str | None, got: str | None, why: str
) -> None:
    """One wrong thing in a file gives one mistake."""
    assert old in TEXT
    found = mistakes_in(TEXT.replace(old, new, 1))
    assert [(mistake.file, mistake.key, mistake.kind) for mistake in found] == [(NAME, key, kind)], why
    assert expected in (None, found[0].expected)
    assert got in (None, found[0].got)


LINES = (
    # what is changed into what, the text from the mistake's line on, and why there
    ('place = "Sông Lam"', "place = 3", "place = 3", "a key of the head"),
    ('authority = "KT."', "authority = 3", "authority = 3", "a key of a table"),
    ("by = 2026-08-15", "by = 3", "by = 3", "a key in the second row"),
    ('what = "lo kinh phí"\n', "", '[[tasks]]\nsection = "III.3"\nagency = "Sở Tài chính"', "the row lacks the key"),
    ('title = "Trao khen thưởng"', "title = 3", "title = 3", "the items of a second agenda are counted anew"),
    ("chosen_by =", "chosen =", 'form = { section = "II.2", items = ["Đại hội Thi đua yêu nước", "Hội', "inline"),
)


@pytest.mark.parametrize(("old", "new", "shown", "why"), LINES)
def test_a_mistake_is_told_with_its_line(old: str, new: str, shown: str, why: str) -> None:
    """The line of a mistake is that of its key, or of the row where the key should be."""
    text = TEXT.replace(old, new, 1)
    line = mistakes_in(text)[0].line
    assert line is not None
    assert "\n".join(text.split("\n")[line - 1 :]).startswith(shown), why


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    """Wrong values do not hide wrong references, nor impossible days anything; the order is the file's."""
    text = TEXT
    wrong = [row for row in MISTAKES if row[3] in ("impossible_date", "duplicate_id", "needs", "order", "unknown_key")]
    for old, new, *_ in wrong:
        text = text.replace(old, new, 1)
    found = mistakes_in(text)
    assert {mistake.key for mistake in found} == {key for _, _, key, *_ in wrong}
    assert len(found) == len(wrong)
    assert [mistake.line for mistake in found] == sorted(mistake.line or 0 for mistake in found)


def test_broken_toml_is_told_with_its_line() -> None:
    """A file that is no TOML has one mistake, on the line where reading it ends."""
    (mistake,) = mistakes_in(TEXT.replace("percent = 60", "percent = = 60"))
    assert (mistake.kind, mistake.got) == ("syntax", "percent = = 60")
    assert mistake.line == TEXT[: TEXT.index("percent = 60")].count("\n") + 1


def test_an_end_in_the_middle_is_told_at_the_last_line() -> None:
    """A file cut off within a text is broken TOML too."""
    (mistake,) = mistakes_in('id = "song')
    assert (mistake.kind, mistake.line) == ("syntax", 1)


def test_what_cannot_be_read_is_a_mistake_of_the_whole_file(tmp_path: Path) -> None:
    """A missing file and one that is not UTF-8 are told like other mistakes."""
    with pytest.raises(PlanFileError) as caught:
        load(tmp_path / "missing.toml")
    assert [(mistake.file, mistake.kind) for mistake in caught.value.mistakes] == [("missing.toml", "unreadable")]
    (tmp_path / "old.toml").write_bytes('id = "old"\nplace = "Đà Lạt"'.encode("cp1258", errors="replace") + b"\xd0")
    with pytest.raises(PlanFileError) as caught:
        load(tmp_path / "old.toml")
    assert [(mistake.kind, mistake.line) for mistake in caught.value.mistakes] == [("encoding", 2)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (TEXT.encode("utf-8-sig"), "a byte order mark, as some editors write"),
        (TEXT.replace("\n", "\r\n").encode(), "Windows line ends"),
        (unicodedata.normalize("NFD", TEXT).encode(), "marks apart from their letters, as from a Mac"),
        (TEXT.replace('place = "Sông Lam"', 'place = " Sông Lam "').encode(), "blanks around a text"),
    ],
)
def test_the_way_a_file_was_saved_does_not_matter(content: bytes, why: str, tmp_path: Path, song_lam: Plan) -> None:
    """The same text gives the same plan, in NFC."""
    (tmp_path / NAME).write_bytes(content)
    assert load(tmp_path / NAME) == song_lam, why


def test_a_folder_gives_right_plans_and_the_mistakes_of_wrong_ones(tmp_path: Path, song_lam: Plan) -> None:
    """A wrong file keeps no right one from being read, and other files are passed over."""
    assert load_folder(tmp_path) == ([], [])
    (tmp_path / NAME).write_text(TEXT, encoding="utf-8")
    (tmp_path / "wrong.toml").write_text("format = 1", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no plan", encoding="utf-8")
    read, mistakes = load_folder(tmp_path)
    assert read == [song_lam]
    assert {mistake.file for mistake in mistakes} == {"wrong.toml"}


def test_every_kind_of_mistake_is_shown_by_an_example() -> None:
    """The kinds of mistakes are those that the tests above bring about."""
    shown = {row[3] for row in MISTAKES} | {"syntax", "unreadable", "encoding"}
    assert shown == set(MISTAKE_KINDS)


@given(
    start=st.integers(0, len(TEXT)), length=st.integers(0, 40), put=st.text(max_size=6) | st.sampled_from("[]{}=\"'\n1")
)
@settings(max_examples=150, deadline=None)
def test_no_damage_to_a_file_does_worse_than_mistakes(start: int, length: int, put: str) -> None:
    """Whatever is cut from or put into a file, it gives a plan or mistakes."""
    damaged = TEXT[:start] + put + TEXT[start + length :]
    with contextlib.suppress(PlanFileError):
        parse(damaged, NAME)
        return
    assert {mistake.kind for mistake in mistakes_in(damaged)} <= set(MISTAKE_KINDS)


@given(plan=plans())
@settings(max_examples=60, deadline=None)
def test_a_written_plan_reads_as_it_was(plan: Plan) -> None:
    """Writing and reading loses nothing of any plan."""
    assert parse(dump(plan), NAME) == plan


def test_a_plan_is_written_as_people_write_it() -> None:
    """Keys stand in the order of the format, without what is empty, and long arrays one item a line."""
    text = TEXT.replace('"Sở Nội vụ", "UBND các xã, phường"', ", ".join(f'"Sở số {number}"' for number in range(20)))
    written = dump(parse(text, NAME))
    assert '[[deadlines]]\nid = "han-tinh"\nevent = ["tinh"]\nsection = "II.4"\n' in written
    assert 'venue = { section = "II.2", text = "Hội trường tỉnh" }\n' in written
    assert '[recipients]\nsection = "nơi nhận"\nitems = [\n    "Sở số 0",\n    "Sở số 1",\n' in written
    assert '""' not in written
    assert "[]" not in written


def test_the_documented_format_is_the_one_that_is_read() -> None:
    """The examples of the documentation together are a plan file, but for an event that they leave out."""
    text = "\n".join(re.findall(r"```toml\n(.*?)```", FORMAT.read_text(encoding="utf-8"), flags=re.DOTALL))
    assert {(mistake.kind, mistake.got) for mistake in mistakes_in(text)} == {("unknown_event", "xa")}


def test_the_documentation_names_every_table_and_every_fixed_word() -> None:
    """Whatever a file may hold can be looked up."""
    text = FORMAT.read_text(encoding="utf-8")
    tables = {name for name, field in PlanTable.model_fields.items() if field.default == []} - {"names", "seen"}
    assert [table for table in sorted(tables) if f"[[{table}]]" not in text] == []
    words = (*FACT_KINDS, *GAP_KINDS, *LEVELS)
    assert [word for word in words if f"`{word}`" not in text] == []
