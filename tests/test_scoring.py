"""Facts scored for a question: by the words that they hold, and only where they may matter."""

from __future__ import annotations

from math import inf

import pytest

from knowledge import scoring
from knowledge.entries import View
from knowledge.facts import Plan
from knowledge.layout import view_of, work_out
from knowledge.lexicon import lexicon
from knowledge.scoring import Sought, Term, score

QUESTIONS: tuple[tuple[dict[str, float], str, str], ...] = (
    ({"deadline": 3.2}, "han cap xa", "a kind asked for outright"),
    ({"delegates": 3.0, "share": 1.0}, "bao nhieu dai bieu cap tinh", "one kind more than another"),
    ({"deadline": 1.0}, "cap xa to chuc dai hoi", "a weak phrase, which words may outweigh"),
    ({}, "so noi vu chu tri", "words alone"),
    ({"venue": 3.0}, "xyz", "no word that the plan holds"),
)


@pytest.fixture
def view(song_lam: Plan) -> View:
    """Give the plan of Sông Lam laid out."""
    return view_of(song_lam, work_out(song_lam, lexicon()))


def sought(kinds: dict[str, float], words: str, *, agencies: frozenset[str] = frozenset()) -> Sought:
    """Ask for kinds and words that all count alike."""
    return Sought(
        terms=tuple(Term(word, 1.0, True) for word in words.split()),
        lean=kinds,
        cues=frozenset(kinds),
        levels=frozenset({"commune"}),
        strict=True,
        events=frozenset(),
        agencies=agencies,
        percents=frozenset(),
        documents=frozenset(),
    )


@pytest.mark.parametrize(("kinds", "words", "reason"), QUESTIONS, ids=[row[2] for row in QUESTIONS])
def test_what_is_left_out_could_not_have_come_first(
    kinds: dict[str, float], words: str, reason: str, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first fact, and all of its kind and of kinds asked for, are those of scoring every fact."""
    found = score(view, sought(kinds, words))
    monkeypatch.setattr(scoring, "_most_added", lambda _: inf)
    every = score(view, sought(kinds, words))
    told = {*kinds, every[0].entry.kind}
    assert [one for one in found if one.entry.kind in told] == [one for one in every if one.entry.kind in told], reason
    assert found[0] == every[0]
    assert len(every) >= len(found)


def test_facts_of_kinds_not_asked_for_are_not_gone_through(view: View) -> None:
    """Where one kind is asked for outright, most facts are never looked at."""
    found = score(view, sought({"venue": 9.0}, "dia diem"))
    assert {one.entry.kind for one in found} == {"venue"}
    assert len(view.kinds) > 10


def test_only_facts_that_hold_a_word_gain_by_it(view: View) -> None:
    """The index names for each word the facts that hold it, and just those are covered by it."""
    word = max(view.rarity, key=lambda term: (view.rarity[term], term) if " " not in term else (0.0, term))
    heads, bodies = view.holders[word]
    assert {*heads, *bodies} == {at for at, entry in enumerate(view.entries) if word in entry.body}
    covered = [one.entry for one in score(view, sought(dict.fromkeys(view.kinds, 1.0), word)) if one.cover]
    assert covered == [view.entries[at] for at in (*heads, *bodies)]
