"""`kehoach check` at the command line: mistakes, then what looks odd in plans and between them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented import SONG_LAM, write_plan
from song_lam_document import as_text

from bot.cli import cli
from knowledge.days import Before
from knowledge.documents.attentive import review
from knowledge.facts import Document, Plan
from knowledge.library.clauses import TextLine, dump_text, text_path
from knowledge.planfile import load

PLAN = load(SONG_LAM)
CITED = Document(
    section="căn cứ",
    kind="Hướng dẫn",
    number="9/HD-BNV",
    issuer="",
    day=date(2026, 1, 5),
    subject="",
    relation="basis",
)
LATE = replace(PLAN, documents=(replace(CITED, day=date(2026, 3, 9)),))
PAST = replace(PLAN, deadlines=tuple(replace(each, due=Before(date(2025, 3, 25))) for each in PLAN.deadlines))


def ran(command: str, *arguments: Path | str) -> Result:
    """Run a command."""
    return CliRunner().invoke(cli, [command, *map(str, arguments)], standalone_mode=False)


def told(result: Result) -> list[str]:
    """Give the lines that end in the id of a finding."""
    return [line for line in result.stdout.splitlines() if line.endswith("]")]


def ids(result: Result) -> list[str]:
    """Give the ids that are told."""
    return [line[-11:-1] for line in told(result)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_finding_has_its_level_clause_sentence_and_id(folder: Path) -> None:
    """Under the plan that it is about."""
    result = ran("check", write_plan(folder, LATE))
    late = next(each for each in review(LATE) if each.code == "cited_later")
    line = "Nghi vấn (căn cứ): Hướng dẫn 9/HD-BNV ghi ngày 09/3/2026, muộn hơn ngày kế hoạch (02/3/2026)."
    assert f"{line} [{late.id}]" in told(result)
    assert result.stdout.index("song-lam-2026, ") < result.stdout.index(line)


def test_mistakes_alone_make_the_exit_code_1(folder: Path) -> None:
    """Findings, even errors, are for a person to judge; a file with mistakes keeps no other from being read."""
    past = write_plan(folder, PAST)
    (folder / "xyz.toml").write_text("format = 1\n", encoding="utf-8")
    found, both = ran("check", past), ran("check", past, "xyz.toml")
    assert any(line.startswith("Sai (") for line in told(found))
    assert (found.return_value, both.return_value) == (0, 1)
    assert ids(found) == ids(both)
    assert both.stdout.index("xyz.toml") < both.stdout.index("Sai (")


def test_errors_come_before_doubts_and_doubts_before_notes(folder: Path) -> None:
    """Within a plan."""
    result = ran("check", write_plan(folder, replace(PAST, documents=LATE.documents)))
    levels = [("Sai", "Nghi vấn", "Lưu ý").index(line.partition(" (")[0]) for line in told(result)]
    assert levels == sorted(levels)
    assert {0, 1} <= set(levels)


def test_what_is_seen_is_told_no_more(folder: Path) -> None:
    """Only what the file lists is left out; with nothing left, nothing is said of findings."""
    before = ids(ran("check", write_plan(folder, LATE)))
    after = ids(ran("check", write_plan(folder, replace(LATE, seen=(before[0],)))))
    assert (len(before) > 1, after) == (True, before[1:])
    silent = ran("check", write_plan(folder, replace(LATE, seen=tuple(before))))
    assert silent.stdout == "1 tệp kế hoạch, không có lỗi.\n"


def other(plan: Plan) -> Plan:
    """Give a later plan of another place, which cites the document under another symbol."""
    document = replace(CITED, number="9/HĐ-BNV")
    return replace(plan, id="song-xa-2026", day=date(2026, 4, 2), documents=(document,))


@pytest.mark.parametrize("marked", ["song-lam-2026", "song-xa-2026"])
def test_plans_that_are_checked_together_are_compared(folder: Path, marked: str) -> None:
    """The difference is told of the later one, and may be marked as seen in either file."""
    one = replace(PLAN, documents=(CITED,))
    plans = {plan.id: plan for plan in (one, other(one))}
    paths = [write_plan(folder, plan) for plan in plans.values()]
    alone = {id for path in paths for id in ids(ran("check", path))}
    together = ran("check", *paths)
    between = [line for line in told(together) if line[-11:-1] not in alone]
    assert len(between) == 1
    assert "9/HD-BNV và 9/HĐ-BNV" in between[0]
    assert together.stdout.index("song-xa-2026, ") < together.stdout.index(between[0])
    write_plan(folder, replace(plans[marked], seen=(between[0][-11:-1],)))
    assert between[0] not in told(ran("check", *paths))


def test_the_text_beside_a_plan_is_read(folder: Path) -> None:
    """What only the document's text shows is found; a text that cannot be read is a mistake."""
    path = write_plan(folder, PLAN)
    text_path(path).write_text(dump_text([TextLine("II.1", 2, "Trước ngày 31/6/2026.")]), encoding="utf-8")
    assert "Sai (II.1): Lịch không có ngày 31/6/2026." in ran("check", path).stdout
    text_path(path).write_text("không có cột\n", encoding="utf-8")
    broken = ran("check", path)
    assert (broken.return_value, told(broken)) == (1, [])
    assert "song-lam-2026.text.tsv:1" in broken.stdout


def test_what_an_import_points_out_is_told_again(folder: Path) -> None:
    """With the same ids, so that a draft can be gone through in one's own time."""
    (folder / "in.txt").write_bytes(as_text().content.replace("trước ngày 15/8/2026".encode(), b"31/6/2026"))
    imported = ran("import", "in.txt")
    assert ids(imported)
    assert ids(ran("check", "song-lam-2026.toml")) == ids(imported)
