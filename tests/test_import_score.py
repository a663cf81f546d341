"""Documents of many makes are found out nearly whole, and hardly anything else is found in them."""

from pathlib import Path

import pytest
from score_import import Score, compare, golds, own_golds

from knowledge.documents.deadlines import ends
from knowledge.documents.draft import draft_document
from knowledge.facts import Limit

LEAST_PRECISION, LEAST_RECALL = 0.95, 0.90


def score(pairs: list[tuple[Path, Path]]) -> dict[str, Score]:
    """Score each kind of fact over all documents."""
    total: dict[str, Score] = {}
    for text, gold in pairs:
        for name, each in compare(draft_document(text.read_bytes(), text.name), gold).items():
            total.setdefault(name, Score()).add(each)
    return total


def short_of(total: dict[str, Score]) -> dict[str, tuple[list[str], list[str]]]:
    """Return the kinds of fact below the least precision or recall, with what was extra and what was missed."""
    return {
        name: (each.extra, each.missed)
        for name, each in total.items()
        if each.right < LEAST_PRECISION * each.found or each.right < LEAST_RECALL * each.wanted
    }


def test_documents_of_other_makes_are_found_out() -> None:
    """Decisions with a plan attached, letters, guidance, joint plans, a Party committee's and a company's plan."""
    assert short_of(score(own_golds())) == {}


def test_real_documents_are_found_out() -> None:
    """What careful readers found in the real documents is found."""
    pairs = golds()
    if not any(gold.name.endswith(".gold.json") for _, gold in pairs):
        pytest.skip("the real documents are not here")
    assert short_of(score(pairs)) == {}


@pytest.mark.parametrize("text", [text for text, _ in own_golds()], ids=lambda text: text.stem)
def test_what_is_found_stands_in_the_document(text: Path) -> None:
    """Each deadline's and limit's phrase is the document's, and each day's year is written there or in its date."""
    draft = draft_document(text.read_bytes(), text.name)
    written = " ".join(each.line for each in draft.lines)
    phrases = [each.phrase for each in draft.rows.terms]
    phrases += [each.fact.phrase for each in draft.facts["limits"] if isinstance(each.fact, Limit)]
    assert phrases
    assert [each for each in phrases if each not in written] == []
    years = {day.year for each in draft.rows.terms for day in ends(each.due) if day}
    assert {year for year in years if str(year) not in written} == set()
