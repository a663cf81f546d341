"""/xuat: what units registered as a spreadsheet, for the office in its private chat; each export is noted."""

from __future__ import annotations

from handlers.desk import Desk
from handlers.message import File, Incoming, Reply
from handlers.plans import named
from handlers.privacy.noting import took
from handlers.registering.case import form_of, private
from handlers.standing import scope
from knowledge.form_facts import RegistrationForm
from knowledge.registry import Registrations
from knowledge.registry.tabled import csv_text, tables, workbook
from knowledge.text import key


def export(incoming: Incoming, desk: Desk) -> list[Reply]:
    """Answer /xuat: a workbook, or CSV where that is typed; of a plan that is named, or of all one manages."""
    if not private(incoming):
        return [desk.say("forms/notice", reason="private_only")]
    words = incoming.text.split()
    as_csv = any(key(word) == "csv" for word in words)
    name = " ".join(word for word in words if key(word) not in ("csv", "xlsx", "excel"))
    found = named(name, desk.library) if key(name) else ()
    if name and len(found) != 1:
        return [desk.say("forms/exported", count=0, name=name, plans=found, plan="")]
    plan = found[0].id if found else ""
    managed = scope(incoming.person, desk)
    if plan and not managed.covers(plan):
        return [desk.say("refusals", reason="other_plan", name="", places=())]
    sent = tuple(each for each in Registrations(desk.records).all(plan) if managed.covers(each.plan))
    if not sent:
        return [desk.say("forms/exported", count=0, name="", plans=(), plan=plan)]
    took("exported", plan, len(sent), incoming, desk)

    def form(plan: str, id: str) -> RegistrationForm | None:
        held = form_of(plan, id, desk)
        return held[1] if held else None

    stem = f"dang-ky-{plan or 'tat-ca'}-{desk.today:%Y%m%d}"
    if as_csv:
        file = File(name=f"{stem}.csv", content=csv_text(sent, form).encode("utf-8-sig"))
    else:
        titles = tuple(desk.renderer.render("forms/columns.txt.j2").splitlines())
        file = File(name=f"{stem}.xlsx", content=workbook(tables(sent, form, titles)))
    html = desk.renderer.render("forms/exported.html.j2", count=len(sent), name="", plans=(), plan=plan)
    return [Reply(html=html, files=(file,))]
