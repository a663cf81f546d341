"""Doubts where something of a sort is asked after that a plan does not speak of, whatever it tells of others."""

from __future__ import annotations

import re

from knowledge.case import About, Case, when
from knowledge.silences import MEMBER

_OF_A_SORT = re.compile(r" (luat|nghi quyet|nghi dinh|thong tu|chi thi|to trinh)(?= (?!dan|phap))")


def no_sort(case: Case) -> About | None:
    """Doubt documents of other sorts where one of a sort is asked after (luật) that the plan does not cite."""
    named = {found[1] for found in _OF_A_SORT.finditer(case.reading.flat)}
    if case.best.entry.kind != "basis" or not named or case.reading.documents:
        return None
    cited = (one.entry for one in case.ranking.scored if one.entry.kind == "basis")
    return when(not any(sort in entry.body or set(sort.split()) <= entry.body for entry in cited for sort in named))


def feigned(case: Case) -> About | None:
    """Doubt a fact that holds a word asked after without its marks only (khen đột xuất is not xuất sắc in a đợt)."""
    entry, reading = case.best.entry, case.reading
    if entry.gap or not MEMBER.search(reading.flat) or entry.kind != "award":
        return None
    told = [reading.said[at] for at in case.told]
    return when(any(w.marked and w.folded in entry.body and w.typed not in entry.typed for w in told))


_NUMBER_OF = re.compile(
    r" (?:chi thi|nghi quyet|quyet dinh|nghi dinh|thong tu|ket luan|huong dan) .*so (?:may|nao|bao nhieu) "
)


def no_document(case: Case) -> About | None:
    """Doubt facts of another kind where the number of a document is asked for."""
    asked = case.reading.cues.get("basis", 0.0) >= 3.0 and _NUMBER_OF.search(case.reading.flat)
    return when(bool(asked) and case.best.entry.kind not in _DOCUMENTS and not case.best.entry.gap)


_DOCUMENTS = frozenset({"basis", "replaces", "edition", "number", "issued"})
