"""`kehoach import FILE`: a plan document becomes a draft plan file, with its text beside it.

Without --out the draft is written into the folder one works in, as `<id>.toml`. A file that is there already
is kept, unless --out names it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from knowledge.documents.attentive import Finding
    from knowledge.documents.draft import Draft

DONE, REFUSED = 0, 2
"""Exit codes."""

TEMPLATE = "imported.txt.j2"


def import_document(file: Path, plan_id: str, out: Path | None, *, as_json: bool) -> int:
    """Draft a plan file of a document, and give the exit code."""
    from knowledge.documents.errors import DocumentError
    from knowledge.documents.reading import MOST_BYTES
    from knowledge.errors import StorageError

    if not as_json and plan_id and not _is_id(plan_id):
        return _refuse("id", plan_id)
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
        draft = _draft(content, file.name, plan_id)
    except OSError as error:
        raise StorageError(file, error.strerror or str(error)) from error
    except DocumentError as error:
        return _refuse(type(error).__name__, error.name, error)
    if as_json:
        from knowledge.documents.findings import findings

        click.echo(json.dumps(findings(draft), ensure_ascii=False, indent=2))
    if as_json and out is None:
        return DONE
    return _write(draft, out, told=not as_json)


def _draft(content: bytes, name: str, plan_id: str) -> Draft:
    """Draft a document; the words of scanned pages are recognised where that is installed."""
    from bot.recognising import recognised
    from knowledge.documents.draft import draft_document
    from knowledge.documents.errors import NoWords

    try:
        return draft_document(content, name, plan_id)
    except NoWords as error:
        worded = recognised(content) if error.scanned else None
        if worded is None:
            raise
        return draft_document(worded, name, plan_id)


def _is_id(text: str) -> bool:
    """Tell whether a text can be a plan's id, and so a file's name without folders."""
    import re

    return re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", text) is not None and len(text) <= 40


def _write(draft: Draft, out: Path | None, *, told: bool) -> int:
    """Write the draft and its text, and say what is in it."""
    from knowledge.documents.attentive import review
    from knowledge.documents.writing import draft_file, draft_text
    from knowledge.errors import StorageError
    from knowledge.library.clauses import text_path

    path = out or Path(f"{draft.plan.id}.toml")
    if out is None and path.exists():
        return _refuse("exists", str(path))
    try:
        path.write_text(draft_file(draft), encoding="utf-8")
        text_path(path).write_text(draft_text(draft), encoding="utf-8")
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error
    if told:
        click.echo(_told(draft, path, review(draft.plan, draft.lines)))
    return DONE


def _told(draft: Draft, path: Path, findings: list[Finding]) -> str:
    from handlers.render import Renderer

    counts = {name: len(found) for name, found in draft.facts.items()}
    doubts = [(name, found) for name, _, found in draft.doubtful()]
    return Renderer().render(TEMPLATE, plan=draft.plan, counts=counts, doubts=doubts, findings=findings, path=path)


def _refuse(reason: str, got: str, error: object = None) -> int:
    from handlers.render import Renderer

    click.echo(Renderer().render("documents.txt.j2", reason=reason, got=got, error=error), err=True)
    return REFUSED
