"""What is due for a question: most rules and doubts have nothing to say unless one of a few words is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from knowledge.patterns import Pattern

_Asked = Callable[..., object]
_Function = TypeVar("_Function", bound=_Asked)
_Each = TypeVar("_Each")

_WORDS: dict[_Asked, frozenset[str]] = {}
"""Of what needs some pattern, the words without which none of them matches."""

_KINDS: dict[_Asked, frozenset[str]] = {}
"""Of what speaks of some kinds of facts only, these kinds."""


def needs(*patterns: Pattern) -> Callable[[_Function], _Function]:
    """Tell that a rule or doubt has nothing to say where no pattern matches; each of them names its words."""
    words = frozenset[str]().union(*(pattern.first_words for pattern in patterns))

    def note(asked: _Function) -> _Function:
        _WORDS[asked] = words
        return asked

    return note


def about(*kinds: str) -> Callable[[_Function], _Function]:
    """Tell that a doubt has nothing to say of facts of other kinds."""

    def note(asked: _Function) -> _Function:
        _KINDS[asked] = frozenset(kinds)
        return asked

    return note


class Due(Generic[_Each]):
    """What is asked of questions, in order; `function` gives that of each which `needs` or `about` speaks of."""

    def __init__(self, every: Sequence[_Each], function: Callable[[_Each], _Asked]) -> None:
        self.all = tuple(every)
        self._function = function
        self._of_kinds: dict[str, tuple[list[int], dict[str, list[int]]]] = {}

    def of(self, flat: str, kind: str = "") -> list[_Each]:
        """Return those that may have something to say to folded words, of facts of a kind, in their order."""
        if kind not in self._of_kinds:
            self._of_kinds[kind] = self._sorted_out(kind)
        always, by_word = self._of_kinds[kind]
        places = {*always}
        for word in {*flat.split()}:
            if word in by_word:
                places.update(by_word[word])
        every = self.all
        return [every[at] for at in sorted(places)]

    def _sorted_out(self, kind: str) -> tuple[list[int], dict[str, list[int]]]:
        """Return the places of those that may speak of a kind whatever is said, and those of others by their words."""
        always: list[int] = []
        by_word: dict[str, list[int]] = {}
        for at, each in enumerate(self.all):
            function = self._function(each)
            if kind not in _KINDS.get(function, (kind,)):
                continue
            if function not in _WORDS:
                always.append(at)
            for word in _WORDS.get(function, ()):
                by_word.setdefault(word, []).append(at)
        return always, by_word
