"""Who belongs to those that a composition (thành phần) names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from knowledge.facts import Fact
from knowledge.lexicon import lexicon
from knowledge.patterns import Pattern
from knowledge.text import Word, key, words


def groups(fact: Fact) -> tuple[list[str], ...]:
    """Return the folded words of each group that a fact names."""
    text = getattr(fact, "text", "")
    apart = text.split(", ") if ", " in text else ()
    named = (*getattr(fact, "items", ()), text, *apart, getattr(fact, "about", ""), fact.note)
    return tuple(spelled for group in named for spelled in _spelled(group))


@lru_cache(maxsize=2048)
def _spelled(group: str) -> tuple[list[str], ...]:
    """Return the folded words of a group as written, and with its abbreviations spelled out where it has some."""
    written = key(group).split()
    full = [word.folded for word in lexicon().expand(words(group.lower()))]
    return (written,) if full == written else (written, full)


def holds(group: list[str], told: set[str], pairs: set[tuple[str, str]]) -> bool:
    """Tell whether a group holds most of the words told, and of three or more some that stand together there.

    "Chủ tịch nước" is not among "Chủ tịch UBND các huyện; lãnh đạo Nhà nước". `pairs` are the words told
    that are neighbours in the question.
    """
    if len(told & set(group)) < 0.6 * len(told):
        return False
    return len(told) < 3 or not pairs or not pairs.isdisjoint(pairwise(group))


def ends_alike(group: list[str], said: tuple[Word, ...], told: list[int]) -> bool:
    """Tell whether a group ends with another word for those asked after (Anh hùng for Anh hùng Lao động)."""
    known = lexicon().synonyms
    spans = (said[at - size + 1 : at + 1] for at in told for size in (4, 3, 2) if at + 1 >= size)
    alike = {key(other) for span in spans for other in known.get(" ".join(word.typed for word in span), ())}
    return any(group[-len(one) :] == one for other in alike if len(one := other.split()) > 1)


_OFFICE = Pattern(
    r" (chu tich nuoc"
    r"|pho (?:chu tich|bi thu|giam doc|truong (?:ban|phong)(?: \w+)?|tong giam doc|chu nhiem|hieu truong)"
    r"|truong (?:ban|phong)(?: (?!co |duoc |cap |huyen |cua )\w+)?|chanh van phong)(?= )"
)
_HEAD = Pattern(r" (giam doc|tong giam doc|hieu truong|cuc truong|vien truong|nguoi dung dau)(?= )")
_LED = frozenset({"co", "duoc", "moi", "du", "khong", "trong", "thanh", "phan", "cua", "a", "chua"})


def among_offices(fact: Fact, flat: str) -> bool | None:
    """Tell whether a fact names the office that a question asks after; None where the question names none of them.

    A deputy is among the leaders (lãnh đạo) of a body; who is at the head of a body is so by a word of the fact too.
    """
    if (head := _HEAD.search(flat)) is not None:
        return True if head[1] in {key(word) for word in fact.words} else None
    if (office := _OFFICE.search(flat)) is None:
        return None
    body = {word for word in flat[office.end() :].split()[:6] if word not in _LED}
    for group in groups(fact):
        if f" {office[1]} " in f" {' '.join(group)} ":
            return True
        leaders = group[:2] == ["lanh", "dao"] and office[1].startswith("pho ")
        if leaders and body and len(body & {*group}) >= 0.6 * len(body):
            return True
    return False


def meant_by(group: list[str], bodies: Iterable[str]) -> bool:
    """Tell whether a group names some of these bodies, or the kind of organisation that they are."""
    found = lexicon().find(words(" ".join(group)))
    return not set(bodies).isdisjoint(m.meaning.value for m in found if m.meaning.role in ("agency", "members"))
