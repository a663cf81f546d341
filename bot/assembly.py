"""The one place that puts a bot together for a host: settings, library, records, templates and routes."""

from __future__ import annotations

from functools import cached_property, partial
from types import TracebackType
from typing import Any, Self

from bot.clock import Clock
from bot.posting.departures import Departures
from bot.rules import digest_rules, privacy_rules
from bot.settings import Settings
from bot.stores import library_path, make_renderer, published_plans, update_library
from handlers.desk import Desk
from handlers.routes import routes
from handlers.worked_out import Ahead, nothing_ahead
from knowledge.library import Library
from knowledge.publishing import Shelf
from knowledge.records import Records
from knowledge.registry.registered import RegisteredUnits
from knowledge.rights.floods import Floods, Limits

__all__ = ["Assembly", "library_path", "make_renderer", "update_library"]


class Assembly:
    """A bot put together for one host.

    The thread that first asks for a desk is the one that may go on asking. `mistakes` are those of plan
    files, which are not in use because of them.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.mistakes = update_library(settings)
        self.renderer = make_renderer(settings)
        self.records = Records(settings.storage.folder / "records.db")
        self.departures = Departures(settings.storage.folder / "letters.marks")
        self.marks = Departures(settings.storage.folder / "answers.marks")
        self.floods = Floods(Limits(person=settings.limits.person, group=settings.limits.group))
        self._settings = settings
        self.clock = clock
        self._library: Library | None = None

    def __enter__(self) -> Self:
        """Give the assembly itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what is open."""
        self.close()

    def desk(self, name: str = "", ahead: Ahead = nothing_ahead) -> Desk:
        """Make the desk for one message, now; `name` is the bot's name on its host, without the @.

        `ahead` gives answers that were worked out ahead.
        """
        library = self._current()
        return Desk(
            library=library,
            records=self.records,
            renderer=self.renderer,
            now=self.clock.now(),
            name=name,
            ahead=ahead,
            registered=RegisteredUnits(self.records, library),
            **self._furniture,
        )

    @cached_property
    def _furniture(self) -> dict[str, Any]:
        """What is the same at every desk."""
        return {
            "routes": routes(),
            "owners": self.owners,
            "approve_groups": self._settings.access.approve_groups,
            "rules": digest_rules(self._settings),
            "privacy": privacy_rules(self._settings),
            "shelf": Shelf(published_plans(self._settings), partial(update_library, self._settings)),
        }

    @property
    def owners(self) -> frozenset[int]:
        """The ids of the persons who run the bot."""
        return frozenset(self._settings.access.owners)

    def close(self) -> None:
        """Close the databases."""
        if self._library:
            self._library.close()
        self.records.close()
        self.departures.close()
        self.marks.close()

    def _current(self) -> Library:
        """Give the library open, anew where another has taken its place."""
        if self._library and self._library.stale():
            self._library.close()
            self._library = None
        self._library = self._library or Library.open(library_path(self._settings))
        return self._library
