"""Words whose Telex keys were left standing, written as their keys were meant.

>>> decode("hooij"), decode("thuwowngf"), decode("ddaij"), decode("dduwocj")
('hội', 'thường', 'đại', 'được')
>>> decode("hoij"), decode("hajn"), decode("dangd")
('họi', 'hạn', 'đang')
>>> decode("luâtj")
'luật'
>>> decode("hoi"), decode("wifi"), decode("sms")
('', '', '')
"""

from __future__ import annotations

import re
import unicodedata

from knowledge.spelling import is_syllable
from knowledge.text import fold

_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323", "z": ""}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"a": "ă", "o": "ơ", "u": "ư"}
_SHAPED = "âăêôơư"
_VOWELS = "aeiouy" + _SHAPED
_HORNED = re.compile("uơ(?=.)|ưo")
_KEYS = re.compile("[a-zâăêôơưđ]+")
_STOPS = ("c", "p", "t", "ch")
LONGEST = 11
"""Keys of the longest syllable, nghieengs with a slip or two."""


def decode(keys: str) -> str:
    """Return the syllable in lower case that Telex keys stand for; nothing where they are none."""
    if not 2 <= len(keys) <= LONGEST or is_syllable(fold(keys)) or not _KEYS.fullmatch(keys):
        return ""
    letters: list[str] = []
    tone = ""
    for key in keys:
        if key in _TONES and any(letter in _VOWELS for letter in letters):
            tone = _TONES[key]
        elif not _shape(letters, key):
            letters.append(key)
    word = _HORNED.sub("ươ", "".join(letters))
    bare = fold(word)
    if (word == keys and not tone) or not is_syllable(bare) or (bare.endswith(_STOPS) and tone in ("̀", "̉", "̃")):
        return ""
    return _toned(word, tone)


def _shape(letters: list[str], key: str) -> bool:
    """Let a key change a letter before it (aa, dd, ow); tell whether it did."""
    if key == "d" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    if key in _CIRCUMFLEX and key in letters:
        letters[letters.index(key)] = _CIRCUMFLEX[key]
        return True
    if key != "w":
        return False
    at = next((i for i in reversed(range(len(letters))) if letters[i] in _HORN), -1)
    if at < 0:
        return "ư" in letters or "ơ" in letters or "ă" in letters
    if letters[at] == "a" and letters[at - 1 : at] == ["u"] and letters[at - 2 : at - 1] != ["q"]:
        at -= 1
    letters[at] = _HORN[letters[at]]
    return True


def _toned(word: str, tone: str) -> str:
    """Put a tone on its vowel, as in hòa and thủy."""
    start = 2 if word[:2] in ("qu", "gi") and any(letter in _VOWELS for letter in word[2:]) else 0
    vowels = [at for at in range(start, len(word)) if word[at] in _VOWELS]
    shaped = [at for at in vowels if word[at] in _SHAPED]
    if shaped:
        at = shaped[-1]
    elif len(vowels) == 1 or (len(vowels) == 2 and vowels[-1] == len(word) - 1):
        at = vowels[0]
    else:
        at = vowels[1]
    return unicodedata.normalize("NFC", word[: at + 1] + tone + word[at + 1 :])
