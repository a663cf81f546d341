"""The forms of organisation that a document gives: in a sentence, or as dashes below it."""

import pytest

from knowledge.documents.draft import draft_document

CASES = [
    (
        [
            "có thể lựa chọn một trong các hình thức sau:",
            "- Hội nghị biểu dương.",
            "- Đại hội thi đua.",
            "- Hạn: quý I.",
        ],
        ("Hội nghị biểu dương", "Đại hội thi đua"),
        "dashes count as far as they name forms",
    ),
    (
        ["có thể lựa chọn một trong các hình thức “Hội nghị biểu dương”.", "- Hội nghị tổng kết."],
        ("Hội nghị biểu dương",),
        "the sentence first",
    ),
    (["gửi giấy mời dự:", "- Hội nghị biểu dương."], None, "what is listed are no forms"),
]


@pytest.mark.parametrize(("lines", "wanted", "reason"), CASES, ids=[case[2] for case in CASES])
def test_forms_are_read(lines: list[str], wanted: tuple[str, ...] | None, reason: str) -> None:
    """The event of the clause's level has them in their order."""
    first, *below = lines
    document = (
        "KẾ HOẠCH",
        "Tổ chức Hội nghị điển hình tiên tiến các cấp",
        "I. NỘI DUNG",
        "1. Hình thức, thời gian tổ chức:",
        f"a) Đối với xã, phường {first}",
        *below,
        "- Thời gian tổ chức: 1/2 ngày.",
    )
    plan = draft_document("\n".join(document).encode(), "a.txt").plan
    commune = next(event for event in plan.events if "commune" in event.levels)
    assert (commune.form.items if commune.form else None) == wanted
