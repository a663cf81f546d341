"""What digests and reminders learn of registrations."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from form_dialogue import opened
from stand import Talker

from handlers.message import Person
from knowledge.digest import Occasion
from knowledge.privacy.erasing import erase
from knowledge.registry import Registrations, Units

TODAY = date(2025, 8, 10)
LAN = Person(id=21, name="Lan")
WHOLE = (
    "/dangky thai-nguyen-2025; xã Định Hóa; đại hội; sáng 20/8; địa điểm: Hội trường; 120 đb; 90 trực tiếp;"
    " 4 tham luận; liên hệ Nguyễn Văn An; 0912345678"
)


def test_what_units_registered_is_seen_by_digests(tmp_path: Path) -> None:
    """Days of events, how many have registered of how many, who has not, and what is to be mended."""
    with opened(tmp_path, "2025-08-10T08:00") as assembly:
        seen = assembly.desk().registered
        assert seen.occasions() == ()
        before = seen.revision()
        form = next(each for each in seen.open_forms(TODAY) if each.form == "dang-ky-co-so")
        assert (form.sent, form.units, form.closes, len(form.missing)) == (0, 5, date(2025, 8, 30), 5)
        lan = Talker(assembly, LAN)
        lan.says(WHOLE)
        lan.says("gửi")
        assert seen.revision() != before
        assert seen.occasions() == (
            Occasion(plan="thai-nguyen-2025", event="co-so", unit="xã Định Hóa", day=date(2025, 8, 20)),
        )
        assert seen.occasions(["binh-thuan-2025"]) == ()
        form = next(each for each in seen.open_forms(TODAY) if each.form == "dang-ky-co-so")
        assert (form.sent, "xã Định Hóa" in form.missing) == (1, False)
        assert seen.people() == {"xã Định Hóa": (LAN.id,)}
        assert seen.duties(TODAY) == ()


def test_returned_registrations_and_forms_not_sent_are_duties(tmp_path: Path) -> None:
    """Of the people who were confirmed, and of who sent it."""
    with opened(tmp_path, "2025-08-10T08:00") as assembly:
        lan = Talker(assembly, LAN)
        lan.says(WHOLE)
        lan.says("gửi")
        registrations = Registrations(assembly.records)
        registrations.decide(registrations.all()[0], "returned", 9, assembly.clock.now(), "Thiếu hội trường")
        (duty,) = assembly.desk().registered.duties(TODAY)
        assert (duty.kind, duty.person, duty.code, duty.reason) == ("returned", LAN.id, "TN25-0001", "Thiếu hội trường")
        units = Units(assembly.records)
        units.confirm(33, units.directory().find("Sở Nội vụ").exact[0].id, 9, assembly.clock.now())
        duties = [each for each in assembly.desk().registered.duties(TODAY) if each.person == 33]
        assert {(each.kind, each.unit) for each in duties} == {("open", "Sở Nội vụ")}
        assert date(2025, 8, 30) in {each.last for each in duties}


def test_nobody_has_duties_for_what_lost_its_person(tmp_path: Path) -> None:
    """A registration whose sender had their data erased concerns the unit's people alone."""
    with opened(tmp_path, "2025-08-10T08:00") as assembly:
        lan = Talker(assembly, LAN)
        lan.says(WHOLE)
        lan.says("gửi")
        registrations = Registrations(assembly.records)
        erase(assembly.records, LAN.id, lambda plan, form: {}, assembly.clock.now())
        registrations.decide(registrations.all()[0], "returned", 9, assembly.clock.now(), "Thiếu hội trường")
        assert assembly.desk().registered.duties(TODAY) == ()
        assert assembly.desk().registered.people() == {}
