"""Puts reviewed plans into the folder of plan files and takes them out again, the library with them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import Mistake, PlanFileError, StorageError
from knowledge.library.clauses import text_path


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder that reviewed plans are published in; `update` brings the library up to date with it.

    `update` gives the mistakes of plan files because of which the library stayed as it was.
    """

    folder: Path
    update: Callable[[], tuple[Mistake, ...]]

    def holds(self, plan: str, file: str) -> bool | None:
        """Tell whether the file of a plan is there with just this content; None where there is no such file."""
        path = self._path(plan)
        return path.read_bytes() == file.encode() if path.exists() else None

    def publish(self, plan: str, file: str, text: str) -> tuple[Mistake, ...]:
        """Write a plan's file and its text, and compile them; where that fails nothing is left of them.

        Gives the mistakes because of which the plan is not in the library, none where it is.
        """
        path = self._path(plan)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _put(text_path(path), text)
            _put(path, file)
            mistakes = self._updated()
        except OSError as error:
            self._remove(path)
            raise StorageError(path, error.strerror or str(error)) from error
        except BaseException:
            self._remove(path)
            raise
        if mistakes:
            self._remove(path)
        return mistakes

    def withdraw(self, plan: str) -> tuple[Mistake, ...]:
        """Remove a plan's file and its text, and compile what is left; gives mistakes that stand against that."""
        path = self._path(plan)
        try:
            self._remove(path)
        except OSError as error:
            raise StorageError(path, error.strerror or str(error)) from error
        return self._updated()

    def _updated(self) -> tuple[Mistake, ...]:
        try:
            return self.update()
        except PlanFileError as error:
            return tuple(error.mistakes)

    def _path(self, plan: str) -> Path:
        return self.folder / f"{plan}.toml"

    def _remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        text_path(path).unlink(missing_ok=True)


def _put(path: Path, text: str) -> None:
    """Write a file whole, at a stroke."""
    unfinished = path.with_name(f"{path.name}.new")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
