"""Reads .docx: paragraphs with the numbers that Word prints, tables row by row, the head's columns apart."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from knowledge.documents.errors import Damaged, HasMacros, Locked, TooLarge, UnknownKind
from knowledge.documents.legacy import convert, detect
from knowledge.documents.lines import Line, Pages
from knowledge.documents.numbering import Node, Numbering, W
from knowledge.text import compose

MOST_PARTS = 3000
"""Files inside a .docx; scans and charts make some hundred."""

MOST_UNPACKED = 120 * 1024 * 1024
"""Bytes of all files inside a .docx once unpacked."""

MOST_XML = 24 * 1024 * 1024
"""Bytes of the XML that holds the text, its styles or its numbering."""

DEEPEST = 12
"""Tables inside tables that are followed."""

LAYOUT = re.compile(r"nơi nhận|độc lập\s*[-–]\s*tự do|cộng h[oò]", re.IGNORECASE)


def read_word(content: bytes, name: str) -> Pages:
    """Read a .docx file; raises an error of the DocumentError family for what cannot be taken."""
    _check(content, name)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(content))
        body = cast("Node", document.element.body)
        reader = _Reader(Numbering(_part(document, "numbering"), _part(document, "styles")))
        reader.block(body, 0)
    except (
        OpcError,
        LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        RecursionError,
    ) as error:
        raise Damaged(name, f"{type(error).__name__}: {error}"[:200]) from error
    lines = reader.lines
    charset = detect("\n".join(line.text for line in lines))
    return Pages("docx", tuple(_clean(lines, charset, reader.paged)), charset)


def _part(document: object, which: str) -> Node | None:
    """Give the XML of the styles or the numbering, None where the file has none."""
    part = getattr(document, "part", None)
    for relation in getattr(part, "rels", {}).values():
        if relation.reltype.endswith(f"/{which}") and not relation.is_external:
            return cast("Node | None", getattr(relation.target_part, "element", None))
    return None


def _check(content: bytes, name: str) -> None:
    """Look at the package before anything is unpacked: its size, macros, declarations of entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS:
                raise TooLarge(name, "parts", MOST_PARTS)
            if any(part.flag_bits & 1 for part in parts):
                raise Locked(name)
            names = {part.filename for part in parts}
            if "word/document.xml" not in names:
                raise UnknownKind(name, _office_kind(names))
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                raise HasMacros(name)
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise TooLarge(name, "unpacked", MOST_UNPACKED)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(package, part, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise Damaged(name, str(error)[:200]) from error


def _check_xml(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    if part.file_size > MOST_XML:
        raise TooLarge(name, "xml", MOST_XML)
    with package.open(part) as file:
        head = file.read(4096)
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"<\x00!\x00" in head:
        raise Damaged(name, "declares entities")
    if part.filename == "[Content_Types].xml" and b"macroEnabled" in head:
        raise HasMacros(name)


def _office_kind(names: set[str]) -> str:
    for folder, ending in (("xl/", ".xlsx"), ("ppt/", ".pptx"), ("META-INF/manifest.xml", ".odt")):
        if any(each.startswith(folder) for each in names):
            return ending
    return ".zip"


@dataclass
class _Reader:
    """Walks the body and collects its lines."""

    numbering: Numbering
    lines: list[Line] = field(default_factory=list)
    page: int = 1
    paged: bool = False
    gap: bool = False

    def block(self, node: Node, depth: int) -> None:
        """Read the paragraphs and tables inside an element."""
        for child in node:
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl" and depth < DEEPEST:
                self.table(child)
            elif (
                child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag")
                and depth < 4 * DEEPEST
            ):
                self.block(child, depth + 1)

    def paragraph(self, node: Node) -> None:
        """Read one paragraph; a break inside it begins a line of its own."""
        label = self.numbering.label(node)
        text = self.words(node)
        pieces = [piece for piece in text.split("\n") if piece.strip()]
        if not pieces:
            self.gap = True
            return
        for at, piece in enumerate(pieces):
            shown = f"{label} {piece}" if label and at == 0 else piece
            self.lines.append(
                Line(shown, len(self.lines) + 1, self.page, (), self.gap or at == 0, at == 0 or len(pieces) > 1)
            )
            self.gap = False

    def words(self, node: Node) -> str:
        """Give the text of a paragraph, without what is deleted or stands in floating boxes."""
        return "".join(self._pieces(node, 0))

    def _pieces(self, node: Node, depth: int) -> Iterator[str]:
        for child in node:
            tag = child.tag
            if tag == f"{W}t":
                yield getattr(child, "text", "") or ""
            elif tag in (f"{W}tab", f"{W}ptab"):
                yield "\t"
            elif tag == f"{W}noBreakHyphen":
                yield "-"
            elif tag in (f"{W}br", f"{W}cr"):
                yield "\n"
                self._turn(child.get(f"{W}type") == "page")
            elif tag == f"{W}lastRenderedPageBreak":
                self._turn(True)
            elif tag not in (f"{W}del", f"{W}pPr", f"{W}rPr", f"{W}moveFrom", f"{W}drawing", f"{W}pict") and depth < 40:
                yield from self._pieces(child, depth + 1)

    def _turn(self, turned: bool) -> None:
        if turned:
            self.page += 1
            self.paged = True

    def table(self, node: Node) -> None:
        """Read a table: one of layout column after column, any other row by row."""
        rows = [row for row in node if row.tag == f"{W}tr"] or [
            row for part in node for row in part if row.tag == f"{W}tr"
        ]
        cells = [self._cells(row) for row in rows]
        if any(LAYOUT.search(text) for row in cells for text in row) or all(len(row) == 1 for row in cells):
            self._columns(cells)
            return
        above: list[str] = []
        for row in cells:
            filled = [
                above[at] if cell == "\0" and at < len(above) else cell.replace("\0", "") for at, cell in enumerate(row)
            ]
            above = filled
            flat = tuple(" ".join(cell.split()) for cell in filled)
            if any(flat):
                self.lines.append(Line(" | ".join(flat), len(self.lines) + 1, self.page, flat, self.gap, True))
                self.gap = False

    def _columns(self, cells: list[list[str]]) -> None:
        for at in range(max((len(row) for row in cells), default=0)):
            for row in cells:
                for piece in row[at].split("\n") if at < len(row) else ():
                    if piece.strip("\0 \t"):
                        self.lines.append(Line(piece.strip("\0"), len(self.lines) + 1, self.page, (), self.gap, True))
                        self.gap = False

    def _cells(self, row: Node) -> list[str]:
        """Give a row's cells; one that goes on from the row above is marked, a wide one is followed by empty ones."""
        cells: list[str] = []
        for cell in row.findall(f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            goes_on = merge is not None and merge.get(f"{W}val") != "restart"
            cells.append("\0" if goes_on else "\n".join(self._inside(cell, 0)))
            wide = (span.get(f"{W}val") or "1") if span is not None else "1"
            cells.extend("" for _ in range(min(int(wide) if wide.isdecimal() else 1, 60) - 1))
        return cells

    def _inside(self, cell: Node, depth: int) -> Iterator[str]:
        for child in cell:
            if child.tag == f"{W}p":
                label = self.numbering.label(child)
                text = self.words(child)
                yield f"{label} {text}" if label and text.strip() else text
            elif child.tag in (f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sdt", f"{W}sdtContent") and depth < 4 * DEEPEST:
                yield from self._inside(child, depth + 1)


def _clean(lines: list[Line], charset: str, paged: bool) -> Iterator[Line]:
    """Make Unicode in NFC of the lines, single spaces, and no pages where the file does not tell them."""
    for line in lines:
        text = " ".join(compose(convert(line.text, charset)).split())
        cells = tuple(" ".join(compose(convert(cell, charset)).split()) for cell in line.cells)
        if text:
            yield Line(text, line.place, line.page if paged else None, cells, line.gap, line.whole)
