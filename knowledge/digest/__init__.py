"""What falls due when: deadlines with days, the daily digest, reminders, all composed from facts and a day."""

from knowledge.digest.compose import Digest, Group, compose
from knowledge.digest.dated import Dated, Timeline, takes_place, timeline_of
from knowledge.digest.registered import Duty, NothingRegistered, Occasion, OpenForm, Registered
from knowledge.digest.rhythm import Rhythm, Rules
from knowledge.digest.subscription import Subscription

__all__ = [
    "Dated",
    "Digest",
    "Duty",
    "Group",
    "NothingRegistered",
    "Occasion",
    "OpenForm",
    "Registered",
    "Rhythm",
    "Rules",
    "Subscription",
    "Timeline",
    "compose",
    "takes_place",
    "timeline_of",
]
