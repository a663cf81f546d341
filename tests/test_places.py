"""The gazetteer: provinces old and new, units of the district level, communes where our plans are."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

LANGUAGE = Path(__file__).parents[1] / "knowledge" / "language"


class Row(BaseModel):
    """A table with no key that is not known."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Province(Row):
    """A province or city under the state; `merged_into` is empty for today's."""

    name: str
    type: Literal["tỉnh", "thành phố"]
    since: Literal[2025] | None = None
    until: Literal[2025] | None = None
    merged_into: str = ""
    short: list[str] = []


class Place(Row):
    """The units of one type in one province, at the district level."""

    province: str
    type: Literal["thành phố", "thị xã", "quận", "huyện"]
    names: list[str]


class Places(Row):
    """All of places.toml."""

    words: list[str]
    unmarked: list[str]
    province: list[Province]
    place: list[Place]


class Commune(Row):
    """The communes of one type in one district of old, or in one province of today."""

    province: str
    district: str = ""
    type: Literal["phường", "thị trấn", "xã", "đặc khu"]
    since: Literal[2025] | None = None
    until: Literal[2025] | None = None
    names: list[str]


class Communes(Row):
    """All of communes.toml."""

    commune: list[Commune]


def read(name: str) -> dict[str, object]:
    """Read a language file."""
    return tomllib.loads((LANGUAGE / name).read_text("utf-8"))


PLACES = Places.model_validate(read("places.toml"))
COMMUNES = Communes.model_validate(read("communes.toml")).commune
PROVINCES = {row.name: row for row in PLACES.province}
NAMES = set(PROVINCES) | {name for row in PLACES.place for name in row.names}


def communes(province: str, district: str) -> set[str]:
    """Give the communes with their types, of a district of old or (no district) of a province of today."""
    rows = [row for row in COMMUNES if (row.province, row.district) == (province, district)]
    return {f"{row.type} {name}" for row in rows for name in row.names}


def folded(text: str) -> str:
    """Give text in lower case without marks."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def test_there_were_63_provinces_and_are_34() -> None:
    """Every name stands once; 34 are of today, and 29 ended with the first half of 2025."""
    assert len(PLACES.province) == len(PROVINCES) == 63
    assert sum(row.since == 2025 for row in PLACES.province) == 34
    assert all((row.since is None) != (row.until is None) for row in PLACES.province)


def test_a_province_that_ended_belongs_to_one_of_today() -> None:
    """Only provinces that ended are merged into another, 23 of today's took one or two."""
    assert all(bool(row.merged_into) == (row.until is not None) for row in PLACES.province)
    heirs = [row.merged_into for row in PLACES.province if row.merged_into]
    assert all(PROVINCES[heir].since == 2025 for heir in heirs)
    assert len(set(heirs)) == 23
    assert max(heirs.count(heir) for heir in heirs) == 2


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Bắc Kạn", "Thái Nguyên", "one of our plans is of the merged province"),
        ("Bình Thuận", "Lâm Đồng", "one of our plans is of the province of old"),
        ("Đắk Nông", "Lâm Đồng", "a province may take two"),
        ("Bà Rịa - Vũng Tàu", "Hồ Chí Minh", "into a city"),
        ("Hà Giang", "Tuyên Quang", "the name of the smaller one was kept"),
        ("Quảng Bình", "Quảng Trị", "likewise"),
        ("Long An", "Tây Ninh", "likewise"),
    ],
)
def test_merger(old: str, new: str, reason: str) -> None:
    """A province of old is found in the one it belongs to now."""
    assert PROVINCES[old].merged_into == new, reason


@pytest.mark.parametrize("name", ["Lạng Sơn", "Thái Nguyên", "Lâm Đồng", "Cao Bằng", "Huế", "Hà Nội"])
def test_province_of_today(name: str) -> None:
    """A province that stayed or grew is merged into none."""
    assert PROVINCES[name].since == 2025


def test_an_abbreviation_means_one_province() -> None:
    """No short name stands for two, or is another's name."""
    short = [text.casefold() for row in PLACES.province for text in row.short]
    assert len(set(short)) == len(short)
    assert not {name.casefold() for name in PROVINCES} & set(short)
    assert {"tn", "ls", "hn", "hcm", "brvt"} <= set(short)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("bt", "Bình Thuận, Bình Thành, Bến Tre"),
        ("qn", "Quảng Ninh, Quảng Nam, Quảng Ngãi"),
        ("dn", "Đà Nẵng, Đồng Nai, Đắk Nông"),
        ("ct", "Cần Thơ, chủ tịch, chỉ thị"),
        ("hd", "Hải Dương, hướng dẫn"),
        ("ld", "Lâm Đồng, lãnh đạo, lao động"),
    ],
)
def test_ambiguous_letters_are_no_abbreviation(text: str, reason: str) -> None:
    """Two letters that may be several things name no province."""
    assert text not in {folded(short) for row in PLACES.province for short in row.short}, reason


def test_every_province_of_old_has_districts() -> None:
    """Units of the district level are under all 63 provinces and no others, some 700 in all."""
    assert {row.province for row in PLACES.place} == set(PROVINCES)
    assert 696 <= len({(row.province, name) for row in PLACES.place for name in row.names}) <= 730


@pytest.mark.parametrize(
    ("kind", "name", "province"),
    [
        ("thành phố", "Lạng Sơn", "Lạng Sơn"),
        ("huyện", "Định Hóa", "Thái Nguyên"),
        ("thành phố", "Phổ Yên", "Thái Nguyên"),
        ("huyện", "Ba Bể", "Bắc Kạn"),
        ("thị xã", "La Gi", "Bình Thuận"),
        ("huyện", "Phú Quý", "Bình Thuận"),
        ("thành phố", "Bảo Lộc", "Lâm Đồng"),
        ("quận", "Hoàn Kiếm", "Hà Nội"),
        ("quận", "1", "Hồ Chí Minh"),
        ("thành phố", "Thủ Đức", "Hồ Chí Minh"),
        ("huyện", "Yên Dũng", "Bắc Giang"),  # joined to a city in 2025
        ("thị xã", "Việt Yên", "Bắc Giang"),  # a huyện before 2024
        ("huyện", "Việt Yên", "Bắc Giang"),
    ],
)
def test_district_level(kind: str, name: str, province: str) -> None:
    """A unit of the district level stands under its province of that time."""
    found = {row.province for row in PLACES.place if row.type == kind and name in row.names}
    assert found == {province}


def test_names_shared_by_districts_stand_under_each_province() -> None:
    """Ten provinces had a Châu Thành: its name alone tells no place."""
    assert sum("Châu Thành" in row.names for row in PLACES.place) == 10


def test_names_that_are_everyday_words_are_names() -> None:
    """Both lists of them hold names that stand in the file, each name in one of the lists."""
    assert set(PLACES.words) <= NAMES
    assert set(PLACES.unmarked) <= NAMES
    assert not set(PLACES.words) & set(PLACES.unmarked)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Hồ Chí Minh", "the person"),
        ("La Gi", "là gì"),
        ("Vinh", "tôn vinh"),
        ("Thống Nhất", "thống nhất nội dung"),
        ("Hòa Bình", "peace"),
        ("Hội An", "đại hội an toàn"),
    ],
)
def test_everyday_word(name: str, reason: str) -> None:
    """A name that is also a word needs its type before it."""
    assert name in PLACES.words, reason


@pytest.mark.parametrize(
    ("name", "word"),
    [("Văn Bàn", "văn bản"), ("Tương Dương", "tương đương"), ("Minh Hóa", "minh họa"), ("Bình Thạnh", "Bình Thành")],
)
def test_word_without_marks(name: str, word: str) -> None:
    """A name that is a word when its marks are left out needs them, or its type."""
    assert name in PLACES.unmarked
    assert folded(name) == folded(word)


def test_communes_of_lang_son_city() -> None:
    """The city of Lạng Sơn had five wards and three communes until it was dissolved."""
    wards = {f"phường {name}" for name in ("Vĩnh Trại", "Hoàng Văn Thụ", "Tam Thanh", "Chi Lăng", "Đông Kinh")}
    assert communes("Lạng Sơn", "thành phố Lạng Sơn") == wards | {"xã Mai Pha", "xã Hoàng Đồng", "xã Quảng Lạc"}


def test_binh_thanh_is_of_old_and_of_today() -> None:
    """The commune of one of our plans was in huyện Định Hóa and kept its name in 2025."""
    assert "xã Bình Thành" in communes("Thái Nguyên", "huyện Định Hóa")
    assert "xã Bình Thành" in communes("Thái Nguyên", "")


@pytest.mark.parametrize(("province", "number"), [("Thái Nguyên", 92), ("Lạng Sơn", 65), ("Lâm Đồng", 124)])
def test_communes_of_today(province: str, number: int) -> None:
    """Provinces of today hold as many communes as the reform gave them."""
    assert len(communes(province, "")) == number


def test_communes_of_old_have_a_district_of_their_province() -> None:
    """A commune of old names its district, and that stands in its province; one of today names none."""
    districts = {(row.province, f"{row.type} {name}") for row in PLACES.place for name in row.names}
    for row in COMMUNES:
        assert (row.since is None) != (row.until is None)
        assert (row.until is not None) == bool(row.district)
        assert not row.district or (row.province, row.district) in districts


def test_names_are_clean() -> None:
    """Names are in NFC, without spaces at the ends, and once in their row."""
    for names in [row.names for row in PLACES.place] + [row.names for row in COMMUNES]:
        assert len(set(names)) == len(names) > 0
        assert all(unicodedata.is_normalized("NFC", name) and name == name.strip() for name in names)


def test_the_gazetteer_is_small() -> None:
    """Both files are read at every start and stay under 100 kB together."""
    assert sum((LANGUAGE / name).stat().st_size for name in ("places.toml", "communes.toml")) < 100_000
