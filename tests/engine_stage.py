"""Libraries of invented plans for the tests of the engine, and questions put to them step by step."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from handlers.answering import answer_html
from handlers.render import Renderer, plain
from knowledge.answers import Asked, answer
from knowledge.asking import kinds_of
from knowledge.compiling import compile_plans
from knowledge.entries import View
from knowledge.judging import Verdict, judge
from knowledge.library import Library
from knowledge.outcome import Outcome
from knowledge.ranking import Ranking, rank
from knowledge.reading import Reading, read
from knowledge.scope import Scope, resolve
from knowledge.shelf import Shelf, shelf_of
from knowledge.talk import Talk

DATA = Path(__file__).parent / "data"
SONG_LAM, SONG_TIEU, NUI_XANH = "song-lam-2026", "song-tieu-2025", "nui-xanh-2026"
"""The plan of a province with every kind of fact, a short one of another province, and a commune's."""

TODAY = date(2026, 3, 10)
"""The day on which questions are asked."""


@dataclass(frozen=True)
class Stage:
    """A library with its shelf."""

    library: Library
    day: date = TODAY

    @property
    def shelf(self) -> Shelf:
        """The plans laid out."""
        return shelf_of(self.library)

    def read(self, text: str) -> Reading:
        """Read a question."""
        return read(text, self.shelf.mender, self.shelf.spell_out)

    def scoped(self, text: str, talk: Talk | None = None) -> Reading:
        """Read a question and mark the words that only name a plan."""
        scope = self.scope(text, None, talk)
        return replace(self.read(text), named=scope.words, documents=scope.documents)

    def scope(self, text: str, bound: str | None = None, talk: Talk | None = None) -> Scope:
        """Tell which plans a question means."""
        return resolve(self.read(text), self.shelf, bound, talk or Talk())

    def view(self, plan: str = SONG_LAM) -> View:
        """Give a plan laid out."""
        return self.shelf.view(plan)

    def rank(self, text: str, plan: str = SONG_LAM) -> Ranking:
        """Rank the facts of a plan for a question."""
        reading = self.read(text)
        return rank(reading, self.view(plan), self.shelf.language, kinds_of(reading, ""))

    def judge(self, text: str, plan: str = SONG_LAM, *, named: bool = True) -> Verdict:
        """Judge what a plan says to a question."""
        return judge(self.read(text), self.rank(text, plan), named)

    def answer(self, text: str, plan: str | None = None, talk: Talk | None = None, today: date = TODAY) -> Outcome:
        """Answer a question in a chat bound to `plan`, after a talk."""
        return answer(Asked(text=text, today=today, plan=plan, talk=talk or Talk()), self.library)

    def talk(self, *texts: str, plan: str | None = None) -> Outcome:
        """Answer messages one after another; the last outcome is given."""
        outcome = self.answer(texts[0], plan)
        for text in texts[1:]:
            outcome = self.answer(text, plan, outcome.talk)
        return outcome

    def words(self, outcome: Outcome, today: date = TODAY) -> str:
        """Put an outcome into plain words."""
        return plain(answer_html(outcome, Renderer(), self.library, today))


def stage_of(folder: Path, *plans: str) -> Library:
    """Compile and open a library of invented plans."""
    source = folder / "plans"
    source.mkdir()
    for plan in plans:
        shutil.copy(DATA / f"{plan}.toml", source)
    compile_plans(source, folder / "library.db")
    return Library.open(folder / "library.db")
