"""A real process, killed at random moments of a form: it goes on at the same question, and no code is lost."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from forms_stage import plan_of
from stand import agreed, settings_in

from knowledge.forms.answers import Answer, plain
from knowledge.records import Records
from knowledge.registry import Drafts, Held, Registrations

KILLS = 50
NOW = "2025-08-10T08:00"
ANSWERS = {
    "hinh-thuc": ("đại hội", "Đại hội Thi đua yêu nước"),
    "ngay": ("20/8", "2025-08-20"),
    "buoi": ("sáng", "sáng"),
    "dia-diem": ("Hội trường UBND xã", "Hội trường UBND xã"),
    "dai-bieu": ("120", 120),
    "truc-tiep": ("90", 90),
    "tham-luan": ("4", 4),
    "lien-he": ("Nguyễn Văn An, Chủ tịch", {"name": "Nguyễn Văn An", "role": "Chủ tịch"}),
    "dien-thoai": ("0912345678", "0912345678"),
}
"""What is typed for each field, and the answer that it is; the unit and its kind come with the beginning."""

STEPS = len(ANSWERS) + 2
"""Lines that make a form: its beginning, an answer each, and the sending."""


class State:
    """What a records.db holds: the draft in hand (None: none), and how many forms were sent."""

    def __init__(self, folder: Path) -> None:
        with closing(Records(folder / "records.db")) as records:
            open_now = Drafts(records).of_person(0)
            self.draft: Held | None = open_now[0] if open_now else None
            assert len(open_now) <= 1
            self.codes = [sent.code for sent in Registrations(records).all()]

    @property
    def steps(self) -> int:
        """How many lines have taken effect since the very beginning."""
        done = len(self.codes) * STEPS
        if self.draft is None:
            return done
        return done + 1 + sum(field in self.draft.draft.answers for field in ANSWERS)

    def lines(self, forms: int) -> list[str]:
        """Give the lines that go on from here, to the end of so many forms."""
        made: list[str] = []
        if self.draft:
            made += [typed for field, (typed, _) in ANSWERS.items() if field not in self.draft.draft.answers] + ["gửi"]
        first = len(self.codes) + bool(self.draft)
        for number in range(first, first + forms):
            made += [_beginning(number), *(typed for typed, _ in ANSWERS.values()), "gửi"]
        return made


def _beginning(number: int) -> str:
    return f"/dangky thai-nguyen-2025; xã Số {number}; loại đơn vị: xã"


@pytest.fixture
def starter(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Give what starts chats in a folder."""
    settings_in(tmp_path)
    with closing(Records(tmp_path / "records.db")) as records:
        agreed(records, 0)
    env = os.environ | {"KEHOACH_STORAGE__FOLDER": str(tmp_path), "PYTHONPATH": str(Path(__file__).parent.parent)}
    with (tmp_path / "log").open("wb") as log:
        command = [sys.executable, str(Path(__file__).parent / "chat_zygote.py")]
        zygote = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, env=env
        )
        yield zygote
        assert zygote.stdin is not None
        assert zygote.stdout is not None
        zygote.stdin.close()
        zygote.wait()
        zygote.stdout.close()


def killed(zygote: subprocess.Popen[str], folder: Path, lines: list[str], after: float) -> tuple[str, bool]:
    """Chat, kill so many seconds after the first word; give what was shown, and whether it was still at work."""
    source, target = folder / "said.txt", folder / "shown.txt"
    source.write_text("\n".join(lines) + "\n", "utf-8")
    target.unlink(missing_ok=True)
    assert zygote.stdin is not None
    assert zygote.stdout is not None
    zygote.stdin.write(json.dumps([str(source), str(target), ["--now", NOW, "chat"]]) + "\n")
    zygote.stdin.flush()
    process = int(zygote.stdout.readline())
    began = time.monotonic()
    while time.monotonic() < began + 60 and not (target.exists() and target.stat().st_size):
        time.sleep(0.001)
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    ended = int(zygote.stdout.readline())
    return target.read_bytes().decode("utf-8", errors="ignore"), ended == -signal.SIGKILL


def answered(shown: str) -> int:
    """Count the lines whose answer was shown, were it in part."""
    return sum(bool(block.partition("\n")[2].strip()) for block in shown.split("\n> ")[1:])


def test_fifty_kills_lose_no_answer_and_no_code(tmp_path: Path, starter: subprocess.Popen[str]) -> None:
    """Each start shows the question at which the last left off; what was acknowledged is in records.db."""
    luck = random.Random(11)
    kills, midway, before = 0, 0, State(tmp_path)
    while kills < KILLS:
        shown, alive = killed(starter, tmp_path, before.lines(12), luck.uniform(0, 0.12))
        first = shown.split("\n> ")[0]
        if "\n> " in shown:
            _shows(first, before.draft)
        now = State(tmp_path)
        acknowledged = before.steps + answered(shown)
        assert acknowledged <= now.steps <= acknowledged + 1
        assert set(re.findall(r"Đã gửi: (TN25-\d{4})", shown)) <= set(now.codes)
        assert now.codes == [f"TN25-{number:04}" for number in range(1, len(now.codes) + 1)]
        _holds(now.draft)
        kills += alive
        midway += alive and now.draft is not None
        before = now
    assert midway >= KILLS // 2
    assert len(before.codes) >= 5


def _shows(welcome: str, draft: Held | None) -> None:
    """Hold the question shown at a start against the draft in hand."""
    if draft is None:
        assert "Câu" not in welcome
    elif draft.draft.at:
        fields = next(form for form in plan_of(draft.plan).forms if form.id == draft.form).fields
        assert next(field.ask for field in fields if field.id == draft.draft.at) in welcome
    else:
        assert "Gửi phiếu này?" in welcome


def _holds(draft: Held | None) -> None:
    """Hold the answers of a draft against what was typed: all up to the question asked, none wrong."""
    if draft is None:
        return
    answers: dict[str, Answer] = dict(draft.draft.answers)
    done = [field for field in ANSWERS if field in answers]
    assert done == list(ANSWERS)[: len(done)]
    assert all(plain(answers[field]) == ANSWERS[field][1] for field in done)
    assert draft.draft.at == (list(ANSWERS)[len(done)] if len(done) < len(ANSWERS) else "")
