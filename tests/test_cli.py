"""The command line as people and programs call it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from stand import compiled

from bot.cli import execute
from bot.stores import SHIPPED_PLANS

QUESTION = "hạn cấp cơ sở Thái Nguyên 2025?"
NOW = ("--now", "2025-08-10T08:00")
ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, with the library there already and no settings."""
    for name in [name for name in os.environ if name.upper().startswith("KEHOACH_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "storage").mkdir()
    shutil.copy(compiled(), tmp_path / "storage" / "library.db")
    return tmp_path


def process(arguments: Sequence[str], given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=60,
        check=False,
    )


def answers(lines: Sequence[bytes]) -> list[dict[str, object]]:
    """Answer the lines of a batch."""
    done = process([*NOW, "ask", "--batch"], b"\n".join(lines) + b"\n")
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.splitlines()]


def line(**fields: object) -> bytes:
    """Write a line of a batch."""
    return json.dumps(fields, ensure_ascii=False).encode()


def test_a_question_is_answered_and_the_exit_code_tells(capsys: pytest.CaptureFixture[str]) -> None:
    """0 with the answer, 1 with what is known instead, as grep does."""
    assert execute([*NOW, "ask", QUESTION]) == 0
    out = capsys.readouterr().out
    assert "31/8/2025" in out
    assert "còn 20 ngày" in out
    assert "<" not in out
    assert execute([*NOW, "ask", "thời tiết hôm nay thế nào?"]) == 1
    assert capsys.readouterr().out


def test_a_question_may_be_asked_of_one_plan(capsys: pytest.CaptureFixture[str]) -> None:
    """--plan decides where the question does not."""
    assert execute([*NOW, "ask", "hạn cấp cơ sở?", "--plan", "thai-nguyen-2025", "--json"]) == 0
    answered = json.loads(capsys.readouterr().out)
    assert answered["plans"] == ["thai-nguyen-2025"]
    assert {"plan": "thai-nguyen-2025", "section": "II.4"} in answered["citations"]


def test_the_reasons_for_a_reading_can_be_seen(capsys: pytest.CaptureFixture[str]) -> None:
    """--explain prints them under the answer."""
    execute([*NOW, "ask", QUESTION])
    plain = capsys.readouterr().out
    execute([*NOW, "ask", QUESTION, "--explain"])
    explained = capsys.readouterr().out
    assert explained.startswith(plain)
    assert "\n– " in explained


REFUSED = [
    (["ask"], "Chưa có câu hỏi.", "nothing asked"),
    (["ask", "x" * 100_000], "dài quá 2.000 ký tự", "too long"),
    (["ask", "hạn?", "--plan", "nowhere"], "Không có kế hoạch “nowhere”", "unknown plan"),
    (["show", "atlantis"], "đang có: binh-", "unknown plan to show"),
    (["show", "thai nguyen"], "nhiều kế hoạch: thai-nguyen-2023, thai-nguyen-2025", "two plans of that name"),
    (["show"], "Thiếu PLAN", "no plan named"),
    (["tell"], "Không có lệnh này", "unknown command"),
    (["ask", "hạn?", "--loud"], "Không có tùy chọn --loud", "unknown option"),
    (["--now", "2025-02-30", "plans"], "Giá trị của --now", "impossible date"),
    (["--config", "none.toml", "plans"], "none.toml: không đọc được tệp", "no such settings"),
]


@pytest.mark.parametrize(("arguments", "sentence", "reason"), REFUSED)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], sentence: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, with exit code 2, and never a traceback."""
    assert execute(arguments) == 2, reason
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert "Traceback" not in err


def test_what_nobody_foresaw_is_a_sentence_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The traceback comes with --debug only."""
    monkeypatch.setattr("bot.commands.plans", lambda *_, **__: 1 / 0)
    assert execute(["plans"]) == 2
    assert capsys.readouterr().err == (
        "Có lỗi không lường trước (ZeroDivisionError); chạy lại với --debug để xem chi tiết.\n"
    )
    assert execute(["--debug", "plans"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """--help of all, of each, and of nothing at all."""
    assert execute([]) == 0
    overview = capsys.readouterr().out
    assert execute(["--help"]) == 0
    assert capsys.readouterr().out == overview
    for command in ("chat", "run", "ask", "plans", "show", "check"):
        assert f"  {command} " in overview
        assert execute([command, "--help"]) == 0
        assert f"kehoach {command}" in capsys.readouterr().out


def test_plans_are_listed_for_people_and_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """One entry a plan, by its id."""
    assert execute(["plans"]) == 0
    text = capsys.readouterr().out
    assert execute(["plans", "--json"]) == 0
    ids = [plan["id"] for plan in json.loads(capsys.readouterr().out)]
    assert "thai-nguyen-2025" in ids
    assert all(f"\n{id}\n" in f"\n{text}" for id in ids)


def test_a_plan_is_shown_with_all_its_facts(capsys: pytest.CaptureFixture[str]) -> None:
    """By id or number, as text and as JSON."""
    assert execute(["show", "thai-nguyen-2025"]) == 0
    text = capsys.readouterr().out
    assert execute(["show", "21/KH-UBND"]) == 0
    assert capsys.readouterr().out == text
    assert execute(["show", "thai-nguyen-2025", "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    for kind, key in (("deadlines", "phrase"), ("limits", "phrase"), ("tasks", "what"), ("gaps", "text")):
        assert plan[kind]
        assert all(fact[key] in text for fact in plan[kind]), kind


def test_check_reports_every_mistake_of_every_file(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the file and the key; exit code 1 where there is any, 0 for the shipped plans."""
    assert execute(["check"]) == 0
    assert "không có lỗi" in capsys.readouterr().out
    for name in ("a", "b"):
        text = (SHIPPED_PLANS / "thai-nguyen-2025.toml").read_text("utf-8")
        (workplace / f"{name}.toml").write_text(text.replace("format = 1", 'format = 1\nxyz = "?"'), encoding="utf-8")
    assert execute(["check", "a.toml", "b.toml", "missing.toml"]) == 1
    out = capsys.readouterr().out
    assert [f"{name}.toml" in out for name in ("a", "b", "missing")] == [True] * 3
    assert out.count("không có khóa này") == 2
    assert "3 tệp kế hoạch, 5 chỗ chưa đúng." in out


def test_a_broken_plan_file_leaves_the_last_library_in_use(
    workplace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All mistakes are on standard error, the answer on standard output."""
    shutil.copytree(SHIPPED_PLANS, workplace / "plans")
    monkeypatch.setenv("KEHOACH_PLANS__FOLDER", "plans")
    (workplace / "plans" / "broken.toml").write_text('format = 1\nid = "x"\n', encoding="utf-8")
    assert execute([*NOW, "ask", QUESTION]) == 0
    out, err = capsys.readouterr()
    assert "31/8/2025" in out
    assert len(err.splitlines()) > 5
    assert "broken.toml" in err
    (workplace / "storage" / "library.db").unlink()
    assert execute([*NOW, "ask", QUESTION]) == 2
    assert "broken.toml" in capsys.readouterr().err


def test_a_batch_is_answered_in_order_with_the_talk_before() -> None:
    """Context, the chat's plan and the day count; the ids come back as they were."""
    first, second, third, fourth = answers(
        [
            line(id="a", question="còn cấp tỉnh?", context=["chào ad", QUESTION, "ok"]),
            line(id=7, question="hạn cấp cơ sở?", chat_plan="thai-nguyen-2025", today="2025-08-29"),
            line(id="c", question="cảm ơn ad"),
            line(id=None, question="hạn cấp cơ sở?"),
        ]
    )
    assert (first["id"], first["status"], first["plans"]) == ("a", "answered", ["thai-nguyen-2025"])
    assert "31/10/2025" in str(first["answer"])
    assert list(first) == ["id", "status", "kind", "answer", "plans", "citations", "options"]
    assert (second["id"], "còn 1 ngày" in str(second["answer"])) == (7, True)
    assert (third["status"], third["kind"], third["plans"]) == ("unknown", "thanks", [])
    assert (fourth["id"], fourth["status"]) == (None, "choose")
    assert len({str(option["plan"]) for option in fourth["options"]}) > 1  # type: ignore[attr-defined]


BAD_LINES = [
    (b'{"id": 1, "question": "\xff"}', None, "UTF-8"),
    (b"no JSON", None, "JSON"),
    (b"[1]", None, "JSON"),
    (b"[" * 20_000, None, "JSON"),
    (b'{"id": 5}', 5, "question"),
    (b'{"id": 5, "question": 3}', 5, "question"),
    (b'{"id": 5, "question": "h", "context": "x"}', 5, "context"),
    (b'{"id": 5, "question": "h", "chat_plan": "nowhere"}', 5, "nowhere"),
    (b'{"id": 5, "question": "h", "today": "2025-02-30"}', 5, "2025-02-30"),
    (b'{"id": 5, "question": " "}', 5, "câu hỏi"),
    (line(id=5, question="x" * 100_000), 5, "2.000"),
]


def test_a_bad_line_is_told_and_the_rest_goes_on() -> None:
    """Each has its object with the error and the id, if it had one; empty lines have none."""
    good = line(id="good", question=QUESTION)
    results = answers([b"\xef\xbb\xbf" + good, b"", *(bad for bad, _, _ in BAD_LINES), b"  ", good])
    assert [result.get("status") for result in results] == ["answered", *[None] * len(BAD_LINES), "answered"]
    for result, (bad, id, word) in zip(results[1:-1], BAD_LINES, strict=True):
        assert (result["id"], list(result)) == (id, ["id", "error"]), bad[:60]
        assert word in str(result["error"])


def test_text_that_no_encoding_carries_does_not_stop_a_batch() -> None:
    """Half of a surrogate pair in an id comes back as it was."""
    assert answers([b'{"id": "\\ud800", "question": "x\\ud800"}'])[0]["id"] == "\ud800"


def test_output_is_utf8_whatever_the_locale() -> None:
    """Also where the environment knows ASCII only, and for input that is not UTF-8."""
    done = process([*NOW, "ask", QUESTION], LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="")
    assert "còn 20 ngày" in done.stdout.decode("utf-8")
    done = process([*NOW, "chat"], b"\xff\xfe\n" + QUESTION.encode(), LC_ALL="C", PYTHONUTF8="0")
    assert "còn 20 ngày" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_is_no_error() -> None:
    """As with head, nothing is written on standard error."""
    command = [sys.executable, "-m", "bot", *NOW, "ask", "--batch"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(line(id=1, question=QUESTION) + b"\n")
        running.stdin.flush()
        assert b"31/8/2025" in running.stdout.readline()
        running.stdout.close()
        running.stdin.write(line(id=1, question=QUESTION) + b"\n")
        running.stdin.flush()
        assert running.wait(timeout=60) == 141
        assert running.stderr.read() == b""


def test_questions_wait_for_no_heavy_import() -> None:
    """Neither Telegram nor pydantic, sqlite-utils or asyncio is loaded to answer one."""
    process([*NOW, "ask", QUESTION])
    heavy = "{'telegram', 'pydantic', 'sqlite_utils', 'asyncio'}"
    ask = f"from bot.cli import execute; execute({[*NOW, 'ask', QUESTION]})"
    code = f"import sys; {ask}; print({heavy} & {{*sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
    )
    assert done.stdout.splitlines()[-1] == b"set()"
