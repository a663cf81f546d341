"""Documents are read in processes of their own, while others are answered, and never for too long."""

import asyncio
import os
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from song_lam_document import as_pdf, as_text, as_word
from stand import MORNING, settings_in, standing
from telegram_api import TelegramApi, User, private
from telegram_stage import Stage, read_here
from test_documents_hostile import scanned

from bot.assembly import Assembly
from bot.settings import Access, Settings
from bot.telegram.reading_apart import ReadingApart
from bot.telegram.run import office_of
from bot.telegram.worker import Worker
from handlers.render import Renderer
from knowledge.readings import Reading, read, rebuilt, written

OWNER, ASKER = User(9, "Hà"), User(41, "Bình")


def test_a_reading_can_be_written_down_and_rebuilt() -> None:
    """A plan with all its facts, and a refusal with what its sentence needs."""
    for outcome in (read(as_word().content, "a.docx"), read(b"PK\x03\x04broken", "../a.docx"), read(b"MZ", "b.exe")):
        assert rebuilt(written(outcome)) == outcome
        assert (outcome.body is None) == bool(outcome.refusal)


def test_a_document_is_read_in_a_process_of_its_own() -> None:
    """What comes of it is the same as here."""
    sample = as_word()
    outcome = asyncio.run(ReadingApart()(sample.content, sample.name))
    assert outcome == read(sample.content, sample.name)


def test_a_process_that_takes_too_long_is_ended() -> None:
    """The person is told that the document is too heavy, and nothing runs on."""
    before = time.monotonic()
    outcome = asyncio.run(ReadingApart(patience=0.05)(as_text().content, "../x/kế hoạch.txt"))
    assert (outcome.refusal, outcome.name) == ("heavy", "kế hoạch.txt")
    assert time.monotonic() - before < 5
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory in this way")
def test_the_memory_of_a_process_that_reads_is_bounded() -> None:
    """Four times as much as it may have is refused by the system."""
    program = "from bot.reading_process import MEMORY, limit; limit(); bytearray(4 * MEMORY)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert b"MemoryError" in run.stderr


def test_others_are_answered_while_a_document_is_read(tmp_path: Path) -> None:
    """Its sender is told that it is being read; the word is gone when the summary comes."""
    settings = Settings(storage=settings_in(tmp_path).storage, access=Access(owners=(OWNER.id,)))
    worker, api = Worker(), TelegramApi()
    assembly = worker.call(partial(Assembly, settings, standing(MORNING)))
    go_on = asyncio.Event()

    async def slow(content: bytes, name: str) -> Reading:
        await go_on.wait()
        return await read_here(content, name)

    with Stage(replace(office_of(assembly, Renderer()), reads=slow), api, worker=worker) as stage:
        stage.settle()
        private(api, OWNER).send_file("ke-hoach.txt", as_text().content)
        private(api, ASKER).say("cấp xã ở Thái Nguyên 2025 tối đa bao nhiêu đại biểu?")
        stage.pass_time(10)
        assert "150 đại biểu" in private(api, ASKER).last.text
        assert private(api, OWNER).last.text.startswith("Đang đọc “ke-hoach.txt”")
        go_on.set()
        stage.settle()
        assert "12/KH-UBND" in private(api, OWNER).last.text
        assert not any(text.startswith("Đang đọc") for text in private(api, OWNER).texts)
    worker.call(assembly.close)
    worker.close()


FAKE = "import os, pathlib, sys; sys.stdout.buffer.write(pathlib.Path(os.environ['WORDED']).read_bytes())"


def test_scanned_pages_are_recognised_where_that_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a program that takes the scan and gives it back with words; else the person hears that there are none."""
    content = scanned()
    assert asyncio.run(ReadingApart()(content, "a.pdf")).scanned
    (tmp_path / "ocrmypdf.py").write_text(FAKE, encoding="utf-8")
    (tmp_path / "worded.pdf").write_bytes(as_pdf().content)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("WORDED", str(tmp_path / "worded.pdf"))
    outcome = asyncio.run(ReadingApart()(content, "a.pdf"))
    assert outcome.body is not None
    assert outcome.body.plan.number == "12/KH-UBND"


def test_a_scan_that_cannot_be_recognised_has_no_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where Tesseract lacks Vietnamese: the program fails, and the scan is refused as without it."""
    (tmp_path / "ocrmypdf.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    outcome = asyncio.run(ReadingApart()(scanned(), "a.pdf"))
    assert (outcome.refusal, outcome.scanned) == ("NoWords", True)
