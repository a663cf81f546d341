"""Bodies whose names hold the word of a level: a province's hospital holds no congress of the province."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.entries import View
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds

_BODY = (
    r"(?:benh vien|kho bac|truong (?:dai hoc|cao dang|trung cap|chinh tri|trung hoc|thpt|pho thong|day nghe|nghe|dang)"
    r"|trung tam|bao hiem|ngan hang|cuc(?! ky)|chi cuc|quy (?:dau tu|bao ve|bao tro|phat trien|ho tro|khuyen|tin dung)"
    r"|thu vien|bao tang|bao(?= tinh )"
    r"|dai(?= (?:tinh|phat|truyen))|hoi (?!nghi|dong|truong|dai|thi|thao|y)|lien doan|lien minh|lien hiep|vien kiem sat"
    r"|toa an|cong an|bo chi huy|bien phong|bo doi|buu dien|dien luc|cong ty|doanh nghiep|tap doan|tong cong ty"
    r"|hop tac xa|nha may|xi nghiep|ban (?:quan ly|ql|dan toc|noi chinh|chi huy|tiep cong dan)|thanh tra"
    r"|cum thi dua|khoi thi dua|doan thanh nien|doan khoi|cong doan|mat tran|uy ban mat tran|mttq)"
)
_BETWEEN = (
    r"(?!(?:co |duoc |moi |hop |len |ve |den |di |cua dai |dai hoi |hoi nghi |cap |to chuc (?!lai)|cu |du |thi |voi "
    r"|va |trong |tai |o |do |hay |hoac |thuoc |truc thuoc |\d+ ))"
)
NAMED = Pattern(
    rf"(?<! o)(?<! tai)(?<! trong) {_BODY} (?:{_BETWEEN}\w+ ){{0,4}}?"
    r"(tinh|thanh pho|huyen)(?! (?:uy|nao) )(?= )",
    " tinh ",
    " thanh pho ",
    " huyen ",
)
"""A body with its name down to the word for the level that it is of (bệnh viện đa khoa tỉnh)."""

FRONT = ("hoi-nong", "hoi-phu", "hoi-cuu", "doan-", "lien-doan", "mat-tran")
"""How the ids of the Front and of the mass organisations begin."""

_BRANCHES = frozenset(
    {"cong-an-tinh", "quan-su-tinh", "kho-bac", "cuc-thue", "cuc-thong-ke", "toa-an", "vien-kiem-sat", "bien-phong"}
    | {"thanh-tra", "hai-quan", "ngan-hang", "bao-hiem-xa-hoi"}
)
"""Bodies that lead a branch (ngành) in a province, beside its departments."""

_OF = frozenset({"province", "district"})


def without_levels_in_names(reading: Reading) -> Reading:
    """Take the level that ends a body's name (kho bạc tỉnh) for the body's, which is none of the level's own events."""
    names = [_place(reading.flat, found) for found in NAMED.each(reading.flat)]
    if not names:
        return reading
    levels = [m for m in reading.matches if m.meaning.role == "level" and m.meaning.value in _OF]
    own = [m for m in levels if any(m.start in name and m.end >= name.stop for name in names)]
    gone = {m.meaning.value for m in own} - {m.meaning.value for m in levels if m not in own}
    kept = tuple(level for level in reading.levels if level not in gone)
    bare = tuple(level for level in reading.bare_levels if level not in gone)
    matches = [m for m in reading.matches if m not in own]
    soft = tuple(sorted({*reading.soft, *(at for name in names for at in name)}))
    kept = kept if kept or bare else (_own_level(reading),)
    return replace(reading, matches=matches, levels=kept, bare_levels=bare, soft=soft)


def _own_level(reading: Reading) -> str:
    """Return the level at which a body holds its event: that of departments where it leads a province's branch."""
    if any(agency.startswith(FRONT) for agency in reading.agencies):
        return "front"
    found = NAMED.search(reading.flat)
    leads = found is not None and found[1] == "tinh" and not _BRANCHES.isdisjoint(reading.agencies)
    return "department" if leads else "agency"


def _place(flat: str, found: re.Match[str]) -> range:
    """Return where a name stands among the words."""
    first = flat[: found.start() + 1].count(" ") - 1
    return range(first, first + found[0].count(" "))


_HOLDS = Pattern(
    r" (?:to chuc|moi|hop|dai hoi|hoi nghi|dai bieu|lam|mo|trieu tap|han (?:chot|cuoi|nao|khi|la|den|bao)) "
)
_EVENTS = frozenset({"deadline", "left", "delegates", "duration", "form", "fits"})


def as_holder(reading: Reading, view: View, kinds: Kinds) -> Reading:
    """Leave out a body that holds an event of its level (Hội Nông dân tỉnh mời mấy đại biểu), and is given no other."""
    top = max(kinds, key=lambda kind: kinds[kind], default="")
    if top not in _EVENTS or not reading.agencies or not reading.levels or not _HOLDS.search(reading.flat):
        return reading
    if {"task", "submission"} & {*reading.cues} or view.levels.isdisjoint(reading.levels):
        return reading
    bodies = {*reading.agencies}
    if any(one.kind in _EVENTS and not one.agencies.isdisjoint(bodies) for one in view.entries):
        return reading
    names = (range(m.start, m.end) for m in reading.matches if m.meaning.role == "agency")
    return replace(reading, agencies=(), soft=tuple(sorted({*reading.soft, *(at for name in names for at in name)})))
