"""`kehoach import` at the command line: a draft and its text, findings as JSON, one sentence for what cannot be."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from song_lam_document import Sample, as_pdf, as_text, as_word

from bot.cli import cli
from handlers.render import Renderer
from knowledge.documents.attentive import CODES, LEVELS, Finding
from knowledge.library.clauses import text_path
from knowledge.planfile import load


def imported(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(cli, ["import", *arguments], standalone_mode=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with one folder of documents."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, sample: Sample) -> str:
    """Lay a sample into a folder and give its path."""
    path = folder / "in" / sample.name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(sample.content)
    return str(path)


def test_a_draft_and_its_text_are_written(folder: Path) -> None:
    """Under the plan's own id, both readable, with a summary on standard output."""
    result = imported(put(folder, as_word()))
    assert result.return_value == 0
    plan = load(folder / "song-lam-2026.toml")
    assert (plan.number, len(plan.deadlines)) == ("12/KH-UBND", 8)
    assert text_path(folder / "song-lam-2026.toml").exists()
    assert "12/KH-UBND" in result.output
    assert "kehoach check song-lam-2026.toml" in result.output


def test_a_file_that_is_there_is_kept(folder: Path) -> None:
    """Unless --out names it; --id makes another."""
    document = put(folder, as_text())
    (folder / "song-lam-2026.toml").write_text("của tôi", encoding="utf-8")
    assert imported(document).return_value == 2
    assert (folder / "song-lam-2026.toml").read_text(encoding="utf-8") == "của tôi"
    assert imported(document, "--id", "khac-2026").return_value == 0
    assert load(folder / "khac-2026.toml").id == "khac-2026"
    assert imported(document, "--out", "song-lam-2026.toml").return_value == 0
    assert load(folder / "song-lam-2026.toml").id == "song-lam-2026"


@pytest.mark.parametrize("name", ["../a", "a/b", "A B", "", "x" * 41])
def test_an_id_is_no_path(folder: Path, name: str) -> None:
    """Nothing is written for an id that is none; an empty one is made from the document."""
    result = imported(put(folder, as_text()), "--id", name)
    assert result.return_value == (0 if not name else 2)
    assert sorted(path.name for path in folder.parent.glob("*.toml")) == []


def test_json_has_the_keys_of_a_careful_reader(folder: Path) -> None:
    """Nothing is written; what is blank is null."""
    result = imported(put(folder, as_pdf()), "--json")
    found = json.loads(result.output)
    assert found["number"] == "12/KH-UBND"
    assert found["supersedes"] == "90/KH-UBND"
    assert found["basis"] == ["31/HD-BNV"]
    assert found["deadlines"][0] | {"page": 1} == {
        "what": "tổ chức xong Hội nghị điển hình tiên tiến cấp xã",
        "scope": "cấp xã",
        "text": "hoàn thành trước ngày 15/8/2026",
        "from": None,
        "to": "2026-08-15",
        "section": "II.3",
        "page": 1,
        "exclusive": True,
    } | {"what": found["deadlines"][0]["what"]}
    assert [limit["max"] for limit in found["delegate_limits"]] == [120, 800]
    assert {(row["agency"], row["deadline"]) for row in found["tasks"]} >= {
        ("Sở Nội vụ", "2026-04-30"),
        ("Sở Tài chính", "2026-04-30"),
    }
    assert [path.name for path in folder.iterdir()] == ["in"]


REFUSED = [
    ("a.doc", b"\xd0\xcf\x11\xe0" + b"0" * 50, "không thuộc loại tệp"),
    ("a.txt", b"", "không có chữ nào"),
    ("a.docx", b"PK\x03\x04broken", "bị hỏng"),
    ("a.pdf", as_word().content, "không khớp với nội dung"),
    ("a.txt", b"a " * 3_000_000, "quá lớn"),
]


@pytest.mark.parametrize(("name", "content", "words"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_cannot_be_read_is_said_in_a_sentence(folder: Path, name: str, content: bytes, words: str) -> None:
    """On standard error, with the file's name, and nothing is written."""
    result = imported(put(folder, Sample(name, content)))
    assert result.return_value == 2
    assert words in result.stderr
    assert name in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_every_finding_has_its_sentence() -> None:
    """With its level, clause and id, whatever its values are."""
    for code in CODES:
        finding = Finding("a", code, LEVELS[0], "II.1", ("một", "hai", "ba", "bốn"))
        said = Renderer().render("findings.txt.j2", findings=[finding])
        assert said.startswith("Sai (II.1): ")
        assert f"[{finding.id}]" in said
        assert "một" in said or "hai" in said
