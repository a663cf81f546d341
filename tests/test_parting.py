"""Words taken apart that were run together, or of whose first one a letter is left."""

from __future__ import annotations

import pytest

from knowledge.parting import Parter

PARTER = Parter(
    frozenset({"dai", "hoi", "thi", "dua", "dai hoi", "thi dua", "binh", "thuan", "binh thuan", "bo thuan"})
)


@pytest.mark.parametrize(
    ("folded", "parts", "reason"),
    [
        ("daihoi", ("dai", "hoi"), "two words"),
        ("dhoi", ("dai", "hoi"), "a letter left of the first"),
        ("bthuan", (), "two words begin so"),
        ("hhoi", (), "a letter typed twice"),
        ("thi", (), "too short"),
        ("thuan", (), "known as it stands"),
        ("nghieng", (), "one syllable"),
        ("xhoi", (), "nothing begins so"),
    ],
)
def test_an_unknown_word_comes_apart(folded: str, parts: tuple[str, ...], reason: str) -> None:
    """Only what can be no syllable is taken apart, and only where one way is plain."""
    assert PARTER.parts(folded) == parts, reason
