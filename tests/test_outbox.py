"""The outbox as rows: each said once, its states, and what a crash leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest
from stand import MORNING, assembly_in

from bot.posting import departures
from bot.posting.departures import Departures, Way
from bot.posting.mailroom import Mailroom
from bot.posting.measures import MEASURES
from bot.posting.sender import Cause, Trouble
from knowledge.outbox import Letter, Outbox, Text
from knowledge.outbox_fates import Begun, Edited, Fates, Lost, Moved, Refused, Sent, Waits
from knowledge.records import Records

LETTER = Letter(
    kind="digest",
    chat=-1,
    key="2025-08-10",
    due=MORNING,
    expires=MORNING + timedelta(hours=16),
    text=Text(pages=("<b>Một</b>", "Hai"), buttons=((("Nút", "x:1"),),)),
    topic=3,
    silent=True,
    note="ghi",
)


@pytest.fixture
def records(tmp_path: Path) -> Records:
    """Open new records."""
    return Records(tmp_path / "records.db")


def one(outbox: Outbox) -> Letter:
    """Give the only letter."""
    (letter,) = outbox.of("digest", "2025-08-10")
    return letter


def test_a_letter_comes_back_as_it_was_put(records: Records) -> None:
    """All of it is kept, its pages and buttons too."""
    outbox = Outbox(records)
    assert outbox.put(LETTER)
    found = one(outbox)
    assert found == replace(
        LETTER, id=found.id, version=found.version, due=LETTER.due.astimezone(found.due.tzinfo), expires=found.expires
    )


def test_a_chat_gets_each_letter_once(records: Records) -> None:
    """A second letter of that kind and key is not stored, also when put in the same transaction with others."""
    outbox = Outbox(records)
    assert outbox.put(LETTER)
    assert not outbox.put(replace(LETTER, text=Text(pages=("khác",))))
    assert outbox.put_all([LETTER, replace(LETTER, chat=-2), replace(LETTER, chat=-2)]) == 1
    assert [letter.text.pages[0] for letter in outbox.of("digest", "2025-08-10")] == ["<b>Một</b>"] * 2


def test_a_letter_is_written_with_its_cause_or_not_at_all(records: Records) -> None:
    """In a transaction that is undone, the letter is undone too."""

    def fail() -> None:
        with records.transaction():
            Outbox(records).put(LETTER)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert Outbox(records).of("digest", "2025-08-10") == []


def test_a_letter_waits_for_its_time_and_not_beyond_its_end(records: Records) -> None:
    """It is handed out from its time on until it expires, and then dropped."""
    outbox = Outbox(records)
    outbox.put(LETTER)
    assert outbox.waiting(MORNING - timedelta(seconds=1), 9) == []
    assert [letter.id for letter in outbox.waiting(MORNING, 9)] == [one(outbox).id]
    assert outbox.waiting(MORNING, 9, [one(outbox).id]) == []
    assert outbox.waiting(LETTER.expires, 9) == []
    Fates(records).expire(LETTER.expires)
    assert (one(outbox).state, one(outbox).cause) == ("dropped", "over")


def test_only_one_may_begin_a_letter(records: Records) -> None:
    """A letter that is on its way, or sent, cannot be begun again."""
    outbox = Outbox(records)
    outbox.put(LETTER)
    id = one(outbox).id
    assert Fates(records).apply([Begun(id), Begun(id), Sent(id, 55, one(outbox).version), Begun(id)]) == [
        True,
        False,
        True,
        False,
    ]
    assert (one(outbox).state, one(outbox).message, one(outbox).tries) == ("sent", 55, 1)


def test_a_new_text_makes_what_was_sent_an_edit(records: Records) -> None:
    """A letter whose text changed after it was sent is to be edited, until its message shows that text."""
    outbox, fates = Outbox(records), Fates(records)
    outbox.put(LETTER)
    id, first = one(outbox).id, one(outbox).version
    fates.apply([Begun(id), Sent(id, 55, first)])
    assert outbox.changed(MORNING, 9) == []
    outbox.reword([id], Text(pages=("mới",)))
    (changed,) = outbox.changed(MORNING, 9)
    assert changed.text.pages == ("mới",)
    fates.apply([Edited(id, first)])
    assert outbox.changed(MORNING, 9), "an edit to an older text leaves it to be edited"
    fates.apply([Edited(id, changed.version)])
    assert outbox.changed(MORNING, 9) == []


@pytest.mark.parametrize(
    ("left", "state", "late", "reason"),
    [
        (None, "uncertain", False, "nothing is known of what left"),
        (frozenset({1}), "uncertain", False, "it left"),
        (frozenset[int](), "due", True, "it never left, and is late by now"),
    ],
)
def test_a_crash_leaves_no_letter_on_its_way(
    records: Records, left: frozenset[int] | None, state: str, late: bool, reason: str
) -> None:
    """At the next start a letter is posted again only if it is certain that it never left."""
    outbox, fates = Outbox(records), Fates(records)
    outbox.put(LETTER)
    assert one(outbox).id == 1
    fates.apply([Begun(1)])
    fates.recover(MORNING + timedelta(minutes=5), left)
    assert (one(outbox).state, one(outbox).late) == (state, late), reason


def test_what_was_sent_after_all_is_sent(records: Records) -> None:
    """A late answer still settles a row that was given up; old letters are forgotten with their texts."""
    outbox, fates = Outbox(records), Fates(records)
    outbox.put(LETTER)
    fates.apply([Begun(1), Lost(1, "lost")])
    assert [letter.id for letter in outbox.unreported()] == [1]
    fates.apply([Sent(1, 7, 1)])
    assert one(outbox).state == "sent"
    outbox.forget_before(LETTER.expires + timedelta(days=1))
    assert outbox.letter(1) is None
    assert records.rows("SELECT count(*) FROM outbox_texts") == [(0,)]


def test_a_moved_chat_keeps_what_it_had(records: Records) -> None:
    """A letter goes to the new chat; where that has one of the day already, no second one comes of it."""
    outbox, fates = Outbox(records), Fates(records)
    outbox.put_all([LETTER, replace(LETTER, key="2025-08-11"), replace(LETTER, chat=-9, key="2025-08-11")])
    fates.apply([Begun(1), Moved(1, -1, -9)])
    assert (one(outbox).chat, one(outbox).state) == (-9, "due")
    assert [letter.chat for letter in outbox.of("digest", "2025-08-11")] == [-9]


def test_every_cause_has_a_measure() -> None:
    """The table names what becomes of a letter for each cause, posting and editing, and none for others."""
    assert set(MEASURES) == set(get_args(Cause))
    letter = replace(LETTER, id=4, version=2, state="sending")
    for cause, measure in MEASURES.items():
        trouble = Trouble(cause, seconds=9, chat=-9)
        posted, edited = measure.post(letter, trouble, MORNING), measure.edit(letter, trouble, MORNING)
        assert not any(isinstance(fate, Lost | Refused) for fate in edited), "a posted message stays posted"
        again = isinstance(posted[0], Waits | Moved) or cause in ("topic_gone", "topic_closed")
        assert again is (cause in ("flood", "moved", "unreachable", "topic_gone", "topic_closed"))


@pytest.mark.parametrize(("minutes", "late"), [(14, False), (16, True)])
def test_a_long_wait_makes_a_digest_late(tmp_path: Path, minutes: int, late: bool) -> None:
    """A digest that had to wait for more than a quarter of an hour says so, and keeps saying so."""
    with assembly_in(tmp_path, MORNING + timedelta(minutes=minutes)) as assembly:
        Outbox(assembly.records).put(LETTER)
        (parcel,) = Mailroom(assembly.desk, assembly.departures).waiting(9, ())
        assert parcel.reply.html.startswith("<i>Bù bản tin 08:00</i>") is late
        assert one(Outbox(assembly.records)).late is late


def test_marks_outlive_a_process_but_not_a_start_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What left is known to the next process; after another start of the machine nothing is."""
    boot = tmp_path / "boot"
    boot.write_text("một\n")
    monkeypatch.setattr(departures, "BOOT", boot)
    made = Departures(tmp_path / "departures")
    assert made.left() is None
    made.begin()
    made.note(3)
    made.note(2**40)
    made.note(2**40, 2, 1)
    made.note(4)
    made.forget(4)
    assert Departures(tmp_path / "departures").left() == {3: Way(1), 2**40: Way(2, 1)}
    with (tmp_path / "departures").open("ab") as file:
        file.write(b"\x01\x02")
    assert Departures(tmp_path / "departures").left() == {3: Way(1), 2**40: Way(2, 1)}, (
        "a mark that was cut does not count"
    )
    boot.write_text("hai\n")
    assert Departures(tmp_path / "departures").left() is None
    boot.unlink()
    assert Departures(tmp_path / "departures").left() is None
    made.close()
