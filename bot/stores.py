"""What every command needs of the storage folder: the library up to date, and the templates."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from bot.settings import Settings
from handlers.render import Renderer
from knowledge.compiling import compile_plans
from knowledge.errors import Mistake, PlanFileError
from knowledge.kept import keep_in
from knowledge.storage_faults import fault
from knowledge.unfinished import finish

SHIPPED_PLANS = Path(__file__).parent.parent / "knowledge" / "plans"
"""The plan files that come with the bot."""


def plans_folder(settings: Settings) -> Path:
    """Give the folder of the plan files."""
    return settings.plans.folder or SHIPPED_PLANS


def published_plans(settings: Settings) -> Path:
    """Give the folder that reviewed plans are published in: that of the plan files, or one in the storage."""
    return settings.plans.folder or settings.storage.folder / "plans"


def library_path(settings: Settings) -> Path:
    """Give the path of the compiled library."""
    return settings.storage.folder / "library.db"


def update_library(settings: Settings) -> tuple[Mistake, ...]:
    """Bring the library up to date with the plan files.

    Where plan files have mistakes, the library stays as it was and they are given back; PlanFileError
    if there is none yet.
    """
    _make_folder(settings.storage.folder)
    finish(settings.storage.folder)
    keep_in(settings.storage.folder / "language")
    path = library_path(settings)
    try:
        compile_plans(plans_folder(settings), path, published_plans(settings))
    except PlanFileError as error:
        if not path.exists():
            raise
        return error.mistakes
    return ()


def make_renderer(settings: Settings) -> Renderer:
    """Make the renderer, its templates compiled once and kept in the storage folder where that takes them."""
    cache = settings.storage.folder / "templates"
    with suppress(OSError):
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Renderer(cache=cache)
    return Renderer()


def _make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, unless it is there; StorageError if that fails."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise fault(folder, error) from error
