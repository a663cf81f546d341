"""/dulieucuatoi shows all that is held about a person, /xoadulieu erases it, and what is kept has lost the person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from form_dialogue import OnTelegram
from privacy_stage import places_of, plant
from registering_stage import OWNER, WHOLE, button, confirmed, said, sent_by, with_office
from stand import GROUP, MORNING, Talker, agreed, settings_in, standing

from bot.assembly import Assembly
from bot.clock import moment
from bot.posting.mailroom import Mailroom
from bot.settings import Access, Settings
from handlers.message import Person, Reply
from knowledge.privacy import erasing, held
from knowledge.registry import Registrations

LAN, MINH = Person(id=777_021, name="Lan"), Person(id=777_022, name="Minh")
PHONE, NAME = "0912345678", "Nguyễn Văn An"
TABLES = held.personal()


@pytest.fixture
def assembly(tmp_path: Path) -> Iterator[Assembly]:
    """Give a bot with an office of one and units in its directory."""
    with with_office(tmp_path) as made:
        agreed(made.records, LAN.id, MINH.id)
        yield made


def busy(assembly: Assembly) -> str:
    """Let Lan do all that leaves something behind, Minh some of it, and give the code of Lan's registration."""
    lan = Talker(assembly, LAN)
    code = sent_by(assembly, LAN)
    lan.says("hạn cấp cơ sở Thái Nguyên 2025?")
    lan.says("/chonkehoach thai-nguyen-2025")
    lan.says("/bantin bật 7h30")
    lan.says("/nhacviec tắt")
    lan.says("/dangky thai-nguyen-2025; xã Phú Lương; đại hội; sáng 20/8; liên hệ Trần Thị Bưởi; 0987654321")
    Talker(assembly, LAN, GROUP).says("/hoi hạn cấp tỉnh Thái Nguyên 2025?")
    confirmed(assembly, LAN)
    sent_by(assembly, MINH, WHOLE.replace("xã Định Hóa", "xã Phú Bình").replace(PHONE, "0909090909"))
    hà = Talker(assembly, OWNER)
    hà.presses(button(hà.says(f"/phieu {code}"), "Duyệt"))
    return code


def pages(talker: Talker, replies: list[Reply]) -> str:
    """Turn all pages and give what they say."""
    texts = [said(replies)]
    while onward := re.findall(r"'(dl:\d+)'", str([b.data for r in replies for row in r.buttons for b in row][-1:])):
        before = texts[-1]
        replies = talker.presses(onward[0])
        texts.append(said(replies))
        if texts[-1] in texts[:-1] or before == texts[-1]:
            break
    assert all(len(text) <= 4096 for text in texts)
    return "\n".join(texts)


def test_all_that_is_held_is_shown(assembly: Assembly) -> None:
    """Each kind under its heading, page by page; the file has every row of every table; nothing is anybody else's."""
    code = busy(assembly)
    lan = Talker(assembly, LAN)
    there = {table.title: len(held.given(assembly.records, table, LAN.id)) for table in TABLES}
    there = {title: count for title, count in there.items() if count}
    assert len(there) >= 12
    replies = lan.says("/dulieucuatoi")
    shown = pages(lan, replies)
    assert [title for title in there if title not in shown] == []
    for phrase in (code, "xã Định Hóa", NAME, PHONE, "0987654321", "hạn cấp cơ sở Thái Nguyên 2025?"):
        assert phrase in shown
    (file,) = (file for reply in replies for file in reply.files)
    read = json.loads(file.content)
    assert {title: len(rows) for title, rows in read.items()} == there
    for text in (shown, file.content.decode()):
        assert "0909090909" not in text
        assert str(MINH.id) not in text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_of_any_table_is_shown_to_its_person_alone(assembly: Assembly, table: held.Held) -> None:
    """In words and in the file; a table that somebody adds is shown without more being done."""
    plant(assembly.records, table, 777_001, MORNING.date())
    there = bool(held.given(assembly.records, table, 777_001))
    replies = Talker(assembly, Person(id=777_001)).says("/dulieucuatoi")
    assert (table.title in said(replies)) == there
    others = Talker(assembly, Person(id=777_002)).says("/dulieucuatoi")
    assert said(others) == "Bot không lưu dữ liệu nào về anh/chị."


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_of_any_table_is_erased_or_loses_its_person(assembly: Assembly, table: held.Held) -> None:
    """Unless it is kept for a reason, which is said; a row of somebody else stays as it is."""
    for person in (777_001, 777_002):
        plant(assembly.records, table, person, MORNING.date())
    before = held.given(assembly.records, table, 777_002)
    erasing.erase(assembly.records, 777_001, lambda plan, form: {}, MORNING)
    left = {place.partition(".")[0] for place in places_of(assembly.records, 777_001)}
    assert left == ({table.name} if table.erase == "keep" else set())
    assert held.given(assembly.records, table, 777_002) == before


def test_erasing_leaves_no_trace_of_the_person(assembly: Assembly, tmp_path: Path) -> None:
    """Neither id nor name nor number stands anywhere, in the files neither, but in what is said to be kept."""
    code = busy(assembly)
    lan = Talker(assembly, LAN)
    asked = lan.says("/xoadulieu")
    told = said(asked)
    assert "1 phiếu đã gửi" in told
    assert "Bản sao lưu cũ" in told
    assert "lâu nhất 56 ngày" in told, "as the operator keeps daily backups"
    assert erasing.counts(assembly.records, LAN.id)
    done = said(lan.presses(button(asked, "Xóa dữ liệu của tôi")))
    assert "Đã xóa dữ liệu của anh/chị" in done
    kept = {table.name: table for table in TABLES if table.erase == "keep"}
    left = {place.partition(".")[0] for place in places_of(assembly.records, LAN.id)}
    assert left <= set(kept)
    assert [kept[name].title for name in left if kept[name].title not in done] == []
    for text in (PHONE, "0987654321", "Trần Thị Bưởi"):
        assert list(places_of(assembly.records, text)) == []
    Mailroom(assembly.desk, assembly.departures).tick()
    files = b"".join(path.read_bytes() for path in tmp_path.glob("records.db*"))
    assert PHONE.encode() not in files
    assert b"0909090909" in files, "Minh's are there"
    sent = Registrations(assembly.records).by_code(code)
    assert sent is not None
    assert (sent.unit_name, sent.status, sent.answers["dai-bieu"]) == ("xã Định Hóa", "accepted", 120)
    assert {"lien-he", "dien-thoai", "dia-diem"}.isdisjoint(sent.answers)


def test_what_is_said_to_go_goes_and_what_is_said_to_stay_stays(assembly: Assembly) -> None:
    """A group's digest stays with the group; what is kept is named with its reason, before and after."""
    busy(assembly)
    Talker(assembly, LAN, GROUP, admin=True).says("/bantin bật 8h")
    code = sent_by(assembly, MINH, WHOLE.replace("xã Định Hóa", "phường Phan Đình Phùng"))
    assembly._settings = Settings(storage=assembly._settings.storage, access=Access(owners=(LAN.id,)))
    lan = Talker(assembly, LAN)
    lan.says(f"/phieu {code}")
    asked = said(lan.says("/xoadulieu"))
    goes, _, rest = asked.partition("Giữ cho nhóm và văn phòng")
    assert "Câu hỏi đã hỏi" in goes
    assert "Bản tin anh/chị đã đặt" in rest
    assert "Bản tin anh/chị đã đặt" not in goes
    assert "nhật ký xem và xuất dữ liệu; giữ tối đa 730 ngày" in rest
    assert "tối đa 730 ngày" in said(lan.says("xóa"))
    assert assembly.records.rows("SELECT chat, person FROM subscriptions") == [(GROUP.id, held.NOBODY)]
    again = lan.says("/xoadulieu")
    assert "Không có gì để xóa" in said(again)
    assert not again[0].buttons


def test_the_office_goes_on_with_what_is_left(assembly: Assembly) -> None:
    """The registration can be looked at, its history says what happened, and a colleague can complete it."""
    code = busy(assembly)
    confirmed(assembly, MINH)
    lan, minh, hà = Talker(assembly, LAN), Talker(assembly, MINH), Talker(assembly, OWNER)
    lan.presses(button(lan.says("/xoadulieu"), "Xóa dữ liệu của tôi"))
    card = hà.says(f"/phieu {code}")
    assert "120" in said(card)
    assert NAME not in said(card)
    history = said(hà.presses(button(card, "Lịch sử")))
    assert "bỏ tên người theo yêu cầu" in history
    assert str(LAN.id) not in history
    assert "Không có phiếu" in said(lan.says(f"/phieu {code}"))
    minh.presses(button(minh.says(f"/phieu {code}"), "Sửa phiếu"))
    minh.says("địa điểm: Nhà văn hóa; liên hệ Lê Thị Cúc; 0911111111")
    assert "Đã gửi bản sửa" in said(minh.says("gửi"))


@pytest.mark.parametrize(
    ("words", "gone", "reason"),
    [
        (("/xoadulieu", "xóa"), True, "typed"),
        (("/xoadulieu", "đồng ý ạ"), True, "typed politely"),
        (("/xoadulieu", "1"), True, "by its number"),
        (("/xoadulieu", "2"), False, "declined"),
        (("/xoadulieu", "hạn cấp tỉnh Thái Nguyên 2025?", "xóa"), False, "something else was said last"),
        (("xóa",), False, "nothing was asked"),
    ],
)
def test_only_a_confirmation_erases(assembly: Assembly, words: tuple[str, ...], gone: bool, reason: str) -> None:
    """Nothing goes before it is confirmed."""
    busy(assembly)
    lan = Talker(assembly, LAN)
    lan.says("/huy")
    for word in words:
        lan.says(word)
    assert ("consents" not in erasing.counts(assembly.records, LAN.id)) == gone, reason


def test_a_button_erases_only_its_presser_and_only_on_its_day(assembly: Assembly) -> None:
    """Another's press concerns themselves; a day later it has to be asked again; groups cannot."""
    busy(assembly)
    lan, minh = Talker(assembly, LAN), Talker(assembly, MINH)
    data = button(lan.says("/xoadulieu"), "Xóa dữ liệu của tôi")
    before = erasing.counts(assembly.records, LAN.id)
    minh.presses(data)
    Talker(assembly, LAN, GROUP).presses(data)
    lan.presses(data.replace("10", "09"))
    after = erasing.counts(assembly.records, LAN.id)
    assert {name: after[name] for name in before} == before
    assert "consents" not in erasing.counts(assembly.records, MINH.id)


def test_data_are_shown_and_erased_in_private_only(assembly: Assembly) -> None:
    """A group hears nothing of anybody's data."""
    busy(assembly)
    for command in ("/dulieucuatoi", "/xoadulieu"):
        replies = Talker(assembly, LAN, GROUP).says(command)
        assert "riêng" in said(replies)
        assert not [file for reply in replies for file in reply.files]


def test_the_file_comes_by_telegram_and_stays_nowhere(tmp_path: Path) -> None:
    """It arrives as a document, and once it was sent the bot keeps no copy of it."""
    host = OnTelegram(tmp_path, "2025-08-10T08:00")
    try:
        for text in (WHOLE, "gửi", "/dulieucuatoi"):
            host.say(text)
        host.stage.settle()
        (file,) = (message.file for message in host.seat.heard if message.file)
        assert file[0] == "dulieucuatoi.json"
        assert PHONE in json.loads(file[1])["Phiếu đã gửi"][0]["answers"]["dien-thoai"]
        assert "Đã xóa dữ liệu" in (host.say("/xoadulieu"), host.say("1"))[1]
    finally:
        host.close()
    files = b"".join(path.read_bytes() for path in tmp_path.glob("records.db*"))
    assert PHONE.encode() not in files


def test_a_restored_backup_is_purged_at_once(tmp_path: Path) -> None:
    """What has had its time since the backup was made goes again at the next start."""
    folder, copy = tmp_path / "bot", tmp_path / "copy.db"
    folder.mkdir()
    with with_office(folder) as made:
        agreed(made.records, LAN.id)
        sent_by(made, LAN)
        Mailroom(made.desk, made.departures).tick()
        made.records.rows("VACUUM INTO ?", str(copy))
    copy.replace(folder / "records.db")
    later = Assembly(settings_in(folder), standing(moment("2026-09-01T09:00")))
    with closing(later):
        Mailroom(later.desk, later.departures).tick()
        assert list(places_of(later.records, PHONE)) == []


def test_erasing_is_done_as_a_whole_or_not_at_all(assembly: Assembly, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails midway leaves everything as it was."""
    busy(assembly)
    before = erasing.counts(assembly.records, LAN.id)

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(erasing, "changed", fail)
    with pytest.raises(RuntimeError):
        erasing.erase(assembly.records, LAN.id, lambda plan, form: {}, MORNING)
    assert erasing.counts(assembly.records, LAN.id) == before
