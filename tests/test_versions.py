"""A plan that replaces or amends one held: what changes is shown, told to groups, and to those it no longer fits."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from registering_stage import LAN, OWNER, button, letters, said, sent_by, with_office
from stand import GROUP, Talker

from bot.assembly import Assembly
from handlers.message import Attachment, Chat, Incoming, Reply
from handlers.reviewing import press, take
from knowledge.digest.subscription import Subscription
from knowledge.subscriptions import Subscriptions
from knowledge.versions import newer, older

NEWER = """ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN
Số: {number}/KH-UBND
Thái Nguyên, ngày 10 tháng 8 năm 2025
KẾ HOẠCH
{title}

Căn cứ đề nghị của Sở Nội vụ, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:
I. NỘI DUNG
1. Số lượng đại biểu
- Đối với cấp cơ sở: tối đa {most} đại biểu.
2. Thời gian tổ chức
- Đối với cấp cơ sở: 01 buổi, hoàn thành trước ngày {day}.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ: Theo dõi, đôn đốc việc thực hiện.
{last}

Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn Bình
"""
REPLACES = "Kế hoạch này thay thế Kế hoạch số 21/KH-UBND ngày 04/8/2025 của Ủy ban nhân dân tỉnh./."
AMENDS = "Sửa đổi, bổ sung Kế hoạch số 21/KH-UBND ngày 04/8/2025 của Ủy ban nhân dân tỉnh"


def document(number: int = 99, most: int = 100, day: str = "18/8/2025", *, amends: bool = False) -> bytes:
    """Write a newer plan for Thái Nguyên."""
    title = AMENDS if amends else "Tổ chức Đại hội Thi đua yêu nước các cấp năm 2025"
    last = "Các nội dung khác giữ nguyên./." if amends else REPLACES
    return NEWER.format(number=number, most=most, day=day, title=title, last=last).encode()


@pytest.fixture
def assembly(tmp_path: Path) -> Iterator[Assembly]:
    """Give a bot with an office of one, a unit's registration, and two groups that want digests."""
    with with_office(tmp_path) as made:
        sent_by(made)
        wanted = Subscriptions(made.records)
        wanted.keep(Subscription(chat=GROUP.id, at=time(7, 30), plans=("thai-nguyen-2025",)), OWNER.id)
        wanted.keep(Subscription(chat=-77, at=time(7, 30), plans=("binh-thuan-2025",)), OWNER.id)
        yield made


def hand_in(assembly: Assembly, content: bytes) -> list[Reply]:
    """Have the office send a document."""
    chat = Chat(id=OWNER.id)
    file = Attachment(id="a", name="ke-hoach.txt", size=len(content), content=content)
    return take(file, Incoming(key="t:1", person=OWNER, chat=chat, attachment=file), assembly.desk())


def publish(assembly: Assembly, replies: list[Reply]) -> str:
    """Press the button that publishes, and give what is said."""
    data = button(replies, "Công bố").partition(":")[2]
    with assembly.records.transaction():
        done = press(Incoming(key="t:2", person=OWNER, chat=Chat(id=OWNER.id), button=data), assembly.desk())
    return said(done)


def test_what_changes_is_shown_and_told(assembly: Assembly) -> None:
    """To the group subscribed to the older plan, and to unit and office of a registration that fits no more."""
    before = letters(assembly, LAN.id)
    shown = hand_in(assembly, document())
    assert "Thay thế KH 21/KH-UBND ngày 04/8/2025" in said(shown)
    assert "150 đại biểu" in said(shown)
    assert "→ “tối đa 100 đại biểu" in said(shown)
    assert "Đã công bố" in publish(assembly, shown)
    (news,) = letters(assembly, GROUP.id)
    assert "KH 99/KH-UBND" in news
    assert "tối đa 100 đại biểu" in news
    assert letters(assembly, -77) == []
    (unfit,) = [text for text in letters(assembly, LAN.id) if text not in before]
    assert unfit.startswith("Phiếu TN25-0001 không còn hợp với KH 99/KH-UBND")
    assert "100 đại biểu" in unfit
    assert "18/8/2025" in unfit
    assert any("của xã Định Hóa không còn hợp" in text for text in letters(assembly, OWNER.id))


def test_the_older_plan_is_answered_from_yet_and_says_by_what_it_was_replaced(assembly: Assembly) -> None:
    """The newer one says nothing of the kind."""
    publish(assembly, hand_in(assembly, document()))
    talker = Talker(assembly, LAN)
    old = said(talker.says("/daibieu cấp cơ sở KH 21/KH-UBND Thái Nguyên"))
    assert "150" in old
    assert "đã được thay thế bằng KH 99/KH-UBND ngày 10/8/2025" in old
    new = said(talker.says("/daibieu cấp cơ sở KH 99/KH-UBND Thái Nguyên"))
    assert "100" in new
    assert "đã được thay thế" not in new


def test_nobody_is_told_twice(assembly: Assembly) -> None:
    """Taken back and published again, it is the same news."""
    shown = hand_in(assembly, document())
    publish(assembly, shown)
    data = button(shown, "Công bố").partition(":")[2].replace("c", "u")
    with assembly.records.transaction():
        press(Incoming(key="t:3", person=OWNER, chat=Chat(id=OWNER.id), button=data), assembly.desk())
    publish(assembly, shown)
    assert len(letters(assembly, GROUP.id)) == 1


def test_a_registration_that_still_fits_is_left_alone(assembly: Assembly) -> None:
    """Wider limits and later days concern no unit."""
    before = letters(assembly, LAN.id)
    publish(assembly, hand_in(assembly, document(most=160, day="31/8/2025")))
    assert letters(assembly, LAN.id) == before


def test_what_an_amendment_leaves_out_stays(assembly: Assembly) -> None:
    """Only what it says is a change."""
    shown = said(hand_in(assembly, document(amends=True)))
    assert "Sửa đổi, bổ sung KH 21/KH-UBND" in shown
    assert "• Chương trình: bỏ" not in shown
    assert "→ “tối đa 100 đại biểu" in shown


def test_versions_are_found_by_number_day_and_place(assembly: Assembly) -> None:
    """A plan of the same number from elsewhere, or of another day, is another plan."""
    publish(assembly, hand_in(assembly, document()))
    library = assembly.desk().library
    (plan,) = [library.plan(id) for id in library.plan_ids() if library.plan(id).number == "99/KH-UBND"]
    (version,) = newer(library.head("thai-nguyen-2025"), library)
    assert (version.head.id, version.relation) == (plan.id, "replaces")
    assert [each.head.id for each in older(plan, library)] == ["thai-nguyen-2025"]
    others = [id for id in library.plan_ids() if id != "thai-nguyen-2025"]
    assert [each for id in others for each in newer(library.head(id), library) if each.head.id == plan.id] == []
