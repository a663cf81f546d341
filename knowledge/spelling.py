"""How Vietnamese words are spelled, and what slips of typing make of them.

>>> is_syllable("nghieng"), is_syllable("hoij")
(True, False)
>>> is_slip("tihn", "tinh"), is_slip("hhan", "han"), is_slip("han", "hai hoi")
(True, True, False)
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

_BEGIN = " b ch c d gh gi g h kh k l m ngh ng nh n ph p qu r s th tr t v x"
_INITIALS = frozenset(_BEGIN.split(" "))
_END = """
a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng
iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi
om on ong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot
uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu ych ynh yt ac
"""
_RIMES = frozenset(_END.split())
LONGEST = 28
"""Letters of the longest word that is looked at: four syllables run together."""

_LETTERS = "abcdeghiklmnopqrstuvxy"
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_AT = {key: (row, at + (0.0, 0.25, 0.75)[row]) for row, keys in enumerate(_KEYS) for at, key in enumerate(keys)}
_NOWHERE = (9, 9.0)


@lru_cache(maxsize=4096)
def is_syllable(folded: str) -> bool:
    """Tell whether a folded word can be a Vietnamese syllable."""
    return any(folded[:size] in _INITIALS and folded[size:] in _RIMES for size in range(min(len(folded), 4)))


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


def is_slip(typed: str, meant: str) -> bool:
    """Tell whether one letter was dropped, put in, replaced, or swapped with the next."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    start, shorter = 0, min(len(typed), len(meant))
    while start < shorter and typed[start] == meant[start]:
        start += 1
    one, other = typed[start:], meant[start:]
    if len(one) != len(other):
        return one[1:] == other if len(one) > len(other) else one == other[1:]
    return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])


def is_likely(typed: str, meant: str) -> bool:
    """Tell of folded words one slip apart whether no key was pressed that is far from the right one."""
    at = next((at for at, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), len(meant))
    if len(typed) < len(meant) or (len(typed) == len(meant) and typed[at + 1 :] != meant[at + 1 :]):
        return True
    if len(typed) == len(meant):
        return _near(typed[at], meant[at])
    return any(_near(typed[at], other) for other in (typed[max(at - 1, 0)], *typed[at + 1 : at + 2]))


def _near(key: str, other: str) -> bool:
    (row, at), (line, place) = _AT.get(key, _NOWHERE), _AT.get(other, _NOWHERE)
    return abs(row - line) <= 1 and abs(at - place) <= 1


def near(typed: str, known: Collection[str]) -> set[str]:
    """Return the known folded words one slip away from one as it was typed; none for what is no word."""
    if len(typed) > LONGEST:
        return set()
    found = {typed[:at] + typed[at + 1 :] for at in range(len(typed))}
    found |= {typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :] for at in range(len(typed) - 1)}
    for at in range(len(typed) + 1):
        before, after, rest = typed[:at], typed[at:], typed[at + 1 :]
        for letter in _LETTERS:
            found.add(before + letter + after)
            found.add(before + letter + rest)
    found.discard(typed)
    return {word for word in found if word in known}
