"""`kehoach accesslog`: who looked at or took out personal data, and the note of those who do so from here."""

from __future__ import annotations

import getpass
import json
from contextlib import closing
from datetime import date, datetime, time

import click

from bot.clock import Clock
from bot.failures import refused
from bot.settings import Settings
from bot.stores import make_renderer
from knowledge.codec import encode
from knowledge.privacy.accesses import Access, Accesses
from knowledge.records import Records

DONE, REFUSED = 0, 2
"""Exit codes."""


def accesslog(settings: Settings, clock: Clock, since: str | None, *, as_json: bool) -> int:
    """Print the log of accesses, the latest first; `since` is an ISO day, None for all that is kept."""
    try:
        first = datetime.combine(date.fromisoformat(since), time(), clock.now().tzinfo) if since else None
    except ValueError:
        click.echo(refused("line_day", got=since or ""), err=True)
        return REFUSED
    with closing(Records(settings.storage.folder / "records.db")) as records:
        found = Accesses(records).all(first)
    if as_json:
        for at, access in found:
            click.echo(json.dumps({"at": at.isoformat(), **_fields(access)}, ensure_ascii=False))
    else:
        click.echo(make_renderer(settings).render("privacy/accesslog.txt.j2", found=found))
    return DONE


def note_export(records: Records, clock: Clock, plan: str, count: int) -> None:
    """Note that registrations of a plan (empty: of all) are taken out at the command line."""
    access = Access(action="exported", who=_account(), plan=plan, count=count)
    Accesses(records).note(access, clock.now())


def _account() -> str:
    """Name the account of the machine that the command runs under, as far as the machine knows one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def _fields(access: Access) -> dict[str, object]:
    given = encode(access)
    assert isinstance(given, dict)
    return given
