"""The closed sets of words in plan files: levels, places outside of numbered sections, kinds of free facts."""

LEVELS = (
    "state",
    "province",
    "department",
    "district",
    "commune",
    "hamlet",
    "company",
    "agency",
    "front",
    "grassroots",
    "person",
)
"""Levels and kinds of bodies: Nhà nước, tỉnh, sở ban ngành, huyện (thị xã, thành phố thuộc tỉnh),
xã (phường, thị trấn), xóm, doanh nghiệp, cơ quan đơn vị, MTTQ và đoàn thể, cấp cơ sở, cá nhân."""

PARTS = ("đầu văn bản", "căn cứ", "lời dẫn", "lời kết", "nơi nhận", "chữ ký")
"""Names of the places outside of numbered sections."""

FACT_KINDS = (
    "purpose",
    "requirement",
    "theme",
    "content",
    "composition",
    "report_content",
    "funding",
    "award",
    "movement",
    "activity",
    "anniversary",
    "pilot",
    "decision",
    "period",
    "target",
    "other",
)
"""Kinds of free facts: mục đích, yêu cầu, chủ đề, nội dung tập trung, thành phần, nội dung báo cáo,
kinh phí, khen thưởng, phong trào, hoạt động, kỷ niệm, chỉ đạo điểm, ai quyết định, giai đoạn,
chỉ tiêu, khác."""
