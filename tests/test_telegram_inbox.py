"""The Telegram host and its inbox: what an earlier process left undone, and what comes again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from stand import MORNING
from telegram_api import Seat, TelegramApi, User, make_group, private
from telegram_stage import Dispatch, Stage, telegram_office

from bot.posting.departures import Departures
from bot.telegram.events import Event, Place
from bot.telegram.kept import read, written
from bot.telegram.office import Office
from bot.telegram.safekeeping import MOST_TRIES
from handlers.message import Button, Chat, File, Incoming, Person, Reply
from knowledge.inbox import Arrival, Inbox


class Counting:
    """Says back what was said, and counts how often it was asked."""

    def __init__(self, *replies: Reply) -> None:
        self.asked: list[str] = []
        self.replies = list(replies)

    def __call__(self, incoming: Incoming, name: str) -> list[Reply]:
        """Answer one event."""
        self.asked.append(incoming.text)
        return self.replies or [Reply(html=f"Đáp {incoming.text}")]


def office_in(folder: Path, dispatch: Dispatch, aside: list[str] | None = None) -> Office:
    """Make an office with marks; `aside` gets why updates are given up."""
    office = replace(telegram_office(folder, dispatch), marks=Departures(folder / "answers.marks"))
    return office if aside is None else replace(office, aside=aside.append)


def raw(api: TelegramApi, seat: Seat, text: str) -> dict[str, object]:
    """Let a person say something, and give the update itself, taken out of the queue."""
    seat.say(text)
    return api.updates.waiting.pop()


def arrive(office: Office, *updates: dict[str, object]) -> list[int]:
    """Put updates into the inbox as a process does that dies right then, and give their ids."""
    arrivals = [Arrival(int(str(update["update_id"])), json.dumps(update, sort_keys=True)) for update in updates]
    return Inbox(office.answers).receive(arrivals, MORNING)


def rows(office: Office) -> list[tuple[object, ...]]:
    """Give state and content of all rows of the inbox."""
    return office.answers.rows("SELECT state, body FROM inbox ORDER BY number")


def test_what_was_kept_and_not_begun_is_answered_first(tmp_path: Path) -> None:
    """A process that died with updates in its hands leaves them to the next, in the order of each chat."""
    api = TelegramApi()
    binh, lan = private(api, 41), private(api, 42)
    counting = Counting()
    office = office_in(tmp_path, counting)
    arrive(office, raw(api, binh, "1"), raw(api, lan, "a"), raw(api, binh, "2"))
    binh.say("3")
    with Stage(office, api) as stage:
        stage.settle()
    assert (binh.texts, lan.texts) == (["Đáp 1", "Đáp 2", "Đáp 3"], ["Đáp a"])
    assert sorted(counting.asked) == ["1", "2", "3", "a"]
    assert rows(office) == [("done", "")] * 4


@pytest.mark.parametrize("restart", [False, True])
def test_an_update_delivered_again_takes_effect_once(tmp_path: Path, restart: bool) -> None:
    """Whether the same process gets it again or the next, before and after later ones."""
    api = TelegramApi()
    binh, counting = private(api), Counting()
    first = raw(api, binh, "một")
    with Stage(office_in(tmp_path, counting), api) as stage:
        api.deliver_raw(dict(first))
        stage.settle()
        if not restart:
            binh.say("hai")
            stage.settle()
            api.deliver_raw(dict(first))
            stage.settle()
    if restart:
        with Stage(office_in(tmp_path, counting), api) as stage:
            api.deliver_raw(dict(first))
            binh.say("hai")
            stage.settle()
    assert counting.asked == ["một", "hai"]
    assert binh.texts == ["Đáp một", "Đáp hai"]


def test_updates_out_of_order_all_take_effect(tmp_path: Path) -> None:
    """A batch is brought into its order; a lower number that comes after higher ones is answered too."""
    api = TelegramApi()
    binh, counting = private(api), Counting()
    one, two, three = (raw(api, binh, text) for text in ("1", "2", "3"))
    with Stage(office_in(tmp_path, counting), api) as stage:
        stage.settle()
        api.updates.add(three)
        api.updates.add(two)
        stage.settle()
        api.updates.late.append(one)
        binh.say("4")
        stage.settle()
    assert counting.asked == ["2", "3", "1", "4"]


def interrupted(folder: Path, api: TelegramApi, seat: Seat, *replies: Reply) -> tuple[Office, int]:
    """Leave the replies to a question of a person as a process does that dies before it sends them."""
    office = office_in(folder, Counting())
    [id] = arrive(office, raw(api, seat, "hạn?"))
    event = Event(
        incoming=Incoming(key="tg:1", person=Person(id=41), chat=Chat(id=41), text="hạn?"), place=Place(chat=41)
    )
    Inbox(office.answers).answer(id, written(event, list(replies)))
    assert office.marks is not None
    office.marks.begin()
    return office, id


def test_a_reply_that_did_not_leave_is_sent_by_the_next_process(tmp_path: Path) -> None:
    """The effect is there once, and the person hears of it."""
    api = TelegramApi()
    binh = private(api)
    office, _ = interrupted(tmp_path, api, binh, Reply(html="<b>30/8</b>", files=(File(name="a.ics", content=b"x"),)))
    with Stage(office, api) as stage:
        stage.settle()
    assert [(message.text, message.file) for message in binh.heard] == [("30/8", None), ("", ("a.ics", b"x"))]
    assert isinstance(office.dispatch, Counting)
    assert office.dispatch.asked == []
    assert rows(office) == [("done", "")]


@pytest.mark.parametrize(
    ("left", "arrived", "receipt", "texts", "why"),
    [
        (0, 0, False, ["a", "b"], "nothing left"),
        (1, 0, False, ["b"], "a killed process takes back nothing that it handed over"),
        (1, 1, True, ["b"], "the first surely arrived"),
        (2, 0, False, [], "both left"),
        (2, 1, True, ["b"], "a receipt whose arrival nobody saw is sent again"),
        (2, 2, True, [], "both arrived"),
    ],
)
def test_replies_go_on_where_they_broke_off(
    tmp_path: Path, left: int, arrived: int, receipt: bool, texts: list[str], why: str
) -> None:
    """What left is not sent again, but for a receipt, which must have arrived."""
    api = TelegramApi()
    binh = private(api)
    office, id = interrupted(tmp_path, api, binh, Reply(html="a", receipt=receipt), Reply(html="b"))
    assert office.marks is not None
    if left:
        office.marks.note(id, left, arrived)
    with Stage(office, api) as stage:
        stage.settle()
    assert binh.texts == texts, why


def test_after_a_start_of_the_machine_every_open_reply_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks of before tell nothing then, and a reply had better come twice than never."""
    api = TelegramApi()
    binh = private(api)
    office, id = interrupted(tmp_path, api, binh, Reply(html="a"))
    assert office.marks is not None
    office.marks.note(id)
    boot = tmp_path / "boot"
    boot.write_text("khác\n")
    monkeypatch.setattr("bot.posting.departures.BOOT", boot)
    with Stage(office, api) as stage:
        stage.settle()
    assert binh.texts == ["a"]


def test_what_processes_die_over_is_given_up(tmp_path: Path) -> None:
    """Some deaths are forgiven; after the last the person is told, the owners too, and the update does nothing."""
    api = TelegramApi()
    binh, counting = private(api), Counting()
    aside: list[str] = []
    office = office_in(tmp_path, counting, aside)
    [id] = arrive(office, raw(api, binh, "bom"))
    assert office.marks is not None
    for death in range(1, MOST_TRIES + 1):
        office.marks.begin()
        office.marks.at_work(id)
        if death < MOST_TRIES:
            Inbox(office.answers).tried(office.marks.left_at_work())
    with Stage(office, api) as stage:
        stage.settle()
        assert counting.asked == []
        assert "lỗi" in binh.last.text
        binh.say("sau")
        stage.settle()
    assert binh.texts[1:] == ["Đáp sau"]
    assert aside == ["killed"]
    assert rows(office) == [("done", "")] * 2


def test_what_two_processes_died_over_lets_others_go_first(tmp_path: Path) -> None:
    """It may kill this process too, so all who can be answered are answered before it."""
    api = TelegramApi()
    binh, lan, counting = private(api, 41), private(api, 42), Counting()
    office = office_in(tmp_path, counting)
    [id] = arrive(office, raw(api, binh, "bom"))
    for _ in range(2):
        Inbox(office.answers).tried(id)
    lan.say("hạn?")
    with Stage(office, api) as stage:
        stage.settle()
    assert counting.asked == ["hạn?", "bom"]
    assert binh.texts == ["Đáp bom"]


def test_what_fails_is_told_once_and_done_with(tmp_path: Path) -> None:
    """An update that raises leaves nothing behind, the person and the owners are told, and it is not tried again."""

    def fails(incoming: Incoming, name: str) -> list[Reply]:
        raise ValueError(incoming.text)

    api = TelegramApi()
    binh = private(api)
    aside: list[str] = []
    office = office_in(tmp_path, fails, aside)
    binh.say("bí mật")
    for _ in range(2):
        with Stage(office, api) as stage:
            stage.settle()
    assert len(binh.texts) == 1
    assert "lỗi" in binh.last.text
    assert len(aside) == 1
    assert "ValueError" in aside[0]
    assert "bí mật" not in aside[0]
    assert rows(office) == [("done", "")]


def test_talk_that_is_not_for_the_bot_is_not_kept(tmp_path: Path) -> None:
    """Of what people of a group say to each other nothing stands in the records, nor of inline queries."""
    api = TelegramApi(privacy=False)
    lan = make_group(api).seat(User(42, "Lan"))
    office = office_in(tmp_path, lambda incoming, name: [])
    with Stage(office, api) as stage:
        lan.say("mai họp lúc 8 giờ nhé")
        stage.settle()
        assert rows(office) == []


def test_updates_are_safe_before_they_are_confirmed(tmp_path: Path) -> None:
    """Telegram is asked for later updates only when those before are in the records."""
    api = TelegramApi()
    binh = private(api)
    office = office_in(tmp_path, Counting())
    seen: list[tuple[int, int]] = []
    confirm = api.updates.confirm

    def look(offset: int) -> None:
        kept = {int(str(number)) for (number,) in office.answers.rows("SELECT number FROM inbox")}
        seen.append((offset, len([u for u in api.updates.waiting if int(str(u["update_id"])) < offset]) - len(kept)))
        confirm(offset)

    api.updates.confirm = look  # type: ignore[method-assign]
    with Stage(office, api) as stage:
        for number in range(5):
            binh.say(str(number))
        stage.settle()
    assert any(offset for offset, _ in seen)
    assert all(missing <= 0 for _, missing in seen)


def test_replies_read_as_they_were_written() -> None:
    """All that a sending needs survives a restart, and nothing of what was said."""
    reply = Reply(
        html="<b>a</b>",
        buttons=((Button(label="Sau", data="c:1"), Button(label="Nguồn", url="https://kehoach.vn")),),
        files=(File(name="a.png", content=b"\x00\xff", picture=True),),
        edits=True,
        notice="được",
        chat=7,
        receipt=True,
    )
    event = Event(
        incoming=Incoming(key="tg:9", person=Person(id=41), chat=Chat(id=5), text="bí mật", message=3, edited=True),
        place=Place(chat=5, topic=6, reply_to=3),
        question=3,
        callback="p",
    )
    text = written(event, [reply])
    assert "bí mật" not in text
    again, replies = read(text, "row:1")
    assert replies == [reply]
    assert (again.place, again.question, again.callback) == (event.place, 3, "p")
    assert (again.incoming.message, again.incoming.edited, again.incoming.chat.id) == (3, True, 5)
