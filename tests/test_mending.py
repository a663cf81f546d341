"""Words set right by how they are written and by the words beside them."""

from __future__ import annotations

import pytest
from engine_stage import Stage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.mending import Mender
from knowledge.text import words

MENDED = (
    ("hạn chót cấp tỉh", "tỉnh", "a letter dropped, so that nothing is written so"),
    ("có tối đa bao nhiêu đạii biểu", "đại", "a letter doubled"),
    ("Uỷ ban nhân dân tỉnh phải hoàn thàhn trước khi nào", "thành", "two letters swapped"),
    ("phát động xpng thì làm gì tiếp", "xong", "a vowel lost, one side known"),
    ("nơi nận gồm những ai", "nhận", "a word of no meaning in its place"),
    ("chương trình gồm nhữgn gì", "những", "an everyday word"),
    ("nơi nhậm gồm những ai", "nhận", "another word, but none that goes with its neighbour"),
    ("các đơn vị pải làm gì", "phải", "not the syllable of some far place"),
    ("hội nghị kéo dài mấy ngà", "ngày", "at the end"),
    ("họp mấy buổii ạ", "buổi", "at the end but for courtesy"),
    ("ai chuyển tài khoả cho tỉnh", "khoản", "a last letter dropped, so that the tone is written elsewhere"),
    ("kế hoạch này ph chủ tịch ký", "phó", "two letters left that go with the word behind"),
    ("dai hoi dien hinh tin tien", "tien", "no marks, so none on what was meant"),
    ("trcc ngày nào thì gửi", "trc", "a letter doubled in an abbreviation"),
    ("đại hội tỉnh ần thứ mấy", "lần", "the first letter dropped"),
    (
        "đề nghị nêu chương rình của đại hội",
        "trình",
        "another word that questions use, where one beside it is left alone",
    ),
    ("trả lời trong mấy ngàyy", "ngày", "a letter doubled in a text of everyday words"),
    ("dai hoi keo dai may ngya", "ngay", "no marks at all"),
    ("ai chu tri tuyen truyeen ve dai hoi", "truyen", "no marks, and a letter too many"),
)


@pytest.mark.parametrize(("text", "meant", "reason"), MENDED, ids=[row[2] for row in MENDED])
def test_a_slip_is_set_right(alone: Stage, text: str, meant: str, reason: str) -> None:
    """One letter dropped, doubled, replaced or swapped in one word hides it not."""
    assert [read for _, read in alone.read(text).mended] == [meant], reason


KEPT = (
    ("hạn chót cấp tỉnh là ngày nào", "nothing is wrong"),
    ("phường Tân Lập, thị xã Đông Triều họp khi nào", "names of places"),
    ("ông Hoàng Văn Thụ ký kế hoạch phải không", "a person's name"),
    ("KH 12/KH-UBND và CV 34/UBND-NC", "symbols of documents"),
    ("hạn 31/8/2025 cho 150 đại biểu", "figures"),
    ("đh tỉnh họp ở đâu z ad", "chat words"),
    ("xã em được mấy đb ạ", "an abbreviation"),
    ("mật khẩu wifi ở đại hội", "a word of another language"),
    ("han chot cua cap tinh la ngay nao", "no marks"),
    ("kế hoạch về bảo vệ an ninh trật tự", "a pair that is near to a name of a place"),
    ("đại hội lần thứ IX, quý IV", "Roman numbers"),
    ("quy trình xử lý rác thải sinh hoạt", "matters that no plan speaks of"),
    ("nhà có người được tặng thì mời mấy ai", "a common word at the beginning"),
    ("chỉ tiêu kết nạp đoàn viên", "a word that hardly any plan uses"),
    ("em tra mãi không thấy số", "a word as it is said"),
    ("đại biểu dưới 35 tuổi tối thiểu mấy người", "between others than usual"),
    ("huyện nào có tên trong nơi nhận", "one letter from a word that would do"),
    ("mời tận 500 đại biểu à", "a particle"),
)


@pytest.mark.parametrize(("text", "reason"), KEPT, ids=[row[1] for row in KEPT])
def test_what_reads_well_is_left_alone(alone: Stage, text: str, reason: str) -> None:
    """Whatever is written as words are is never read as anything else."""
    assert alone.read(text).mended == (), reason


def test_a_number_mended_beside_is_still_a_number(alone: Stage) -> None:
    """Values are read of the text set right, and the figures in it stay."""
    reading = alone.read("trước thángg 8/2025 có 120 người")
    assert [(value.kind, value.month, value.number) for value in reading.values] == [
        ("month", 8, 0),
        ("number", 0, 120),
    ]


def test_a_first_word_may_be_its_letter_alone(alone: Stage) -> None:
    """A pair of words that plans know is read with the first one shortened, where only one has that letter."""
    assert " tham luan " in alone.read("ai đọc tluan tại đại hội").flat


def test_keys_of_a_tone_alone_make_the_usual_word(alone: Stage) -> None:
    """Where the keys make a word that hardly anybody writes, the usual one of the same letters and tone is read."""
    assert alone.read("ai kys kế hoạch vayj").mended == (("kys", "ký"), ("vayj", "vậy"))


def test_the_way_a_pair_is_written_decides(alone: Stage) -> None:
    """Of two words one slip away the one is read that phrases write so beside its neighbour."""
    assert alone.read("tỉnh Thái Nguyn có kế hoạch không").mended == (("nguyn", "nguyên"),)
    assert alone.read("hạn đại hội cấp cơ sỏ").mended == ()


ANY = st.lists(st.sampled_from(["hạn", "tỉh", "đạii", "biểu", "12", "KH", "ngyà", "xpng", "zzz", "ạ", "thi", "đua"]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(said=ANY)
def test_mending_again_changes_nothing(alone: Stage, said: list[str]) -> None:
    """What was set right reads well; figures are never touched, and no word gets lost."""
    mender: Mender = alone.shelf.mender
    done, mended = mender.mend(words(" ".join(said)), marked=True)
    assert len(done) >= len(said)
    assert all(not typed.isdigit() for typed, _ in mended)
    assert [word.folded for word in done if word.folded.isdigit()] == [word for word in said if word.isdigit()]
