"""`kehoach rights`: the same rights as in chat, for whoever runs the program."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from subprocess import DEVNULL, Popen
from subprocess import run as run_process

import pytest
from stand import settings_in
from telegram_api import TOKEN, OverHttp, TelegramApi, User, make_group, private

from bot.cli import execute
from knowledge.records import Records
from knowledge.rights.groups import Groups
from knowledge.rights.roles import Roles

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let commands work in a folder of the test."""
    settings_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEHOACH_STORAGE__FOLDER", str(tmp_path))
    monkeypatch.setenv("KEHOACH_ACCESS__OWNERS", "[9]")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Run a command and give what it says."""
    assert execute(["--now", "2025-08-10T08:00", "rights", *arguments]) == code
    out, err = capsys.readouterr()
    return (out + err).strip()


def test_the_office_is_given_listed_and_taken(capsys: pytest.CaptureFixture[str], storage: Path) -> None:
    """For all plans or some; the log says that it was done here."""
    assert run(capsys) == "Người quản trị (access.owners): 9\nChưa giao quyền văn phòng cho ai."
    assert "Đã giao" in run(capsys, "grant", "8", "--plan", "thai-nguyen-2025", "--plan", "TP Lạng Sơn")
    assert run(capsys, "grant", "7") == "Đã giao quyền văn phòng cho 7."
    assert run(capsys, "list").splitlines()[1:] == ["7: mọi kế hoạch", "8: thai-nguyen-2025, tp-lang-son-2024"]
    listed = [json.loads(line) for line in run(capsys, "list", "--json").splitlines()]
    assert listed[1]["scope"] == {"plans": ["thai-nguyen-2025", "tp-lang-son-2024"]}
    assert "Đã thu" in run(capsys, "revoke", "8", "--plan", "thai-nguyen-2025")
    assert "Đã thu" in run(capsys, "revoke", "7")
    assert run(capsys, "list").splitlines()[1:] == ["8: tp-lang-son-2024"]
    assert "giao quyền cho 7, mọi kế hoạch; từ dòng lệnh; người làm: người vận hành" in run(capsys, "log")
    records = Records(storage / "records.db")
    assert {(entry.by, entry.source) for entry in Roles(records).log(-1)} == {(0, "machine")}
    records.close()


def test_groups_are_approved_and_refused_by_their_ids(capsys: pytest.CaptureFixture[str], storage: Path) -> None:
    """Also one that the bot has not heard of yet, where nobody could press a button."""
    assert run(capsys, "approve", "-1001", "-1002") == "Nhóm -1001 được duyệt.\nNhóm -1002 được duyệt."
    assert "bị từ chối" in run(capsys, "refuse", "-1002")
    assert run(capsys, "groups") == "-1001 đã duyệt\n-1002 đã từ chối"
    records = Records(storage / "records.db")
    assert [group.chat for group in Groups(records).listed("approved")] == [-1001]
    records.close()


@pytest.mark.parametrize(
    ("arguments", "sentence", "reason"),
    [
        (("grant",), "Cách dùng", "nobody named"),
        (("fly", "8"), "Cách dùng", "no such action"),
        (("grant", "8", "x"), "“x” không phải mã số", "no id"),
        (("grant", "8", "--plan", "Atlantis"), "Atlantis", "no such plan"),
        (("grant", "9"), "access.owners", "owners are set in the settings"),
        (("grant", "1087968824"), "không phải mã số của một người", "anonymous administrators"),
        (("approve", "8"), "mã nhóm là số âm", "a person's id"),
        (("list", "8"), "Cách dùng", "more than it takes"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    capsys: pytest.CaptureFixture[str], storage: Path, arguments: tuple[str, ...], sentence: str, reason: str
) -> None:
    """One sentence says why."""
    assert sentence in run(capsys, *arguments, code=2), reason
    assert run(capsys, "list").splitlines()[1:] == ["Chưa giao quyền văn phòng cho ai."]


def test_nothing_refused_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing logged."""
    assert run(capsys, "attempts") == "Không có việc nào bị từ chối."
    assert run(capsys, "log") == "Chưa giao, chưa thu quyền nào."


def test_what_is_changed_here_holds_at_once_in_a_running_bot(storage: Path) -> None:
    """The office is given and a group approved beside `kehoach run`, on the same folder."""
    with OverHttp(TelegramApi(privacy=False)) as telegram:
        with telegram.lock:
            clerk, lan = private(telegram.api, 8), make_group(telegram.api).seat(User(21, "Lan"))
            clerk.say("/dangkydanhsach")
            lan.say("/hoi hạn cấp cơ sở Thái Nguyên 2025?")
        env = dict(os.environ) | {"KEHOACH_TELEGRAM__TOKEN": TOKEN, "KEHOACH_TELEGRAM__BASE_URL": telegram.base_url}
        program = [sys.executable, "-m", "bot"]
        with Popen([*program, "run"], env=env, cwd=ROOT, stderr=DEVNULL) as bot:
            try:
                assert telegram.wait_for(lambda: bool(clerk.heard and lan.heard), 60)
                for arguments in (["grant", "8"], ["approve", str(lan.state.id)]):
                    assert run_process([*program, "rights", *arguments], env=env, cwd=ROOT, check=False).returncode == 0
                with telegram.lock:
                    clerk.say("/dangkydanhsach")
                    lan.say("/hoi hạn cấp cơ sở Thái Nguyên 2025?")
                assert telegram.wait_for(lambda: "Không có phiếu nào" in clerk.last.text, 20)
                assert telegram.wait_for(lambda: any("31/8/2025" in text for text in lan.texts), 20)
                assert telegram.wait_for(lambda: any("Nhóm đã được duyệt" in text for text in lan.texts), 20)
            finally:
                bot.send_signal(signal.SIGTERM)
    assert "văn phòng" in clerk.texts[0]
    assert "chờ người quản trị" in lan.texts[0]
