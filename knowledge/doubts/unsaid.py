"""Doubts about what people go on to ask of what a plan names, and no plan tells: words, outcomes, particulars."""

from __future__ import annotations

from knowledge.doubts.case import About, Case, when
from knowledge.due import about, needs
from knowledge.patterns import Pattern

_LEADER = r"(?:lanh dao|chu tich|bi thu|giam doc|thu tuong|dai bieu trung uong)"
_SPEECH = Pattern(
    r" (?:(?:bai|ban|noi dung) (?:phat bieu|noi chuyen)|dien van|dap tu)(?: \w+){0,16}"
    r" (?:noi|viet|nhac|de cap|noi dung|gom|co)(?: (?:den|ve|toi|nhung|cac|dieu|cai))* gi "
    rf"| {_LEADER}(?: (?!ai|nao|giao|yeu cau)\w+){{0,5}} (?:noi|phat bieu|nhan manh|dan do|cam ket)"
    r"(?: (?:nhung|ve|dieu|cai))* gi "
    rf"| {_LEADER}(?: (?!ai|nao|giao|yeu cau)\w+){{0,5}} (?:chi dao|ket luan)(?: nhung| dieu)? gi"
    r"(?: \w+){0,2} (?:hoi nghi|dai hoi|buoi le|le) ",
    " phat ",
    " noi ",
    " dien ",
    " dap ",
    " nhan ",
    " dan ",
    " cam ",
    " chi ",
    " ket ",
)


@needs(_SPEECH)
def speech(case: Case) -> About | None:
    """Doubt facts where it is asked what somebody said; plans say who speaks, and who writes it."""
    return when(not case.best.entry.gap and _SPEECH.search(case.reading.flat) is not None)


_OUTCOME = Pattern(
    r"(?<! bao cao)(?<! danh gia)(?<! neu) ket qua(?: cua)?"
    r"(?: (?:hoi nghi|dai hoi|dot thi dua|le|buoi le)(?: \w+){0,12})? (?:ra sao|the nao|nhu the nao|la gi|sao roi) ",
    " ket ",
)
_NAMED = Pattern(
    r" ten (?:cua )?(?:nhung |cac )?(?:nguoi|ca nhan|tap the|don vi|dai bieu)(?: \w+){0,2} duoc "
    r"| ai (?:da )?duoc (?:khen|tuyen duong|ton vinh|trao|bieu duong|vinh danh|thuong)(?: \w+){0,14} roi "
    r"| ai (?:doc|dan|trinh bay|dieu hanh|chu tri|quay|chup|hat|mua) (?:\w+ ){1,18}ten (?:la )?gi "
    r"| (?:bao|dai) nao (?:\w+ ){1,14}roi "
    r"| (?:bao nhieu|may) (?:\w+ ){0,3}(?:da|dang) (?:dang ky|xac nhan|bao danh|den|toi|co mat|du) "
    r"| (?:xa|phuong|huyen|don vi|xom|so|noi) nao (?:\w+ ){0,4}duoc (?:khen|thuong|ton vinh|tuyen duong)"
    r"(?: \w+){0,3} nhat | thanh tich (?:cua|noi bat)(?: \w+){1,16} (?:la gi|gom gi|the nao|ra sao) "
    r"| (?:doi|lui|chuyen|hoan) (?:lich )?sang (?:ngay nao|hom nao|khi nao|bao gio|thang may) ",
    " nhat ",
    " thanh ",
    " sang ",
    " dang ",
    " da ",
    " ten ",
    " ai ",
    " bao ",
    " dai ",
)


@needs(_OUTCOME, _NAMED)
def outcome(case: Case) -> About | None:
    """Doubt facts where it is asked how an event went, and whom it rewarded; plans are made before."""
    flat = case.reading.flat
    asked = _OUTCOME.search(flat) is not None or _NAMED.search(flat) is not None
    return when(asked and not case.best.entry.gap)


_OF_A_BODY = Pattern(
    r" dia chi | tru so | gio lam viec | ten (?:la )?gi | so dien thoai | email "
    r"| (?:bao nhieu|may) (?:can bo|nhan vien|bien che|cong chuc|vien chuc|phong ban|lanh dao) "
    r"| (?:ai|nguoi nao|dong chi nao|can bo nao) (?:o|thuoc|cua) (?:\w+ ){1,10}(?:phu trach|lam|lo|chiu) "
    r"| da (?:\w+ ){0,5}(?:xong|hoan thanh)(?: \w+){0,10} chua ",
    " dia ",
    " tru ",
    " gio ",
    " ten ",
    " dien ",
    " email ",
    " can ",
    " nhan ",
    " bien ",
    " cong ",
    " vien ",
    " phong ",
    " lanh ",
    " phu ",
    " lam ",
    " lo ",
    " chiu ",
    " chua ",
)


_WORK = ("task", "deadline")


@about(*_WORK)
@needs(_OF_A_BODY)
def of_a_body(case: Case) -> About | None:
    """Doubt work where a body's address, people or progress is asked for."""
    if case.best.entry.kind not in _WORK:
        return None
    if case.best.entry.gap or not case.reading.agencies:
        return None
    return when(_OF_A_BODY.search(case.reading.flat) is not None)


_OF_A_PAPER = Pattern(
    r" (?P<signs>(?:ai|nguoi nao) (?:la nguoi )?ky) | may (?:trang|muc|phu luc|dieu|chuong|khoan) "
    r"| (?:dieu|khoan|chuong|phu luc) (?:thu )?\d+ (?:\w+ ){0,20}(?:gi|the nao|sao) "
    r"| gui (?:cho |toi |den |di )?(?:ai|dau|nhung ai|noi nao) | (?:tai|tim|xem) (?:\w+ ){0,12}o dau | bao nhieu tien ",
    " ky ",
    " may ",
    " dieu ",
    " khoan ",
    " chuong ",
    " phu ",
    " gui ",
    " tai ",
    " tim ",
    " xem ",
    " tien ",
)


_PAPERS = ("basis", "replaces", "signer")


@about(*_PAPERS)
@needs(_OF_A_PAPER)
def of_a_paper(case: Case) -> About | None:
    """Doubt a document that a plan cites where its signer, parts or receivers are asked for, which no plan tells."""
    if case.best.entry.kind not in _PAPERS:
        return None
    entry, reading = case.best.entry, case.reading
    if entry.gap or not (reading.documents or " luat " in reading.flat):
        return None
    asked = _OF_A_PAPER.search(reading.flat)
    told = asked and asked["signs"] and getattr(entry.fact, "issuer", "").startswith(_PEOPLE)
    return when(asked is not None and not told)


_PEOPLE = ("Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Thủ tướng")
"""How issuers begin that are one person, who signs."""


_PARTICULAR = Pattern(
    r" (?:(?:mac|do|quan) ao|(?:dung|mo|bat|choi) nhac|mau sac|(?:phong nen|ao|co|nen) mau|bai hat|ca si"
    r"|(?:phat|tang|nhan|trao|co|mua) qua|(?:tang|mua|lang) hoa|phong nen|font|co chu|trang phuc) (?:gi|nao) "
    r"| (?:in|phat|photo) bao nhieu (?:ban|to|cuon) | (?:dai )?may trang "
    r"| tai (?:file|mau|ban mem|ve)(?: \w+){0,16} (?:o dau|cho nao) | mat khau ",
    " gi ",
    " nao ",
    " ban ",
    " to ",
    " cuon ",
    " trang ",
    " file ",
    " dau ",
    " khau ",
)


@needs(_PARTICULAR)
def particular(case: Case) -> About | None:
    """Doubt facts where a thing is asked for that plans leave to those who do the work (mặc áo gì, dùng nhạc gì)."""
    return when(not case.best.entry.gap and _PARTICULAR.search(case.reading.flat) is not None)
