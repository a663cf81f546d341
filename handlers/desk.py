"""The desk: everything that a handler may use, handed to it with each message."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from handlers.message import Button, Reply
from handlers.render import Renderer
from handlers.route import Routes
from handlers.worked_out import Ahead, nothing_ahead
from knowledge.digest import NothingRegistered, Registered, Rules
from knowledge.library import Library
from knowledge.privacy.retention import Privacy
from knowledge.publishing import Shelf
from knowledge.records import Records

REFUSALS = frozenset(
    {
        "admins_only",
        "office_only",
        "owners_only",
        "other_plan",
        "not_yours",
        "stale",
        "bad_link",
        "no_code",
        "forwarded",
        "edited",
    }
)
"""The reasons of templates that tell of something that a person may not do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is known and at hand while one message is answered.

    `now` is the moment in Việt Nam with its offset, read once per message. `name` is the bot's name on
    its host without the @, empty where it has none. `owners` are the ids of the persons who run it,
    `approve_groups` tells whether a new group waits for one of them.
    `rules` are those of digests, `registered` is what units have registered. `shelf` is where reviewed
    plans are published, None where they cannot be. `privacy` are the operator's rules for personal data.
    `ahead` gives the answer to a question where it was worked out ahead, else None.
    """

    library: Library
    records: Records
    renderer: Renderer
    routes: Routes
    now: datetime
    name: str = ""
    owners: frozenset[int] = frozenset()
    approve_groups: bool = True
    rules: Rules = field(default_factory=Rules)
    registered: Registered = field(default_factory=NothingRegistered)
    shelf: Shelf | None = None
    privacy: Privacy = field(default_factory=Privacy)
    ahead: Ahead = nothing_ahead

    @property
    def today(self) -> date:
        """The calendar day of `now`."""
        return self.now.date()

    def say(
        self,
        template: str,
        *,
        buttons: tuple[tuple[Button, ...], ...] = (),
        edits: bool = False,
        **values: object,
    ) -> Reply:
        """Make a reply from a template (its name without `.html.j2`)."""
        html = self.renderer.render(f"{template}.html.j2", **values)
        return Reply(html=html, buttons=buttons, edits=edits, refused=_refused(values))

    def notice(self, template: str, **values: object) -> Reply:
        """Make the short plain answer to a button press from a template (its name without `.html.j2`)."""
        return Reply(notice=self.renderer.plain(f"{template}.html.j2", **values), refused=_refused(values))

    def turns(self, prefix: str, page: int, pages: int, *ids: int) -> tuple[tuple[Button, ...], ...]:
        """Make the buttons that turn to the page before and after, counted from 0, where there are any."""
        if pages < 2:
            return ()
        labels = self.renderer.plain("turns.html.j2", page=page, pages=pages).splitlines()
        turned = ((label, to) for label, to in zip(labels, (page - 1, page + 1), strict=True) if 0 <= to < pages)
        row = tuple(Button(label=label, data=":".join(map(str, (prefix, *ids, to)))) for label, to in turned)
        return (row,) if row else ()


def _refused(values: dict[str, object]) -> str:
    """Give the reason among a template's values, where it is one of a refusal."""
    reason = values.get("reason")
    return reason if isinstance(reason, str) and reason in REFUSALS else ""
