"""Texts of every sort: questions, commands, answers to forms, injections, odd characters, and mixtures of all."""

from __future__ import annotations

import json
import random
import unicodedata
from functools import cache
from pathlib import Path

from handlers.routes import routes

QUESTIONS = Path(__file__).parent.parent / "questions"

MOST = 4096
"""How many UTF-16 units a message holds."""

ANSWERS = (
    "1", "2", "9", "0", "-1", "gửi", "quay lại", "sửa", "huỷ", "hủy", "bỏ qua", "có", "không", "xong", "?",
    "xã Bình Thành", "sở Nội vụ", "phường Tam Thanh", "xóm 7", "công ty TNHH A & B", "Nguyễn Văn An, Chủ tịch",
    "0912345678", "+84 912 345 678", "20/8", "30/8/2025", "sáng 20/8 tại hội trường", "120 đại biểu", "đại hội",
    "hội nghị", "trực tuyến", "kết hợp, 3 điểm cầu", "thứ hai tuần sau", "mai", "hôm qua", "ngày 20 tháng 8",
)  # fmt: skip
"""What people answer to the questions of a form."""

DIALOGUES = (
    (
        "/dangky thai-nguyen-2025; xã Số {unit}; loại đơn vị: xã",
        "đồng ý",
        "đại hội",
        "20/8",
        "sáng",
        "Hội trường UBND xã <b>&",
        "120",
        "90",
        "4",
        "Nguyễn Văn An, Chủ tịch",
        "0912345678",
        "gửi",
        "/phieu",
        "1",
    ),
    ("/bantin", "bật", "7:30", "1", "/bantin tắt", "/bantin 25:99", "/bantin 07:00 thai-nguyen-2025", "/bantin"),
    (
        (
            "/dangky thai-nguyen-2025; xã Số {unit}; loại đơn vị: xã; hình thức: đại hội; ngày: 20/8; buổi: sáng;"
            " đại biểu: 120; liên hệ: Nguyễn Văn An, Chủ tịch; điện thoại: 0912345678"
        ),
        "đồng ý",
        "sửa",
        "quay lại",
        "gửi",
        "/huy",
    ),
    ("/dulieucuatoi", "/xoadulieu", "có", "/quyen", "/nhacviec", "/lich thai-nguyen-2025", "/chonkehoach", "2"),
)
"""Dialogues that are mostly sensible, line by line."""

ODD = (
    "", " ", "\n", "\x00", "\x00\x01\x02\x07\x1b[31m", "\ufeff\u200b\u200d\u2060", "\u202eđảo ngược\u202c", "\ud83d",
    "a\udc00b\ud800", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞", "👨‍👩‍👧‍👦" * 9, "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "مرحبا כן", "ﷺ",
    "<b>", "</b>", "<b><i>x</b></i>", "<script>alert(1)</script>", "<a href='javascript:x'>x</a>", "&lt;b&gt;",
    "&amp;amp;",
    "&", "<", ">", '"', "'", "&#0;", "&nbsp;", "<!-- -->", "<tg-spoiler>", "{{ 7*7 }}", "{% raise %}", "{{ desk }}",
    "{{''.__class__.__mro__}}", "{0}", "%s%s%n", "${jndi:ldap://x}", "*_[]()~`>#+-=|{}.!\\", "[a](tg://user?id=1)",
    "'; DROP TABLE registrations;--", "' OR '1'='1", "1); DELETE FROM units; --", "\\", "\\x00", "%00",
    "../../etc/passwd",
    'NEAR("hạn" "cấp", 3)', "hạn AND", "OR", "NOT hạn", "hạn*", '"', '"hạn', "^hạn", "tieu_de : hạn", "(((",
    "hạn + cấp",
    "²", "½", "Ⅻ", "１２３", "٣٤", "①", "1e9", "-0", "NaN", "inf", "0x1F", "1_000", "1,5", "1.000.000.000",
    "9" * 400,
    "31/2/2025", "0/0/0", "99/99/9999", "30/8/99999", "29/2/2023", "1/1/0001", "31/12/9999", "quý 5", "tháng 13/2025",
    "năm 0", "năm 99999", "12:61", "25 giờ", "110%", "-5%", "0 đại biểu", "99999999999999999999 đại biểu", "mục II.4",
    "mục MMMM.9999", "KH 21/KH-UBND", "KH /KH-UBND", "/", "//", "/ /", "@", "@kehoach_bot", "@kehoach_bot @kehoach_bot",
    "http://a.vn/?a=1&b=<c>", "a@b.vn", "#hạn", "$HAN", "=HYPERLINK(\"http://a.vn\")", "+1", "@SUM(A1)", "\t=1",
)  # fmt: skip
"""Bits that trip up readers of numbers, dates, markup, templates, queries and spreadsheets."""

LONG = (
    "a",
    " ",
    "1",
    "1/",
    "-",
    "(",
    "/",
    "đ",
    "đ ",
    "Ậ",
    "\n",
    ".",
    "1 ",
    "a1",
    "🙂",
    "<b>",
    "&amp;",
    "không ",
    "̉",
    "hạn cấp xã ",
)
"""What is repeated to the full length of a message."""

STARTS = ("/start ", "/start d", "/start p-thai-nguyen-2025", "/start moi_", "/start " + "A" * 64, "/start dk_1_2_3")


@cache
def questions() -> tuple[str, ...]:
    """Give the golden questions."""
    lines = [line for file in sorted(QUESTIONS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return tuple(str(json.loads(line)["question"]) for line in lines)


@cache
def commands() -> tuple[str, ...]:
    """Give all commands, their aliases too."""
    return tuple(f"/{name}" for route in routes().commands for name in (route.name, *route.aliases))


def text(luck: random.Random) -> str:
    """Make a text, at most as long as a message may be."""
    made = luck.choices((_question, _command, _answer, _odd, _long, _mixed, _start), (30, 14, 20, 14, 2, 18, 2))[0](
        luck
    )
    return cut(_disturbed(made, luck) if luck.random() < 0.4 else made)


def cut(said: str, most: int = MOST) -> str:
    """Cut a text to so many UTF-16 units."""
    while len(said.encode("utf-16-le", "surrogatepass")) > 2 * most:
        said = said[: max(most - (len(said.encode("utf-16-le", "surrogatepass")) // 2 - len(said)), 1) - 1][:most]
    return said


def _question(luck: random.Random) -> str:
    return luck.choice(questions())


def _command(luck: random.Random) -> str:
    target = luck.choices(("", "@kehoach_bot", "@khac_bot"), (8, 2, 1))[0]
    rest = luck.choice((_question, _answer, _odd, lambda luck: ""))(luck)
    return f"{luck.choice(commands())}{target} {rest}"


def _answer(luck: random.Random) -> str:
    return luck.choice(ANSWERS)


def _odd(luck: random.Random) -> str:
    return "".join(luck.choice(ODD) for _ in range(luck.choice((1, 1, 2, 5))))


def _long(luck: random.Random) -> str:
    return luck.choice(LONG) * MOST


def _start(luck: random.Random) -> str:
    return luck.choice(STARTS) + luck.choice(("", str(luck.randrange(10**9)), _odd(luck)))


def _mixed(luck: random.Random) -> str:
    parts = [luck.choice((_question, _answer, _odd, _command))(luck) for _ in range(luck.randint(2, 4))]
    return luck.choice((" ", "\n", "", ", ", "; ")).join(parts)


def _disturbed(said: str, luck: random.Random) -> str:
    """Change some characters of a text, or the form that they are in."""
    way = luck.randrange(6)
    if way == 0:
        return unicodedata.normalize("NFD", said)
    if way == 1:
        return said.upper()
    if way == 2:
        return "".join(c for c in unicodedata.normalize("NFD", said) if not unicodedata.combining(c))
    chars = list(said[:1000])
    for _ in range(luck.randint(1, 5)):
        at = luck.randrange(len(chars) + 1)
        piece = luck.choice((luck.choice(ODD), chr(luck.randrange(1, 0x11000)), luck.choice("0123456789/.-;,:%<>&")))
        chars[at : at + luck.randrange(3)] = list(piece)
    return "".join(chars)
