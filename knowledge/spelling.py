"""Slips of typing mended: Telex letters left over, a wrong letter, words run together.

Only a word that means nothing as it stands is touched, and only for one that the vocabulary holds.
Words are folded (no marks).

>>> telex("hooij")
'hoi'
>>> telex("thuowngf")
'thuong'
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_TONE = re.compile(r"(?<=[aeiouy])([a-z]*?)[sfrxj]+$|(?<=[aeiouy])[sfrxj](?=[a-z])")
_DOUBLED = re.compile(r"(aa|ee|oo|dd)")
_BEGIN = " b ch c d gh gi g h kh k l m ngh ng nh n ph p qu r s th tr t v x"
_INITIALS = frozenset(_BEGIN.split(" "))
_END = """
a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng
iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi
om on ong oong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot
uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu ych ynh yt ac
"""
_RIMES = frozenset(_END.split())
LONGEST = 28
"""Letters of the longest word that is mended: four syllables run together."""

_LETTERS = "abcdeghiklmnopqrstuvxy"


def is_syllable(folded: str) -> bool:
    """Tell whether a folded word can be a Vietnamese syllable."""
    return any(folded[:size] in _INITIALS and folded[size:] in _RIMES for size in range(min(len(folded), 4)))


def telex(folded: str) -> str:
    """Return the word with Telex keys (w, doubled letters, tone letters) taken out."""
    bare = _DOUBLED.sub(lambda m: m[0][0], folded.replace("w", "") or folded)
    return _TONE.sub(lambda m: m[1] or "", bare)


def _edits(word: str) -> Iterator[str]:
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        if i + 1 < len(word):
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        for letter in _LETTERS:
            yield word[:i] + letter + word[i + 1 :]
    for i in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:i] + letter + word[i:]


def near(word: str, vocabulary: Collection[str]) -> tuple[str, ...]:
    """Return the vocabulary's words one edit (insert, drop, replace, swap) away, sorted; none for what is no word."""
    if len(word) > LONGEST:
        return ()
    return tuple(sorted({edit for edit in _edits(word) if edit != word and edit in vocabulary}))


def split(word: str, vocabulary: Collection[str]) -> tuple[str, ...]:
    """Return the vocabulary's words of which a run-together word is made, or nothing.

    The longest first word wins; at most four words are looked for.
    """
    if len(word) > LONGEST:
        return ()
    for size in range(min(7, len(word)), 1, -1):
        head, rest = word[:size], word[size:]
        if head in vocabulary:
            if not rest:
                return (head,)
            tail = split(rest, vocabulary)
            if tail and len(tail) < 4:
                return (head, *tail)
    return ()
