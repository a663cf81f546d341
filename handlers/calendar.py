"""/lich: deadlines as a calendar file and as a picture of the time line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.desk import Desk
from handlers.message import File, Incoming, Reply
from handlers.plans import named
from handlers.render import Renderer
from knowledge.calendars import ics
from knowledge.calendars.chart import Chart, Mark, Row, days_shown, look
from knowledge.calendars.entries import Entry, entries, plans_told, tell
from knowledge.calendars.picture import draw
from knowledge.digest import Dated, timeline_of
from knowledge.digest.concerns import FIRST_DAY, LAST_DAY
from knowledge.subscriptions import Subscriptions

MOST_ROWS, MOST_MARKS = 8, 6
"""The most plans in a picture, and the most deadlines of one of them."""


def calendar(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /lich: for the plans named, else those that the chat's digest or its questions are about, else all."""
    if incoming.text:
        plans = tuple(head.id for head in named(incoming.text, desk.library))
        if not plans:
            return [desk.say("refusals", reason="no_plan", name=incoming.text)]
    else:
        plans = _own(incoming.chat.id, desk)
    chosen = plans or desk.library.plan_ids()
    file = calendar_file(chosen, desk, everything=not plans)
    count, picture = time_line(chosen, desk)
    if not count:
        return [desk.say("digest/calendar", count=0)]
    files = (File(name="timeline.png", content=picture, picture=True), File(name="kehoach.ics", content=file))
    reply = desk.say("digest/calendar", count=count)
    return [Reply(html=reply.html, files=files)]


def calendar_file(plans: Sequence[str], desk: Desk, *, everything: bool) -> bytes:
    """Write the calendar of some plans; with `everything` also what calendars know of plans that are gone."""
    current = [entry for plan in plans for entry in entries(desk.library.plan(plan))]
    told_of = (*plans, *plans_told(desk.records)) if everything else plans
    told = tell(desk.records, current, dict.fromkeys(told_of), desk.now)
    name = desk.renderer.plain("digest/calendar_name.html.j2")

    def words(entry: Entry) -> tuple[str, str]:
        title, _, description = desk.renderer.render("digest/entry.txt.j2", entry=entry).partition("\n")
        return title, description

    return ics.write(told, name, words)


def time_line(plans: Sequence[str], desk: Desk) -> tuple[int, bytes]:
    """Draw the time line of some plans; give how many deadlines it holds, and the picture as PNG."""
    found = timeline_of(desk.library).between(FIRST_DAY, LAST_DAY, plans)
    if not found:
        return 0, b""
    first, last = days_shown((item.last for item in found), desk.today, whole=len(plans) == 1)
    by_plan: dict[str, list[Dated]] = {}
    for item in found:
        by_plan.setdefault(item.plan, []).append(item)
    shown = [held for held in by_plan.values() if any(first <= item.last <= last for item in held)]
    shown.sort(key=lambda held: min(abs((item.last - desk.today).days) for item in held))
    rows = tuple(_row(held, first, last, desk) for held in shown[:MOST_ROWS])
    words = _words(desk.renderer, desk.today, len(plans) - len(rows))
    chart = Chart(words[0], first, last, desk.today, words[1], rows, words[2])
    return len(found), draw(chart)


def _row(items: list[Dated], first: date, last: date, desk: Desk) -> Row:
    """Make the row of a plan with these deadlines; of many within the days shown, those nearest to today are."""
    within = [item for item in items if first <= item.last <= last]
    near = sorted(within, key=lambda item: (item.last < desk.today, abs((item.last - desk.today).days)))[:MOST_MARKS]
    marks = tuple(
        Mark(
            item.last,
            desk.renderer.plain("digest/mark.html.j2", item=item, left=item.left(desk.today)),
            look(item.last, desk.today),
        )
        for item in sorted(near, key=lambda item: item.last)
    )
    more = desk.renderer.plain("digest/more.html.j2", deadlines=len(items) - len(near), plans=0)
    return Row(desk.library.heads((items[0].plan,))[0].short, marks, more)


def _words(renderer: Renderer, today: date, more: int) -> tuple[str, str, str]:
    """Give a chart's title, what stands at today's line, and what is said of plans left out."""
    title, _, now = renderer.plain("digest/chart.html.j2", today=today).partition("\n")
    return title, now, renderer.plain("digest/more.html.j2", deadlines=0, plans=more)


def _own(chat: int, desk: Desk) -> tuple[str, ...]:
    """Give the plans that a chat follows: those of its digest, else the one it is bound to; none where all."""
    wanted = Subscriptions(desk.records).of(chat)
    bound = desk.records.binding(chat)
    plans = wanted.plans if wanted and wanted.on else (bound,) if bound else ()
    held = set(desk.library.plan_ids())
    return tuple(plan for plan in plans if plan in held)
