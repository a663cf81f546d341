"""Which rules are due for a question: most have nothing to say unless one of a few words is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.patterns import Pattern
from knowledge.reading import Reading

Rule = Callable[[Reading, dict[str, float]], None]
"""Looks at a reading and changes the weights of kinds in place."""

_WORDS: dict[Rule, frozenset[str]] = {}
"""Of rules that need some pattern, the words without which none of them matches."""


def needs(*patterns: Pattern) -> Callable[[Rule], Rule]:
    """Tell that a rule changes nothing where none of some patterns matches, each of which names its words."""
    words = frozenset[str]().union(*(pattern.first_words for pattern in patterns))

    def note(rule: Rule) -> Rule:
        _WORDS[rule] = words
        return rule

    return note


class Rules:
    """Rules in the order in which they are asked."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.all = tuple(rules)
        self._always = [at for at, rule in enumerate(self.all) if rule not in _WORDS]
        self._by_word: dict[str, list[int]] = {}
        for at, rule in enumerate(self.all):
            for word in _WORDS.get(rule, ()):
                self._by_word.setdefault(word, []).append(at)

    def due(self, flat: str) -> list[Rule]:
        """Return the rules that may have something to say to folded words, in their order."""
        places = set(self._always)
        for word in set(flat.split()):
            if word in self._by_word:
                places.update(self._by_word[word])
        return [self.all[at] for at in sorted(places)]
