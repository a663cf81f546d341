"""Forms filled in by conversation, from the same files on both hosts."""

from __future__ import annotations

from pathlib import Path

import pytest
from form_dialogue import FOLDER, HOSTS, PEOPLE, played, read
from forms_stage import PLANS

from knowledge.form_facts import FIELD_KINDS
from knowledge.planfile import load

FILES = sorted(FOLDER.glob("*.toml"))


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_form_is_filled_in_as_written(path: Path, host: str, tmp_path: Path) -> None:
    """Each answer holds what it must; a form that is sent has its code."""
    dialogue = read(path)
    played(dialogue, HOSTS[host](tmp_path, dialogue.clock, PEOPLE))


def test_every_form_is_sent_in_a_dialogue_and_every_kind_of_field_is_in_a_form() -> None:
    """No shipped form and no kind of field goes without a conversation."""
    sent = "".join(path.read_text("utf-8") for path in FILES)
    forms = [form for path in sorted(PLANS.glob("*.toml")) for form in load(path).forms]
    assert [form.name for form in forms if form.name.split(" (")[0] not in sent] == []
    assert {field.kind for form in forms for field in form.fields} == set(FIELD_KINDS)
