"""A plan document of an invented province, in parts, and its writers: .txt, .md, .docx, .pdf."""

import io
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import font_source_sans_pro
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, SimpleDocTemplate, Spacer, Table
from reportlab.platypus import Paragraph as PdfParagraph

LEFT = ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG LAM", "Số: 12/KH-UBND")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Lam, ngày 02 tháng 3 năm 2026")
TITLE = "Tổ chức Đại hội Thi đua yêu nước các cấp tỉnh Sông Lam năm 2026"
OPENING = (
    "Căn cứ Hướng dẫn số 31/HD-BNV ngày 15/01/2026 của Bộ Nội vụ về tổ chức đại hội thi đua yêu nước các cấp;",
    "Ủy ban nhân dân tỉnh Sông Lam ban hành Kế hoạch tổ chức Đại hội Thi đua yêu nước các cấp năm 2026 như sau:",
)
BODY = (
    ("roman", "MỤC ĐÍCH, YÊU CẦU"),
    ("number", "Nhìn lại phong trào thi đua năm năm qua, tôn vinh người tốt, việc tốt trước ngày 01/01/2027."),
    ("number", "Gọn nhẹ, thiết thực, không phô trương."),
    ("roman", "NỘI DUNG"),
    ("number", "Hình thức tổ chức"),
    ("dash", "Đối với cấp xã: Hội nghị điển hình tiên tiến."),
    ("dash", "Đối với cấp tỉnh: Đại hội Thi đua yêu nước."),
    ("number", "Số lượng đại biểu"),
    ("dash", "Đối với cấp xã: tối đa 120 đại biểu."),
    ("dash", "Đối với cấp tỉnh: không quá 800 đại biểu, do Hội đồng Thi đua - Khen thưởng tỉnh quyết định."),
    ("number", "Thời gian tổ chức"),
    ("dash", "Đối với cấp xã: 01 buổi, hoàn thành trước ngày 15/8/2026."),
    ("dash", "Đối với cấp tỉnh: 01 ngày, hoàn thành trong quý IV/2026."),
    ("number", "Chương trình đại hội, hội nghị"),
    ("dash", "Chào cờ."),
    ("dash", "Khai mạc."),
    ("dash", "Báo cáo tổng kết phong trào thi đua, phương hướng năm năm tới."),
    ("dash", "Tham luận của các điển hình."),
    ("dash", "Trao Bằng khen cho không quá 30 tập thể, 50 cá nhân."),
    ("dash", "Bế mạc."),
    ("roman", "TỔ CHỨC THỰC HIỆN"),
    ("number", "Sở Nội vụ"),
    (
        "letter",
        "Chủ trì, phối hợp với Văn phòng UBND tỉnh xây dựng kịch bản, chuẩn bị tài liệu và giấy mời cho Đại hội.",
    ),
    ("letter", "Hướng dẫn hồ sơ khen thưởng, chậm nhất ngày 30/4/2026."),
    ("letter", "Thành lập Tổ giúp việc không quá 07 người."),
    ("number", "Sở Tài chính: Bố trí kinh phí, trình Ủy ban nhân dân tỉnh trong tháng 4/2026."),
    ("number", "Ủy ban nhân dân các xã, phường"),
    ("letter", "Gửi báo cáo tổng kết về Sở Nội vụ trước khi tổ chức hội nghị 15 ngày."),
    ("letter", "Định kỳ hằng tháng báo cáo tiến độ về Sở Nội vụ."),
    (
        "text",
        (
            "Trên đây là Kế hoạch tổ chức Đại hội Thi đua yêu nước các cấp tỉnh Sông Lam năm 2026; Kế hoạch này "
            "thay thế Kế hoạch số 90/KH-UBND ngày 20/11/2025 của Ủy ban nhân dân tỉnh./."
        ),
    ),
)
RECIPIENTS = (
    "Bộ Nội vụ (để báo cáo);",
    "Thường trực Tỉnh ủy;",
    "Các sở, ban, ngành;",
    "UBND các xã, phường;",
    "Lưu: VT, NC.",
)
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Bình")
ANNEX = "DANH MỤC NHIỆM VỤ"
TABLE = (
    ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
    (
        "1",
        "Xây dựng phóng sự về các điển hình tiên tiến",
        "Báo và Đài tỉnh Sông Lam",
        "Sở Nội vụ",
        "Trong quý III/2026",
    ),
    (
        "2",
        "Trang trí khánh tiết, cổ động trực quan",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Các xã, phường",
        "Trước ngày 01/10/2026",
    ),
    ("3", "Bảo đảm an ninh, trật tự", "Công an tỉnh", "", "Thường xuyên"),
)

ROMAN = ("I", "II", "III")


@dataclass(frozen=True)
class Sample:
    """A document under a file name."""

    name: str
    content: bytes


def labelled() -> list[tuple[str, str, str]]:
    """Give the body's paragraphs with kind, number as printed, and words."""
    counts = {"roman": 0, "number": 0, "letter": 0}
    given = []
    for kind, text in BODY:
        if kind in counts:
            counts[kind] += 1
            for deeper in list(counts)[list(counts).index(kind) + 1 :]:
                counts[deeper] = 0
        shown = {
            "dash": "-",
            "roman": f"{ROMAN[counts['roman'] - 1]}.",
            "number": f"{counts['number']}.",
            "letter": f"{'abcdđe'[counts['letter'] - 1]})",
        }.get(kind, "")
        given.append((kind, shown, text))
    return given


def as_text() -> Sample:
    """Write it as plain text, cut at eighty letters as mail programs do."""
    lines = [f"{left:<34}{right}" for left, right in zip(LEFT, RIGHT, strict=True)]
    lines += ["", "KẾ HOẠCH", *textwrap.wrap(TITLE, 62), ""]
    for text in (*OPENING, *(f"{shown} {text}".strip() for _, shown, text in labelled())):
        lines += [*textwrap.wrap(text, 80, break_on_hyphens=False), ""]
    lines += ["Nơi nhận:", *(f"- {each}" for each in RECIPIENTS), "", *SIGNATURE, "", "Phụ lục", ANNEX, ""]
    lines += [" | ".join(row) for row in TABLE]
    return Sample("ke-hoach.txt", "\n".join(lines).encode())


def as_markdown() -> Sample:
    """Write it as Markdown, bold here and there, its tables with strokes."""
    lines = ["| " + " | ".join(pair) + " |" for pair in zip(LEFT, RIGHT, strict=True)]
    lines += ["", "## **KẾ HOẠCH**", "", f"**{TITLE}**", ""]
    for text in OPENING:
        lines += [f"*{text}*", ""]
    for kind, shown, text in labelled():
        bold = (
            f"### **{shown} {text}**"
            if kind == "roman"
            else f"**{shown}** {text}"
            if kind == "number"
            else f"{shown} {text}"
        )
        lines += [bold.strip(), ""]
    lines += ["***Nơi nhận:***", "", *(f"- {each}" for each in RECIPIENTS), ""]
    lines += [line for each in SIGNATURE for line in (f"**{each}**", "")]
    lines += ["## Phụ lục", "", f"**{ANNEX}**", "", "| " + " | ".join(TABLE[0]) + " |", "|---|---|---|---|---|"]
    lines += ["| " + " | ".join(row) + " |" for row in TABLE[1:]]
    return Sample("ke-hoach.md", "\n".join(lines).encode())


NUMBERING = """<w:abstractNum {ns} w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>"""
BULLETS = """<w:abstractNum {ns} w:abstractNumId="91"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>
<w:lvlText w:val="-"/></w:lvl></w:abstractNum>"""


def as_word() -> Sample:
    """Write it as .docx with Word's own numbering, head and foot in tables without rules, a merged cell."""
    document = docx.Document()
    part = document.part.numbering_part.element
    first = part.find(f"{{{part.nsmap['w']}}}num")
    for xml in (NUMBERING, BULLETS):
        first.addprevious(parse_xml(xml.format(ns=nsdecls("w"))))
    for number, abstract in ((90, 90), (91, 91)):
        part.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        )
    head = document.add_table(1, 2)
    for cell, texts in zip(head.rows[0].cells, (LEFT, RIGHT), strict=True):
        cell.text = "\n".join(texts)
    document.add_paragraph("KẾ HOẠCH").runs[0].bold = True
    document.add_paragraph(TITLE)
    for text in OPENING:
        document.add_paragraph(text)
    for kind, _, text in labelled():
        _number(document.add_paragraph(text), kind)
    foot = document.add_table(1, 2)
    foot.rows[0].cells[0].text = "\n".join(("Nơi nhận:", *(f"- {each}" for each in RECIPIENTS)))
    foot.rows[0].cells[1].text = "\n".join(SIGNATURE)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Phụ lục")
    document.add_paragraph(ANNEX)
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for row, cells in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return Sample("ke-hoach.docx", file.getvalue())


def _number(paragraph: Paragraph, kind: str) -> None:
    """Give a paragraph Word's automatic number."""
    levels = {"roman": (90, 0), "number": (90, 1), "letter": (90, 2), "dash": (91, 0)}
    if kind in levels:
        number, level = levels[kind]
        xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(xml))


@cache
def _styles() -> tuple[ParagraphStyle, ParagraphStyle, ParagraphStyle]:
    font = Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-Regular.ttf"
    pdfmetrics.registerFont(TTFont("Sample", str(font)))
    return (
        ParagraphStyle(
            "body", fontName="Sample", fontSize=13, leading=17, firstLineIndent=28, spaceAfter=6, alignment=4
        ),
        ParagraphStyle("centre", fontName="Sample", fontSize=13, leading=17, alignment=TA_CENTER),
        ParagraphStyle("small", fontName="Sample", fontSize=10, leading=13),
    )


def as_pdf(times: int = 1) -> Sample:
    """Write it as .pdf: two columns above and below, numbers on the pages, a table with rules; `times` over."""
    body, centre, small = _styles()
    columns = [[[PdfParagraph(escape(text), centre) for text in side] for side in (LEFT, RIGHT)]]
    story = [Table(columns, colWidths=[200, 270]), Spacer(1, 14), PdfParagraph("KẾ HOẠCH", centre)]
    story += [PdfParagraph(escape(TITLE), centre), Spacer(1, 12)]
    for _ in range(times):
        story += [PdfParagraph(escape(text), body) for text in OPENING]
        story += [PdfParagraph(escape(f"{shown} {text}".strip()), body) for _, shown, text in labelled()]
    sides = [PdfParagraph("Nơi nhận:", small), *(PdfParagraph(escape(f"- {each}"), small) for each in RECIPIENTS)]
    story += [Table([[sides, [PdfParagraph(escape(each), centre) for each in SIGNATURE]]], colWidths=[250, 220])]
    story += [PageBreak(), PdfParagraph("Phụ lục", centre), PdfParagraph(ANNEX, centre), Spacer(1, 8)]
    rows = [[PdfParagraph(escape(cell), small) for cell in row] for row in TABLE]
    story.append(Table(rows, colWidths=[28, 160, 110, 90, 90], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4, leftMargin=80, rightMargin=45).build(story, onLaterPages=_page_number)
    return Sample("ke-hoach.pdf", file.getvalue())


def _page_number(canvas: object, document: object) -> None:
    """Draw the number at the top of a page."""
    canvas.setFont("Sample", 12)  # type: ignore[attr-defined]  # reportlab ships no types
    canvas.drawCentredString(300, 812, str(document.page))  # type: ignore[attr-defined]  # as above
