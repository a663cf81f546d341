"""Questions for those who do or decide something, whatever it is that they do it to."""

from __future__ import annotations

from knowledge.due import needs
from knowledge.patterns import Pattern
from knowledge.reading import Reading
from knowledge.rules.lifting import Kinds, drop, lift

_WHO_CHOOSES = Pattern(
    r" (?:ai|co quan nao|cap nao|ben nao|noi nao|do ai)(?: la)? (?:lua chon|chon|cu|bau chon|bau|de cu) ",
    " chon ",
    " cu ",
    " bau ",
)
_WHO_DOES = Pattern(
    r" (?:do |la )?(?:ai|co quan nao|don vi nao|phong nao|so nao|ban nao|ben nao|phong ban nao) (?:\w+ ){0,1}"
    r"(?:lap|thanh lap|soan|soan thao|xay dung|chuan bi|phu trach|chu tri|dam nhiem|dang tai|huong dan|tham muu"
    r"|don doc|kiem tra|giam sat|theo doi|dan dung|dao dien|bieu dien"
    r"|(?:dung|len|viet|tap|lam|lo)(?= (?:chuong trinh|kich ban|van nghe|phong su|clip|video)(?! chuyen))) ",
    " ai ",
    " nao ",
)
_TAKEN_IN = Pattern(
    r" (?:nhan|tiep nhan|nop|gui) (?:\w+ ){0,8}(?:qua|thong qua) (?:co quan|don vi|phong|noi|cho|ai|dau|ben)(?: nao)? "
    r"| (?:co quan|don vi|phong|noi|cho|ai|dau|ben)(?: nao)? (?:\w+ )?(?:tiep )?nhan"
    r" (?:ho so|bao cao|tai lieu|giay to) ",
    " qua ",
    " nhan ",
)
_HOW_MANY_TALKS = Pattern(
    r" tham luan(?: \w+){0,5} (?:may|bao nhieu)(?: bai| bao cao| y kien| tham luan| cai)? "
    r"| (?:may|bao nhieu|so luong|so) (?:bai |bao cao |y kien )*tham luan "
    r"| (?:may|bao nhieu) (?:dien hinh|nguoi|don vi|tap the|ca nhan|guong|dai bieu|co quan)"
    r" (?:(?!moi |trieu |du )\w+ ){0,4}tham luan ",
    " tham luan ",
)
_WHO_SPEAKS = Pattern(
    r" (?:ai|(?:lanh dao|dai bieu|nguoi|cap) nao) (?:\w+ ){0,2}phat bieu | phat bieu (?:\w+ ){0,2}cua (?:nhung )?ai ",
    " phat bieu ",
)
_WRITTEN = Pattern(r" (?:soan|viet|chuan bi|tham muu|xay dung|tham dinh|duyet|bai phat bieu) ")
INTAKE = 6.0
"""Weight of the question where papers are taken in: what else the body does that they are for does not answer it."""


@needs(_TAKEN_IN)
def of_intake(reading: Reading, kinds: Kinds) -> None:
    """Take who takes papers in, and through whom they go, for a question about a submission."""
    if _TAKEN_IN.search(reading.flat):
        drop(kinds, "task", "award", "composition")
        lift(kinds, "submission", INTAKE)


@needs(_WHO_CHOOSES)
def of_choosers(reading: Reading, kinds: Kinds) -> None:
    """Who chooses or sends somebody is a question for a decision, along with whatever else is asked."""
    if _WHO_CHOOSES.search(reading.flat):
        lift(kinds, "decision", 3.2)
        if not reading.agencies:
            drop(kinds, "task")


@needs(_WHO_DOES)
def of_doers(reading: Reading, kinds: Kinds) -> None:
    """Who sets up, prepares or watches something is a question for a task, and not for who belongs to it."""
    if _WHO_DOES.search(reading.flat):
        lift(kinds, "task", 3.3)
        drop(kinds, "composition")


@needs(_HOW_MANY_TALKS)
def of_talks(reading: Reading, kinds: Kinds) -> None:
    """Take how many papers are read for a question about who decides it, and not about delegates."""
    if _HOW_MANY_TALKS.search(reading.flat) and " phut " not in reading.flat:
        drop(kinds, "delegates")
        lift(kinds, "decision", 2.4)
        counted = (at for at, word in enumerate(reading.said) if word.folded in ("dien", "hinh", "nguoi", "guong"))
        reading.soft = (*reading.soft, *counted)


@needs(_WHO_SPEAKS)
def of_speakers(reading: Reading, kinds: Kinds) -> None:
    """Take who takes the floor for a question about the agenda, unless it is about writing the speech."""
    if _WHO_SPEAKS.search(reading.flat) and not _WRITTEN.search(reading.flat):
        drop(kinds, "task", "composition")
        lift(kinds, "agenda", 3.2)
