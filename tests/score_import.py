"""Reports how much of what careful readers found in real documents the importer finds, and how much too much.

    python -m tests.score_import [DOCUMENT…] [--own] [--misses]

Golds are `../shared/documents/*.gold.json`, and for the texts of `../shared/plans` the plan files shipped. With
`--own` they are those of `tests/documents`: documents of invented places, of other makes than the real ones.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from knowledge.days import Offset, Recurring
from knowledge.documents.agencies import agency_key
from knowledge.documents.deadlines import ends, is_exclusive
from knowledge.documents.draft import Draft, draft_document
from knowledge.documents.findings import findings
from knowledge.facts import Plan
from knowledge.planfile import load
from knowledge.text import key

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
OWN = ROOT / "tests" / "documents"

Item = tuple[str, ...]


@dataclass
class Score:
    """Counts of one kind: found and right, found, and wanted; with what was missed and what is too much."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another document."""
        self.right += other.right
        self.found += other.found
        self.wanted += other.wanted
        self.missed += other.missed
        self.extra += other.extra

    def line(self) -> str:
        """Give precision and recall."""
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        return (
            f"precision {precision:5.3f} ({self.right}/{self.found})  recall {recall:5.3f} ({self.right}/{self.wanted})"
        )


def match(
    found: Sequence[Item], wanted: Sequence[Item], same: Callable[[Item, Item], bool], ordered: bool = False
) -> Score:
    """Pair what was found with what is wanted, each once; in order where order counts."""
    taken: set[int] = set()
    extra = []
    for item in found:
        after = max(taken, default=-1) + 1 if ordered else 0
        at = next((at for at in range(after, len(wanted)) if at not in taken and same(item, wanted[at])), None)
        if at is None:
            extra.append(" | ".join(item))
        else:
            taken.add(at)
    missed = [" | ".join(item) for at, item in enumerate(wanted) if at not in taken]
    return Score(len(taken), len(found), len(wanted), missed, extra)


def alike(one: str, other: str, least: int = 85) -> bool:
    """Tell whether two names are near enough, whatever their capitals and abbreviations."""
    first, second = agency_key(one), agency_key(other)
    return first == second or fuzz.token_sort_ratio(first, second) >= least or fuzz.ratio(key(one), key(other)) >= least


def same_task(one: Item, other: Item) -> bool:
    """Tell whether two tasks are of the same body, by the same day."""
    first, second = agency_key(one[0]), agency_key(other[0])
    near = fuzz.token_sort_ratio(first, second) >= 72 or (
        min(len(first), len(second)) > 8 and fuzz.token_set_ratio(first, second) >= 92
    )
    return near and one[1:] == other[1:]


def near_words(one: Item, other: Item) -> bool:
    """Tell whether two items of an agenda are one, near to the words."""
    first, second = key(one[0]), key(other[0])
    shorter = min(len(first), len(second))
    return fuzz.ratio(first, second) >= 70 or (
        shorter > 5 and fuzz.ratio(first[: shorter + 2], second[: shorter + 2]) >= 75
    )


def header(found: dict[str, object], wanted: dict[str, object]) -> Score:
    """Score the fields of the head and foot."""
    score = Score()
    for name in ("number", "issuer", "place", "date", "title", "signer", "signer_title", "supersedes", "recipients"):
        if name not in wanted:
            continue
        have, want = found.get(name) or None, wanted.get(name) or None
        right = have is not None and want is not None and (have == want or alike(str(have), str(want), 92))
        score.add(
            Score(
                int(right),
                int(have is not None),
                int(want is not None),
                [f"{name}: {want}"] * (want is not None and not right),
                [f"{name}: {have}"] * (have is not None and not right),
            )
        )
    basis = match(_items(found["basis"]), _items(wanted["basis"]), lambda a, b: a == b)
    score.add(basis)
    return score


def _items(values: object) -> list[Item]:
    return [(str(value),) for value in values] if isinstance(values, list) else []


def from_json(data: dict[str, object]) -> dict[str, list[Item]]:
    """Give the items that count of a document's findings or gold."""

    def rows(name: str) -> list[dict[str, object]]:
        held = data.get(name) or []
        return [row for row in held if isinstance(row, dict)] if isinstance(held, list) else []

    agenda = [str(item) for row in rows("agendas") for item in (row["items"] if isinstance(row["items"], list) else [])]
    return {
        "deadlines": [
            (
                f"{row.get('text')}",
                str(row.get("from")),
                str(row.get("to")),
                str(bool(row.get("exclusive"))),
                str(bool(row.get("recurring"))),
            )
            for row in rows("deadlines")
        ],
        "limits": [
            (str(row.get("text")), str(row.get("max")), str(row.get("approx"))) for row in rows("delegate_limits")
        ],
        "agendas": [(item,) for item in agenda],
        "tasks": [(str(row["agency"]), str(row["deadline"])) for row in rows("tasks")],
        "table": [(str(row.get("lead")), str(row.get("deadline"))) for row in rows("appendix_tasks")],
    }


def from_plan(plan: Plan) -> tuple[dict[str, object], dict[str, list[Item]]]:
    """Give the head and the items that count of a plan."""
    by_id = {each.id: each for each in plan.deadlines}
    head: dict[str, object] = {
        "number": plan.number,
        "issuer": plan.issuer,
        "date": plan.day and plan.day.isoformat(),
        "title": plan.title,
        "signer": plan.signer.name,
        "supersedes": next((each.number for each in plan.documents if each.relation == "replaces"), None),
        "basis": list(
            dict.fromkeys(each.number for each in plan.documents if each.relation == "basis" and each.number)
        ),
    }
    tasks: list[Item] = []
    for task in plan.tasks:
        due = by_id[task.deadline].due if task.deadline else None
        item = (
            task.agency,
            "recurring" if isinstance(due, Recurring) else str(due.days if isinstance(due, Offset) else due),
        )
        if not any(same_task(item, other) for other in tasks):
            tasks.append(item)
    return head, {
        "deadlines": [
            (each.phrase, *map(str, ends(each.due)), str(is_exclusive(each.due)), type(each.due).__name__)
            for each in plan.deadlines
        ],
        "limits": [(each.phrase, str(each.most), str(each.about), str(bool(each.same_as))) for each in plan.limits],
        "agendas": [(item.title,) for agenda in plan.agendas for item in agenda.items],
        "tasks": tasks,
        "table": [],
    }


def compare(draft: Draft, gold: Path) -> dict[str, Score]:
    """Score a draft against its gold file."""
    if gold.suffix == ".toml":
        head, wanted = from_plan(load(gold))
        own_head, found = from_plan(draft.plan)
    else:
        data = json.loads(gold.read_text(encoding="utf-8"))
        own = json.loads(json.dumps(findings(draft)))
        head, wanted, own_head, found = data, from_json(data), own, from_json(own)
    checks = {
        "deadlines": lambda one, other: one[1:] == other[1:],
        "limits": lambda one, other: one[1:] == other[1:],
        "agendas": near_words,
        "tasks": same_task,
        "table": same_task,
    }
    scores = {name: match(found[name], wanted[name], same, name == "agendas") for name, same in checks.items()}
    return {"header": header(own_head, head)} | scores


def own_golds() -> list[tuple[Path, Path]]:
    """Give the documents of invented places with their golds."""
    golds = sorted(OWN.glob("*.gold.json"))
    return [(next(OWN.glob(f"{gold.name.removesuffix('.gold.json')}.[tm]*")), gold) for gold in golds]


def golds() -> list[tuple[Path, Path]]:
    """Give the real documents with their golds, as far as both are there."""
    pairs = [(text, text.with_suffix(".gold.json")) for text in sorted((SHARED / "documents").glob("*.txt"))]
    pairs += [
        (text, ROOT / "knowledge" / "plans" / f"{text.stem}.toml") for text in sorted((SHARED / "plans").glob("*.txt"))
    ]
    return [pair for pair in pairs if pair[1].exists()]


def main(arguments: Sequence[str]) -> None:
    """Print the figures, with `--misses` what was missed and what is too much."""
    wanted = [argument for argument in arguments if not argument.startswith("-")]
    total: dict[str, Score] = {}
    for text, gold in own_golds() if "--own" in arguments else golds():
        if wanted and not any(text.stem.startswith(each) for each in wanted):
            continue
        scores = compare(draft_document(text.read_bytes(), text.name), gold)
        print(text.stem)
        for name, score in scores.items():
            total.setdefault(name, Score()).add(score)
            if score.found or score.wanted:
                print(f"  {name:10} {score.line()}")
            if "--misses" in arguments:
                print(
                    *(f"      - {each[:150]}" for each in score.missed),
                    *(f"      + {each[:150]}" for each in score.extra),
                    sep="\n",
                )
    whole = Score()
    print("all")
    for name, score in total.items():
        print(f"  {name:10} {score.line()}")
        whole.add(score)
    print(f"  {'together':10} {whole.line()}")


if __name__ == "__main__":
    main(sys.argv[1:])
