"""What a document names: events with their ordinals, and movements with their years."""

import pytest

from knowledge.documents.draft import draft_document
from knowledge.facts import Statement


def said(kind: str, *lines: str) -> list[Statement]:
    """Give the statements of a kind that a document's lines give."""
    text = "\n".join(("KẾ HOẠCH", "Tổ chức Hội nghị điển hình tiên tiến", "I. NỘI DUNG", *lines))
    return [each for each in draft_document(text.encode(), "a.txt").plan.statements if each.kind == kind]


NUMBERED = [
    (
        "Tiến tới Đại hội Thi đua yêu nước toàn quốc lần thứ XI năm 2025.",
        [("lần thứ của Đại hội Thi đua yêu nước toàn quốc", "lần thứ XI")],
        "the event goes by its name",
    ),
    (
        "Chào mừng Hội nghị tổng kết và Đại hội Đảng bộ tỉnh Sông Lam lần thứ XV.",
        [("lần thứ của Đại hội Đảng bộ tỉnh Sông Lam", "lần thứ XV")],
        "the last of two names is the one that is numbered",
    ),
    (
        "Chào mừng Đại hội đại biểu toàn quốc lần thứ XIV của Đảng.",
        [("lần thứ của Đại hội đại biểu toàn quốc của Đảng", "lần thứ XIV")],
        "a name may end after its number",
    ),
    (
        "Đại hội Đảng bộ xã lần thứ V; đại hội đảng bộ xã lần thứ V.",
        [("lần thứ của Đại hội Đảng bộ xã", "lần thứ V")],
        "once",
    ),
    ("Đại hội Đảng bộ xã được tổ chức nhiều lần trong năm.", [], "no number"),
]


@pytest.mark.parametrize(("line", "wanted", "reason"), NUMBERED, ids=[case[2] for case in NUMBERED])
def test_an_event_has_its_ordinal(line: str, wanted: list[tuple[str, str]], reason: str) -> None:
    """Each event that is numbered gives one statement, which people find by asking for the ordinal."""
    found = [each for each in said("other", f"1. {line}") if each.about.startswith("lần thứ của")]
    assert [(each.about, each.text) for each in found] == wanted
    assert all(each.words == ("lần thứ mấy",) for each in found)


def test_movements_keep_their_years_and_who_launched_them() -> None:
    """The years belong to the item, the launcher to what the list is about."""
    line = (
        "1. Thực hiện các phong trào thi đua do Chủ tịch UBND tỉnh phát động: “Chung sức vì người nghèo” "
        "giai đoạn 2022 - 2025, “Xóa nhà tạm, nhà dột nát” trong năm 2025; “Dân vận khéo cả tỉnh”."
    )
    listed = next(each for each in said("movement", line) if each.items)
    assert listed.about == "các phong trào thi đua do Chủ tịch UBND tỉnh phát động"
    assert listed.items == (
        "Chung sức vì người nghèo giai đoạn 2022 - 2025",
        "Xóa nhà tạm, nhà dột nát trong năm 2025",
        "Dân vận khéo cả tỉnh",
    )
