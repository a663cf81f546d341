"""Files that nobody should open get one typed error, soon, and leave nothing behind."""

import io
import random
import time
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from song_lam_document import as_pdf, as_text, as_word

from knowledge.documents.draft import draft_document
from knowledge.documents.errors import (
    Damaged,
    DocumentError,
    HasMacros,
    NoWords,
    TooLarge,
    UnknownKind,
    WrongEnding,
)
from knowledge.documents.reading import MOST_BYTES, own_name, read_document

TYPES = "[Content_Types].xml"
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def rezipped(changes: dict[str, bytes]) -> bytes:
    """Give the Word sample with some of its parts replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_word().content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            new.writestr(name, changes[name] if name in changes else old.read(name))
    return file.getvalue()


def scanned() -> bytes:
    """Give a PDF of two pages without a word."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        document.new_page(595, 842)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


CASES = [
    ("nothing at all", "a.txt", b"", NoWords),
    ("white space only", "a.txt", b" \r\n\t" * 50, NoWords),
    ("twenty megabytes of nothing", "a.txt", b"\x00" * MOST_BYTES, NoWords),
    ("twenty megabytes of nothing in a Word name", "a.docx", b"\x00" * MOST_BYTES, NoWords),
    ("more bytes than are opened", "a.txt", b"a" * (MOST_BYTES + 1), TooLarge),
    ("more text than is read", "a.txt", b"a " * 3_000_000, TooLarge),
    ("more lines than are read", "a.txt", b"a\n" * 60_000, TooLarge),
    ("a bomb: gigabytes of spaces in one part", "a.docx", rezipped({"word/media/a.xml": b" " * 130_000_000}), TooLarge),
    ("thirty megabytes of text part", "a.docx", rezipped({"word/document.xml": b" " * 30_000_000}), TooLarge),
    ("an entity that reads a file", "a.docx", rezipped({"word/document.xml": ENTITIES}), Damaged),
    ("an entity in the styles", "a.docx", rezipped({"word/styles.xml": ENTITIES}), Damaged),
    ("macros", "a.docm", rezipped({"word/vbaProject.bin": b"x"}), HasMacros),
    ("macros under a Word name", "a.docx", rezipped({"word/vbaProject.bin": b"x"}), HasMacros),
    ("a spreadsheet under a Word name", "a.docx", rezipped({"word/document.xml": b""})[:40], Damaged),
    ("a broken zip", "a.docx", as_word().content[:3000], Damaged),
    ("text that is no XML", "a.docx", rezipped({"word/document.xml": b"not xml"}), Damaged),
    ("a Word file named as PDF", "a.pdf", as_word().content, WrongEnding),
    ("a PDF named as text", "a.txt", as_pdf().content, WrongEnding),
    ("text named as a Word file", "a.docx", as_text().content, WrongEnding),
    ("a picture", "a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 100, UnknownKind),
    ("an old Word file", "a.doc", b"\xd0\xcf\x11\xe0" + b"0" * 100, UnknownKind),
    ("a program named as text", "a.txt", b"MZ\x90\x00" + b"\x00\x01" * 100, UnknownKind),
    ("letters that are none", "a.txt", bytes(random.Random(1).randbytes(5000)), DocumentError),
    ("a PDF that breaks off", "a.pdf", as_pdf().content[:900], Damaged),
    ("only the mark of a PDF", "a.pdf", b"%PDF-1.7\n", Damaged),
    ("a scanned PDF", "a.pdf", scanned(), NoWords),
]


@pytest.mark.parametrize(("reason", "name", "content", "error"), CASES, ids=[case[0] for case in CASES])
def test_hostile_files_are_refused(
    reason: str, name: str, content: bytes, error: type[DocumentError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each with its own kind of error, within two seconds, and nothing written anywhere near."""
    monkeypatch.chdir(tmp_path)
    begun = time.perf_counter()
    with pytest.raises(error) as caught:
        draft_document(content, name)
    assert time.perf_counter() - begun < 2
    assert caught.value.name == name
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("word", ["- ", "năm 2026 ", "ngày 1 tháng 1 năm 2026 ", "5 người ", "1. ", "Sở ", "( ", "| "])
@pytest.mark.parametrize("end", ["", ".\n"], ids=["one line", "many lines"])
def test_no_text_takes_long(word: str, end: str) -> None:
    """A page of one word over and over is read as soon as any other."""
    text = "KẾ HOẠCH\nTổ chức\n\nI. A\n1. " + (word + end) * 1500
    begun = time.perf_counter()
    assert draft_document(text.encode(), "a.txt").lines
    assert time.perf_counter() - begun < 3


def test_fifty_pages_are_read_in_no_time() -> None:
    """In under five seconds, as the goal is; some two are usual."""
    content = as_pdf(40).content
    begun = time.perf_counter()
    draft = draft_document(content, "a.pdf")
    assert time.perf_counter() - begun < 5
    assert max(line.page or 0 for line in draft.lines) >= 50


def test_a_scan_says_so() -> None:
    """The reply needs to know that pages are pictures."""
    with pytest.raises(NoWords) as caught:
        read_document(scanned(), "a.pdf")
    assert caught.value.scanned


NAMES = [
    ("../../etc/passwd.txt", "passwd.txt", "folders above"),
    ("..\\..\\windows\\a.txt", "a.txt", "folders of another system"),
    ("/abs/a.txt", "a.txt", "a folder from the root"),
    ("a\x00b\n.txt", "a_b_.txt", "letters that no name has"),
    ("..", "document", "nothing but dots"),
    ("", "document", "nothing"),
]


@pytest.mark.parametrize(("given", "own", "reason"), NAMES, ids=[case[2] for case in NAMES])
def test_only_a_files_own_name_counts(given: str, own: str, reason: str) -> None:
    """Whatever path a sender writes into it; the plan's id never comes from it."""
    assert own_name(given) == own
    assert draft_document(as_text().content, own_name(given).removesuffix(".txt") + ".txt").plan.id == "song-lam-2026"


def test_a_place_with_slashes_makes_no_path() -> None:
    """The id is made of letters, digits and dashes, whatever the date line says."""
    text = as_text().content.decode().replace("Sông Lam, ngày", "../../Sông Lam, ngày")
    assert "/" not in draft_document(text.encode(), "a.txt").plan.id
