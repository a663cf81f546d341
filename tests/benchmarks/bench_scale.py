"""A province's plans, or a country's: variants of the shipped ones, compiled and asked by name.

Run by `make bench` with 340 plans, or alone: `python tests/benchmarks/bench_scale.py 3400`.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path[:0] = [path for path in map(str, (HERE.parent.parent, HERE.parent, HERE)) if path not in sys.path]

from bench_ask import HEADING, answered, times  # noqa: E402 - only found once the path is set
from golden import PLANS, Engine, golden_questions  # noqa: E402
from grading import Question  # noqa: E402

from knowledge.codec import decode, encode  # noqa: E402
from knowledge.compiling import compile_plans  # noqa: E402
from knowledge.days import Before, By  # noqa: E402
from knowledge.facts import Plan  # noqa: E402
from knowledge.library import Library  # noqa: E402
from knowledge.place_names import bare_place  # noqa: E402
from knowledge.places import gazetteer  # noqa: E402
from knowledge.planfile import dump, load  # noqa: E402
from knowledge.text import key  # noqa: E402

PROVINCE = 340
"""Plans where no other number is given; a country has some 3,400, whose compiling takes minutes."""

ASKED = 1000
"""Questions asked, each of another plan."""

KEPT = 20
"""Plans asked again and again, as chats do."""

FIRST = """
An Bảo Cẩm Châu Diên Đông Gia Hải Hồng Hưng Khánh Kim Liên Long Lương Minh Mỹ Nam Nghĩa Ngọc Nhân Ninh Phong Phú
Phúc Quang Quảng Quế Sơn Tam Tân Thạch Thanh Thiện Thịnh Thọ Thuận Thượng Tiên Trà Trung Tuấn Tường Vân Vạn Việt Vĩnh
Xuân Yên Hoằng Kiến Lạc Mai Nga Quỳnh Tràng Trực Vũ Đại Đức Định Đồng Giao Hà
"""
SECOND = f"{FIRST} Bằng Giang Lâm Lộc Lợi Thủy Trạch Trì Khê Viên Xá Hòa Hiệp"
"""Syllables of which names of places are made."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A plan made of a shipped one: its place in the shipped one's place's stead."""

    base: Plan
    place: str
    number: int

    @property
    def plan(self) -> str:
        """The variant's id."""
        return f"v-{self.number}"


def places() -> Iterator[str]:
    """Return names of places that are none, no two alike without their marks."""
    names = [f"{first} {second}" for first in FIRST.split() for second in SECOND.split() if first != second]
    Random(3400).shuffle(names)
    return iter({key(name): name for name in names if key(name) not in gazetteer()}.values())


def variants(count: int) -> list[Variant]:
    """Return so many variants, of each shipped plan in turn."""
    bases = [load(file) for file in sorted(PLANS.glob("*.toml"))]
    named = islice(places(), count)
    return [Variant(bases[number % len(bases)], place, number) for number, place in enumerate(named)]


def name_of(place: str) -> str:
    """Return a place's name with its marks and without its type."""
    return " ".join(place.split()[-len(bare_place(place).split()) :])


def make(variant: Variant) -> Plan:
    """Make the plan of a variant: other names, numbers and days, and about half of the facts."""
    text = json.dumps(encode(variant.base), ensure_ascii=False).replace(name_of(variant.base.place), variant.place)
    plan = decode(Plan, json.loads(text))
    later = timedelta(days=variant.number % 28)
    number = f"{1 + variant.number % 480}/KH-UBND" if plan.number else ""
    half = slice(variant.number % 2, None, 2)
    return replace(
        plan,
        id=variant.plan,
        code=f"{chr(86 + variant.number // 2600)}{chr(65 + variant.number // 100 % 26)}{variant.number % 100:02}",
        number=number,
        day=plan.day and plan.day + later,
        deadlines=tuple(
            replace(each, due=type(each.due)(each.due.day + later)) if isinstance(each.due, Before | By) else each
            for each in plan.deadlines
        ),
        tasks=plan.tasks[half],
        statements=plan.statements[half],
        gaps=plan.gaps[half],
    )


def compiled(made: list[Variant], folder: Path) -> tuple[float, float, int]:
    """Compile variants in this process; give the seconds, its peak memory in MB, and the number of facts."""
    (folder / "plans").mkdir()
    facts = 0
    for variant in made:
        plan = make(variant)
        facts += sum(len(rows) for rows in vars_of(plan))
        (folder / "plans" / f"{plan.id}.toml").write_text(dump(plan), encoding="utf-8")
    begun = time.perf_counter()
    compile_plans(folder / "plans", folder / "library.db")
    taken = time.perf_counter() - begun
    return taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, facts


def vars_of(plan: Plan) -> Iterable[tuple[object, ...]]:
    """Return the fields of a plan that hold its facts."""
    held = (getattr(plan, name) for name in Plan.__slots__)
    return (rows for rows in held if isinstance(rows, tuple) and rows and hasattr(rows[0], "section"))


def asked_of(made: list[Variant], count: int) -> list[tuple[Question, Variant]]:
    """Return golden questions that name a plan's place, each put to a variant of that plan in its stead."""
    chance = Random(7)
    pairs: list[tuple[Question, Variant]] = []
    by_plan: dict[str, list[Question]] = {}
    for question in golden_questions():
        if question.expect == "answer" and len(question.plan) == 1 and not question.context:
            by_plan.setdefault(question.plan[0], []).append(question)
    for variant in chance.sample(made, len(made)):
        old = name_of(variant.base.place)
        naming = [q for q in by_plan[variant.base.id] if old in q.question and not any(s.isdigit() for s in q.question)]
        question = chance.choice(naming)
        said = question.question.replace(old, variant.place)
        pairs.append((question.model_copy(update={"question": said, "chat_plan": None}), variant))
    return pairs[:count]


def ask(made: list[Variant], path: Path) -> None:
    """Ask plans by name, each for the first time and then some again, and print what it took and what came."""
    pairs = asked_of(made, ASKED)
    questions = [question for question, _ in pairs]
    unnamed = [question for question in golden_questions() if question.expect == "choose"]
    with Library.open(path) as library:
        bot = Engine(library)
        answered(bot, questions[0])
        print(f"{HEADING}\n{'each of another plan':28}{times(partial(answered, bot), questions)}")
        again = questions[:KEPT] * 10
        print(f"{'a few plans again':28}{times(partial(answered, bot), again[KEPT:])}")
        print(f"{'no plan named':28}{times(partial(answered, bot), unnamed)}")
        held = [(bot.reply(question), variant) for question, variant in pairs]
    strange = sum(bool(said.plans - {variant.plan}) and said.status == "answered" for said, variant in held)
    given = sum(said.status == "answered" and said.plans == {variant.plan} for said, variant in held)
    print(f"answered from the plan named: {given / len(held):.1%}, from another: {strange / len(held):.1%}")
    print(f"memory at the peak, answering {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


def main(plans: int) -> None:
    """Make the library, then ask it, each in a process of its own."""
    made = variants(plans)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            taken, memory, facts = process.submit(compiled, made, folder).result()
            size = (folder / "library.db").stat().st_size / 1e6
        print(
            f"{plans} plans with {facts} facts: compiled in {taken:.1f} s, {memory:.0f} MB at the peak, {size:.0f} MB"
        )
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            process.submit(ask, made, folder / "library.db").result()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PROVINCE)
