"""The place of an item asked for in a list (nội dung thứ 3)."""

from __future__ import annotations

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
    spoken = found[1] or found[2]
    return int(spoken) if spoken.isdecimal() else SPELLED.get(spoken, 0)


def of_places_in_order(reading: Reading, kinds: dict[str, float]) -> None:
    """Take a part with its number (mục thứ 3) for one of the agenda."""
    if NTH.search(reading.flat):
        kinds["agenda"] = 4.5
    if ITEMISED & set(kinds) and place_asked(reading.flat):
        said = [word.folded for word in reading.said]
        spots = [at for at, word in enumerate(said[:-1]) if word == "thu" or (word == "so" and said[at + 1].isdigit())]
        reading.soft = (*reading.soft, *spots, *(at + 1 for at in spots))
