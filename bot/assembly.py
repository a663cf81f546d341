"""The one place that puts the bot together: settings, library, records, templates and routes."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from bot.clock import Clock
from bot.settings import Settings
from handlers.desk import Desk
from handlers.render import Renderer
from handlers.routes import routes
from knowledge.errors import Mistake, PlanFileError, StorageError
from knowledge.library import Library, compile_library
from knowledge.records import Records
from knowledge.shelf import VERSION, index, weigh

SHIPPED_PLANS = Path(__file__).parent.parent / "knowledge" / "plans"
"""The plan files that come with the bot."""


def plans_folder(settings: Settings) -> Path:
    """Give the folder of the plan files."""
    return settings.plans.folder or SHIPPED_PLANS


def library_path(settings: Settings) -> Path:
    """Give the path of the compiled library."""
    return settings.storage.folder / "library.db"


def update_library(settings: Settings) -> tuple[Mistake, ...]:
    """Bring the library up to date with the plan files.

    Where plan files have mistakes, the library stays as it was and they are given back; PlanFileError
    if there is none yet.
    """
    _make_folder(settings.storage.folder)
    path = library_path(settings)
    try:
        compile_library(plans_folder(settings), path, index, weigh, version=VERSION)
    except PlanFileError as error:
        if not path.exists():
            raise
        return error.mistakes
    return ()


def make_renderer(settings: Settings) -> Renderer:
    """Make the renderer, its templates compiled once and kept in the storage folder."""
    cache = settings.storage.folder / "templates"
    _make_folder(cache)
    return Renderer(cache=cache)


class Assembly:
    """A bot put together for one host.

    The thread that first asks for a desk is the one that may go on asking. `mistakes` are those of plan
    files, which are not in use because of them.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.mistakes = update_library(settings)
        self.renderer = make_renderer(settings)
        self.records = Records(settings.storage.folder / "records.db")
        self._settings = settings
        self._clock = clock
        self._library: Library | None = None

    def __enter__(self) -> Self:
        """Give the assembly itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what is open."""
        self.close()

    def desk(self, name: str = "") -> Desk:
        """Make the desk for one message, now; `name` is the bot's name on its host, without the @."""
        return Desk(
            library=self._current(),
            records=self.records,
            renderer=self.renderer,
            routes=routes(),
            now=self._clock.now(),
            name=name,
            owners=frozenset(self._settings.access.owners),
        )

    def close(self) -> None:
        """Close the databases."""
        if self._library:
            self._library.close()
        self.records.close()

    def _current(self) -> Library:
        """Give the library open, anew where another has taken its place."""
        if self._library and self._library.stale():
            self._library.close()
            self._library = None
        self._library = self._library or Library.open(library_path(self._settings))
        return self._library


def _make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, unless it is there; StorageError if that fails."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(folder, error.strerror or str(error)) from error
