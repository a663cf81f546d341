"""An agenda looked into: the item meant, what comes before or after it, the first, the last, item N."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.agenda_items import AFTER, BEFORE, PLACED, end_claimed, matching
from knowledge.facts import Agenda
from knowledge.ordinals import NTH, places_asked
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.text import key
from knowledge.values import SPELLED

_ON = Pattern(
    r" (?:phan sau|muc sau|sau nua|tiep theo|ke tiep|tiep|sau do|roi toi|roi den|toi gi|den gi|toi phan|den phan"
    r"|roi sao) "
)
_FIRST = Pattern(r" (?:dau tien|mo dau|mo man|bat dau|khoi dau|phan dau|muc dau|dau chuong trinh|truoc tien) ")
_LAST = Pattern(
    r" (?:cuoi cung|phan cuoi|muc cuoi|(?:phan|muc|noi dung|sau|cai|khuc) chot|chot cung|ket thuc bang"
    r"|ket thuc (?:bang |la )?(?:phan|muc|noi dung) (?:gi|nao)"
    r"|(?:phan|muc|noi dung|tiet muc) (?:gi|nao) (?:se )?(?:ket thuc|khep lai)(?= (?:chuong trinh|hoi nghi|dai hoi|$))"
    r"|khep lai|sau cung|chot lai|cuoi chuong trinh|noi dung cuoi"
    r"|truoc khi ket thuc|truoc khi be mac) "
)
_THEN_WHAT = Pattern(
    r" (?:xong|het|roi|sau do|ket thuc)(?: roi| xong)?(?: thi)? (?:toi|den|sang) (?:luot |phien |phan )?"
    r"(?:ai|gi|muc|phan|tiet muc|noi dung|buoc|cai gi) "
    r"| (?:xong|het) (?:roi )?(?:thi|la) (?:\w+ ){1,8}hay (?:la )?\w+ ",
    " xong ",
    " roi ",
    " het ",
    " sau do ",
    " ket thuc ",
)
"""What or who comes once a part, which is told before, is over."""
_FIRST_AND_LAST = Pattern(
    r" (?:dau tien|mo dau|mo man|bat dau|khoi dau|truoc tien) (?:\w+ ){0,7}"
    r"(?:cuoi cung|ket thuc|khep lai|ket lai|sau cung|chot lai|ket man)(?: \w+){0,4} "
    r"|(?:phan|muc|noi dung|khau|tiet muc) dau (?:\w+ ){0,4}(?:va|voi|roi) (?:\w+ ){0,3}cuoi "
)
_ON_BOTH_SIDES = Pattern(
    r" (?:o |nam )?giua (?:phan |muc |noi dung |tiet muc |hai |2 )(?:\w+ ){0,6}(?:nao|gi) "
    r"| truoc va sau | (?:va|con|voi) (?:truoc|sau) (?:do|no)(?: \w+){0,3} (?:gi|nao) "
    r"| (?:nao |gi )?truoc,? (?:phan |muc |noi dung )?(?:nao |gi )sau "
)
_FROM_TO = Pattern(
    r" tu (?:\w+ ){1,6}(?:den|toi) (?:luc |khi |phan |muc |cho )*(?:ket thuc|be mac|het|cuoi|xong|dau cuoi) "
)
_BEFORE_END = Pattern(r" truoc khi (?:ket thuc|be mac) ", " truoc khi be mac ", " truoc khi ket thuc ")
_LAST_BUT_ONE = Pattern(r" (?:ap chot|ap cuoi|ke cuoi|gan cuoi|ke chot) ")
_ENDS = Pattern(r" (?:ket thuc|be mac) ")
_COUNT = Pattern(r" (?:may|bao nhieu) (?:phan|muc|noi dung|buoc|tiet muc|khoan) ")
_YES_NO = Pattern(
    r" (?:co|gom|bao gom|bat buoc|phai|can) .*(?:khong|chua|ha|nhi) | co .* khong |(?:phai|dung|duoc|bat buoc) khong "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was asked of an agenda.

    `ask` is `all`, `nth`, `first`, `last`, `ends` (the first and the last), `after`, `before`, `sides` (both),
    `rest` (all that follow), `count`, `items`, `placed` (several by their places), `order` (which of two comes
    first) or `absent`; `places` are the items that answer, counted from 1, `pivot` the item asked from (0: none).
    `missing` is what was asked for and is no item of the agenda, empty where it has no name.
    """

    ask: str
    places: tuple[int, ...]
    pivot: int = 0
    missing: str = ""


def look(agenda: Agenda, reading: Reading, quoted: set[int]) -> Looked:
    """Find what a question asks of an agenda; `quoted` are words that only quote the plan's title."""
    flat, size = reading.flat, len(agenda.items)
    left = _REST.search(flat) and AFTER.search(flat)
    if (looked := (None if left else _counted(flat, size)) or _ordered(agenda, reading)) is not None:
        return looked
    nth = NTH.search(flat)
    nth = None if nth and nth[1] == "sau" and _is_behind(reading, nth[0]) else nth
    if nth and (place := int(nth[1]) if nth[1].isdecimal() else SPELLED.get(nth[1], 0)):
        return Looked(ask="nth", places=(place,) if 1 <= place <= size else (), pivot=place)
    then = _THEN_WHAT.search(flat)
    told = replace(reading, said=reading.said[: flat[: then.start()].count(" ")]) if then else reading
    quoted = quoted | _event_named(flat)
    meant = _anchored(agenda, reading) if not then else ()
    meant = () if _FROM_TO.search(flat) else meant or matching(agenda.items, told, quoted)
    if meant:
        return _once_over(flat, then.start(), meant, size) if then else _placed(flat, meant, size)
    if reading.item and (_ON.search(flat) or BEFORE.search(flat)):
        onward = _ON.search(flat) is not None
        place = reading.item + (1 if onward else -1)
        places = (place,) if 1 <= place <= size else ()
        return Looked(ask="after" if onward else "before", places=places, pivot=reading.item)
    if _YES_NO.search(flat) and _names_something(reading):
        return Looked(ask="absent", places=tuple(range(1, size + 1)), missing=_missing(reading))
    if size > 1 and (_LAST_BUT_ONE.search(flat) or (_BEFORE_END.search(flat) and _is_end(agenda.items[-1].title))):
        return Looked(ask="before", places=(size - 1,), pivot=size)
    if size > 1 and _FIRST_AND_LAST.search(flat):
        return Looked(ask="ends", places=(1, size))
    if _LAST.search(flat):
        return Looked(ask="last", places=(size,))
    if _FIRST.search(flat):
        return Looked(ask="first", places=(1,))
    return Looked(ask="all", places=tuple(range(1, size + 1)))


_OPENED = Pattern(
    r" (?:hoi nghi|dai hoi|le|buoi le)(?: (?!phan|muc|sau|truoc|xong|roi|khi|trong|het)\w+){1,14}? "
    r"(?=(?:mo man|mo dau|bat dau|khai man|ket thuc|khep lai)(?: chuong trinh)? "
    r"(?:bang|la|voi|co|thi|gi|tiet|phan|muc) )",
    " mo ",
    " bat dau ",
    " khai man ",
    " ket thuc ",
    " khep lai ",
)
"""An event by its name, of which the opening or the end is asked for."""

_OPENS = Pattern(
    r" (?:mo man|mo dau|bat dau|khai man|ket thuc|khep lai|dau tien|cuoi cung) (?:cua |trong |chuong trinh )*"
    r"(?:hoi nghi|dai hoi|le|buoi le)(?: (?!phan|muc|sau|truoc|xong|roi|khi|trong|het)\w+){1,14}? "
    r"(?=(?:la|bang|co|thi) (?:tiet muc |phan |muc |cai |noi dung |man )?(?:gi|nao) )",
    " mo ",
    " bat dau ",
    " khai man ",
    " ket thuc ",
    " khep lai ",
    " dau tien ",
    " cuoi cung ",
)
"""The same with the opening or the end before the name."""


def _event_named(flat: str) -> set[int]:
    """Return the places of the words that only name the event whose opening or end is asked for."""
    found = _OPENED.search(flat) or _OPENS.search(flat)
    return set(range(flat[: found.end()].count(" ") - 1)) if found else set()


_ANCHOR = Pattern(
    r" (?:truoc|sau)(?: khi| luc| phan| muc)? (?:\w+ ){1,7}?(?=(?:thi |la |co |se )*(?:ai|gi|may|bao nhieu|nhung ai) )"
)


def _counted(flat: str, size: int) -> Looked | None:
    """Return all items, where it is asked how many there are, or the several that are asked for by their places."""
    if several := places_asked(flat, size):
        return Looked(ask="placed", places=several)
    return Looked(ask="count", places=tuple(range(1, size + 1))) if _COUNT.search(flat) else None


_ORDER = " truoc hay sau "


def _ordered(agenda: Agenda, reading: Reading) -> Looked | None:
    """Return which of two items comes first, where one is named before "trước hay sau" and one behind it."""
    if (at := reading.flat.find(_ORDER)) < 0:
        return None
    middle = reading.flat[:at].count(" ")
    sides = (reading.said[:middle], reading.said[middle + 3 : len(reading.said) - reading.leant])
    one, other = (
        matching(agenda.items, replace(reading, said=said, soft=(), named=frozenset(), leant=0), set())
        for said in sides
    )
    if not one or not other or one[0] == other[0]:
        return None
    return Looked(ask="order", places=tuple(sorted((one[0], other[0]))), pivot=one[0])


def _anchored(agenda: Agenda, reading: Reading) -> tuple[int, ...]:
    """Return the items before or after which something is asked for, where they are told apart from it."""
    if (anchor := _ANCHOR.search(reading.flat)) is None or PLACED.search(reading.flat):
        return ()
    first = reading.flat[: anchor.start()].count(" ")
    said = reading.said[first : first + anchor[0].strip().count(" ") + 1]
    return matching(agenda.items, replace(reading, said=said, soft=(), named=frozenset(), leant=0), set())


def _is_behind(reading: Reading, said: str) -> bool:
    """Tell whether "sau" of a part is the word for behind and not the number six."""
    return " thu " not in said and " so " not in said and all(word.typed != "sáu" for word in reading.said)


def _is_end(title: str) -> bool:
    return _ENDS.search(f" {key(title)} ") is not None


def _missing(reading: Reading) -> str:
    """Return the item asked for as it is usually written, empty where no phrase names it."""
    items = [m.meaning for m in reading.matches if m.meaning.value == "agenda_item"]
    return " ".join(items[0].typed) if items else ""


def _names_something(reading: Reading) -> bool:
    return any(at not in reading.soft and at not in reading.named for at in reading.content)


_REST = Pattern(
    r" con (?:lai )?(?:nhung |cac |may |bao nhieu )(?:phan|muc|noi dung|tiet muc|cai|gi|viec|buoc)(?: gi| nao)? "
    r"| con (?:lai )?(?:phan|muc|noi dung|tiet muc) (?:gi|nao) (?:nua|khac) "
    r"| (?:phan|muc|noi dung|tiet muc) con lai ",
    " con ",
)
"""All that is left of an agenda behind some item, and not only the next."""


def _once_over(flat: str, end: int, meant: tuple[int, ...], size: int) -> Looked:
    """Look behind what is told up to `end`; which of two things comes then (trao quà hay bế mạc) is not looked for."""
    if " hay " in flat[end:]:
        return _around(f"{flat[:end]} sau ", (max(meant),), size)
    return _around(f"{flat}sau ", meant, size)


def _placed(flat: str, meant: tuple[int, ...], size: int) -> Looked:
    """Return the first or the last item, where some item is claimed to be it, else what is asked about those meant."""
    end = end_claimed(flat)
    return Looked(ask=end, places=(1 if end == "first" else size,)) if end else _around(flat, meant, size)


def _around(flat: str, meant: tuple[int, ...], size: int) -> Looked:
    pivot = meant[0]
    if len(meant) == 2 and " hay " in flat and (" truoc " in flat or " sau " in flat):
        return Looked(ask="order", places=tuple(sorted(meant)), pivot=pivot)
    if len(meant) > 1 and _FIRST.search(flat):
        return Looked(ask="items", places=(min(meant),), pivot=min(meant))
    if " hay " in flat:
        return Looked(ask="items", places=tuple(sorted(meant)))
    if _ON_BOTH_SIDES.search(flat) and 1 < pivot < size:
        return Looked(ask="sides", places=(pivot - 1, pivot + 1), pivot=pivot)
    if " giua " in flat:
        return Looked(ask="items", places=tuple(at for at in (pivot - 1, pivot, pivot + 1) if 0 < at <= size))
    if placed := PLACED.search(flat):
        forward = placed[0].startswith(" truoc ")
        place = pivot + (1 if forward else -1)
        return Looked(ask="after" if forward else "before", places=(place,) if 0 < place <= size else (), pivot=pivot)
    if AFTER.search(flat) and _REST.search(flat) and max(meant) < size - 1:
        pivot = max(meant)
        return Looked(ask="rest", places=tuple(range(pivot + 1, size + 1)), pivot=pivot)
    if AFTER.search(flat) and pivot:
        return Looked(ask="after", places=(pivot + 1,) if pivot < size else (), pivot=pivot)
    if BEFORE.search(flat):
        return Looked(ask="before", places=(pivot - 1,) if pivot > 1 else (), pivot=pivot)
    return Looked(ask="items", places=meant)
