"""Documents under review in records.db: what was found in each, what a person said of it, and its state."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal, cast

from knowledge.codec import decode, encode
from knowledge.facts import Plan
from knowledge.records import Records

if TYPE_CHECKING:
    from knowledge.documents.draft import Draft

State = Literal["draft", "published"]
"""What became of a document: it is looked at, or its plan is in the library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Where a fact stands in the plan (its field `group`, its place `at` there) and in the document.

    `section` is the clause, `page` None where the document has none, `words` what it says there;
    `doubtful` tells that a person must look at it.
    """

    group: str
    at: int
    section: str
    page: int | None
    words: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What was read of a document: its kind as it calls itself, its plan, and where each fact comes from.

    `seen` has the doubtful facts first, then the others by the plan's fields.
    """

    kind: str
    plan: Plan
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A document under review: who sent it, the file's name, what was read, and its text for the library.

    `wrong` and `right` are places (from 0) in the body's `seen`; `id` is 0 until it is stored.
    """

    person: int
    name: str
    body: Body
    text: str
    wrong: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()
    state: State = "draft"
    id: int = 0

    def marked(self, place: int, *, right: bool) -> Review:
        """Give the review with a fact said to be right, or wrong."""
        others = frozenset({place})
        if right:
            return replace(self, right=self.right | others, wrong=self.wrong - others)
        return replace(self, right=self.right - others, wrong=self.wrong | others)


def body_of(draft: Draft) -> Body:
    """Give what is kept of a draft."""
    doubtful = {(name, at) for name, at, _ in draft.doubtful()}
    seen = [
        Seen(
            group=name,
            at=at,
            section=found.source.section,
            page=found.source.page,
            words=found.source.words,
            doubtful=(name, at) in doubtful,
        )
        for name, group in draft.groups()
        for at, found in group
    ]
    ordered = sorted(seen, key=lambda each: not each.doubtful)
    return Body(kind=draft.setting.layout.kind, plan=draft.plan, seen=tuple(ordered))


class Reviews:
    """The documents under review; every method is one transaction, or part of the one around it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def add(self, review: Review, at: datetime) -> Review:
        """Store a new document and give it with its id."""
        with self._records.transaction():
            self._records.write(
                "INSERT INTO reviews (person, name, body, text, wrong, right, state, at)"
                " VALUES (?, ?, ?, ?, '[]', '[]', 'draft', ?)",
                *(review.person, review.name, json.dumps(encode(review.body), ensure_ascii=False), review.text),
                at.isoformat(),
            )
            ((id,),) = self._records.rows("SELECT last_insert_rowid()")
        return replace(review, id=int(id))

    def keep(self, review: Review, at: datetime) -> None:
        """Store what a person said of a document, and its state."""
        self._records.write(
            "UPDATE reviews SET wrong = ?, right = ?, state = ?, at = ? WHERE id = ?",
            *(json.dumps(sorted(review.wrong)), json.dumps(sorted(review.right)), review.state),
            at.isoformat(),
            review.id,
        )

    def correct(self, review: Review, at: datetime) -> None:
        """Store a document in which facts were put right."""
        with self._records.transaction():
            self._records.write(
                "UPDATE reviews SET body = ? WHERE id = ?",
                *(json.dumps(encode(review.body), ensure_ascii=False), review.id),
            )
            self.keep(review, at)

    def latest(self, person: int) -> Review | None:
        """Give the document that a person looked at last and has not published, or None."""
        found = self._records.rows(
            "SELECT id FROM reviews WHERE person = ? AND state = 'draft' ORDER BY at DESC, id DESC LIMIT 1", person
        )
        return self.review(int(found[0][0]), person) if found else None

    def review(self, id: int, person: int) -> Review | None:
        """Give a document that a person sent, or None."""
        rows = self._records.rows(
            "SELECT name, body, text, wrong, right, state FROM reviews WHERE id = ? AND person = ?", id, person
        )
        if not rows:
            return None
        name, body, text, wrong, right, state = rows[0]
        return Review(
            id=id,
            person=person,
            name=name,
            body=decode(Body, json.loads(body)),
            text=text,
            wrong=frozenset(json.loads(wrong)),
            right=frozenset(json.loads(right)),
            state=cast(State, state),
        )
