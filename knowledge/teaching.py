"""Teaches a lexicon the language that is shipped, from knowledge/language/*.toml."""

from __future__ import annotations

import tomllib

from knowledge.lexicon import FOLDER, Lexicon
from knowledge.text import key, words


def learn(lexicon: Lexicon) -> None:
    """Teach a lexicon all of the language."""
    _teach_cues(lexicon)
    _teach_bodies(lexicon)
    _teach_chatter(lexicon)
    _teach_words(lexicon)


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _teach_cues(lexicon: Lexicon) -> None:
    for kind, lists in _read("cues").items():
        for strength, weight in (("strong", 3.0), ("keep", 3.01), ("medium", 2.0), ("weak", 1.0)):
            for phrase in lists.get(strength, ()):
                lexicon.add(phrase, "cue", kind, weight)


def _teach_bodies(lexicon: Lexicon) -> None:
    for level, lists in _read("levels").items():
        for phrase in lists["named"]:
            lexicon.add(phrase, "level", level, 2.0)
        for phrase in lists["bare"]:
            lexicon.add(phrase, "level", level, 1.0)
    agencies = _read("agencies")
    for phrase, bodies in agencies["members"].items():
        for body in bodies:
            lexicon.add(phrase, "members", body)
    for agency, names in agencies["agencies"].items():
        lexicon.agencies[agency] = names[0]
        for name in dict.fromkeys(key(name) for name in names):
            lexicon.add(next(n for n in names if key(n) == name), "agency", agency)


def _teach_chatter(lexicon: Lexicon) -> None:
    for sort, lists in _read("chatter").items():
        for phrase in lists["phrases"]:
            lexicon.add(phrase, "chatter", sort)
    for phrase in tomllib.loads((FOLDER / "foreign.toml").read_text(encoding="utf-8"))["phrases"]:
        lexicon.add(phrase, "foreign", key(phrase))


def _teach_words(lexicon: Lexicon) -> None:
    lists = tomllib.loads((FOLDER / "skip.toml").read_text(encoding="utf-8"))
    for role, into in (("skip", lexicon.skip), ("soft", lexicon.soft)):
        for entry in lists[role].split():
            phrase = entry.replace("_", " ")
            if " " in phrase:
                lexicon.add(phrase, role, phrase)
            else:
                cut = words(phrase)
                lexicon.know(cut)
                into.update((cut[0].folded, cut[0].typed))
    marked = words(lists["skip_marked"])
    lexicon.know(marked)
    lexicon.skip.update(word.typed for word in marked)
    for group in tomllib.loads((FOLDER / "synonyms.toml").read_text(encoding="utf-8"))["groups"]:
        for phrase in group:
            lexicon.know(words(phrase))
            others = tuple(other for other in group if other != phrase)
            written = " ".join(word.typed for word in words(phrase))
            lexicon.synonyms[written] = lexicon.synonyms.get(written, ()) + others
    for table in _read("abbreviations").values():
        for short, full in table.items():
            lexicon.shorten(short, str(full))
