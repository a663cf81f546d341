"""Single disturbances of a question, as people's keyboards and habits make them.

Each takes a text and a source of chance and gives the text disturbed, or the same text where there is
nothing in it to disturb.

>>> DISTURBANCES["no marks"]("Hạn chót của đại hội?", Random(1))
'Han chot cua dai hoi?'
>>> in_telex("Đại"), in_telex("thưởng"), in_telex("hạn")
('Ddaij', 'thuowngr', 'hanj')
>>> DISTURBANCES["abbreviations"]("Ủy ban nhân dân mời bao nhiêu đại biểu", Random(1))
'UBND mời bao nhiêu ĐB'
>>> DISTURBANCES["chat words"]("không biết mời bao nhiêu người", Random(1))
'ko bt mời bn ng'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

Disturbance = Callable[[str, Random], str]

ABBREVIATIONS = {
    "đại hội thi đua yêu nước": "ĐH TĐYN",
    "hội nghị điển hình tiên tiến": "HN ĐHTT",
    "hội đồng thi đua - khen thưởng": "HĐ TĐKT",
    "thi đua - khen thưởng": "TĐKT",
    "thi đua, khen thưởng": "TĐKT",
    "thi đua khen thưởng": "TĐKT",
    "thi đua yêu nước": "TĐYN",
    "điển hình tiên tiến": "ĐHTT",
    "ủy ban nhân dân": "UBND",
    "hội đồng nhân dân": "HĐND",
    "mặt trận tổ quốc": "MTTQ",
    "thành phố": "TP",
    "sở nội vụ": "SNV",
    "bộ nội vụ": "BNV",
    "trung ương": "TW",
    "đại hội": "ĐH",
    "hội nghị": "HN",
    "đại biểu": "ĐB",
    "kế hoạch": "KH",
    "hướng dẫn": "HD",
    "quyết định": "QĐ",
    "công văn": "CV",
    "báo cáo": "BC",
    "văn phòng": "VP",
    "công chức": "CC",
    "doanh nghiệp": "DN",
    "cơ sở": "CS",
    "kinh phí": "KP",
    "số lượng": "SL",
    "thời gian": "TG",
    "bằng khen": "BK",
    "giấy khen": "GK",
    "nông thôn mới": "NTM",
    "chuyển đổi số": "CĐS",
    "cải cách hành chính": "CCHC",
    "phong trào": "PT",
}
"""How offices shorten what they write all day."""

CHAT_WORDS = {
    "bao nhiêu": "bn",
    "như thế nào": "ntn",
    "thế nào": "tnao",
    "mọi người": "mn",
    "không": "ko",
    "được": "đc",
    "gì": "j",
    "với": "vs",
    "trước": "trc",
    "người": "ng",
    "biết": "bt",
    "cũng": "cx",
    "mình": "mk",
    "vậy": "z",
    "em": "e",
}
"""How people shorten what they say all day."""

OPENINGS = (
    "Cho em hỏi",
    "Dạ cho em hỏi chút ạ,",
    "Anh chị ơi cho em hỏi",
    "Chào ad,",
    "Em chào anh/chị, phiền anh/chị cho em hỏi:",
    "Ad ơi giúp em với,",
    "Kính nhờ các đồng chí giải đáp giúp:",
    "Xin phép hỏi một câu:",
    "Dạ thưa sếp,",
    "Mọi người cho mình hỏi tí,",
    "Làm phiền chút ạ,",
    "",
)
CLOSINGS = (
    "ạ",
    "ạ. Em cảm ơn!",
    "với ạ",
    "giúp em với ạ, em cảm ơn nhiều",
    "nhé, cảm ơn bạn",
    "ạ? Trân trọng cảm ơn.",
    "mong anh chị chỉ giúp ạ",
    "nhỉ?",
    "vậy ad",
    "đấy ạ, em đang cần gấp",
    "ạ, cảm ơn các anh chị trước",
)
"""What courtesy puts before and behind a question; only the first may be missing."""

_VIETNAMESE_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_TONE_KEYS = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_NEIGHBOURS = {
    "a": "sqz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "g": "fh", "h": "gj", "i": "uo", "k": "jl", "l": "k",
    "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb",
    "x": "zc", "y": "tu",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEFORE = re.compile(r"[^\W\d_]+ $")
_WORD_BEHIND = re.compile(r" [^\W\d_]+")
_NEW_PLACES = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ"}
_NEW_PLACES |= {"õe": "oẽ", "ọe": "oẹ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}


def bare(text: str) -> str:
    """Take the marks off, đ too, and leave capitals as they are."""
    letters = unicodedata.normalize("NFD", text)
    kept = "".join(letter for letter in letters if letter not in _VIETNAMESE_MARKS)
    return unicodedata.normalize("NFC", kept).replace("đ", "d").replace("Đ", "D")


def in_telex(word: str) -> str:
    """Write a word as its keys are pressed: doubled letters and w in their places, the tone at the end."""
    keys, tone = "", ""
    for letter in word:
        first, marks = bare(letter), unicodedata.normalize("NFD", letter)
        doubled = letter in "đĐ" or "\u0302" in marks
        keys += first + (first.lower() if doubled else "w" if {"\u0306", "\u031b"} & set(marks) else "")
        tone = next((key for mark, key in _TONE_KEYS.items() if mark in marks), tone)
    keys = keys.replace("uwow", "uow").replace("Uwow", "Uow") + tone
    return keys.upper() if word.isupper() and len(word) > 1 else keys


def _telex_slip(text: str, chance: Random) -> str:
    """Leave the keys of one marked word standing."""
    marked = [found for found in _WORD.finditer(text) if found[0] != bare(found[0])]
    if not marked:
        return text
    word = chance.choice(marked)
    return text[: word.start()] + in_telex(word[0]) + text[word.end() :]


def _wrong_letter(text: str, chance: Random) -> str:
    """Replace, swap, drop or double one letter of one longer word."""
    words = [found for found in _WORD.finditer(text) if len(found[0]) > 3 and _may_slip(text, found)]
    if not words:
        return text
    found = chance.choice(words)
    word = found[0]
    ways = ("replace", "swap", "drop", "double")
    slipped = word
    while slipped == word:
        slipped = _slip(word, chance.choice(ways), chance.randrange(len(word)), chance)
    return text[: found.start()] + slipped + text[found.end() :]


def _slip(word: str, way: str, at: int, chance: Random) -> str:
    if way == "drop":
        return word[:at] + word[at + 1 :]
    if way == "double":
        return word[:at] + word[at] + word[at:]
    if way == "swap":
        return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    keys = _NEIGHBOURS.get(bare(word[at]).lower(), "")
    return word[:at] + chance.choice(keys) + word[at + 1 :] if keys else word


def _may_slip(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word is neither short for others, nor part of a number, nor a name by itself."""
    before, word, after = text[: found.start()], found[0], text[found.end() :]
    if word.isupper() or before[-1:] in tuple("/-.0123456789") or after[:1] in tuple("/-0123456789"):
        return False
    beside = [near[0] for near in (_WORD_BEFORE.search(before), _WORD_BEHIND.match(after)) if near]
    return not (word[0].isupper() and before and not any(_is_name(near.strip()) for near in beside))


def _is_name(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _shorten(short_forms: dict[str, str], *, in_capitals: bool) -> Disturbance:
    """Make the disturbance that puts short forms for all long ones, in the same manner of typing."""
    forms = {bare(long): bare(short) for long, short in short_forms.items() if len(bare(long)) > 4 or " " in long}
    forms |= short_forms
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)

    def shorten(text: str, chance: Random) -> str:
        casual = not in_capitals or not any(letter.isupper() for letter in text)
        return pattern.sub(lambda found: _cased(forms[found[0].lower()], casual), text)

    return shorten


def _cased(short: str, casual: bool) -> str:
    return short.lower() if casual else short


def _politely(text: str, chance: Random) -> str:
    """Put courtesy around a question."""
    opening, closing = chance.choice(OPENINGS), chance.choice(CLOSINGS)
    asked = text.rstrip(" ?.!")
    if "ạ" in closing:
        asked = asked.removesuffix(" ạ")
    return f"{opening} {asked} {closing}".strip()


def _new_tones(text: str, chance: Random) -> str:
    """Put the tone marks of oa, oe and uy where the newer spelling has them."""
    for old, new in _NEW_PLACES.items():
        text = re.sub(rf"(?<!q){old}(?!\w)", new, text)
    return text


DISTURBANCES: dict[str, Disturbance] = {
    "no marks": lambda text, chance: bare(text),
    "decomposed": lambda text, chance: unicodedata.normalize("NFD", text),
    "telex slip": _telex_slip,
    "wrong letter": _wrong_letter,
    "abbreviations": _shorten(ABBREVIATIONS, in_capitals=True),
    "chat words": _shorten(CHAT_WORDS, in_capitals=False),
    "politeness": _politely,
    "new tones": _new_tones,
    "capitals": lambda text, chance: text.upper(),
}
"""Each disturbance by its name; Unicode's decomposed form is what some keyboards and phones send."""
