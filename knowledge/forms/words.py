"""How people say what a form needs to hear, read from words.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from knowledge.text import key

FILE = Path(__file__).with_name("words.toml")
_EDIT = re.compile(r"(?:[a-z ]+?) (\d{1,2})")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of words.toml: phrases lead to what they mean; `unmarked` are numbers typed without marks."""

    commands: dict[str, str]
    halves: dict[str, str]
    days: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    short: dict[str, str]
    titles: tuple[str, ...]
    numbers: dict[str, int]
    unmarked: dict[str, int]
    consent: dict[str, str]


@cache
def words() -> Words:
    """Give the words, read once."""
    data = tomllib.loads(FILE.read_text("utf-8"))
    return Words(
        commands=_turned(data["commands"]),
        halves=_turned(data["halves"]),
        days={phrase: int(days) for phrase, days in _turned(data["days"]).items()},
        weekdays={phrase: int(day) for phrase, day in _turned(data["weekdays"]).items()},
        units=_turned(data["units"]),
        short=dict(data["short"]),
        titles=tuple(data["persons"]["titles"]),
        numbers=dict(data["numbers"]),
        unmarked={key(word): int(worth) for word, worth in data["numbers"].items()},
        consent=_turned(data["consent"]),
    )


def command(text: str) -> tuple[str, int] | None:
    """Read what a person typed in place of a button: its name, and the number behind `edit` (else 0).

    >>> command("Quay lại"), command("sửa mục 3"), command("sáng 20/8")
    (('back', 0), ('edit', 3), None)
    """
    typed = key(text)
    named = words().commands.get(typed)
    if named and named != "edit":
        return named, 0
    numbered = _EDIT.fullmatch(typed)
    if numbered and words().commands.get(typed[: numbered.start(1)].strip()) == "edit":
        return "edit", int(numbered[1])
    return None


def consented(text: str) -> bool | None:
    """Read whether a person agrees; None where the text is no answer to that.

    >>> consented("Đồng ý ạ"), consented("không đồng ý"), consented("xã Định Hóa")
    (True, False, None)
    """
    answer = words().consent.get(key(text).removesuffix(" a"))
    return None if answer is None else answer == "yes"


def level_of(name: str) -> str:
    """Give the level that a unit's name tells by its first words, empty where it tells none.

    >>> level_of("xã Định Hóa"), level_of("Sở Nội vụ"), level_of("Định Hóa")
    ('commune', 'department', '')
    """
    typed = expand(key(name)).split()
    for length in (5, 4, 3, 2, 1):
        level = _units().get(" ".join(typed[:length])) if len(typed) > length else None
        if level:
            return level
    return ""


def expand(folded: str) -> str:
    """Write out the short words of a folded unit name.

    >>> expand("ubnd p hoang van thu")
    'uy ban nhan dan phuong hoang van thu'
    """
    return " ".join(words().short.get(word, word) for word in folded.split())


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Give the comparison key of a name that a form states, which is asked for again and again."""
    return key(name)


@cache
def _units() -> dict[str, str]:
    return {expand(phrase): level for phrase, level in words().units.items()}


def _turned(table: dict[str, list[str]]) -> dict[str, str]:
    """Lead from each phrase to what it stands for; the first to claim a phrase has it."""
    turned: dict[str, str] = {}
    for meaning, phrases in table.items():
        for phrase in phrases:
            turned.setdefault(phrase, meaning)
    return turned
