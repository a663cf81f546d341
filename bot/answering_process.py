"""A process that works out answers ahead for the one that started it, and ends when that ends or asks no more.

It is handed questions with the stamp of the library that they are to be answered from, and gives as many answers;
none where the library at hand is another one. Its arguments are its end of the pipe, the storage folder, and the
seconds without a question after which it ends.
"""

from __future__ import annotations

import pickle
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from bot.memory import search_seldom
from bot.settings import Settings, Storage
from bot.stores import library_path, make_renderer
from handlers.render import Renderer
from handlers.worked_out import WorkedOut, work_out
from knowledge.answers import Asked
from knowledge.errors import KehoachError
from knowledge.kept import keep_in
from knowledge.library import Library


class Answerer:
    """Answers from the library that stands at a path at the time."""

    def __init__(self, path: Path, renderer: Renderer) -> None:
        self._path, self._renderer = path, renderer
        self._library = Library.open(path)

    def answers(self, stamp: tuple[int, ...], asks: list[Asked]) -> list[WorkedOut]:
        """Answer questions from the library of a stamp; nothing where that is not at hand."""
        if stamp != self._library.stamp and self._library.stale():
            self._library.close()
            self._library = Library.open(self._path)
        if stamp != self._library.stamp:
            return []
        return [work_out(asked, self._library, self._renderer) for asked in asks]


def main() -> None:
    """Answer until nothing is asked any more."""
    wire, folder, idle = Connection(int(sys.argv[1])), Path(sys.argv[2]), float(sys.argv[3])
    settings = Settings(storage=Storage(folder=folder))
    keep_in(folder / "language")
    answerer = Answerer(library_path(settings), make_renderer(settings))
    search_seldom()
    try:
        wire.send_bytes(b"ready")
        while wire.poll(idle):
            stamp, asks = pickle.loads(wire.recv_bytes())  # noqa: S301 - from the process that started this one
            wire.send_bytes(pickle.dumps(answerer.answers(stamp, asks), pickle.HIGHEST_PROTOCOL))
    except (EOFError, OSError, KehoachError):
        return


if __name__ == "__main__":
    main()
