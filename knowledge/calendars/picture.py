"""Draws a time line as a picture that is legible on a phone, in a font that has all Vietnamese letters."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from knowledge.calendars.chart import Chart, Mark, Row, months
from knowledge.text import compose

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH = 1080
"""The width in pixels; phones show a picture as wide as their screen."""

TALLEST = 4000
"""The most pixels of height; Telegram takes pictures whose sides sum up to 10,000."""

_EDGE, _LINE, _GAP = 48, 50, 44
_BODY, _SMALL, _NAME, _TITLE = 38, 32, 44, 56
_MOST_LINES = 3
_INK, _FAINT, _GRID, _TODAY = "#1d2733", "#5b6875", "#dfe5ea", "#c62828"
_LOOKS = {"past": "#9aa5b1", "soon": "#e65100", "later": "#1565c0"}

Weight = Literal["Regular", "Semibold"]


class _Canvas:
    """A sheet that is written from top to bottom; `y` is where the next thing goes."""

    def __init__(self, draw: ImageDraw, chart: Chart) -> None:
        self.draw, self.chart, self.y = draw, chart, _EDGE
        self._days = max((chart.last - chart.first).days, 1)

    def x(self, day: date) -> int:
        """Give a day's place across the sheet."""
        inner = WIDTH - 2 * _EDGE
        return _EDGE + round(inner * (day - self.chart.first).days / self._days)

    def text(self, x: int, text: str, size: int, colour: str, weight: Weight = "Regular") -> None:
        """Write a line."""
        self.draw.text((x, self.y), text, font=_font(size, weight), fill=colour)


def draw(chart: Chart) -> bytes:
    """Draw a time line as PNG."""
    from PIL import Image, ImageDraw  # slow to import, and no question needs it

    trial = _Canvas(ImageDraw.Draw(Image.new("RGB", (WIDTH, 1))), chart)
    height = min(_lay_out(trial), TALLEST)
    picture = Image.new("RGB", (WIDTH, height), "white")
    _lay_out(_Canvas(ImageDraw.Draw(picture), chart))
    held = io.BytesIO()
    picture.quantize(64, method=Image.Quantize.FASTOCTREE).save(held, "PNG")  # others take ten times as long
    return held.getvalue()


def _lay_out(canvas: _Canvas) -> int:
    """Put everything on the sheet, and give the height that it takes."""
    chart = canvas.chart
    for line in _wrapped(chart.title, _TITLE, WIDTH - 2 * _EDGE, "Semibold"):
        canvas.text(_EDGE, line, _TITLE, _INK, "Semibold")
        canvas.y += round(_TITLE * 1.3)
    if chart.shows_today:
        canvas.text(_EDGE, chart.today_text, _BODY, _TODAY, "Semibold")
        canvas.y += _LINE
    canvas.y += _GAP // 2
    for row in chart.rows:
        _row(canvas, row)
        canvas.y += _GAP
    if chart.more:
        canvas.text(_EDGE, compose(chart.more), _SMALL, _FAINT)
        canvas.y += _LINE
    return canvas.y + _EDGE // 2


def _row(canvas: _Canvas, row: Row) -> None:
    """Draw a plan: its name, its line with the months and marks, and what is due when."""
    for line in _wrapped(row.name, _NAME, WIDTH - 2 * _EDGE, "Semibold"):
        canvas.text(_EDGE, line, _NAME, _INK, "Semibold")
        canvas.y += round(_NAME * 1.35)
    _axis(canvas)
    middle = canvas.y - 26
    for mark in row.marks:
        x = canvas.x(mark.day)
        canvas.draw.ellipse((x - 15, middle - 15, x + 15, middle + 15), _LOOKS[mark.look], "white", 3)
    canvas.y += 22
    for mark in row.marks:
        _due(canvas, mark)
    if row.more:
        canvas.text(_EDGE + 44, compose(row.more), _SMALL, _FAINT)
        canvas.y += _LINE


def _axis(canvas: _Canvas) -> None:
    """Draw the line of time with its months, and today."""
    chart, top = canvas.chart, canvas.y
    starts = months(chart.first, chart.last)
    step = next(each for each in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if len(starts) / each <= 7)
    for place, start in enumerate(starts):
        x = canvas.x(start)
        canvas.draw.line((x, top + 44, x, top + 98), _GRID, 3)
        if place % step == 0 and x < WIDTH - _EDGE - 90:
            canvas.draw.text((x + 4, top), f"{start.month}/{start.year}", font=_font(_SMALL, "Regular"), fill=_FAINT)
    canvas.draw.line((_EDGE, top + 72, WIDTH - _EDGE, top + 72), _GRID, 8)
    if chart.shows_today:
        x = canvas.x(chart.today)
        canvas.draw.line((x, top + 40, x, top + 104), _TODAY, 6)
    canvas.y = top + 98


def _due(canvas: _Canvas, mark: Mark) -> None:
    """Write what is due, behind a dot of its mark's colour."""
    colour = _LOOKS[mark.look]
    canvas.draw.ellipse((_EDGE + 4, canvas.y + 16, _EDGE + 24, canvas.y + 36), colour)
    lines = _wrapped(mark.text, _BODY, WIDTH - 2 * _EDGE - 44, "Regular")
    for place, line in enumerate(lines[:_MOST_LINES]):
        cut = place == _MOST_LINES - 1 and len(lines) > _MOST_LINES
        canvas.text(_EDGE + 44, f"{line} …" if cut else line, _BODY, _FAINT if mark.look == "past" else _INK)
        canvas.y += _LINE
    canvas.y += 8


def _wrapped(text: str, size: int, width: int, weight: Weight) -> list[str]:
    """Break a text into lines of a width."""
    font = _font(size, weight)
    lines = [""]
    for word in compose(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@cache
def _font(size: int, weight: Weight) -> FreeTypeFont:
    """Load the font in a size in pixels."""
    from PIL import ImageFont

    file = files("font_source_sans_pro") / "files" / f"SourceSansPro-{weight}.ttf"
    return ImageFont.truetype(io.BytesIO(file.read_bytes()), size)
