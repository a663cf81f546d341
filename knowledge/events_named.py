"""Which events of a plan a question names."""

from __future__ import annotations

from knowledge.entries import View
from knowledge.lexicon import Lexicon, Match
from knowledge.reading import Reading


def events_named(reading: Reading, view: View, language: Lexicon) -> frozenset[str]:
    """Return the events named by the most words; one whose words were typed with other marks is none."""
    said = reading.said
    named = [m for m in view.names.find(said) if m.meaning.role == "event"]
    found = [m for m in named if all(map(language.agrees, said[m.start : m.end], m.meaning.typed))]
    found = [m for m in found if not _inside_level(m, reading, view)] if reading.levels else found
    if not found:
        return frozenset()
    levels = view.levels.intersection(reading.levels)
    own = [m for m in found if not levels or not levels.isdisjoint(view.events[m.meaning.value].levels)] or found
    size = max(m.end - m.start for m in own)
    return frozenset(m.meaning.value for m in own if m.end - m.start == size and size > 1)


def _inside_level(match: Match, reading: Reading, view: View) -> bool:
    """Tell whether the name of an event stands within a longer one of another level (đoàn thể cấp tỉnh)."""
    levels = view.events[match.meaning.value].levels
    around = [m for m in reading.matches if m.start <= match.start and m.end >= match.end]
    longer = [m for m in around if m.end - m.start > match.end - match.start and m.meaning.role == "level"]
    return any(m.meaning.value not in levels and m.meaning.value in view.levels for m in longer)
