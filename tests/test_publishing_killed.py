"""A process killed while it publishes a plan leaves it either out or in, and the press can be made again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from registering_stage import OWNER, button, said, with_office
from song_lam_document import as_text

from bot.assembly import Assembly
from handlers.message import Attachment, Chat, Incoming, Reply
from handlers.reviewing import press, take
from knowledge.reviews import Reviews

KILLED = """
import os, signal, sys
from pathlib import Path
import test_publishing_killed as story
from knowledge import publishing
from knowledge.reviews import Reviews

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

target, name = {"text": (publishing.Shelf, "_updated"), "commit": (Reviews, "keep")}[sys.argv[2]]
assembly = story.with_office(Path(sys.argv[1]))
replies = story.hand_in(assembly)
setattr(target, name, die)
story.pressed(assembly, story.button(replies, "Công bố"))
"""


def hand_in(assembly: Assembly) -> list[Reply]:
    """Have the office send a document."""
    content = as_text().content
    file = Attachment(id="a", name="ke-hoach.txt", size=len(content), content=content)
    with assembly.records.transaction():
        return take(file, Incoming(key="t:1", person=OWNER, chat=Chat(id=OWNER.id), attachment=file), assembly.desk())


def pressed(assembly: Assembly, data: str) -> str:
    """Press a button of the review and give what is said."""
    told = Incoming(key="t:2", person=OWNER, chat=Chat(id=OWNER.id), button=data.partition(":")[2])
    with assembly.records.transaction():
        return said(press(told, assembly.desk()))


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")
@pytest.mark.parametrize("moment", ["text", "commit"])
def test_a_kill_while_publishing_leaves_all_in_order(tmp_path: Path, moment: str) -> None:
    """After the files, before the library is made; and after that, before it is noted."""
    folder = Path(__file__).parent
    environment = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{folder.parent}"}
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), moment], env=environment, capture_output=True, check=False
    )
    assert run.returncode == -signal.SIGKILL, run.stderr.decode()
    with with_office(tmp_path) as again:
        assert "song-lam-2026" in again.desk().library.plan_ids()
        review = Reviews(again.records).latest(OWNER.id)
        assert review is not None
        assert "Đã công bố" in pressed(again, f"nk:{review.id}:c")
        assert "Đã rút" in pressed(again, f"nk:{review.id}:u")
        assert "song-lam-2026" not in again.desk().library.plan_ids()
        assert button(hand_in(again), "Công bố")
