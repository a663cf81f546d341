"""The place of an item asked for in a list (nội dung thứ 3)."""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.values import SPELLED

_SPELLED = "nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi"

NTH = Pattern(
    rf" (?:muc|phan|noi dung|buoc|tiet muc|khoan)(?: so| thu)? (\d{{1,2}}|{_SPELLED}) ",
    " muc ",
    " phan ",
    " noi dung ",
    " buoc ",
    " tiet muc ",
    " khoan ",
)
"""A part of an agenda with its number."""

_PART = r"(?:muc|phan|noi dung|buoc|tiet muc)"
_FEW = Pattern(
    rf" (2|3|4|hai|ba|bon) {_PART}(?: \w+){{0,2}}? (dau|cuoi)(?! \w+ hay) ", " muc ", " phan ", " noi dung ", " buoc "
)
_FIRST_AND_NEXT = Pattern(
    rf" (?:dau tien|mo dau|mo man|bat dau|khoi dau|{_PART} dau) (?:\w+ ){{0,16}}?"
    r"(?:ke do|ke tiep|tiep theo|tiep do|tiep den|sau do|thu hai|thu nhi|muc hai|muc 2|ke nua|(?:muc|phan) ke) ",
    " dau ",
    " man ",
)
_LAST_AND_BEFORE = Pattern(
    rf" (?:cuoi cung|{_PART} cuoi) (?:\w+ ){{0,8}}?(?:truoc do|ngay truoc|lien truoc|ap chot|ap cuoi|ke cuoi) ",
    " cuoi ",
)
_BOTH = Pattern(
    rf" {_PART}(?: so| thu)? (\d{{1,2}}|{_SPELLED}) (?:va |voi |roi |lan |cung )*"
    rf"(?:{_PART} (?:so |thu )?|thu |so )?(\d{{1,2}}|(?<=thu )(?:{_SPELLED})|(?<=muc )(?:{_SPELLED})) ",
    " muc ",
    " phan ",
    " noi dung ",
    " buoc ",
)


def places_asked(flat: str, size: int) -> tuple[int, ...]:
    """Return the places, counted from 1, of several items of `size` that a folded question asks for by their order.

    >>> places_asked(" hai muc dau cua chuong trinh la gi ", 9)
    (1, 2)
    >>> places_asked(" phan cuoi la gi truoc do la gi ", 9)
    (8, 9)
    >>> places_asked(" muc 3 va 4 la gi ", 9)
    (3, 4)
    >>> places_asked(" muc dau la gi ", 9)
    ()
    """
    if size < _LEAST or _OF_A_PART.search(flat):
        return ()
    if few := _FEW.search(flat):
        most = _number(few[1])
        return tuple(range(1, most + 1)) if few[2] == "dau" else tuple(range(size - most + 1, size + 1))
    if _FIRST_AND_NEXT.search(flat):
        return (1, 2)
    if _LAST_AND_BEFORE.search(flat):
        return (size - 1, size)
    if both := _BOTH.search(flat):
        places = (_number(both[1]), _number(both[2]))
        return places if 0 < places[0] < places[1] <= size else ()
    return ()


_OF_A_PART = Pattern(r" (?:phan|muc|chuong) [ivx]+ ", " phan ", " muc ", " chuong ")
"""A part of the whole plan, whose clauses are no items of an agenda."""

_LEAST = 5
"""Items of the shortest list of which several are asked for by their places."""


def _number(spoken: str) -> int:
    return int(spoken) if spoken.isdecimal() else SPELLED.get(spoken, 0)


_ITEM = Pattern(
    r" (?:muc|phan|noi dung|phong trao|muc dich|yeu cau|hoat dong|hinh thuc|y|cai)(?: thi dua)?"
    rf"(?: thu (\d{{1,2}}|{_SPELLED})| (?:so )?(\d{{1,2}}|hai|ba)) (?!nam |nganh |ngay |buoi |cap |nguoi |dai bieu )",
    " muc ",
    " phan ",
    " noi dung ",
    " phong trao ",
    " yeu cau ",
    " hoat dong ",
    " hinh thuc ",
    " y ",
    " cai ",
)

ITEMISED = frozenset({"content", "activity", "movement"})
"""Kinds of facts that list items, of which one may be asked for by its number next."""


def place_asked(flat: str) -> int:
    """Return the place of the item that a folded question asks for, from 1; 0 where it asks for none."""
    found = _ITEM.search(flat)
    if found is None:
        return 0
    return _number(found[1] or found[2])


@needs(NTH, _ITEM)
def of_places_in_order(reading: Reading, kinds: dict[str, float]) -> None:
    """Take a part with its number (mục thứ 3) for one of the agenda."""
    if NTH.search(reading.flat) and not _OF_A_PART.search(reading.flat):
        kinds["agenda"] = 4.5
    if ITEMISED & set(kinds) and place_asked(reading.flat):
        said = [word.folded for word in reading.said]
        spots = [at for at, word in enumerate(said[:-1]) if word == "thu" or (word == "so" and said[at + 1].isdigit())]
        reading.soft = (*reading.soft, *spots, *(at + 1 for at in spots))
