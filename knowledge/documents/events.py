"""Events that a plan arranges: from its title, and from whom its clauses on form, time and numbers are about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.documents.clauses import ancestors
from knowledge.documents.event_forms import forms_of
from knowledge.documents.found import LIKELY, SURE, Found, source_of
from knowledge.documents.levels import levels_of
from knowledge.documents.setting import Setting
from knowledge.facts import Event, Form, Stated
from knowledge.text import fold, key

KINDS = (
    ("congress", r"đại hội (?!đảng|đại biểu)"),
    ("conference", r"hội nghị|lễ |hội thảo|toạ đàm|tọa đàm|gặp mặt|diễn đàn|kỳ họp"),
    (
        "campaign",
        (
            r"đợt thi đua|phong trào|tháng (?:hành động|cao điểm|thanh niên|công nhân)|chiến dịch|đợt cao điểm"
            r"|tuần lễ|cuộc vận động"
        ),
    ),
    ("other", r"hội thi|hội thao|ngày hội|cuộc thi|giải |liên hoan|cuộc bầu cử|diễn tập|tập huấn"),
)
NAME = re.compile(
    r"(?P<name>(?:Đại hội (?!Đảng|đại biểu)|Hội nghị|Lễ|Hội thảo|Tọa đàm|Gặp mặt|Diễn đàn|Đợt thi đua"
    r"|Phong trào|Hội thi|Hội thao|Ngày hội|Cuộc thi|Giải|Liên hoan"
    r"|Tháng hành động|Chiến dịch|Tuần lễ|Kỳ họp)[^;]{3,220})",
    re.IGNORECASE,
)
DURATION = re.compile(
    r"(?:dự kiến\s+)?(?:trong\s+)?(?<!giờ )(?<!\dh)(?<!\d)(?:(?:0?[1-9]|½|1/2|nửa|một)\s+(?:ngày"
    r"|buổi))(?!\s*(?:làm việc|/|tháng|trước|sau|kể))",
    re.IGNORECASE,
)
ALIAS = re.compile(r"gọi (?:chung |tắt )*là\s*:?\s*(?P<name>[^():.;]{4,40})\)")
VENUE = re.compile(r"(?:địa điểm)(?:\s[^:.;]{0,40})?\s*:\s*(?:tại\s+)?(?P<where>[^.;]{4,140})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events of a plan, and for each scope of its clauses the id of its event; empty ids for none."""

    events: tuple[Found[Event], ...]
    ids: dict[str, str]
    main: str

    def of(self, scope: str) -> tuple[str, ...]:
        """Give the ids of the events that a scope is about, as a fact holds them."""
        found = self.ids.get(key(scope), "" if scope else self.main)
        return (found,) if found else ()


def find_events(setting: Setting) -> Calendar:
    """Give the events of a document."""
    title = setting.front.title
    name = NAME.search(title)
    kind = next((kind for kind, pattern in KINDS if re.search(pattern, title, re.IGNORECASE)), "")
    ids, found = _scoped(setting, kind or "other", name["name"].strip() if name else "")
    if not found and name and kind and setting.clauses:
        event = Event(
            id="su-kien",
            section="",
            name=_short(name["name"]),
            kind=kind,
            label=_label(name["name"]),
            levels=levels_of(setting.front.issuer),
        )
        at = _place(setting)
        found = [
            Found(
                replace(event, section=setting.clauses[at].section or "I"),
                source_of(setting.clauses[at], title),
                LIKELY,
            )
        ]
    main = found[0].fact.id if len(found) == 1 else ""
    return Calendar(tuple(_filled(setting, each, ids, main) for each in found), ids, main)


def _scoped(setting: Setting, kind: str, title: str) -> tuple[dict[str, str], list[Found[Event]]]:
    """Give the events that clauses on form, time or numbers speak of, one for each level."""
    ids: dict[str, str] = {}
    found: list[Found[Event]] = []
    by_levels: dict[tuple[str, ...], str] = {}
    for at, clause in enumerate(setting.clauses):
        scope = setting.scopes[at]
        levels = levels_of(scope)
        if not levels or key(scope) in ids or not _arranges(setting, at):
            continue
        if above := _above(setting, at, ids):
            ids[key(scope)] = above
            continue
        if "grassroots" not in levels and re.search(r"gọi (?:chung )?là cấp cơ sở", clause.text):
            levels = (*levels, "grassroots")
        same = by_levels.get(levels) or _known(levels, by_levels)
        if same is None:
            same = by_levels[levels] = _fresh_id(levels, set(by_levels.values()))
            found.append(Found(_event(setting, at, same, levels, title, kind), source_of(clause), LIKELY))
        ids[key(scope)] = same
        if NAME.match(scope):
            found = [_renamed(each, scope) if each.fact.id == same else each for each in found]
    return ids, found


def _above(setting: Setting, at: int, ids: dict[str, str]) -> str:
    """Give the event of the clause that holds this one, nothing where that is of none."""
    parent = setting.clauses[at].parent
    return ids.get(key(setting.scopes[parent]), "") if parent >= 0 and setting.scopes[parent] else ""


def _arranges(setting: Setting, at: int) -> bool:
    """Tell whether a clause says when, how or with whom its scope meets."""
    if setting.topics[at] not in ("form", "schedule", "composition"):
        return False
    return bool(re.match(r"(?:đ[ốôo]i với|cấp|tại|đại hội|hội nghị|lễ)", _scope_text(setting, at), re.IGNORECASE))


def _known(levels: tuple[str, ...], by_levels: dict[tuple[str, ...], str]) -> str | None:
    """Give the event of which these levels are another name."""
    if levels == ("grassroots",):
        return next((held for known, held in by_levels.items() if "grassroots" in known), None)
    if levels[0] == "province":
        return next((held for known, held in by_levels.items() if known[0] == "province"), None)
    return None


def _event(setting: Setting, at: int, own: str, levels: tuple[str, ...], title: str, kind: str) -> Event:
    scope = setting.scopes[at]
    alias = ALIAS.search(setting.clauses[at].text)
    label = alias["name"].strip() if alias else scope if len(scope) < 60 else scope[:57].rsplit(" ", 1)[0] + "…"
    return Event(
        id=own,
        section=setting.clauses[at].section or "I",
        name=_event_name(alias["name"].strip() if alias else scope, title, kind),
        kind=_kind(scope, kind),
        label=label,
        levels=levels,
        units=scope,
    )


def _renamed(found: Found[Event], name: str) -> Found[Event]:
    return replace(found, fact=replace(found.fact, name=_short(name)))


def _scope_text(setting: Setting, at: int) -> str:
    for clause in (setting.clauses[at], *ancestors(setting.clauses, at)):
        if setting.scopes[at][:30].lower() in clause.text.lower() or fold(clause.text).startswith("doi voi"):
            return clause.text
    return ""


def _kind(scope: str, kind: str) -> str:
    return next((name for name, pattern in KINDS if re.search(pattern, scope, re.IGNORECASE)), kind)


def _event_name(scope: str, title: str, kind: str) -> str:
    if re.match(r"đại hội|hội nghị|lễ", scope, re.IGNORECASE):
        return scope
    word = {"congress": "Đại hội", "conference": "Hội nghị"}.get(kind, "")
    named = re.match(
        r"(?:Đại hội Thi đua yêu nước|Hội nghị điển hình tiên tiến|Đại hội|Hội nghị|Lễ|Đợt thi đua)",
        title,
        re.IGNORECASE,
    )
    return _short(f"{named[0] if named else word} {scope}".strip())


def _label(name: str) -> str:
    return _short(name)[:60].rsplit(" ", 1)[0] if len(name) > 60 else name.strip()


def _short(name: str) -> str:
    name = " ".join(name.split()).strip(" .,;")
    return name if len(name) <= 160 else name[:160].rsplit(" ", 1)[0]


def _fresh_id(levels: tuple[str, ...], taken: set[str]) -> str:
    names = {
        "province": "tinh",
        "district": "cap-huyen",
        "commune": "cap-xa",
        "department": "so-nganh",
        "grassroots": "co-so",
        "hamlet": "xom",
        "company": "doanh-nghiep",
        "front": "doan-the",
        "agency": "co-quan",
    }
    base = "co-so" if "grassroots" in levels else names.get(levels[0] if levels else "", "su-kien")
    return next(name for name in (base, *(f"{base}-{number}" for number in range(2, 200))) if name not in taken)


def _place(setting: Setting) -> int:
    """Give the clause that arranges a single event: the first on time, venue or agenda."""
    for topic in ("schedule", "venue", "agenda", "composition", "content"):
        for at, held in enumerate(setting.topics):
            if held == topic:
                return at
    return 0


def _filled(setting: Setting, found: Found[Event], ids: dict[str, str], main: str) -> Found[Event]:
    """Add an event's form, duration and venue, each where the document says it."""
    event = found.fact
    for at, clause in enumerate(setting.clauses):
        if (ids.get(key(setting.scopes[at]), main if not setting.scopes[at] else "") != event.id) or setting.topics[
            at
        ] in ("purpose", "organising"):
            continue
        section = clause.section or "I"
        if event.venue is None and (where := VENUE.search(clause.text)):
            event = replace(event, venue=Stated(section=section, text=" ".join(where["where"].split())))
        if (
            event.duration is None
            and setting.topics[at] in ("schedule", "form", "content", "composition")
            and (length := DURATION.search(clause.text))
        ):
            event = replace(event, duration=Stated(section=section, text=" ".join(length[0].split())))
        if event.form is None and (items := forms_of(setting, at)):
            event = replace(event, form=Form(section=section, items=items))
    return replace(found, fact=event, confidence=SURE if event.venue or event.duration else found.confidence)
