"""What holds of forms whatever people type and press: no exception, a valid draft, what is sent is what was shown."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from form_dialogue import opened
from forms_stage import DAYS, frame, move, plan_of
from hypothesis import given, settings
from hypothesis import strategies as st
from stand import ANNA, Talker

from handlers.message import Reply
from handlers.registering.shown import summary
from handlers.render import plain
from knowledge.forms.answers import dump, load
from knowledge.forms.draft import Draft, Frame, Step, begin, choose, complete, edit, name_unit, pick, settle
from knowledge.forms.limits import check
from knowledge.registry import Drafts, Registrations

FORMS = [(plan, form.id) for plan in DAYS for form in plan_of(plan).forms]
LINES = [
    *("xã Định Hóa", "dinh hoa", "SNV", "phường Phan Đình Phụng", "phường Hoàng Văn Thụ", "xóm Làng Nập", "Sở Y tế"),
    *("1", "2", "4", "99", "hội nghị", "đại hội", "1, 2", "xã", "sở", "toàn thể", "hội nghị đại biểu"),
    *("20/8", "sáng 20/8", "31/8/2025", "30/3/2025", "1/1/2026", "31/9", "hôm nay", "chiều", "cả ngày"),
    *("120 đb, 90 trực tiếp", "150", "151", "200", "199 người", "0", "-5", "một trăm", "70%", "101%", "9" * 30),
    *("Hội trường", "địa điểm: Hội trường; số đại biểu: 100; trực tiếp: 70", "tại xã", ";", ";;;", "?", "số đại biểu:"),
    *("Nguyễn Văn An, Chủ tịch, 0912345678", "Nguyễn Văn An, Chủ tịch, Lãnh đạo\nTrần Thị Bình, nông dân, trực tiếp"),
    *("0912 345 678", "quay lại", "bỏ qua", "giữ nguyên", "xong", "bỏ người cuối", "sửa 1", "sửa 3", "sửa 99"),
]
texts = st.sampled_from(LINES) | st.text(max_size=30) | st.lists(st.sampled_from(LINES), max_size=4).map("; ".join)

Act = Callable[[Frame, Draft], Step]
acts: st.SearchStrategy[Act] = st.one_of(
    texts.map(lambda text: lambda frame, draft: move(frame, draft, text)),
    st.integers(-1, 8).map(lambda place: lambda frame, draft: choose(frame, draft, place)),
    st.integers(-1, 15).map(lambda place: lambda frame, draft: edit(frame, draft, place)),
    st.sampled_from([None, 1, 4, 77]).map(lambda unit: lambda frame, draft: name_unit(frame, draft, unit)),
    st.dates(date(2022, 1, 1), date(2027, 1, 1)).map(lambda day: lambda frame, draft: pick(frame, draft, day)),
)


@pytest.mark.parametrize(("plan", "form"), FORMS, ids=lambda value: value)
@settings(max_examples=120, deadline=None)
@given(steps=st.lists(acts, max_size=25))
def test_any_sequence_leaves_a_valid_draft(plan: str, form: str, steps: list[Act]) -> None:
    """Every answer keeps to its field and the plan's limits; a change raises the revision by one, nothing else does."""
    stage = frame(plan, form)
    draft = begin(stage)
    for act in steps:
        step = act(stage, draft)
        same = step.draft == draft
        assert step.draft.revision == draft.revision + (0 if same else 1)
        draft = step.draft
        _valid(stage, draft)


def _valid(stage: Frame, draft: Draft) -> None:
    fields = {field.id: field for field in stage.sheet.fields(draft.answers)}
    assert set(draft.answers) <= set(fields)
    assert draft.at in {"", *fields}
    assert all(check(stage.sheet, fields[id], answer, draft.answers) is None for id, answer in draft.answers.items())
    assert settle(stage.sheet, draft.answers) == (dict(draft.answers), ())
    assert load(dump(draft.answers)) == dict(draft.answers)
    unit = stage.sheet.unit_field()
    assert not draft.pending or (unit and draft.at == unit.id)
    if not draft.at:
        assert complete(stage.sheet, draft)
        assert all(field.id in draft.answers for field in fields.values() if field.required)


@given(text=st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_may_be_said_at_any_question(text: str) -> None:
    """No text is an exception, whatever is asked."""
    stage = frame("thai-nguyen-2025", "dang-ky-co-so")
    for field in stage.sheet.form.fields:
        step = move(stage, replace(begin(stage), at=field.id), text)
        assert step.draft.revision <= 1


@cache
def _prepared() -> Path:
    """Make a storage folder with units once, to be copied for each talk."""
    folder = Path(tempfile.mkdtemp(prefix="kehoach-properties-"))
    opened(folder, "2025-08-10T08:00").close()
    return folder


class _Person:
    """Somebody who types and presses what is offered, and remembers what was shown."""

    def __init__(self, talker: Talker) -> None:
        self.talker = talker
        self.buttons: list[str] = []
        self.summary = ""

    def act(self, text: str | int) -> None:
        """Type a text, or press one of the buttons that were ever offered."""
        if isinstance(text, int):
            if not self.buttons:
                return
            replies = self.talker.presses(self.buttons[text % len(self.buttons)])
        else:
            replies = self.talker.says(text)
        self._seen(replies)

    def _seen(self, replies: list[Reply]) -> None:
        for reply in replies:
            assert len(plain(reply.html)) <= 4096
            assert len(reply.notice) <= 200
            self.buttons += [each.data for row in reply.buttons for each in row if each.data]


@settings(max_examples=40, deadline=None)
@given(said=st.lists(texts | st.integers(0, 60), max_size=25))
def test_what_is_sent_is_what_the_summary_showed(said: list[str | int]) -> None:
    """Through the whole bot: nothing fails, and a registration holds just the answers of the draft that was shown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "storage"
        shutil.copytree(_prepared(), folder)
        with opened(folder, "2025-08-10T08:00") as assembly:
            person = _Person(Talker(assembly))
            person.act("/dangky thai-nguyen-2025; xã Định Hóa; đại hội; sáng 20/8; địa điểm: Hội trường; 120 đb")
            for line in said:
                person.act(line)
            person.act("90 trực tiếp; 4 tham luận; liên hệ Nguyễn Văn An; 0912345678")
            mine = Drafts(assembly.records).of_person(ANNA.id)
            shown = {each.id: (each.draft.answers, each.plan, each.form) for each in mine}
            person.act("gửi")
            for sent in Registrations(assembly.records).all():
                row = assembly.records.rows("SELECT draft FROM changes WHERE registration = ? AND draft > 0", sent.id)
                if row and row[0][0] in shown and sent.revision == 1:
                    answers, plan, form = shown[row[0][0]]
                    assert dict(sent.answers) == dict(answers)
                    sheet = frame(plan, form).sheet
                    assert summary(sheet, sent.answers) == summary(sheet, answers)
                    assert re.fullmatch(r"[A-Z]{2}\d\d-\d{4}", sent.code)
