"""Templates made into text: Telegram's HTML for hosts that show it, plain text for those that do not."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    select_autoescape,
)
from jinja2.bccache import Bucket

TEMPLATES = Path(__file__).parent / "templates"
_TAG = re.compile(r"</?[a-z][^<>]*>")
_BLANK_LINES = re.compile(r"\n{3,}")


def day(value: date) -> str:
    """Write a day as offices do: days below 10 and the months 1 and 2 take a leading zero.

    >>> day(date(2025, 8, 4)), day(date(2025, 2, 15))
    ('04/8/2025', '15/02/2025')
    """
    return f"{short_day(value)}/{value.year}"


def short_day(value: date) -> str:
    """Write a day without its year.

    >>> short_day(date(2025, 8, 30)), short_day(date(2025, 12, 1))
    ('30/8', '01/12')
    """
    month = f"0{value.month}" if value.month < 3 else str(value.month)
    return f"{value.day:02}/{month}"


def number(value: int) -> str:
    """Write a whole number with dots between the thousands.

    >>> number(1000), number(-12500)
    ('1.000', '-12.500')
    """
    return f"{value:,}".replace(",", ".")


def sentence(text: str) -> str:
    """Begin a text with a capital letter.

    >>> sentence("tối đa 150 đại biểu")
    'Tối đa 150 đại biểu'
    """
    return text[:1].upper() + text[1:]


def days_left(last_day: date, today: date) -> int:
    """Count the days from today to a last day: 0 on the day itself, negative when it has passed."""
    return (last_day - today).days


def plain(markup: str) -> str:
    """Take the tags and entities out of a reply's HTML."""
    return html.unescape(_TAG.sub("", markup))


def tidy(text: str) -> str:
    """Cut blanks off the end of lines and both ends, and leave at most one empty line in a row."""
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in text.splitlines())).strip()


class _Cache(FileSystemBytecodeCache):
    """Compiled templates in a folder; what cannot be written is let go."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if there is room for it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


class Renderer:
    """Renders templates of one or more folders; names ending in `.html.j2` are escaped, others are not.

    `cache` is a folder for compiled templates, which saves their compilation in the next process;
    None keeps them in memory only.
    """

    def __init__(self, folders: Sequence[Path] = (TEMPLATES,), cache: Path | None = None) -> None:
        loader: BaseLoader = FileSystemLoader([str(folder) for folder in folders])
        self._environment = Environment(
            loader=loader,
            autoescape=select_autoescape(("html.j2",), default=False),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_Cache(str(cache), "%s.bin") if cache else None,
        )
        self._environment.filters |= {
            filter.__name__: filter for filter in (day, short_day, number, days_left, sentence)
        }

    def render(self, template: str, **values: object) -> str:
        """Render the template of that file name and tidy its blanks."""
        return tidy(self._environment.get_template(template).render(values))

    def plain(self, template: str, **values: object) -> str:
        """Render an HTML template as plain text."""
        return plain(self.render(template, **values))
