"""How a question goes on from a talk: what it speaks of again, what it points at, and what it turns away from."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.kinds import HEADS, LEVELS
from knowledge.lexicon import lexicon
from knowledge.ordinals import ITEMISED, place_asked
from knowledge.patterns import FAMILY, Pattern
from knowledge.reading import Reading
from knowledge.talk import Talk
from knowledge.text import key, words
from knowledge.timed_again import timed_again
from knowledge.values import ROMAN

CARRIED, LEANT = 3.0, 1.5
"""Weights of the kind of the question before: carried over, or leant to by a question with its own matter."""

OF_SHARES = 5.5
"""Weight of the shares of the delegates, where a talk about them goes on with a number of people."""

OF_ITEMS = 4.5
"""Weight of the kind of fact whose items the talk was about, where one of them is asked for."""

AGAIN = 1.0
"""What is added to the weight of the kind that the talk was about, where the question speaks of it again."""

OF_RELATIVES = 3.4
"""Weight of those invited, where a talk about relatives goes on with a number of people."""


def is_bare(reading: Reading) -> bool:
    """Tell whether a question names no matter of its own."""
    bodies = {at for m in reading.matches if m.meaning.role == "agency" for at in range(m.start, m.end)}
    numbers = {"lan", "thu", "ky", *ROMAN} if reading.of("edition") else set[str]()
    idle = {at for at, word in enumerate(reading.said) if word.folded.isdigit() or word.folded in numbers} | bodies
    return all(at in reading.soft or at in reading.named or at in idle for at in reading.content)


_OF_ONE_EVENT = frozenset({"department", "district"})
"""Levels that plans take together in one rule, and apart in another, where only the word for one tells them apart."""


def with_topic(reading: Reading, talk: Talk) -> Reading:
    """Add the words that named the matter of the talk, as soft ones."""
    level = LEVELS.get(talk.level, "").split()[-1:] if talk.level in _OF_ONE_EVENT and not reading.bare_levels else ()
    added = words(" ".join((*talk.topic, *level, "đại biểu" if talk.kind == "delegates" else "")))
    places = tuple(range(len(reading.said), len(reading.said) + len(added)))
    content, soft = reading.content + places, reading.soft + places
    return replace(reading, said=reading.said + added, content=content, soft=soft, leant=reading.leant + len(added))


_THIS_BODY = Pattern(r" (?:so|phong|ban|co quan|don vi|van phong|bo phan|to chuc) (?:nay|do|ay|kia|tren) ")


def others_apart(reading: Reading) -> Reading:
    """Take "khác" for a soft word where it only points at the other units of a level."""
    if not _OTHERS.search(reading.flat):
        return reading
    spots = tuple(at for at, word in enumerate(reading.said) if word.folded == "khac")
    return replace(reading, soft=(*reading.soft, *spots))


def this_body(reading: Reading, talk: Talk) -> Reading:
    """Take the body that the talk was about for the one pointed at (sở này)."""
    found = _THIS_BODY.search(reading.flat)
    if not talk.agency or reading.agencies or found is None:
        return reading
    first = reading.flat[: found.start()].count(" ")
    spots = tuple(range(first, first + found[0].count(" ") - 1))
    levels = tuple(level for level in reading.levels if level != "department")
    return replace(reading, agencies=(talk.agency,), levels=levels, soft=(*reading.soft, *spots))


_HELD = Pattern(
    r" (?:hoi nghi|dai hoi|le) (?:\w+ ){0,3}(?:dien ra|to chuc|hop|khai mac|khi nao|ngay nao|bao gio|o dau) "
)
"""When or where an event itself is held."""

_WHOLE = Pattern(
    r" (?:dot thi dua|hoi nghi|dai hoi|ca ke hoach|toan bo ke hoach) (?!nay|do|ay|kia|diem|o |cua |tren )(?:\w+ ){0,3}"
    r"(?:khi nao|bao gio|ngay nao|den dau|keo dai|bao lau|may ngay|may buoi|o dau|dia diem|han|xong|ket thuc) ",
    " ca ke hoach ",
    " dai hoi ",
    " dot thi dua ",
    " hoi nghi ",
    " toan bo ke hoach ",
)
"""A question for the event itself, whatever part of it the talk was about."""

_OTHERS = re.compile(
    r"^ (?:(?:con|the|vay|a) )*(?:(?:cac|nhung|may|mot so) )?(?:xa|phuong|huyen|so|don vi|noi|cho)(?: phuong| xa)? khac"
    r"(?: (?:thi|sao|the nao|nua|a|khi nao|bao gio))* $"
)
"""The other units of a level, after one that stands apart."""

_HANDED_IN = frozenset({"báo", "cáo", "gửi", "nộp"})
"""Words of a matter that is handed in before an event."""


def left_behind(reading: Reading, kinds: dict[str, float], talk: Talk) -> Talk:
    """Leave out of a talk what a question turns away from: what is handed in, or the plan that was replaced."""
    handed_in = talk.kind in ("submission", "task") or _HANDED_IN & {word.lower() for word in talk.topic}
    if handed_in and _HELD.search(reading.flat):
        return replace(talk, topic=(), agency="", level="", kind="deadline")
    if _WHOLE.search(reading.flat) and max(kinds.values(), default=0.0) >= 3.0:
        return replace(talk, topic=(), agency="")
    levels = (*_levels_asked(reading), *(reading.bare_levels if talk.kind == "movement" else ()))
    if talk.kind in ("task", "movement") and levels and talk.level not in levels:
        return replace(talk, topic=(), agency="")
    if _OTHERS.search(reading.flat):
        return replace(talk, topic=(), event="", agency="")
    if talk.kind == "headcount" and {"district", "province"} & {*reading.levels, *reading.bare_levels}:
        return replace(talk, topic=(), kind="delegates")
    if talk.kind == "task" and talk.agency and reading.agencies and talk.agency not in reading.agencies:
        own = set(key(lexicon().agencies.get(talk.agency, "")).split())
        return replace(talk, topic=()) if {key(word) for word in talk.topic if not word.isdigit()} <= own else talk
    if talk.kind == "basis" and _another_document(reading, talk):
        return replace(talk, topic=())
    if talk.kind == "replaces" and kinds.get("basis", 0.0) >= 3.0:
        return replace(talk, topic=(), kind="basis")
    return talk


def _levels_asked(reading: Reading) -> tuple[str, ...]:
    """Return the levels of a question that are not the types of places named (kế hoạch xã Bình Thành)."""
    types = {m.meaning.value for m in reading.matches if m.meaning.role == "level" and m.end in reading.named}
    return tuple(level for level in reading.levels if level not in types)


_CHOSEN = Pattern(r" (?:duoc|co|phai|tu|quyen) (?:tu |lua |quyen )?chon(?: lua)? ", " chon ")
"""A form that may be chosen, where the talk was about forms."""

_PIECES = Pattern(r"^ (?:(?:the|vay|can|phai|co|thi) )*(?:may|bao nhieu) (?:bai|bao cao|ban) ")
"""How many papers are read, of which the talk was about."""

_DOCUMENT = Pattern(
    r" (huong dan|chi thi|quyet dinh|to trinh|nghi quyet|luat|de an) (?!do|nay|ay|kia|tren|vua|so \d|\d)"
)


def _another_document(reading: Reading, talk: Talk) -> bool:
    """Tell whether a sort of document is asked after of which the talk has not spoken."""
    found = _DOCUMENT.search(reading.flat)
    return found is not None and f" {found[1]} " not in f" {key(talk.said)} "


_NEXT_CLAIMED = Pattern(
    r"^ (?!.*\d)(?:(?:roi|xong|tiep|the|vay|sau do|ke do|den|toi|la|thi|co phai|da|vang|tuc|a|u|chac) )*(?:\w+ ){1,9}"
    r"(?:dung khong|phai khong|dung chua|ha|nhi|a)(?: a)? $",
    " dung ",
    " phai ",
    " ha ",
    " nhi ",
    " a ",
)
"""What is thought to come next in an agenda that the talk is about (rồi phát động thi đua đúng không)."""


_ANOTHER = Pattern(
    r"^ (?:(?:the|vay|va|con|roi|a) )+(?!.* (?:thanh phan|doi tuong|so luong|co cau|nhung ai|gom|dai bieu) )"
    r"(?:\w+ ){1,5}"
    r"(?:thi |sao |a |nhi |bao nhieu |may |phan tram )*$",
    " con ",
    " the ",
    " vay ",
    " va ",
)
"""Another one that is asked for in the same way (còn khách mời thì sao)."""


_REST = Pattern(r" (?:so|phan|ty le|phan tram|dai bieu|ai)?(?: dai bieu)? con lai ", " con lai ")
"""The rest of the delegates, where the talk was about a share of them."""

_OF_PARTS = frozenset({"agenda", "agenda_item", "movement", "award", "content", "theme", "result"})
"""Kinds of which the names of agenda items speak, too."""


def _of_an_item(reading: Reading, kinds: dict[str, float], talk: Talk) -> bool:
    """Tell whether a question is for an item of the list that the talk is about, or another part of the delegates."""
    if talk.kind == "share" and _REST.search(reading.flat):
        return set(kinds) <= {"composition", "delegates", "task", "share"}
    if talk.kind == "share" and kinds and set(kinds) <= {"composition", "delegates"}:
        return _ANOTHER.search(reading.flat) is not None
    if talk.kind == "agenda" and talk.item and set(kinds) <= _OF_PARTS and _NEXT_CLAIMED.search(reading.flat):
        return not reading.agencies
    return talk.kind in ITEMISED and set(kinds) <= {"agenda", talk.kind} and bool(place_asked(reading.flat))


def said_again(reading: Reading, kinds: dict[str, float], talk: Talk) -> tuple[Reading, dict[str, float]]:
    """Lean to the kind that the talk was about where the question speaks of it again, or names a day for its rule."""
    reading, kinds = _counted_again(*timed_again(reading, kinds, talk), talk)
    if _of_an_item(reading, kinds, talk):
        kinds = {talk.kind: OF_ITEMS}
    if talk.kind in HEADS and kinds and set(kinds) <= _SENT and _PASSED_ON.search(reading.flat):
        kinds = {"recipients": OF_ITEMS}
    if talk.kind == "award" and set(kinds) == {"delegates"} and is_bare(reading) and not reading.levels:
        kinds = {"award": OF_ITEMS}
    if talk.kind == "form" and not set(kinds) - {"form"} and _CHOSEN.search(reading.flat):
        kinds = {"form": OF_ITEMS}
    if talk.kind == "submission" and reading.of("day") and kinds and set(kinds) <= {"deadline", "left", "fits"}:
        kinds = kinds | {"submission": CARRIED}
    if talk.kind == "delegates" and set(kinds) == {"decision"} and is_bare(reading):
        kinds = kinds | {"delegates": CARRIED}
    if talk.kind in _PEOPLE and _asks_number(kinds) and _THEIR_NUMBER.search(reading.flat):
        kinds = {"delegates": OF_ITEMS}
    if _PIECES.search(reading.flat) and " tham luan " in f" {key(talk.said)} ":
        return with_topic(reading, replace(talk, topic=("tham", "luận"))), {"decision": OF_ITEMS}
    again = kinds.get(talk.kind)
    if again is None:
        return reading, kinds
    return reading, kinds | {talk.kind: max(again, min(again + AGAIN, CARRIED + AGAIN))}


_SENT = frozenset({"list", "submission", "task", "recipients"})
_PASSED_ON = Pattern(
    r" gui (?:cho |toi |den |di |ve )*(?:\w+ ){0,3}(?:nao|ai|dau) | gui (?:cho |toi |den |di )+\w+ ", " gui "
)
"""Whom the plan itself was sent to, where the talk was about its head."""

_PEOPLE = frozenset({"delegates", "composition"})


def _asks_number(kinds: dict[str, float]) -> bool:
    """Tell whether who decides on something is asked for, or nothing but a number of people."""
    return "decision" in kinds or set(kinds) == {"delegates"}


_THEIR_NUMBER = Pattern(
    r" (?:so luong|con so|so nguoi|so nay)(?! (?:bao cao|tham luan)) ",
    " con so ",
    " so luong ",
    " so nay ",
    " so nguoi ",
)


def _counted_again(reading: Reading, kinds: dict[str, float], talk: Talk) -> tuple[Reading, dict[str, float]]:
    """Go on about the staff, or the relatives of those honoured, with another number of people."""
    if "delegates" not in kinds or set(kinds) - _PEOPLE or " dai bieu " in reading.flat:
        return reading, kinds
    if set(kinds) != {"delegates"} and talk.kind != "composition":
        return reading, kinds
    if talk.kind in ("headcount", "share") and not (reading.levels or reading.bare_levels):
        return reading, {talk.kind: CARRIED if talk.kind == "headcount" else OF_SHARES}
    if talk.kind == "composition" and FAMILY.search(f" {key(talk.said)} "):
        return with_topic(reading, replace(talk, topic=("gia", "đình", *talk.topic))), {"composition": OF_RELATIVES}
    return reading, kinds
