"""All the work of a body, or of a kind of bodies, where a question names nothing that narrows it down."""

from __future__ import annotations

from knowledge.facts import Task
from knowledge.kinds import MOST
from knowledge.patterns import Pattern
from knowledge.ranking import Ranking
from knowledge.reading import Reading
from knowledge.scoring import Scored
from knowledge.text import key


def narrowing(reading: Reading) -> bool:
    """Tell whether a question names a matter of its own besides bodies and the plan."""
    bodies = {at for m in reading.matches if m.meaning.role == "agency" for at in range(m.start, m.end)}
    bodies |= {at for at, word in enumerate(reading.said) if word.folded.isdigit()}
    return any(at not in bodies and at not in reading.soft and at not in reading.named for at in reading.content)


def of_agency(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    """Return all tasks of the agency asked about; what narrows them down puts the best first, and may leave others out.

    Others are told too where it is asked what the agency does, as what people mean may stand among them.
    """
    wanted = set(reading.agencies)
    if best.entry.kind != "task" or best.entry.gap or not best.entry.agencies & wanted:
        return []
    narrow = narrowing(reading) or bool(reading.leant and _WITH_WHOM.search(reading.flat))
    if narrow and (len(wanted) > 1 or not _WHAT.search(reading.flat)):
        return []
    tasks = [s for s in ranking.scored if s.entry.kind == "task" and s.entry.agencies & wanted and not s.entry.gap]
    if narrow:
        own = [s for s in tasks if getattr(s.entry.fact, "agency", "") == getattr(best.entry.fact, "agency", "")]
        return _that_fit([best, *(s for s in own if s is not best)])
    places = {id(entry): place for place, entry in enumerate(ranking.view.entries)}
    tasks.sort(key=lambda s: (_shared_by(s), places[id(s.entry)]))
    return _that_fit(tasks)


_WITH_WHOM = Pattern(
    r" (?:voi|cung|phoi hop)(?: voi| cung)?(?: nhung| cac)? (?:ai|(?:co quan|don vi|so|ban|nganh|phong|ben) nao) ",
    " voi ",
    " cung ",
    " phoi hop ",
)
"""With whom the work that the talk was about is done, and no other work of that body."""

_WHAT = Pattern(r" (?:gi|viec nao|nhung viec|nhiem vu nao|vai tro) ")


ROOM = 1100
"""Characters of tasks that fit one answer."""


def _that_fit(tasks: list[Scored]) -> list[Scored]:
    """Return the first tasks that fit one answer, at least as many as it holds at the most elsewhere."""
    kept, room = tasks[: MOST["task"]], ROOM - sum(map(_length, tasks[: MOST["task"]]))
    for task in tasks[len(kept) :]:
        room -= _length(task)
        if room < 0:
            break
        kept.append(task)
    return kept


def _length(scored: Scored) -> int:
    fact = scored.entry.fact
    return len(fact.what) + sum(map(len, fact.partners)) + 8 if isinstance(fact, Task) else 0


_ALL_WORK = Pattern(
    r" (?:lam gi|lam nhung gi|lam nhung viec gi|nhung nhiem vu|nhiem vu(?: gi)?|viec gi|trach nhiem gi|lam viec gi) "
)


def of_same_bodies(reading: Reading, ranking: Ranking, best: Scored) -> list[Scored]:
    """Return all tasks of the kind of bodies asked about (các sở, ngành), where little else is told."""
    fact = best.entry.fact
    if not isinstance(fact, Task) or reading.agencies or not _ALL_WORK.search(reading.flat):
        return []
    body = fact.agency
    idle = {*reading.soft, *reading.named}
    told = {word.folded for at in reading.content if at not in idle and not (word := reading.said[at]).folded.isdigit()}
    named = {*key(body).split()}
    if not told & named or (told - named) & {*key(fact.what).split()}:
        return []
    tasks = [s for s in ranking.scored if s.entry.kind == "task" and getattr(s.entry.fact, "agency", "") == body]
    return tasks[: MOST["task"]]


def _shared_by(scored: Scored) -> tuple[int, int]:
    """Return by how many bodies a task is shared, those known and those that its plan lists."""
    return len(scored.entry.agencies), getattr(scored.entry.fact, "agency", "").count(";")
