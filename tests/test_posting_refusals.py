"""What becomes of digests when Telegram refuses, loses or delays them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from post_stage import OWNER, SEVEN, PostStage, texts
from telegram.error import TimedOut
from telegram_api import RefusedError, TelegramApi, bad_request, make_group, private

from knowledge.digest import Subscription

BEFORE_SEVEN = "2025-08-10T06:59:50"
WANTED = Subscription(chat=0, at=SEVEN, ahead=30)


@pytest.mark.parametrize(
    ("refusal", "states", "told", "stopped"),
    [
        (
            RefusedError(403, "Forbidden: bot was kicked from the supergroup chat"),
            "failed removed",
            "đưa ra khỏi",
            True,
        ),
        (bad_request("not enough rights to send text messages to the chat"), "failed muted", "quyền viết", True),
        (bad_request("chat not found"), "failed no_chat", "không còn", True),
        (bad_request("SOMETHING_NEW"), "failed refused", "từ chối", False),
        (TimedOut(), "uncertain lost", "không rõ", False),
        (RefusedError(502, "Bad Gateway"), "uncertain lost", "không rõ", False),
        (RefusedError(429, "Too Many Requests: retry after 7200", retry_after=7200), "due flood", "chờ lâu", False),
    ],
    ids=["removed", "muted", "gone", "unknown", "timed out", "gateway", "hours"],
)
def test_each_refusal_has_its_measure(
    tmp_path: Path, refusal: Exception, states: str, told: str, stopped: bool
) -> None:
    """The row says what happened, the operator is told once, and the chat is left alone where it must be."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        group = stage.group(wanted=WANTED)
        owner = private(stage.api, OWNER)
        stage.api.fail(refusal, "sendMessage")
        stage.wait(35)
        assert stage.states() == [states]
        assert texts(group) == []
        assert [told in text for text in owner.texts] == [True]
        subscription = stage.subscription(group.state.id)
        assert subscription is not None
        assert bool(subscription.stopped) is stopped
        assert subscription.on, "the wishes are kept for a return"


def test_an_answer_that_was_lost_is_not_posted_again(tmp_path: Path) -> None:
    """Where the message stands but the answer was lost, it stays one, also after a restart."""
    api = TelegramApi()
    with PostStage(tmp_path, BEFORE_SEVEN, api) as stage:
        group = stage.group(wanted=WANTED)
        api.fail(TimedOut(), "sendMessage", after=True)
        stage.wait(60)
        assert stage.states() == ["uncertain lost"]
        assert len(texts(group)) == 1
    with PostStage(tmp_path, "2025-08-10T08:00", api) as stage:
        stage.wait(60)
        assert len(texts(group)) == 1


def test_an_operator_may_have_it_posted_again(tmp_path: Path) -> None:
    """The notice to the operator has a button that posts what did not arrive after all; others cannot press it."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        group = stage.group(wanted=WANTED)
        owner = private(stage.api, OWNER)
        stage.api.fail(TimedOut(), "sendMessage")
        stage.wait(60)
        stranger = private(stage.api, 41)
        stranger.press_data(owner.last.keyboard[0][0].data, owner.last)
        stage.wait(5)
        assert texts(group) == []
        owner.press(owner.last.labels[0])
        stage.wait(15)
        assert len(texts(group)) == 1
        assert texts(group)[0].startswith("Bù bản tin 07:00")


def test_a_short_flood_wait_delays_one_chat_only(tmp_path: Path) -> None:
    """While one chat has to wait, others get theirs; it gets its own when its wait is over."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        slow, quick = stage.group("Chậm", wanted=WANTED), stage.group("Nhanh", wanted=WANTED)
        stage.api.flood.penalise(slow.state.id, 60)
        stage.wait(15)
        assert (len(texts(slow)), len(texts(quick))) == (0, 1)
        stage.wait(60)
        assert len(texts(slow)) == 1


def test_a_group_that_became_a_supergroup_gets_its_digest_there(tmp_path: Path) -> None:
    """The subscription moves with the group; the digest comes once, in the new chat."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        group = stage.group(wanted=WANTED)
        new = group.migrate()
        stage.api.updates.clear()  # the service messages got lost
        stage.wait(20)
        assert texts(group) == []
        assert len(texts(new)) == 1
        assert stage.subscription(group.state.id) is None
        moved = stage.subscription(new.state.id)
        assert moved is not None
        assert moved.composed == stage.now.date()


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "deleted"])
def test_a_topic_that_is_closed_or_gone_is_left(tmp_path: Path, closed: bool) -> None:
    """The digest goes to the group as a whole, now and later, and the operator hears of it."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        group = stage.group()
        group.state.forum = True
        topic = group.topic()
        stage.subscribe(replace(WANTED, chat=group.state.id, topic=topic))
        if closed:
            group.state.topics[topic] = False
        else:
            del group.state.topics[topic]
        owner = private(stage.api, OWNER)
        stage.wait(40)
        assert [message.thread for message in group.heard] == [None]
        subscription = stage.subscription(group.state.id)
        assert subscription is not None
        assert subscription.topic is None
        assert any("chủ đề" in text for text in owner.texts)


def test_broken_markup_goes_out_as_plain_text(tmp_path: Path) -> None:
    """A text that Telegram cannot read as HTML is posted without markup rather than not at all."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        group = stage.group(wanted=WANTED)
        stage.api.fail(bad_request("can't parse entities: unexpected end tag"), "sendMessage")
        stage.wait(15)
        assert stage.states() == ["sent"]
        assert "<b>" not in texts(group)[0]


def test_a_thousand_groups_get_theirs_within_the_limits(tmp_path: Path) -> None:
    """A thousand digests of the same minute arrive in at most 1.1 times what 30 a second allows, with no refusal."""
    with PostStage(tmp_path, "2025-08-10T06:59:58") as stage:
        stage.api.flood.on()
        stage.subscribe(*(replace(WANTED, chat=make_group(stage.api).state.id) for _ in range(1000)))
        began = stage.now
        while sum(bool(chat.messages) for chat in stage.api.chats.values() if chat.id < 0) < 1000:
            stage.wait(0.5)
            assert (stage.now - began).total_seconds() < 60
        took = (stage.now - began).total_seconds() - 2
        assert stage.api.flood.refused == 0
        assert took <= 1.1 * 1000 / 30 + 1, "half a second of looking on either side"
        assert stage.states() == ["sent"] * 1000


def test_the_operator_is_told_again_where_the_notice_was_lost(tmp_path: Path) -> None:
    """A notice that may not have arrived is followed by another; each is sent once, and no more when one arrived."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        group = stage.group(wanted=WANTED)
        owner = private(stage.api, OWNER)
        stage.api.fail(TimedOut(), "sendMessage", times=4)
        stage.wait(200)
        assert stage.states() == ["uncertain lost"]
        assert [str(group.state.id) in text for text in owner.texts] == [True]
        assert ["1 tin gửi đi" in text for text in owner.texts] == [True]
        stage.wait(600)
        assert len(owner.texts) == 1


def test_an_operator_who_is_kept_waiting_is_not_written_to_more_and_more(tmp_path: Path) -> None:
    """A notice that Telegram makes wait is not itself something to tell of."""
    with PostStage(tmp_path, BEFORE_SEVEN) as stage:
        stage.group(wanted=WANTED)
        owner = private(stage.api, OWNER)
        stage.api.fail(bad_request("SOMETHING_NEW"), "sendMessage")
        stage.api.flood.penalise(OWNER, 900)
        stage.wait(800)
        assert len(stage.api.called("sendMessage")) == 2
        stage.wait(200)
        assert len(owner.texts) == 1
