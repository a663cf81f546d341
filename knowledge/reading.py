"""A question read: its words set right, its typed values, and what its phrases mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from knowledge.lexicon import Lexicon, Match, longest, unbroken
from knowledge.mending import Mender
from knowledge.patterns import Pattern
from knowledge.politely import ONE_MORE, span
from knowledge.text import Word, compose, cut, fold, is_marked, unify_tones
from knowledge.values import Value, find

LIMIT = 2000
"""Characters of a message that are read; what follows asks for nothing that fits a reply."""

UNFINISHED = 3.2
"""Weight of a kind that the last words of a question begin to ask for (đại hội … lần thứ)."""

KEPT = 3.01
"""The weight of phrases whose words go on to ask for a fact besides telling the kind of question."""

ASIDE = frozenset({"allotment", "portion"})
"""Kinds that are noted beside the question's own, whatever other phrases overlap theirs."""


@dataclass(slots=True)
class Reading:
    """What was understood of a message, before any plan is looked at.

    `said` are its words after abbreviations and slips were set right; `cues` the kinds of question
    with the weight of the best phrase for each; `content` the places in `said` that no phrase
    explains, `soft` those that say little, `named` those that only name the plan, `documents` the
    numbers of documents named; `event` and `item` are those that the talk was about, where nothing
    names another; `mended` what was put right (typed, read), in `text` too; `leant` how many of the
    last of `said` were taken over from the talk, `of_work` that a day asked for is that of its body's work; `flat`
    holds the person's own words as one folded string with a space on either side.
    """

    text: str
    said: tuple[Word, ...] = ()
    values: tuple[Value, ...] = ()
    matches: list[Match] = field(default_factory=list)
    cues: dict[str, float] = field(default_factory=dict)
    levels: tuple[str, ...] = ()
    bare_levels: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    chatter: str = ""
    content: tuple[int, ...] = ()
    soft: tuple[int, ...] = ()
    named: frozenset[int] = frozenset()
    documents: tuple[int, ...] = ()
    event: str = ""
    item: int = 0
    mended: tuple[tuple[str, str], ...] = ()
    leant: int = 0
    of_work: bool = False
    flat: str = field(default="", init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the person's own words together."""
        own = self.said[: len(self.said) - self.leant] if self.leant else self.said
        self.flat = f" {' '.join([word.folded for word in own])} "

    def of(self, *kinds: str) -> tuple[Value, ...]:
        """Return the typed values of some kinds."""
        return tuple([value for value in self.values if value.kind in kinds]) if self.values else ()

    @property
    def strong(self) -> list[Match]:
        """The phrases that decide what kind of question this is."""
        return [m for m in self.matches if m.meaning.role == "cue" and m.meaning.weight >= 3.0]

    @property
    def claims(self) -> bool:
        """Whether the question asks if something heard is so."""
        return _CLAIM.search(self.flat) is not None

    @property
    def leant_on(self) -> frozenset[str]:
        """The words taken over from the talk, folded."""
        return frozenset(word.folded for word in self.said[len(self.said) - self.leant :])


_THANKS = Pattern(
    r"[\s,.;?!]+(?:(?:em|minh|xin|chan thanh|tran trong|rat) )*(?:cam on|biet on)"
    r"(?:[\s,]+(?:cac|anh|chi|em|ban|moi|nguoi|nhieu|truoc|dong|ad|admin|a|ah|nhe|nha|lam|ca|bac|co|chu|quy|vi|rat))*\W*$"
)
"""Thanks that close a question."""

_CLAIM = re.compile(
    r" (?:nghe|bao la|dong|don|phai khong|dung khong|dung k|dung chua|that khong|that a|ha|chac khong|ghi the|sao lai"
    r"|hinh nhu|co nguoi bao|nguoi ta bao|(?:em|toi|minh|cu|chi|anh|tui) tuong|tuong la) "
)


_PERCENT = re.compile(r"(?<=[a-zà-ỹ]) ?%")
_MACHINES = Pattern(
    r"(?<=\b(?:về|ng|số) )AI\b|(?<=\b(?:nghệ|dụng|dùng|trào|quan) )AI\b"
    r"|(?<=[a-zà-ỹ] )AI\b(?! (?:ký|làm|chủ|duyệt|là|được|phụ|lo|chịu|quyết|có|phải|thì|sẽ|đứng|giao|cử|trao|phát|mời))"
)
"""The initials of artificial intelligence, in capitals where the word for who would be odd."""


def read(text: str, mender: Mender, names: Callable[[list[Word], str], list[Word]]) -> Reading:
    """Read a message.

    `mender` sets its words right; `names` puts the full names in the place of a library's own short ones
    (TN, LS) before abbreviations are spelled out.
    """
    language = mender.language
    text = _MACHINES.made.sub("trí tuệ nhân tạo", text) if "AI" in text and not text.isupper() else text
    text = compose(text[:LIMIT])
    lowered, folded = unify_tones(text.lower()), fold(text)
    thanks = _THANKS.search(folded) if " on" in folded and len(folded) == len(lowered) else None
    if thanks and folded[: thanks.start()].count(" ") > 1:
        lowered = lowered[: thanks.start()]
    if len(folded) == len(text):
        folded = folded[: len(lowered)]
        start, end = span(lowered, folded)
        lowered, folded = lowered[start:end], folded[start:end]
        text = f"{text[start:end]}{'?' if '?' in text[end:] else ''}"
    typed = cut(_PERCENT.sub(" phần trăm", lowered).replace("=", " bang "))
    said, keyed = mender.keys(typed)
    marked = is_marked(typed)
    said = language.expand(names(mender.short_forms.spell(said), text))
    said = mender.completer.complete(said, marked)
    said, mended = mender.mend(said, marked)
    mended = keyed + mended
    said = mender.completer.bare(said)
    if not marked:
        said = mender.marker.mark(said)
    if mended:
        lowered, text = _set_right(lowered, mended), _set_right(text, mended)
        folded = fold(lowered)
    values = find(folded) if len(folded) == len(lowered) else ()
    reading = Reading(text, tuple(said), values, mended=tuple(mended))
    found = language.find(reading.said)
    _chatter(reading, found)
    _phrases(reading, found, language)
    return reading


def _set_right(text: str, mended: Iterable[tuple[str, str]]) -> str:
    """Put words as they were read in the place of those that were typed."""
    for typed, meant in mended:
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", meant, text, flags=re.IGNORECASE)
    return text


_CLOSES = re.compile(r" (?:nhe|nha|nhen)(?: (?:ad|admin|em|anh|chi|a|ca|moi|nguoi|ban|oi))* $")
"""A word that closes what is told rather than asked, with whom it is told to."""


def _chatter(reading: Reading, found: list[Match]) -> None:
    matches = [m for m in found if m.meaning.role == "chatter"]
    sorts = [m.meaning.value for m in matches if m.meaning.value not in ("around", "asking", "opening")]
    covered = {at for m in matches if m.meaning.value not in ("asking", "opening") for at in range(m.start, m.end)}
    ordered = any(m.meaning.role == "cue" and m.meaning.value == "agenda" for m in found)
    letters = any(character.isalnum() for character in reading.text)
    if not letters or (len(covered) == len(reading.said) and (sorts or len(reading.said) <= 3) and not ordered):
        reading.chatter = "thanks" if "thanks" in sorts else sorts[0] if sorts else "around"
        return
    opened = any(m.start == 0 and m.meaning.value == "opening" for m in matches)
    asks = any(m.meaning.value == "asking" for m in matches) or "?" in reading.text
    strong = any(m.meaning.role == "cue" and m.meaning.weight > 2.5 for m in found)
    told = _CLOSES.search(reading.flat) is not None and all(word.typed != "nhà" for word in reading.said[-3:])
    more = ONE_MORE.search(reading.flat) is not None
    if (opened or (told and len(reading.said) > 4)) and not asks and not strong and not more:
        reading.chatter = "acknowledgement"


def _inside(match: Match, spans: set[int]) -> bool:
    return all(at in spans for at in range(match.start, match.end))


def _asked(match: Match, reading: Reading) -> bool:
    """Tell whether a level only asks which body does something (sở nào)."""
    after = reading.said[match.end].folded if match.end < len(reading.said) else ""
    return after == "nao" and match.meaning.value == "department"


_HOW_MANY = frozenset({"bao", "nhieu", "may"})


def _phrases(reading: Reading, found: list[Match], language: Lexicon) -> None:
    by_role: dict[str, list[Match]] = defaultdict(list)
    for match in found:
        by_role[match.meaning.role].append(match)
    agencies = longest(unbroken(by_role["agency"], reading.said))
    bodies = {at for m in agencies for at in range(m.start, m.end)}
    said_cues = by_role["cue"]
    cues = longest([m for m in said_cues if m.meaning.weight > 1.5 and m.meaning.value not in ASIDE])
    cues += longest([m for m in said_cues if m.meaning.value in ASIDE])
    bodies |= {at for m in cues if m.end - m.start > 1 and m.meaning.value == "venue" for at in range(m.start, m.end)}
    levels = longest(by_role["level"])
    levels = [m for m in levels if m.meaning.value != "none" and not _inside(m, bodies) and not _asked(m, reading)]
    cues += longest([m for m in said_cues if m.meaning.weight < 1.5])
    for match in cues:
        kind, weight = match.meaning.value, match.meaning.weight
        reading.cues[kind] = max(reading.cues.get(kind, 0.0), weight + 0.1 * (match.end - match.start))
    if reading.flat.endswith(" lan thu "):
        reading.cues["edition"] = UNFINISHED
    kept = {at for m in cues if m.meaning.weight == KEPT for at in range(m.start, m.end)}
    kept = {at for at in kept if reading.said[at].folded not in _HOW_MANY}
    spent = {at for m in cues if m.meaning.weight in (2.0, 3.0) for at in range(m.start, m.end)}
    spent |= {at for m in by_role["skip"] for at in range(m.start, m.end)}
    reading.cues.pop("none", None)
    reading.matches = [*agencies, *levels, *cues]
    reading.agencies = tuple(dict.fromkeys(m.meaning.value for m in agencies))
    reading.levels = tuple(dict.fromkeys(m.meaning.value for m in levels if m.meaning.weight > 1.5))
    reading.bare_levels = tuple(dict.fromkeys(m.meaning.value for m in levels if m.meaning.weight < 1.5))
    foreign = [m for m in longest(by_role["foreign"]) if not _across(m, found)]
    reading.foreign = tuple(m.meaning.value for m in foreign)
    soft = {at for m in by_role["soft"] for at in range(m.start, m.end)}
    soft |= {at for at, word in enumerate(reading.said) if word.typed in language.soft}
    reading.soft = tuple(sorted(soft))
    asked_of = reading.cues.get("units", 0.0) >= 3.0
    level_words = {at for m in levels for at in range(m.start, m.end) if not asked_of and not _counted(reading, m)}
    reading.content = tuple(
        at
        for at, word in enumerate(reading.said)
        if at not in spent
        and at not in level_words
        and (at in soft or at in kept or at in bodies or word.typed not in language.skip)
    )


def _across(match: Match, found: list[Match]) -> bool:
    """Tell whether a phrase begins with the end of another one (nhân DÂN SỐ mấy), or is part of it (hưởng lương)."""
    before = [m for m in found if m.start < match.start]
    ends = [m.end for m in before if m.meaning.role in ("soft", "skip", "agency", "level")]
    inside = any(m.meaning.role == "cue" and match.end == m.end for m in before)
    return inside or any(match.start < end < match.end for end in ends)


def _counted(reading: Reading, level: Match) -> bool:
    """Tell whether it is asked how many units of a level there are (có mấy xóm)."""
    before = [word.folded for word in reading.said[max(level.start - 2, 0) : level.start]]
    several = before[-1:] == ["may"] and before[0] in _COUNTING
    return several or before in (["bao", "nhieu"], ["tong", "so"], ["so", "luong"])


_COUNTING = ("co", "gom", "den", "toi", "cho", "tong", "duoc")
"""Words before which "mấy" asks for a number, and is no plural."""
