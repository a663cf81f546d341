"""A stage for forms: a shipped plan's form, a day and units, and talks with its state machine."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from knowledge.facts import Plan
from knowledge.forms.draft import Draft, Frame, Step, back, begin, drop, edit, keep, say, skip
from knowledge.forms.sheet import Sheet
from knowledge.forms.words import command
from knowledge.planfile import load
from knowledge.units import Directory, Unit

PLANS = Path(__file__).parent.parent / "knowledge" / "plans"
UNITS = (
    Unit(id=1, name="xã Định Hóa", level="commune", parent="tỉnh Thái Nguyên", names=("xã Bảo Cường",)),
    Unit(id=2, name="Sở Nội vụ", level="department", parent="tỉnh Thái Nguyên"),
    Unit(id=3, name="phường Hoàng Văn Thụ", level="commune", parent="thành phố Lạng Sơn"),
    Unit(id=4, name="phường Phan Đình Phùng", level="commune", parent="tỉnh Thái Nguyên"),
    Unit(id=5, name="phường Phan Đình Giót", level="commune", parent="tỉnh Thái Nguyên"),
)
DAYS = {
    "thai-nguyen-2025": date(2025, 8, 10),
    "tp-lang-son-2024": date(2024, 12, 10),
    "binh-thuan-2025": date(2025, 1, 10),
    "binh-thanh-2025": date(2025, 8, 10),
    "thai-nguyen-2023": date(2023, 5, 20),
}
"""A day on which each plan's forms are open."""


@cache
def plan_of(id: str) -> Plan:
    """Read a shipped plan."""
    return load(PLANS / f"{id}.toml")


def frame(plan: str, form: str, today: date | None = None, extended: date | None = None) -> Frame:
    """Lay out a form of a plan, on a day on which it is open unless another is given."""
    held = plan_of(plan)
    found = next(each for each in held.forms if each.id == form)
    sheet = Sheet(plan=held, form=found, extended=extended)
    return Frame(sheet=sheet, today=today or DAYS[plan], directory=Directory(UNITS))


MOVES = {"back": back, "skip": skip, "keep": keep, "done": keep, "drop": drop}


def move(frame: Frame, draft: Draft, text: str) -> Step:
    """Make the step that a line asks for: a command in words, else an answer."""
    named = command(text)
    if named and named[0] == "edit":
        return edit(frame, draft, named[1])
    if named and named[0] in MOVES:
        return MOVES[named[0]](frame, draft)
    return say(frame, draft, text)


def talk(frame: Frame, *lines: str) -> Step:
    """Say lines from the beginning of a form and give the last step."""
    step = Step(draft=begin(frame))
    for line in lines:
        step = move(frame, step.draft, line)
    return step
