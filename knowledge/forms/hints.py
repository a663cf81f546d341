"""What a person should know of the plan's limits before answering a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.form_facts import FormField, Rule
from knowledge.forms.answers import Answers
from knowledge.forms.sheet import Sheet, holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A limit on an answer: a `limit`, `deadline` or `share` (then with its `percent`), and its clause."""

    kind: str
    value: int | date
    section: str
    percent: int = 0


def hints(sheet: Sheet, asked: FormField, answers: Answers) -> tuple[Hint, ...]:
    """Give the plan's limits on the answer to a field, as far as they are known; of deadlines the first."""
    rules = [rule for rule in asked.rules if holds(rule.when, answers)]
    found = [hint for rule in rules if (hint := _hint(sheet, rule, answers))]
    days = sorted(str(hint.value) for hint in found if hint.kind == "deadline")
    return tuple(hint for hint in found if hint.kind != "deadline" or str(hint.value) == days[0])


def _hint(sheet: Sheet, rule: Rule, answers: Answers) -> Hint | None:
    if rule.kind == "limit":
        limit = sheet.limit(answers)
        return Hint(kind="limit", value=limit[1], section=limit[0].section) if limit else None
    if rule.kind == "count" and rule.most is not None:
        return Hint(kind="limit", value=rule.most, section=rule.section)
    if rule.kind == "share" and rule.percent is not None:
        return _share(sheet, rule.percent, answers.get(rule.of), answers)
    deadline = sheet.deadline(rule.deadline, answers) if rule.kind == "deadline" else None
    last = deadline.due.last_day if deadline else None
    if deadline is None or last is None:
        return None
    return Hint(kind="deadline", value=max(last, sheet.extended or last), section=deadline.section)


def _share(sheet: Sheet, percent: int, whole: object, answers: Answers) -> Hint | None:
    event = sheet.event(answers)
    of_event = (share for share in sheet.plan.shares if event and event.id in share.event)
    share = next((each for each in of_event if each.percent == percent), None)
    if share is None or not isinstance(whole, int):
        return None
    return Hint(kind="share", value=-(-whole * percent // 100), section=share.section, percent=percent)
