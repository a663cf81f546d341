"""Take updates in as JSON, from polling or webhook: each once, kept in the inbox before it is confirmed.

Inline queries and talk that is not for the bot change nothing; they are answered or not, and not kept.
"""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from telegram import Update
from telegram.ext import ExtBot

from bot.telegram.answering import Answering
from bot.telegram.calm import Calm
from bot.telegram.entry import Entry
from bot.telegram.events import Event, Migration, Read, Reader
from bot.telegram.order import ChatOrder
from bot.telegram.safekeeping import Safekeeping
from bot.telegram.sound import numbered
from knowledge.errors import StorageError
from knowledge.inbox import Arrival, Undone

REMEMBERED = 2000
"""How many ids of updates that are not kept are remembered, so that one delivered again is not answered again."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """An update that was read: its number, its JSON and what it says."""

    number: int
    raw: dict[str, object]
    event: Read


class Intake:
    """Hands updates on to be answered, in the order of their chats, when there is room for them."""

    def __init__(
        self,
        bot: ExtBot[int],
        reader: Reader,
        safe: Safekeeping,
        order: ChatOrder,
        answering: Answering,
        calm: Calm,
    ) -> None:
        self._bot, self._reader, self._safe, self._calm = bot, reader, safe, calm
        self._order, self._answering = order, answering
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def take(self, raw: Sequence[dict[str, object]]) -> None:
        """Take updates; those that came before or cannot be read are left out. They are safe when this ends."""
        found = [each for each in map(self._heard, map(self._read, raw)) if each is not None]
        found.sort(key=lambda each: each.number)
        await self._order.room()
        kept = [each for each in found if _kept(each.event)]
        ids = dict(zip(map(id, kept), await self._ids(kept), strict=True))
        for each in found:
            row = ids.get(id(each))
            if row is None and not self._fresh(each.number):
                continue
            if row != 0:
                self._put(Entry(id=row or 0, event=each.event))

    async def resume(self) -> None:
        """Take up again what an earlier process left undone."""
        for row in await self._safe.recover():
            entry = self._entry(row)
            if entry is None:
                self._answering.leave(row.id)
                continue
            await self._order.room()
            self._put(entry)

    def _put(self, entry: Entry) -> None:
        self._order.put(entry.lane, partial(self._answering.take, entry))

    async def _ids(self, kept: list[_Found]) -> list[int | None]:
        """Give the ids of rows for updates, 0 for what came before; None where the storage takes none now."""
        if not kept:
            return []
        arrivals = [Arrival(each.number, _text(each.raw)) for each in kept]
        try:
            return list(await self._safe.receive(arrivals))
        except StorageError:
            pass  # answered as far as that goes without
        except Exception as error:
            log.error("updates cannot be kept: %s", type(error).__name__)
        return [None] * len(kept)

    def _fresh(self, number: int) -> bool:
        """Whether an update that is not kept is new."""
        if number in self._seen:
            return False
        self._seen[number] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return True

    def _read(self, raw: dict[str, object]) -> _Found | None:
        """Read one update, None where it says nothing."""
        number = raw.get("update_id")
        if not isinstance(number, int) or not numbered(number):
            return None
        try:
            update = Update.de_json(raw, self._bot)
            event = self._reader.read(update)
        except Exception as error:  # whatever a malformed update breaks in the library
            log.warning("update %s cannot be read: %s", number, type(error).__name__)
            return None
        return None if event is None else _Found(number, raw, event)

    def _heard(self, found: _Found | None) -> _Found | None:
        """Leave out what comes in a flood."""
        event = self._calm.heard(found.event) if found else None
        return replace(found, event=event) if found and event else None

    def _entry(self, row: Undone) -> Entry | None:
        """Make of a row what is to be done, None where it says nothing any more."""
        if row.state == "answered":
            return self._safe.answered(row)
        found = self._read(json.loads(row.body))
        return None if found is None else Entry(id=row.id, event=found.event, tries=row.tries)


def _kept(event: Read) -> bool:
    """Whether an update may change something, so that it must not be lost."""
    return isinstance(event, Migration) or (isinstance(event, Event) and not event.inline and event.incoming.addressed)


def _text(raw: dict[str, object]) -> str:
    """Write an update always in the same way."""
    text = json.dumps(raw, ensure_ascii=False, sort_keys=True)
    return text if text.isprintable() else json.dumps(raw, sort_keys=True)
