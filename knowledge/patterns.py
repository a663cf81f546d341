"""Patterns of questions, made only when a text holds one of their words: to make all takes longer than to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Pattern:
    """A pattern in folded text; `words` are such that no text without any of them matches, none if unknown.

    >>> Pattern(r" ben nao (?:som|muon) hon ", " ben nao ").search(" han ben nao som hon ") is not None
    True
    >>> Pattern(r" ben nao (?:som|muon) hon ", " ben nao ").search(" han cap xa ") is None
    True
    """

    __slots__ = ("_made", "_source", "_words")

    def __init__(self, source: str, *words: str) -> None:
        self._source, self._words = source, words
        self._made: re.Pattern[str] | None = None

    @property
    def first_words(self) -> frozenset[str]:
        """One word of each of its words and phrases: where none of these is said, the pattern does not match.

        ValueError where it names none, or parts of words.
        """
        if not self._words or not all(word.startswith(" ") and word.endswith(" ") for word in self._words):
            raise ValueError(self._source)
        return frozenset(word.split()[0] for word in self._words)

    @property
    def made(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._made is None:
            self._made = re.compile(self._source)
        return self._made

    def search(self, flat: str, start: int = 0) -> re.Match[str] | None:
        """Find the pattern in folded words with a space around each, from a character on."""
        for word in self._words:
            if word in flat:
                break
        else:
            if self._words:
                return None
        return (self._made or self.made).search(flat, start)

    def each(self, text: str) -> Iterator[re.Match[str]]:
        """Give every match in a text, none of which overlap."""
        for word in self._words:
            if word in text:
                break
        else:
            if self._words:
                return iter(())
        return (self._made or self.made).finditer(text)


ON_A_DAY = Pattern(r" (?:dien ra|to chuc|hop|khai mac|lam) (?:vao |trong )?(?:ngay|hom) \d", " ngay ", " hom ")
"""An event said to be held on a day."""

PART = Pattern(r" co (?:phan|muc|tiet muc|noi dung) ", " co ")
"""A part asked after, of which an agenda may be made."""

FAMILY = Pattern(
    r"(?<! ngoai)(?<! tru)(?<! ho) (?:gia dinh|nguoi nha|nguoi than|than nhan|ho hang|vo con|chong con"
    r"|vo chong(?: con cai)?|con cai|con chau|bo me|cha me|ba me(?! viet| vn)|ba con"
    r"|(?:dua|dan|cho|moi) (?:vo|chong)|(?:vo|chong) cua|nha ho|nha minh|nha co (?:\w+ )?(?:nguoi|ai)"
    r"|nha (?:nguoi|cong dan|ai)) ",
    " gia dinh ",
    " nguoi nha ",
    " nguoi than ",
    " than nhan ",
    " ho hang ",
    " vo ",
    " chong ",
    " con cai ",
    " con chau ",
    " bo me ",
    " cha me ",
    " ba me ",
    " ba con ",
    " nha ",
)
"""Relatives of somebody."""

PER_HEAD = Pattern(
    r" (?:moi|tung|mot|1) (?:ca nhan|cong dan|nguoi|guong|dien hinh|nha)(?: \w+){0,9} "
    r"(?:moi|di cung|keo|dua|dan|cu|di theo|di kem|duoc)(?: \w+){0,4} (?:may|bao nhieu) "
    r"| (?:\d{1,4}|hai|ba|bon|muoi) (?:cong dan|ca nhan|gia dinh|guong|nha|nguoi|vi)(?: \w+){0,3} "
    r"(?:ton vinh|vinh danh|tuyen duong|tieu bieu|tang danh hieu|duoc tang|duoc trao)(?: \w+){0,14} "
    r"(?:tong|may|bao nhieu|thi sao) "
    r"|^(?=.* (?:vinh danh|ton vinh|cong dan|tieu bieu) ).* nha (?:chi|anh|em|bac|ong|ba|co|chu)(?: \w+){0,5} "
    r"(?:may|bao nhieu|\d+) (?:nguoi|dai bieu|khach|cho|suat) "
    r"| (?:may|bao nhieu) (?:nguoi|dai bieu|khach|suat)(?: \w+){0,6} (?:di cung|di kem|di theo) ",
    " moi ",
    " tung ",
    " mot ",
    " 1 ",
    " ton vinh ",
    " vinh danh ",
    " tuyen duong ",
    " tieu bieu ",
    " duoc tang ",
    " duoc trao ",
    " danh hieu ",
    " di cung ",
    " di kem ",
    " di theo ",
)
"""A number of people for each one who is honoured, or for a number of them."""

_HALL = (
    r"(?:nha van hoa|nha thi dau|hoi truong|trung tam|quang truong|san van dong|nha hat|rap|cung van hoa|khach san"
    r"|nha khach|tru so|thu vien|bao tang|nha da nang|phong hop|hoi quan|san van hoa|uy ban)"
)
_NO_NAME = "(?!ha|a|dung|phai|co|khong|nhi|chu|hay|vay|the|nhe|chua|duoc|thi|la|ngay|luc|vao)"

VENUE_CLAIMED = Pattern(
    rf" (?:o|tai|trong|ngoai|ben|vao|sang|ra) (?:\w+ ){{0,2}}(?P<place>{_HALL}(?: {_NO_NAME}\w+){{0,4}}) "
    r"(?:\w+ ){0,3}(?:dung khong|phai khong|khong|ha|a|nhi|chu|dung chua|hay) ",
    " o ",
    " tai ",
    " trong ",
    " ngoai ",
    " ben ",
    " vao ",
    " sang ",
    " ra ",
)
"""A hall named in which something is said to be held; `place` is that hall."""

RECEIVING = Pattern(
    r" (?:ke hoach|van ban)(?: nay| tren| nao)? (?:co |da |duoc )*gui | noi nhan | co trong "
    r"(?:danh sach )?(?:noi )?nhan | nhan(?: duoc)? (?:ban |van ban )?(?:ke hoach|van ban)(?: nay| tren)? ",
    " gui ",
    " nhan ",
)
"""The plan at hand sent to somebody, who is then named as no place of a plan."""

_SPAN = r"(?:quy|thang|t) ?(?:\d{1,2}|i{1,3}|iv|mot|hai|ba|tu|bon)(?: (?:nam )?20\d\d)?"
_WHETHER = (
    r"(?:duoc|on|ok|kip|sao|tre|muon|cham|qua|vi pham|hop le|dung han|trong han|van de gi|quy dinh"
    r"|ke hoach|tien do|chap nhan|dam bao|bao dam|quy che|phep)(?: \w+){0,2}"
    r" (?:khong|chua|ha|nhi|a|chu) "
)
_ENDS = (" the ", " vay ", " con ", " sao ", " the nao ", " khong ", " chua ", " ha ", " nhi ", " a ", " chu ")


def _held_in(span: str) -> str:
    """Return the source of a pattern for questions whether something may be held in some span of time."""
    return (
        r" (?:to chuc|lam|hop|mo|de|doi|lui|sang|toi|den|vao|dinh|du kien|tien hanh|chuyen|trong|hoan thanh|xong)"
        rf"(?: \w+){{0,10}} {span} (?:\w+ ){{0,8}}{_WHETHER}"
        rf"| {span} (?:\w+ ){{0,8}}(?:to chuc|lam|hop|mo|tien hanh|hoan thanh|xong)(?: \w+){{0,14}} {_WHETHER}"
        rf"| (?:dai hoi|hoi nghi)(?: \w+){{0,12}} {span} (?:co |thi |moi |la |dung |roi ){{0,3}}{_WHETHER}"
    )


IN_A_MONTH = Pattern(
    rf"{_held_in(_SPAN)}"
    rf"|^ (?:(?:con|the|vay|neu|sang|la|lam|vao|trong|doi|roi) )*{_SPAN} (?:thi )?(?:sao|the nao) "
    rf"|^ (?:(?:con|the|vay|neu|sang|roi) )+{_SPAN} (?:(?:thi|a|anh|nhi) )*$",
    *_ENDS,
)
"""Whether something may be held in a month or quarter (tháng 7 mới làm có được không)."""

ON_THAT_DAY = Pattern(_held_in(r"\d{1,2} (?:thang )?\d{1,2}(?: (?:nam )?20\d\d)?"), *_ENDS)
"""Whether something may be held on a day (15/8 mới làm có được không)."""

WHOLE_ASKED = Pattern(
    r" tong(?: so| cong)?(?: \w+){0,4} (?:bao nhieu|may) "
    r"| (?:bao nhieu|may) (?:\w+ ){0,3}(?:tong cong|tat ca|ca thay) ",
    " tong ",
    " tat ca ",
    " ca thay ",
)
"""How many delegates there are in all, where the number of some of them is named."""

HELD_AGAINST = Pattern(
    r" (?:hop|to chuc|lam|mo|xong|hoan thanh|nop|gui|trinh|khai mac|chot|dinh|du kien)(?: \w+){0,6} "
    r"(?:ngay |hom |vao )*\d{1,2} \d{1,2}(?: \d{4})?(?: \w+){0,4} (?:dung han|trong han|qua han|tre|muon|kip|cham|duoc"
    r"|on|sao|hop le|dung quy dinh|vi pham|vuot han|lo han)(?: \w+){0,3} (?:khong|chua|ha|nhi|a) "
    r"| (?:da|hom nay|nay|bay gio|hien) (?:la )?(?:ngay )?\d{1,2} \d{1,2}(?: \d{4})?(?: \w+){0,8} "
    r"(?:tre|muon|kip|qua han|dung han|con han)(?: \w+){0,3} (?:khong|chua|ha|nhi|a) ",
    " khong ",
    " chua ",
    " ha ",
    " nhi ",
    " a ",
)
"""A day of one's own that is held against a deadline, which points to no plan either."""

SENT_AND_HELD = Pattern(
    r" (?:nop|gui|bao cao)(?: \w+){0,3} (?:va|voi|lan|cung)(?: \w+){0,2} (?:han|ngay|lich|moc|thoi gian)"
    r" (?:to chuc|hop|hoi nghi|dai hoi|dien ra) "
    r"| (?:han|ngay|lich|moc|thoi gian) (?:to chuc|hop|hoi nghi|dai hoi|dien ra)(?: \w+){0,3} (?:va|voi|lan|cung)"
    r"(?: \w+){0,2} (?:nop|gui|bao cao) ",
    " nop ",
    " gui ",
    " bao cao ",
)
"""The day on which papers are sent and that on which an event is held, asked for in one breath."""

PLAN_OF = Pattern(r" ke hoach (?:\w+ ){0,4}(?:xa|phuong|huyen|tinh|thanh pho) ", " ke hoach ")
"""A level that only tells whose plan is meant (theo kế hoạch của xã Bình Thành)."""

OWN_PLAN_SENT = Pattern(
    r" (?:lam|lap|xay|xay dung|soan|soan thao|viet|ra|ban hanh)(?: mot| ban| cai| xong| xong xuoi| them)* ke hoach "
    r"(?!nay )(?:\w+ ){0,9}(?:gui|nop|trinh|bao cao) (?:len|ve|cho|di|o|toi|den|qua|khong|ai|dau) ",
    " ke hoach ",
)
"""A plan of its own that a unit makes and sends in."""

PRINCIPLES = Pattern(
    r" khen(?: thuong)?(?: \w+){0,14} nguyen tac | nguyen tac(?: \w+){0,5} khen ",
    " nguyen tac ",
)
"""The principles of commending asked for."""

GUESTS_DECIDED = Pattern(
    r" (?:quyet dinh|quyet|chot|an dinh|duyet)(?: ve)? (?:con )?so (?:luong )?(?:dai bieu|khach moi|nguoi du) ",
    " quyet ",
    " chot ",
    " an dinh ",
    " duyet ",
)
"""Who decides on the number of delegates."""
