"""The words by which facts are known, from words.toml, as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _data() -> dict[str, list[str]]:
    text = files("knowledge.documents").joinpath("words.toml").read_text(encoding="utf-8")
    return {name: value for name, value in tomllib.loads(text).items() if isinstance(value, list)}


@cache
def table(name: str) -> dict[str, str]:
    """Give one of the tables of words: `slips`, `kinds`, `short` or `shortened`."""
    text = files("knowledge.documents").joinpath("words.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)[name]
    return found


def organising() -> tuple[str, ...]:
    """Give the keys of headings under which duties are given out."""
    return tuple(_data()["organising"])


@cache
def fields() -> tuple[str, ...]:
    """Give the words in small letters that bodies' names write with a capital, each with its first letter so."""
    return tuple(_data()["fields"])


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def head_pattern() -> re.Pattern[str]:
    """Give the pattern of how a body's name begins, in capitals or small."""
    words = _data()["heads"]
    return re.compile(rf"(?:{_any([*words, *(word[0].lower() + word[1:] for word in words)])})(?![^\W_])")


@cache
def verb_pattern() -> re.Pattern[str]:
    """Give the pattern of a word that begins what a body is to do."""
    names = (
        r"(?:chính trị|xã hội|thành viên|đoàn thể|hội|đảng|đơn vị|có liên quan|liên quan|cá nhân|tôn giáo"
        r"|công đoàn|cơ sở đảng)"
    )
    return re.compile(
        rf"(?<![^\W_])(?!tổ chức(?:,|;|\s+{names}|$))(?!kiểm tra (?:đảng|các cấp))(?!quản lý (?:dự án|nhà nước))"
        rf"(?<!chương )(?<!bầu )(?<!ứng )(?<!công )(?<!độc )(?<!viện )(?<!sở )(?<![^,] ban )(?<!quy )(?<!tâm )"
        rf"(?!giao (?:thông|dịch|lưu|ban))(?!ký túc)(?:{_any(_data()['verbs'])})(?![^\W_])"
    )


@cache
def charge_pattern() -> re.Pattern[str]:
    """Give the pattern of words before a body that give it its duty."""
    return re.compile(rf"(?:{_any(_data()['charges'])})\s+(?:các đồng chí\s+|trách nhiệm\s+)?", re.IGNORECASE)
