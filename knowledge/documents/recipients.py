"""Which bodies that are given work are not among the recipients of a plan."""

from __future__ import annotations

from rapidfuzz import fuzz

from knowledge.documents.agencies import agency_key
from knowledge.facts import Plan
from knowledge.text import fold

KIND_ONLY = ("cac ", "thu truong", "giam doc", "chu tich", "dong chi", "nguoi ", "can bo")
"""How names begin that stand for many bodies."""

OFFICES = (
    *(
        "so ",
        "cuc ",
        "chi cuc ",
        "thanh tra",
        "ban ",
        "van phong",
        "cong an",
        "bo chi huy",
        "thue",
        "kho bac",
        "trung tam",
        "bao ",
    ),
    *("dai ", "phong ", "vien ", "hoi ", "doan ", "tai chinh", "van hoa", "cong ty"),
)
ALL_OFFICES = (
    *(
        "so ban nganh",
        "so nganh",
        "co quan don vi",
        "phong ban",
        "nhu tren",
        "don vi trong",
        "ban nganh",
        "don vi thuoc",
    ),
    *("co quan chuyen mon", "don vi tren dia ban"),
)
PLACES = ("uy ban nhan dan", "xa", "phuong", "xom", "thon")
ALL_PLACES = (
    "uy ban nhan dan xa",
    "uy ban nhan dan huyen",
    "uy ban nhan dan phuong",
    "xa phuong",
    "xom",
    "thon",
    "dia phuong",
    "nhu tren",
)
FRONTS = ("uy ban mat tran", "lien doan", "hoi ", "doan ")
ALL_FRONTS = ("mat tran", "doan the", "nhu tren", "to chuc chinh tri")
COUNCILS = ("hoi dong thi dua", "thanh vien hoi dong", "thuong truc hoi dong")
KINDS = ((OFFICES, ALL_OFFICES), (PLACES, ALL_PLACES), (FRONTS, ALL_FRONTS), (COUNCILS, ("hoi dong", "tdkt")))
"""How the keys of bodies of a kind begin, and the recipients that stand for all of the kind."""


def left_out(plan: Plan) -> list[str]:
    """Give the bodies with tasks that are not among the recipients, by name or by kind."""
    bodies = dict.fromkeys(part.strip() for task in plan.tasks for part in task.agency.split(";"))
    return [body for body in bodies if not fold(body).startswith(KIND_ONLY) and not _receives(body, plan)]


def _receives(body: str, plan: Plan) -> bool:
    name, issuer = agency_key(body), agency_key(plan.issuer)
    if name in issuer or issuer in name:
        return True
    recipients = [agency_key(each) for each in plan.recipients]
    if any(fuzz.token_set_ratio(name, each) >= 80 for each in recipients):
        return True
    whole = " ; ".join(recipients)
    return any(name.startswith(starts) and any(word in whole for word in words) for starts, words in KINDS)
