"""What the bot says unprompted by the clock, written into the outbox: digests and reminders.

Each function does a part of the work that is due at the desk's moment, in one transaction, so that
questions can be answered in between.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.desk import Desk
from handlers.digests import DIGEST, composed, digest_text
from handlers.reminders import REMINDER, reminder_text
from knowledge.digest import Digest, Subscription, timeline_of
from knowledge.digest.reminders import remind
from knowledge.outbox import Letter, Outbox, Text
from knowledge.outbox_fates import PROMPT, Fates
from knowledge.reminding import Reminding
from knowledge.restored import doubted
from knowledge.subscriptions import Subscriptions
from knowledge.workdays import works

Worded = dict[tuple[tuple[str, ...], int, bool, date | None], tuple[Digest, Text]]
"""Digests of one day and one state of plans and registrations, by what a chat wants to hear and since when."""


def local(desk: Desk) -> datetime:
    """Give the desk's moment in the digests' time zone."""
    return desk.now.astimezone(ZoneInfo(desk.rules.zone))


def compose_digests(desk: Desk, limit: int, texts: Worded) -> int:
    """Write some of the digests whose time has come into the outbox, and give how many chats that were.

    `texts` are those composed just before, and get more. A digest that holds nothing gets its row too,
    dropped, unless it is the chat's first or the chat wants it even so.
    """
    now = local(desk)
    subscriptions = Subscriptions(desk.records)
    workday = works(now.date())
    with desk.records.transaction():
        due = subscriptions.due(now.date(), now.time(), limit, workday=workday)
        letters = [_letter(wanted, desk, now, texts) for wanted in due]
        Outbox(desk.records).put_all(doubted(letters, desk.records))
        subscriptions.note_composed((wanted.chat for wanted in due), now.date())
    return len(due)


def _letter(wanted: Subscription, desk: Desk, now: datetime, texts: Worded) -> Letter:
    """Make a chat's letter for today."""
    digest, text = _worded(wanted, desk, now.date(), wanted.composed, texts)
    due = datetime.combine(now.date(), wanted.at, now.tzinfo)
    said = digest.holds or wanted.composed is None or wanted.empty
    return Letter(
        kind=DIGEST,
        chat=wanted.chat,
        key=now.date().isoformat(),
        due=due,
        expires=datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo),
        text=text,
        topic=wanted.topic,
        silent=wanted.silent,
        pinned=wanted.pinned,
        note=wanted.composed.isoformat() if wanted.composed else "",
        state="due" if said else "dropped",
        cause="" if said else "empty",
        late=now - due >= PROMPT,
    )


def _worded(wanted: Subscription, desk: Desk, today: date, since: date | None, texts: Worded) -> tuple[Digest, Text]:
    """Compose a digest and put it into words, once for all chats that want the same."""
    wish = (wanted.plans, wanted.ahead, wanted.empty, since)
    if wish not in texts:
        digest = composed(wanted, desk, today, since)
        texts[wish] = (digest, digest_text(digest, desk))
    return texts[wish]


def refresh_digests(desk: Desk, after: int, limit: int, texts: Worded) -> int:
    """Compose some of today's digests anew, from a letter's id on; what reads otherwise is to be edited.

    A digest that held nothing in the morning is posted when something has come up since.
    Gives the id of the last letter looked at, 0 when there are no more.
    """
    today = local(desk).date()
    outbox, subscriptions = Outbox(desk.records), Subscriptions(desk.records)
    with desk.records.transaction():
        letters = outbox.of(DIGEST, today.isoformat(), after, limit)
        changed: dict[Text, list[int]] = {}
        filled: list[int] = []
        for letter in letters:
            wanted = subscriptions.of(letter.chat)
            if wanted is None or letter.state == "failed" or (letter.state == "dropped" and letter.cause != "empty"):
                continue
            since = date.fromisoformat(letter.note) if letter.note else None
            digest, text = _worded(wanted, desk, today, since, texts)
            if letter.state == "dropped":
                filled += [letter.id] if digest.holds and wanted.on else []
            if text != letter.text:
                changed.setdefault(text, []).append(letter.id)
        for text, ids in changed.items():
            outbox.reword(ids, text)
        if filled:
            Fates(desk.records).fill(filled, desk.now)
    return letters[-1].id if letters else 0


def compose_reminders(desk: Desk) -> int:
    """Write today's reminders into the outbox once their time has come, and give how many there are."""
    now = local(desk)
    reminding = Reminding(desk.records)
    since = reminding.last_composed()
    if now.time() < desk.rules.time or (since is not None and since >= now.date()):
        return 0
    due = datetime.combine(now.date(), desk.rules.time, now.tzinfo)
    with desk.records.transaction():
        off = reminding.all_off()
        found = remind(timeline_of(desk.library), desk.registered, desk.rules.rhythm, now.date(), since)
        wanted = [reminder for reminder in found if reminder.person not in off]
        letters = [
            Letter(
                kind=REMINDER,
                chat=reminder.person,
                key=now.date().isoformat(),
                due=due,
                expires=datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo),
                text=reminder_text(reminder, desk),
                late=now - due >= PROMPT,
            )
            for reminder in wanted
        ]
        Outbox(desk.records).put_all(doubted(letters, desk.records))
        reminding.note_composed(now.date())
    return len(wanted)


def next_moment(desk: Desk) -> datetime | None:
    """Give the next time today at which a digest or the reminders are due, or None."""
    now = local(desk)
    times = [Subscriptions(desk.records).next_time(now.time())]
    if now.time() < desk.rules.time:
        times.append(desk.rules.time)
    coming = [at for at in times if at is not None]
    return datetime.combine(now.date(), min(coming), now.tzinfo) if coming else None


def clear_out(desk: Desk) -> None:
    """Drop what was not posted on its day, and forget what is long over."""
    Fates(desk.records).expire(desk.now)
    if desk.privacy.retention.outbox:
        Outbox(desk.records).forget_before(desk.now - timedelta(days=desk.privacy.retention.outbox))
