"""What kinds of question a reading makes, from its phrases and from the values it names.

Each rule looks at a reading and changes the weights of kinds in place; they are asked in order.
"""

from __future__ import annotations

from knowledge.due import Due, needs
from knowledge.ordinals import of_places_in_order
from knowledge.patterns import PART, Pattern
from knowledge.reading import Reading
from knowledge.rules import (
    aside,
    bodies_asked,
    claimed,
    colloquial,
    compared,
    dated,
    everyday,
    parts_asked,
    phrasings,
    plainly,
    rephrased,
    requested,
    supposed,
    wherever,
)
from knowledge.rules.counted import (
    of_counts,
    of_days_and_people,
    of_days_claimed,
    of_everybody,
    of_forms,
    of_shares,
)
from knowledge.rules.doers import of_choosers, of_doers, of_intake, of_speakers, of_talks
from knowledge.rules.invited import of_guests, of_titles_of_guests
from knowledge.rules.lifting import Kinds, Rule, drop, lift
from knowledge.rules.replaced import of_the_dropped_plan, of_the_newer_plan
from knowledge.rules.spoken import SPOKEN
from knowledge.rules.worded import WORDED
from knowledge.sent_and_held import A_DAY_CHOSEN

_DOCUMENT = Pattern(r" (?:can cu|to trinh|chi thi|huong dan so|quyet dinh so|nghi quyet|huong dan cua bo) ")
_CITED = Pattern(r" (?:huong dan|quyet dinh so|chi thi|nghi quyet|luat|to trinh|de an) ")
_PAPER_OF = Pattern(
    r" (?:van ban|cong van|giay to) (?:nao )?(?:cua |do )?(?:bo |thu tuong|chinh phu|trung uong|hoi dong thi dua)",
    " van ban ",
    " cong van ",
    " giay to ",
)
_OF_AGENDA = Pattern(r" (?:chuong trinh|hoi nghi|dai hoi|tiet muc|trinh tu) ")
_SIGNED = Pattern(r" (?:ky|ban hanh|ra) (?:\w+ )?(?:ngay|khi|bao gio|hom|thang) ", " ky ", " ban hanh ", " ra ")
_OTHER_ISSUED = Pattern(
    r" (?:ban hanh|phat hanh|ra) (?:van ban |so |to )?"
    r"(?:huong dan|quyet dinh|chi thi|quy che|quyet|thong bao|bao|an pham|giay moi|thu moi|ky yeu) ",
    " ban hanh ",
    " phat hanh ",
    " ra ",
)
_IN_FORCE = Pattern(r" (?:dot|phong trao|hoi nghi|dai hoi) .*(?:con|het) hieu luc ", " hieu luc ")
_OF_A_PLAN = Pattern(r" (?:ke hoach|van ban) (?:\w+ ){0,9}hieu luc ", " hieu luc ")
_OUTLAST = Pattern(r" (?:toi|den) (?:het|cuoi|giua|dau) ", " toi ", " den ")
_LATEST_WHEN = Pattern(r" (?:cham|muon|tre) nhat(?: \w+){0,2} (?:khi nao|bao gio|ngay nao|luc nao) ", " nhat ")
_LATEST = Pattern(r" (?:cham nhat|muon nhat|tre nhat|han chot|han cuoi) ", " nhat ", " han ")
_NEXT_PART = Pattern(
    r" sau (?:khi|phan) .* (?:thi sao|thi den|den gi|toi gi|lam gi|la gi|thi gi|den phan|den muc) "
    r"| roi (?:den|toi|sang) (?:phan|muc|gi|noi dung) | (?:ngay )?(?:sau|truoc) (?:phan|muc) ",
    " sau ",
    " roi ",
    " truoc ",
)
_EVENT_OF_DAY = Pattern(r" (?:hoi nghi|dai hoi|buoi le|le ton vinh) (?:ngay )?\d{1,2} \d{1,2} ")
_ON_RECEIPT = Pattern(r" (?:khi|luc) (?:da |moi )?nhan (?:duoc )?(?:ban )?ke hoach ", " nhan ")
_LASTING = Pattern(r" \d+ (?:ngay|buoi) ", " ngay ", " buoi ")


def _of_the_whole_plan(reading: Reading, kinds: Kinds) -> None:
    """Who receives, signed or was replaced by the plan asks for no task, number or day, whatever words ask along."""
    if "recipients" in kinds and _ON_RECEIPT.search(reading.flat):
        drop(kinds, "recipients")
    if kinds.get("recipients", 0.0) >= 3.0:
        drop(kinds, "task", "composition", "submission")
    if "replaces" in kinds and _IN_FORCE.search(reading.flat) and not _OF_A_PLAN.search(reading.flat):
        drop(kinds, "replaces")
        lift(kinds, "deadline", 3.2)
    if kinds.get("replaces", 0.0) >= 3.0:
        drop(kinds, "number", "issued", "deadline", "agenda", "basis")
    if kinds.get("signer", 0.0) >= 3.0 and kinds.get("task", 0.0) < 3.0:
        drop(kinds, "task")


def _of_a_cited_document(reading: Reading, kinds: Kinds) -> None:
    """The number, day or signer of a document that the plan cites is a question for its legal basis."""
    if reading.documents:
        kinds["basis"] = 3.5
        drop(kinds, "number", "issued", "signer", *(("deadline",) if _SIGNED.search(reading.flat) else ()))
    cited = _CITED.search(reading.flat) is not None
    if "number" in kinds and _PAPER_OF.search(reading.flat):
        kinds["basis"] = 3.5
        drop(kinds, "number", "issued")
    if cited and kinds.get("basis", 0.0) >= 2.0 and {"number", "issued", "signer"} & set(kinds):
        kinds["basis"] = 3.5
    if kinds.get("basis", 0.0) >= 3.0 and (cited or _DOCUMENT.search(reading.flat)):
        drop(kinds, "number", "issued", "issuer", "signer", "deadline", "task", "agenda", "submission")
    if "agenda" in kinds and "basis" in kinds and cited and not _OF_AGENDA.search(reading.flat):
        drop(kinds, "agenda", "award")
        lift(kinds, "basis", 3.4)
    if "issuer" in kinds and _OTHER_ISSUED.search(reading.flat):
        drop(kinds, "issuer")
        kinds["task"] = 3.0


@needs(_LASTING)
def _of_lasting(reading: Reading, kinds: Kinds) -> None:
    """A number of days is a duration, or the time before which something is sent."""
    if not _LASTING.search(reading.flat):
        return
    if "submission" in kinds:
        lift(kinds, "deadline", 3.0)
    if reading.of("number") and not set(kinds) - {"list", "compare"}:
        kinds["duration"] = 3.0


def _of_lateness(reading: Reading, kinds: Kinds) -> None:
    """A congress that is late, or that may be held until some month, is a question for the deadline, not the form."""
    if "form" in kinds:
        named = " hinh thuc " in reading.flat or " hoi nghi " in reading.flat
        outlasting = reading.of("day") and _OUTLAST.search(reading.flat)
        late = "left" in kinds or reading.of("month", "quarter") or outlasting
        chosen = reading.of("day") and A_DAY_CHOSEN.search(reading.flat)
        if (late and not named) or chosen or _LATEST_WHEN.search(reading.flat):
            drop(kinds, "form")
            lift(kinds, "deadline", 3.0)
    if "left" in kinds:
        drop(kinds, "duration")
    if kinds.get("agenda", 0.0) >= 3.0:
        drop(kinds, "content")
    if {"deadline", "left"} & set(kinds) and _LATEST.search(reading.flat):
        drop(kinds, "agenda_item", "agenda", "period")


@needs(_NEXT_PART)
def _of_next_parts(reading: Reading, kinds: Kinds) -> None:
    """What comes after something said or done is a question for the agenda."""
    if _NEXT_PART.search(reading.flat) and "deadline" not in kinds:
        lift(kinds, "agenda", 3.4)
        drop(kinds, "task")


def _of_days(reading: Reading, kinds: Kinds) -> None:
    """A day, month or quarter with no phrase that asks for anything else is held against a deadline."""
    if reading.of("month", "quarter") and "deadline" in kinds:
        lift(kinds, "deadline", 3.0)
    dated = reading.of("day", "month", "quarter") and not PART.search(reading.flat)
    if reading.agencies and _EVENT_OF_DAY.search(reading.flat):
        return
    if dated and "pilot" in kinds and not _WHICH.search(reading.flat):
        drop(kinds, "pilot")  # the unit that goes first is named by what is held against its day
        lift(kinds, "deadline", 3.0)
    if dated and not set(kinds) - {"compare", "fits", "list"}:
        kinds["deadline"] = 3.0


_WHICH = Pattern(r" (?:nao|dau|ai|may) ", " nao ", " dau ", " ai ", " may ")

RULES = Due[Rule](
    (
        of_the_newer_plan,
        of_the_dropped_plan,
        _of_the_whole_plan,
        _of_a_cited_document,
        rephrased.of_awards_by_a_plan,
        _of_lasting,
        of_shares,
        of_places_in_order,
        of_counts,
        of_everybody,
        of_days_and_people,
        of_days_claimed,
        of_forms,
        _of_lateness,
        _of_next_parts,
        rephrased.of_first_and_last,
        rephrased.of_units,
        of_guests,
        of_titles_of_guests,
        *dated.RULES,
        _of_days,
        rephrased.of_lists,
        rephrased.of_venues,
        *compared.RULES,
        rephrased.of_plain_congresses,
        rephrased.of_chosen_people,
        rephrased.of_funds,
        rephrased.of_sending_on,
        rephrased.of_forms_of_award,
        rephrased.of_spans,
        rephrased.of_reports,
        rephrased.of_days_before,
        of_choosers,
        of_doers,
        of_intake,
        of_talks,
        of_speakers,
        rephrased.of_bodies,
        phrasings.of_recipients,
        phrasings.of_ways,
        phrasings.of_the_rest,
        phrasings.of_summing_up,
        phrasings.of_matters,
        phrasings.of_choices,
        phrasings.of_allotting,
        phrasings.of_choosers_of_rewarded,
        phrasings.of_themes,
        phrasings.of_first_speakers,
        phrasings.of_cited_plans,
        phrasings.of_beginnings,
        phrasings.of_own_plans,
        phrasings.of_rewards,
        phrasings.of_next_ones,
        phrasings.of_placed,
        *everyday.RULES,
        *SPOKEN,
        *supposed.RULES,
        *parts_asked.RULES,
        *plainly.RULES,
        *bodies_asked.RULES,
        *wherever.RULES,
        *colloquial.RULES,
        *WORDED,
        *aside.RULES,
        *requested.RULES,
        *claimed.RULES,
    ),
    lambda rule: rule,
)
"""The rules in the order in which they are asked."""


def kinds_of(reading: Reading, fixed: str) -> Kinds:
    """Return the kinds of question with their weights; `fixed` is the one that a command names."""
    if fixed:
        return {fixed: 3.0}
    kinds = dict(reading.cues)
    for rule in RULES.of(reading.flat):
        rule(reading, kinds)
    return kinds
