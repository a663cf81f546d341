"""/nhapkehoach: a document handed in on Telegram, looked through, published, asked about and taken back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from song_lam_document import Sample, as_pdf, as_text, as_word
from stand import MORNING, Talker, settings_in, standing
from telegram_api import Seat, TelegramApi, User, bad_request, private
from telegram_stage import Stage
from test_documents_hostile import scanned

from bot.assembly import Assembly
from bot.settings import Access, Plans, Settings, Storage
from bot.stores import published_plans
from bot.telegram.run import office_of
from bot.telegram.worker import Worker
from bot.terminal import Terminal
from handlers.message import Attachment, Person
from handlers.render import Renderer
from handlers.reviewing import take
from knowledge.accepting import accepted
from knowledge.documents.draft import draft_document
from knowledge.planfile import load
from knowledge.reviews import Review, Reviews, body_of

OWNER, STRANGER = User(9, "Hà"), User(41, "Bình")
ASKED = "cấp xã Sông Lam tối đa bao nhiêu đại biểu?"
LIMIT = "120 đại biểu"


def settings_of(folder: Path) -> Settings:
    """Give settings with an owner, the library of the shipped plans being there."""
    return Settings(storage=settings_in(folder).storage, access=Access(owners=(OWNER.id,)))


class Bot:
    """The whole bot on Telegram, which can be started anew."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.api = folder, TelegramApi()
        self.open()

    @property
    def owner(self) -> Seat:
        """The owner in a private chat."""
        return private(self.api, OWNER)

    def open(self) -> None:
        """Start the bot."""
        self.worker = Worker()
        self.assembly = self.worker.call(partial(Assembly, settings_of(self.folder), standing(MORNING)))
        self.stage = Stage(office_of(self.assembly, Renderer()), self.api, worker=self.worker)
        self.stage.__enter__()
        self.stage.settle()

    def close(self) -> None:
        """End the bot."""
        self.stage.stop()
        self.worker.call(self.assembly.close)
        self.worker.close()

    def hand_in(self, sample: Sample, seat: Seat | None = None) -> str:
        """Send a document and give what the bot says."""
        (seat or self.owner).send_file(sample.name, sample.content)
        self.stage.settle()
        return (seat or self.owner).last.text

    def say(self, text: str, seat: Seat | None = None) -> str:
        """Say something and give what the bot says."""
        (seat or self.owner).say(text)
        self.stage.settle()
        return (seat or self.owner).last.text

    def press(self, label: str) -> str:
        """Press a button and give its notices and the owner's last message as it is then."""
        pressed = self.owner.press(label)
        self.stage.settle()
        return "\n".join([*pressed.notices, self.owner.last.text])


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    """Give the bot, running."""
    running = Bot(tmp_path)
    yield running
    running.close()


def test_a_document_is_looked_through_published_asked_about_and_taken_back(bot: Bot) -> None:
    """What was dropped is in no answer; one press takes the whole plan back."""
    assert "gửi tệp" in bot.say("/nhapkehoach")
    told = bot.hand_in(as_word())
    for part in ("Loại: Kế hoạch", "12/KH-UBND", "UBND tỉnh Sông Lam", "02/3/2026", "Thời hạn: 8", "nhiệm vụ: 9"):
        assert part in told.replace("Ủy ban nhân dân", "UBND")
    shown = bot.press("Xem từng điểm")
    while "không quá 800" not in shown:
        shown = bot.press(next(label for label in bot.owner.last.labels if label.endswith("›")))
    number = next(line.split(".")[0] for line in shown.splitlines() if "Số đại biểu" in line and line[0].isdigit())
    place = next(n for n in (number, str(int(number) + 1)) if _said(shown, n, "không quá 800"))
    assert "Đã bỏ" in bot.press(f"Sai {place}")
    assert f"✗ {place}." in bot.owner.last.text
    assert LIMIT not in bot.say(ASKED)
    assert "Đã công bố" in bot.press("Công bố")
    plan = load(published_plans(settings_of(bot.folder)) / "song-lam-2026.toml")
    assert [limit.most for limit in plan.limits] == [120]
    answer = bot.say(ASKED)
    assert LIMIT in answer
    assert "12/KH-UBND" in answer
    assert "Đã rút" in bot.press("Hoàn tác")
    assert list(published_plans(settings_of(bot.folder)).iterdir()) == []
    unknown = bot.say(ASKED)
    assert LIMIT not in unknown
    assert "Có lỗi" not in unknown


def _said(shown: str, number: str, words: str) -> bool:
    """Tell whether the fact of a number has some words."""
    return words in shown.partition(f"{number}. ")[2].partition(f"{int(number) + 1}. ")[0]


def test_a_review_and_a_published_plan_outlive_a_restart(bot: Bot) -> None:
    """Buttons of before go on working; a second press on one does nothing twice."""
    bot.hand_in(as_text())
    bot.close()
    bot.open()
    assert "Đã công bố" in bot.press("Công bố")
    bot.close()
    bot.open()
    assert "đã công bố" in bot.press("Công bố")
    assert LIMIT in bot.say(ASKED)
    assert "Đã rút" in bot.press("Hoàn tác")
    bot.press("Hoàn tác")
    assert len([text for text in bot.owner.texts if "Đã rút" in text]) == 1
    bot.press("Xem lại bản nháp")
    assert "Đã công bố" in bot.press("Công bố")


def test_a_chat_bound_to_a_plan_that_was_taken_back_is_answered_yet(bot: Bot) -> None:
    """The binding and the talk about it count for nothing any more; other plans answer as ever."""
    bot.hand_in(as_text())
    bot.press("Công bố")
    bot.say("/chonkehoach song-lam-2026")
    assert LIMIT in bot.say("cấp xã tối đa bao nhiêu đại biểu?")
    bot.press("Hoàn tác")
    for text in ("còn cấp tỉnh?", ASKED, "/chonkehoach", "/han"):
        said = bot.say(text)
        assert "Có lỗi" not in said
        assert "800" not in said
    assert "150 đại biểu" in bot.say("cấp xã ở Thái Nguyên 2025 tối đa bao nhiêu đại biểu?")


def test_a_file_replied_to_is_read(bot: Bot) -> None:
    """With /nhapkehoach, also one that was sent long before."""
    sample = as_pdf()
    sent = bot.owner.send_file(sample.name, sample.content)
    bot.owner.say("/nhapkehoach", reply_to=sent)
    bot.stage.settle()
    assert [text.splitlines()[0] for text in bot.owner.texts] == ["ke-hoach.pdf", "ke-hoach.pdf"]


def test_strangers_are_refused_and_their_files_not_fetched(bot: Bot) -> None:
    """Neither the command nor a file nor the buttons of another are theirs."""
    bot.hand_in(as_text())
    fetched = bot.api.counts["getFile"]
    binh = private(bot.api, STRANGER)
    assert "văn phòng" in bot.say("/nhapkehoach", binh)
    assert "chưa đọc được tệp" in bot.hand_in(as_text(), binh)
    assert bot.api.counts["getFile"] == fetched
    pressed = binh.press_data("nk:1:c", binh.last)
    bot.stage.settle()
    assert "văn phòng" in pressed.notices[0]
    assert LIMIT not in bot.say(ASKED)


REFUSED = [
    (Sample("a.pdf", scanned()), "chỉ có ảnh quét"),
    (Sample("<b>.docx", b"PK\x03\x04broken"), "bị hỏng"),
    (Sample("a.exe", b"MZ\x90\x00" + b"\x00\x01" * 50), "không thuộc loại tệp"),
    (Sample("a.txt", b"\xff" * 2000), "Không nhận ra kế hoạch"),
    (Sample("a.txt", b"a" * 20_000_001), "Chưa tải được"),
    (Sample("a.txt", b"a" * 21_000_000), "lớn hơn 20 MB"),
]


@pytest.mark.parametrize(("sample", "words"), REFUSED, ids=[case[1] for case in REFUSED])
def test_what_cannot_be_read_is_said_in_a_sentence(bot: Bot, sample: Sample, words: str) -> None:
    """And nothing is kept of it."""
    said = bot.hand_in(sample)
    assert words in said
    assert said.count("\n") == 0
    assert bot.assembly.records.rows("SELECT count(*) FROM reviews") == [(0,)]


def test_a_file_that_telegram_does_not_give_is_asked_for_again(bot: Bot) -> None:
    """A failure on the way is no failure of the document."""
    bot.api.fail(bad_request("wrong file_id"), "getFile")
    assert "gửi lại tệp" in bot.hand_in(as_text())


def test_a_plan_that_is_held_is_not_written_over(bot: Bot) -> None:
    """The same number is refused; another plan of the place and year gets an id of its own."""
    bot.hand_in(as_text())
    assert "Đã công bố" in bot.press("Công bố")
    bot.hand_in(as_word())
    assert "Đã có kế hoạch" in bot.press("Công bố")
    other = as_text().content.replace(b"12/KH-UBND", b"13/KH-UBND")
    bot.hand_in(Sample("khac.txt", other))
    assert "Đã công bố" in bot.press("Công bố")
    names = {path.name for path in published_plans(settings_of(bot.folder)).glob("*.toml")}
    assert names == {"song-lam-2026.toml", "song-lam-2026-2.toml"}


def test_the_terminal_reads_the_file_at_a_path(tmp_path: Path) -> None:
    """A path with blanks too; one that leads nowhere is said in a sentence."""
    (tmp_path / "kế hoạch 12.docx").write_bytes(as_word().content)
    target = io.StringIO()
    typed = [f"/nhapkehoach {tmp_path / name}\n" for name in ("kế hoạch 12.docx", "khong co.docx")]
    with Assembly(settings_of(tmp_path), standing()) as assembly:
        Terminal(assembly.desk, iter([*typed, ""]).__next__, target, echo=False).run()
    assert "12/KH-UBND" in target.getvalue()
    assert "Chưa tải được “khong co.docx”" in target.getvalue()


def test_plans_are_published_beside_those_of_a_folder_of_ones_own(tmp_path: Path) -> None:
    """Where no folder is set they go into the storage, and the shipped ones stay."""
    own = tmp_path / "own"
    settings = Settings(plans=Plans(folder=own), storage=Storage(folder=tmp_path))
    assert published_plans(settings) == own
    assert published_plans(Settings(storage=Storage(folder=tmp_path))) == tmp_path / "plans"


def test_a_mistaken_file_beside_it_leaves_nothing_half_done(tmp_path: Path) -> None:
    """The plan is not published, its files are gone, and the file at fault is named."""
    with Assembly(settings_of(tmp_path), standing()) as assembly:
        owner = Talker(assembly, Person(id=OWNER.id))
        sample = as_text()
        file = Attachment(id="1", name=sample.name, size=None, content=sample.content)
        [summed] = take(file, owner._incoming(), owner.desk)
        (tmp_path / "plans").mkdir()
        (tmp_path / "plans" / "hong.toml").write_text("format = 1\n", encoding="utf-8")
        [said] = owner.presses(next(b.data for row in summed.buttons for b in row if b.label == "Công bố"))
        assert "hong.toml" in said.html
        assert [path.name for path in (tmp_path / "plans").iterdir()] == ["hong.toml"]
        found = Reviews(assembly.records).review(1, OWNER.id)
        assert found is not None
        assert found.state == "draft"


def test_facts_that_referred_to_a_dropped_one_no_longer_do() -> None:
    """Every single fact may be dropped, and the rest is a plan yet."""
    from knowledge.codec import encode
    from knowledge.planfile import dump, load_bytes

    body = body_of(draft_document(as_word().content, "a.docx"))
    review = Review(person=1, name="a.docx", body=body, text="")
    for place in range(len(body.seen)):
        plan = accepted(review.marked(place, right=False))
        assert encode(load_bytes(dump(plan).encode(), "song-lam-2026.toml")) == encode(plan)
        assert accepted(review.marked(place, right=False).marked(place, right=True)) == body.plan
