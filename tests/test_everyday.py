"""Questions about people, places and days, read for what they ask."""

from __future__ import annotations

import pytest
from engine_stage import Stage

from knowledge.asking import kinds_of

ROWS = [
    ("gia đình được mời mấy người", "composition", "delegates", "relatives"),
    ("mỗi cá nhân được tôn vinh được mời bao nhiêu người", "composition", "delegates", "a number for each"),
    ("12 công dân được tôn vinh thì mời tổng bao nhiêu", "composition", "award", "a number for each of some"),
    ("ban tổ chức gồm bao nhiêu người", "composition", "delegates", "members of a body"),
    ("chú trọng chọn những nhóm nào", "target", "content", "groups on which weight is laid"),
    ("nhóm nào được ưu tiên làm đại biểu", "composition", "content", "the same, the other way round"),
    ("phía huyện mời những đại biểu nào", "composition", "task", "delegates of some body"),
    ("nghe nói họp ở nhà thi đấu tỉnh đúng không", "venue", "deadline", "a hall that was heard of"),
    ("lịch họp là chốt cứng hay mới tạm định", "deadline", "decision", "whether a day is settled"),
    ("đợt thi đua còn không hay hết rồi", "left", "duration", "whether something is over"),
    ("nộp ngày 5/3 thì sớm nhất được họp hôm nào", "deadline", "compare", "the earliest day"),
    ("họp 20/3 mà hôm nay mới gửi hồ sơ thì có đủ không", "submission", "form", "days between"),
    ("đoàn thể cử người thì chỉ lấy trong cơ quan thôi hả", "composition", "task", "from where guests are chosen"),
    ("huyện cử ai đi dự hội nghị", "composition", "task", "who is sent"),
    ("gửi hồ sơ trước nửa tháng được không", "deadline", "form", "days that are thought enough"),
    ("họp buổi chiều phải không", "deadline", "form", "a half of a day"),
    ("cấp xã bắt buộc phải làm đại hội không", "form", "task", "whether it must be a congress"),
    ("có bao nhiêu nội dung thi đua", "content", "agenda", "matters of a campaign"),
    ("đại biểu huyện gồm chức danh gì", "composition", "signer", "offices of delegates"),
    ("Sở Nội vụ quyết định số đại biểu đúng không", "delegates", "basis", "who decides on a number"),
    ("bao nhiêu xóm trên địa bàn", "other", "delegates", "a number of hamlets"),
    ("hết đợt thi đua chưa", "left", "duration", "whether a campaign is over"),
    ("gửi hồ sơ trước hội nghị bao nhiêu ngày", "submission", "duration", "how long before an event"),
    ("ai chuẩn bị hội trường", "task", "venue", "who sees to a hall"),
    ("đại biểu cấp tỉnh do ai lựa chọn", "decision", "task", "who chooses the delegates"),
    ("đại biểu trung ương có dự không", "composition", "delegates", "whether somebody comes"),
    ("lịch họp mới là dự kiến phải không", "deadline", "decision", "whether a day is only planned"),
    ("chi cho mỗi đại biểu bao nhiêu", "funding", "delegates", "money for each guest"),
    ("kế hoạch này gửi 12 xóm phải không", "recipients", "submission", "a number of units it is sent to"),
    ("ngày Bác Hồ ra lời kêu gọi là ngày tháng năm nào", "anniversary", "deadline", "the day of an anniversary"),
]


@pytest.mark.parametrize(("text", "kind", "dropped", "reason"), ROWS)
def test_people_places_and_days_are_read_for_what_is_asked(
    alone: Stage, text: str, kind: str, dropped: str, reason: str
) -> None:
    """The kind that is asked for is there with weight, the one that the words name is not."""
    kinds = kinds_of(alone.read(text), "")
    assert kinds.get(kind, 0.0) >= 3.0, reason
    assert dropped not in kinds, reason


def test_a_body_that_is_claimed_to_receive_something_is_not_looked_for(alone: Stage) -> None:
    """Whoever receives the papers answers, and not the work of the body that was named."""
    reading = alone.read("hồ sơ gửi về Sở Nội vụ phải không")
    assert reading.agencies
    kinds_of(reading, "")
    assert not reading.agencies


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("cấp xã mời tối đa bao nhiêu người", "delegates", "guests, of no family"),
        ("báo cáo trình bày ở phần nào của chương trình", "agenda", "nothing is sent"),
        ("thời lượng đại hội là chắc chắn hay dự kiến", "duration", "how long, not when"),
        ("họp ở đâu", "venue", "no hall is named"),
    ],
)
def test_what_only_looks_alike_keeps_its_kind(alone: Stage, text: str, kind: str, reason: str) -> None:
    """The rules leave questions alone that share words with theirs."""
    kinds = kinds_of(alone.read(text), "")
    assert max(kinds, key=lambda name: kinds[name]) == kind, reason
