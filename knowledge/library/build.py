"""Compiles a folder of plan files into the library, and puts it in place of the old one at a stroke."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.codec import shape
from knowledge.errors import LibraryError, Mistake, PlanFileError, StorageError
from knowledge.facts import Plan
from knowledge.library.clauses import parse_text, text_path
from knowledge.library.fill import Entry, Hooks, Indexer, Layouter, Weigher, fill
from knowledge.library.reader import Library
from knowledge.library.tables import FORMAT
from knowledge.storage_faults import fault, put_durably

LEFT_OVER = 3600
"""Seconds by which an unfinished library is older than the one in place when nobody can be at it any more."""


@dataclass(frozen=True, slots=True)
class Source:
    """A plan file, and the digest of it together with the text beside it."""

    path: Path
    digest: str


def compile_library(
    folder: Path,
    path: Path,
    indexer: Indexer = lambda _: (),
    terms: Weigher = lambda _: (),
    layouts: Layouter = lambda _: b"",
    *,
    version: str = "",
    more: Path | None = None,
) -> bool:
    """Make the library at `path` from the plan files in `folder`, unless it already holds just them.

    `more` is a second folder, None or missing where there is none; the first one's files go before those of their name.

    Gives True if a new library was made. `version` names the state of `indexer`, `terms` and `layouts`: with
    another one the library is made anew. PlanFileError holds the mistakes of all files; StorageError tells of what
    cannot be read or written. Either leaves the library in place as it was.
    """
    try:
        sources = [_source(file) for file in plan_files(folder, more)]
        content = _digest(shape(Plan), version, *(f"{each.path.name} {each.digest}" for each in sources))
        if _content(path) == content:
            return False
        with _beside(path) as temporary:
            with _open_old(path) or contextlib.nullcontext() as old:
                alike = old if old and old.meta("shape") == _digest(shape(Plan)) else None
                meta = {"format": str(FORMAT), "shape": _digest(shape(Plan)), "content": content, "version": version}
                hooks = Hooks(indexer, terms, layouts, version)
                fill(temporary, _plans(sources, alike, version), hooks, meta, path)
            _put_in_place(temporary, path)
    except OSError as error:
        raise fault(Path(error.filename or path), error) from error
    except sqlite3.Error as error:
        found = fault(path, error)
        raise found if isinstance(found, StorageError) else StorageError(path, str(error)) from error
    return True


def plan_files(folder: Path, more: Path | None = None) -> list[Path]:
    """List the plan files of a folder and of a second one, each name once."""
    found = {file.name: file for file in (more.iterdir() if more and more.is_dir() else ()) if file.suffix == ".toml"}
    found |= {file.name: file for file in folder.iterdir() if file.suffix == ".toml"}
    return [found[name] for name in sorted(found)]


def _source(file: Path) -> Source:
    text = text_path(file)
    return Source(file, _digest(file.read_bytes(), text.read_bytes() if text.exists() else b""))


def _digest(*parts: str | bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(b"%d:" % len(content) + content)
    return digest.hexdigest()


def _content(path: Path) -> str | None:
    """Give the digest of what the library in place was made from, None where there is none."""
    with _open_old(path) or contextlib.nullcontext() as library:
        return library.meta("content") if library else None


def _open_old(path: Path) -> Library | None:
    """Open the library in place, None where there is none that can be read."""
    try:
        return Library.open(path)
    except LibraryError:
        return None


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give an empty file in the same folder, which is removed unless it has been put in place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what processes that were killed while compiling have left behind."""
    if path.exists():
        for rest in path.parent.glob(f"{path.name}.*.new"):
            with contextlib.suppress(FileNotFoundError):
                if rest.stat().st_mtime + LEFT_OVER < path.stat().st_mtime:
                    rest.unlink()


def _put_in_place(temporary: Path, path: Path) -> None:
    """Replace the library by a finished one, both on the disk and at once."""
    put_durably(temporary, path, over=True)


def _plans(sources: Iterable[Source], old: Library | None, version: str) -> Iterator[Entry]:
    """Give what the library is to hold of each source; PlanFileError at the end if any has mistakes.

    A plan whose file has not changed comes from the old library, which is many times quicker.
    """
    known = _known(old)
    indexed = old is not None and old.meta("version") == version
    mistakes: list[Mistake] = []
    for source in sources:
        try:
            same = known.get(source.path.stem) == source.digest
            plan = _from_library(old, source.path.stem) if old and same else None
            text = text_path(source.path)
            lines = parse_text(text.read_bytes(), text.name) if text.exists() else []
            entry = Entry(plan or _from_file(source.path), source.digest, lines, indexed and plan is not None)
        except PlanFileError as error:
            mistakes.extend(error.mistakes)
        else:
            yield entry
    if mistakes:
        raise PlanFileError(mistakes)


def _known(old: Library | None) -> dict[str, str]:
    """Give the digests of the plan files that the old library was made from, by plan id."""
    try:
        return old.sources() if old else {}
    except LibraryError:
        return {}


def _from_library(library: Library, plan_id: str) -> Plan | None:
    try:
        return library.plan(plan_id)
    except LibraryError:
        return None


def _from_file(path: Path) -> Plan:
    from knowledge.planfile import load  # costs 0.15 s, and nothing else needs it

    return load(path)
