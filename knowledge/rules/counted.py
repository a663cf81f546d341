"""Questions with counts and percentages of people: shares, and counts held against a limit or a rule.

Each rule looks at a reading and changes the weights of kinds in place; knowledge.asking calls them in order.
"""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import WHOLE_ASKED, Pattern
from knowledge.quantities import people, quantities
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_HOW_MANY = Pattern(r" (?:bao nhieu|may) ")
_INVITED = Pattern(r" (?:moi|dai bieu|du|khach|toi da|trieu tap|vuot|qua) ")
_OF_GUESTS = Pattern(r" (?:khach|khach moi|lanh dao|lao dong gioi|nong dan|truc tiep|nguoi tot) ")
PART_ASKED = 1.0
"""The weight of a part of the delegates that is asked for in so many words."""

_PART_ASKED = Pattern(
    r" (?:bao nhieu|may)(?: nguoi| dai bieu)? (?:la|thuoc) (?:khach|lanh dao|nong dan|lao dong|nguoi|guong) "
    r"| \d+ (?:dai bieu|nguoi|khach)(?: \w+){0,4} (?:bao nhieu|may)(?: nguoi| dai bieu)? "
    r"(?:khach|khach moi|lanh dao|nong dan|lao dong gioi|guong) ",
    " la ",
    " thuoc ",
    " khach ",
    " lanh ",
    " nong ",
    " lao ",
    " guong ",
)
_OUT_OF = Pattern(
    r" (?:tren|trong)(?: tong)?(?: so)? \d"
    r"| (?:dat|du|dam bao|dung|qua|vuot|thieu|on|duoc)(?: \w+){0,3} (?:khong|chua|ha|nhi) "
)


_ON_STAFF = Pattern(r" (?:bien che|quan so) ", " bien che ", " quan so ")


def of_shares(reading: Reading, kinds: Kinds) -> None:
    """Take a percentage, or a group out of a count of delegates, for a share."""
    portion = PART_ASKED if _PART_ASKED.search(reading.flat) else kinds.pop("portion", 0.0)
    kinds.pop("portion", None)
    if not portion and not reading.of("number", "percent") and "%" not in reading.text and "share" not in kinds:
        return
    guests = people(reading, "guests")
    if reading.of("percent") or "%" in reading.text:
        lift(kinds, "share", 3.0)
    if guests and (reading.of("percent") or portion) and _HOW_MANY.search(reading.flat):
        kinds["share"] = 5.5
    if guests and portion == PART_ASKED:
        kinds["share"] = 7.5
        drop(kinds, "fits", "headcount", "composition")
    counted = 0 if _ON_STAFF.search(reading.flat) else len({one.count for one in quantities(reading)})
    if counted == 2 and (portion or _OF_GUESTS.search(reading.flat)) and _OUT_OF.search(reading.flat):
        kinds["share"] = 5.5
        drop(kinds, "fits", "headcount", "composition")
    if kinds.get("share", 0.0) >= 3.0 and (not guests or WHOLE_ASKED.search(reading.flat)):
        drop(kinds, "delegates", "agenda")


def of_counts(reading: Reading, kinds: Kinds) -> None:
    """Hold a count of guests against the limit, a count of staff against the headcount rule."""
    guests = people(reading, "guests")
    if (
        guests
        and (guests.more or guests.less)
        and not _INVITED.search(reading.flat)
        and not {"share", "deadline"} & set(kinds)
    ):
        lift(kinds, "headcount", 3.2)
        drop(kinds, "delegates", "form")
        return
    if guests and kinds.get("delegates", 0.0) < 3.0 and not {"deadline", "share"} & set(kinds):
        kinds["delegates"] = 3.0
    if people(reading, "staff") and "headcount" not in kinds and kinds.get("delegates", 0.0) < 3.0:
        kinds["headcount"] = 2.5


_STAFF = "(?:can bo|cong chuc|vien chuc|nguoi|lao dong|nhan vien|bien che|dang vien|giao vien|cong nhan)"
_ALL_OF_US = Pattern(
    r"(?=.* (?:duoc|on|ok|sai|qua|vuot|dung)(?: \w+){0,3} (?:khong|chua|ha|nhi) )(?:"
    rf" \d+ {_STAFF}(?: \w+){{0,9}} "
    r"(?:moi|trieu tap|cho|du|tham du|tham gia|di)(?: \w+){0,4} (?:het|tat ca|toan bo|toan the|ca|tat tan tat) "
    rf"| \d+ {_STAFF}(?: \w+){{0,9}} "
    r"(?:het|tat ca|toan bo|toan the)(?: \w+){0,4} (?:du|tham du|tham gia|di) "
    r"| (?:ca|toan|toan bo) (?:co quan|don vi|phuong|xa|so|phong|truong|cong ty) (?:em |minh |toi )?(?:co )?\d+ nguoi"
    r"(?: \w+){0,4} (?:du|tham du|tham gia|di) )",
    " het ",
    " tat ca ",
    " toan bo ",
    " toan the ",
    " ca ",
    " toan ",
)


@needs(_ALL_OF_US)
def of_everybody(reading: Reading, kinds: Kinds) -> None:
    """Hold a body that wants all of its people to come against the rule for its headcount, or else the limit."""
    if _ALL_OF_US.search(reading.flat) and not {"share", "deadline", "award"} & set(kinds):
        drop(kinds, "composition", "delegates", "fits", "other", "task")
        lift(kinds, "headcount", 4.2)


_DAYS_AND_PEOPLE = Pattern(
    r" (?:may|bao nhieu) (?:ngay|buoi) (?:va |voi )?(?:bao nhieu|may) (?:nguoi|dai bieu|khach|suat|dc|dong chi) ",
    " ngay ",
    " buoi ",
)


@needs(_DAYS_AND_PEOPLE)
def of_days_and_people(reading: Reading, kinds: Kinds) -> None:
    """Take days and people asked for in one breath (mấy ngày, bao nhiêu người) for two questions, and for no day."""
    if _DAYS_AND_PEOPLE.search(reading.flat):
        drop(kinds, "deadline", "left")
        lift(kinds, "duration", 3.3)
        lift(kinds, "delegates", 3.3)


_HELD_SO_LONG = Pattern(
    r"^(?!.* (?:gui|nop|trinh|truoc|nua|tre|cham|ho so|con (?:\d+|hai|ba|may|bao nhieu)) ).* "
    r"(?:hop|to chuc|lam|mo|keo dai|dien ra|dai hoi|hoi nghi) (?:\w+ ){0,6}?(?:\d{1,2}|mot|hai|ba|bon) (?:ruoi )?"
    r"(?:ngay|buoi|hom|bua|tieng) (?!\d|nao|may|bao|sang|chieu|toi|le |ky |nghi)(?:.* )?"
    r"(?:khong|chua|sao|duoc|on|hop le|ha|nhi|cho phep|dung) ",
    " ngay ",
    " buoi ",
    " hom ",
    " bua ",
    " tieng ",
)


@needs(_HELD_SO_LONG)
def of_days_claimed(reading: Reading, kinds: Kinds) -> None:
    """Hold a number of days for which an event is to go on against its duration, and not against its forms."""
    if _HELD_SO_LONG.search(reading.flat) and not {"deadline", "left", "submission", "headcount"} & set(kinds):
        drop(kinds, "form", "task", "content")
        lift(kinds, "duration", 3.4)


_FORMS = Pattern(
    r" (?:cac|nhung|may|bao nhieu) hinh thuc (?!khen|thuong|tuyen truyen|bieu duong|ky luat)"
    r"| chon (?:lam |to chuc |mo |theo )?(?:hoi nghi|dai hoi)(?: \w+){0,3} (?:kieu|dang|loai|ten|hinh thuc) (?:gi|nao) "
    r"| chon (?:lam |to chuc |mo |theo )+(?:kieu|dang|loai)(?: hoi nghi| dai hoi)? (?:gi|nao) ",
    " hinh thuc ",
    " chon ",
)


@needs(_FORMS)
def of_forms(reading: Reading, kinds: Kinds) -> None:
    """Take several forms of an event (các hình thức có thể chọn) for the forms themselves, not for who chooses."""
    if kinds.get("form", 0.0) >= 2.0 and _FORMS.search(reading.flat):
        lift(kinds, "form", 4.4)
        said = (at for at, word in enumerate(reading.said) if word.folded in ("lua", "chon"))
        reading.soft = (*reading.soft, *said)
