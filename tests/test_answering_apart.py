"""Answers are worked out ahead in a second process while many wait; whatever becomes of it, all are answered."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from golden import golden_questions
from stand import ANNA, GROUP, MORNING, Talker, approve, assembly_in, compiled, settings_in

from bot.answering_apart import LEAST, PATIENCE, PAUSE, AnsweringApart
from bot.stores import library_path
from bot.telegram.run import office_of
from handlers.ask import foreseen
from handlers.dispatch import dispatch
from handlers.message import Attachment, Chat, Incoming, Person
from handlers.render import Renderer
from handlers.worked_out import work_out
from knowledge.answers import Asked
from knowledge.library import Library

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere no second process is started")

TEXTS = [question.question for question in golden_questions() if not question.context][:40:2]
ASKS = [Asked(text=text, today=MORNING.date()) for text in TEXTS]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Open a library in a storage folder of its own."""
    settings_in(tmp_path)
    with Library.open(tmp_path / "library.db") as library:
        yield library


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[AnsweringApart]:
    """Answer in a second process from that library, on a machine with two processors."""
    apart = AnsweringApart(tmp_path, processors=2)
    yield apart
    apart.close()


def until(holds: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def started(apart: AnsweringApart, library: Library) -> int:
    """Have questions foreseen until the process is ready for them, and give its id."""

    def helped() -> bool:
        apart.foresee(ASKS, library)
        return apart.take(ASKS[-1]) is not None

    until(helped)
    for asked in ASKS:
        apart.take(asked)
    assert apart.pid is not None
    return apart.pid


def alive(pid: int) -> bool:
    """Whether a process runs that is no child of ours, or one that was not waited for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_what_is_worked_out_ahead_is_what_would_be_worked_out_here(apart: AnsweringApart, library: Library) -> None:
    """The process does a part of what waits, some way behind what is answered here; outcome and words are the same."""
    started(apart, library)
    other = [replace(asked, text=f"cho em hỏi {asked.text}") for asked in ASKS]
    apart.foresee(other, library)
    renderer, ahead = Renderer(), 0
    for asked in other:
        answer = apart.take(asked)
        ahead += answer is not None
        assert answer in (None, work_out(asked, library, renderer))
    assert 4 <= ahead < len(other)


def test_few_questions_and_one_processor_start_nothing(tmp_path: Path, library: Library) -> None:
    """A second process pays only where many wait, and where it has a processor."""
    few, single = AnsweringApart(tmp_path, processors=2), AnsweringApart(tmp_path, processors=1)
    few.foresee(ASKS[: LEAST - 1], library)
    single.foresee(ASKS, library)
    assert (few.pid, single.pid) == (None, None)
    assert [few.take(asked) for asked in ASKS] == [None] * len(ASKS)


def test_a_process_that_dies_leaves_its_questions_to_us(tmp_path: Path, library: Library) -> None:
    """None waits for it, and no other is started for a while."""
    now = [0.0]
    apart = AnsweringApart(tmp_path, processors=2, clock=lambda: now[0])
    pid = started(apart, library)
    os.kill(pid, signal.SIGKILL)
    until(lambda: not alive(pid))
    fresh = [replace(asked, text=f"{asked.text} ạ") for asked in ASKS]
    apart.foresee(fresh, library)
    assert [apart.take(asked) for asked in fresh] == [None] * len(fresh)
    apart.foresee(fresh, library)
    now[0] += PAUSE + 1
    apart.foresee(fresh, library)
    assert apart.pid is not None
    apart.close()


def test_a_process_that_hangs_is_given_up(tmp_path: Path, library: Library) -> None:
    """What it was handed is answered here without much waiting; after a second the process is ended."""
    now = [0.0]
    apart = AnsweringApart(tmp_path, processors=2, clock=lambda: now[0])
    pid = started(apart, library)
    os.kill(pid, signal.SIGSTOP)
    fresh = [replace(asked, text=f"{asked.text} nhé") for asked in ASKS]
    apart.foresee(fresh, library)
    assert [apart.take(asked) for asked in fresh] == [None] * len(fresh)
    held = apart.pid
    now[0] += PATIENCE + 1
    apart.foresee(fresh, library)
    assert (held, apart.pid) == (pid, None)
    assert [apart.take(asked) for asked in fresh] == [None] * len(fresh)
    until(lambda: not alive(pid))


def test_nothing_is_answered_from_a_library_that_was_replaced(
    apart: AnsweringApart, library: Library, tmp_path: Path
) -> None:
    """What was known of the old one is forgotten; the process opens the new one, and gives nothing for the old."""
    started(apart, library)
    path = tmp_path / "library.db"
    fresh = tmp_path / "fresh.db"
    fresh.write_bytes(compiled().read_bytes())
    fresh.replace(path)
    with Library.open(path) as newer:
        assert newer.stamp != library.stamp
        apart.foresee(ASKS[:1], newer)
        assert apart.take(ASKS[-1]) is None
        started(apart, newer)
        apart.foresee(ASKS, library)
        assert [apart.take(asked) for asked in ASKS] == [None] * len(ASKS)


def test_a_process_that_is_asked_nothing_ends_by_itself(tmp_path: Path, library: Library) -> None:
    """The next crowd gets another one."""
    apart = AnsweringApart(tmp_path, processors=2, idle=0.3)
    pid = started(apart, library)
    until(lambda: not alive(pid))
    apart.foresee([replace(asked, text=f"{asked.text} với") for asked in ASKS], library)
    assert apart.pid not in (None, pid)
    apart.close()


PROGRAM = """
import sys, time
from pathlib import Path
from test_answering_apart import started
from bot.answering_apart import AnsweringApart
from knowledge.library import Library
folder = Path(sys.argv[1])
print(started(AnsweringApart(folder, processors=2), Library.open(folder / "library.db")), flush=True)
time.sleep(60)
"""


def test_it_ends_with_the_process_that_started_it(library: Library, tmp_path: Path) -> None:
    """Even where that is killed."""
    assert library.plan_ids()
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])}
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        assert alive(pid)
        process.kill()
        process.wait()
    until(lambda: not alive(pid))


def test_people_read_the_same_with_and_without_it(tmp_path: Path) -> None:
    """Each of a crowd, the third of whom goes on with a question after one before it."""
    for folder in ("with", "without"):
        (tmp_path / folder).mkdir()
    replies = []
    for folder, helped in (("with", True), ("without", False)):
        with assembly_in(tmp_path / folder) as assembly:
            apart = AnsweringApart(tmp_path / folder, processors=2) if helped else None
            office = office_of(assembly, Renderer(), apart=apart)
            if apart:
                with Library.open(library_path(settings_in(tmp_path / folder))) as library:
                    started(apart, library)
            office.dispatch(_said(3, "hạn cấp xã Thái Nguyên 2025?"), "kehoach_bot")
            crowd = [_said(at, text) for at, text in enumerate(TEXTS, 1)]
            crowd[2] = _said(3, "còn cấp tỉnh?")
            office.foresee("kehoach_bot", crowd)
            replies.append([office.dispatch(incoming, "kehoach_bot") for incoming in crowd])
            if apart:
                apart.close()
    assert replies[0] == replies[1]


def _said(person: int, text: str) -> Incoming:
    return Incoming(key=f"{person}:{text}", person=Person(id=person, name="A"), chat=Chat(id=person), text=text)


PLAIN = _said(5, " hạn cấp xã? ")
UNFORESEEN = [
    (replace(PLAIN, text="/hoi hạn cấp xã"), "commands fix what is asked in ways of their own"),
    (replace(PLAIN, text="2"), "a number may choose what was offered"),
    (replace(PLAIN, text="  "), "nothing is asked"),
    (replace(PLAIN, text="a" * 5000), "it is refused as too long"),
    (replace(PLAIN, text="", button="c:1:0"), "a press asks what is stored"),
    (replace(PLAIN, addressed=False), "the bot is not asked"),
    (replace(PLAIN, attachment=Attachment(id="f", name="a.docx", size=1)), "a file is no question"),
    (replace(PLAIN, chat=replace(PLAIN.chat, kind="inline")), "inline mode keeps no talk"),
]


@pytest.mark.parametrize(("incoming", "why"), UNFORESEEN, ids=[why for _, why in UNFORESEEN])
def test_only_plain_text_is_foreseen(tmp_path: Path, incoming: Incoming, why: str) -> None:
    """Anything else is answered when it is its turn."""
    with assembly_in(tmp_path) as assembly:
        assert foreseen(incoming, assembly.desk()) is None, why


def test_what_is_foreseen_is_what_is_asked(tmp_path: Path) -> None:
    """With the plan of the chat and the talk of the person; nothing is kept of it."""
    with assembly_in(tmp_path) as assembly:
        approve(assembly.records, GROUP.id)
        Talker(assembly, ANNA, GROUP, admin=True).says("/chonkehoach Thái Nguyên 2025")
        Talker(assembly, ANNA, GROUP).says("hạn cấp xã?")
        incoming = replace(PLAIN, person=ANNA, chat=GROUP)
        noted = assembly.records.rows("SELECT count(*) FROM questions")
        guess = foreseen(incoming, assembly.desk())
        assert assembly.records.rows("SELECT count(*) FROM questions") == noted
        asked: list[Asked] = []
        dispatch(incoming, assembly.desk(ahead=lambda each: asked.append(each)))
        assert asked == [guess]
        assert guess is not None
        assert (guess.plan, guess.talk.plans) == ("thai-nguyen-2025", ("thai-nguyen-2025",))
