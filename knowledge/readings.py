"""What comes of reading a document that somebody sent: a plan to look through, or why there is none.

It is plain data, so that a document can be read in a process of its own and the outcome handed over.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from knowledge.codec import decode, encode
from knowledge.reviews import Body, body_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The outcome for the file `name`: `body` and `text` of a plan, or else `refusal`, the name of why not.

    A refusal is that of an error of documents (`TooLarge`), `no_plan`, or `heavy` where reading took more time
    or memory than it may. `detail`, `what`, `most` and `scanned` are the error's own.
    """

    name: str
    body: Body | None = None
    text: str = ""
    refusal: str = ""
    detail: str = ""
    what: str = ""
    most: int = 0
    scanned: bool = False


def read(content: bytes, name: str) -> Reading:
    """Read a document; whatever is wrong with it is in the outcome."""
    from knowledge.documents.draft import draft_document
    from knowledge.documents.errors import DocumentError
    from knowledge.documents.reading import own_name
    from knowledge.documents.writing import draft_text

    try:
        draft = draft_document(content, name)
    except DocumentError as error:
        return Reading(
            name=error.name,
            refusal=type(error).__name__,
            detail=error.detail,
            what=str(getattr(error, "what", "")),
            most=int(getattr(error, "most", 0)),
            scanned=bool(getattr(error, "scanned", False)),
        )
    if not any((draft.setting.layout.kind, draft.front.number, draft.front.issuer)):
        return Reading(name=own_name(name), refusal="no_plan")
    return Reading(name=own_name(name), body=body_of(draft), text=draft_text(draft))


def written(reading: Reading) -> bytes:
    """Write an outcome down."""
    return json.dumps(encode(reading), ensure_ascii=False).encode()


def rebuilt(data: bytes) -> Reading:
    """Build an outcome of what was written down; ValueError where it is none."""
    return decode(Reading, json.loads(data))
