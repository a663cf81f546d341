"""The operator's rules for digests, made of the settings."""

from __future__ import annotations

from bot.settings import Settings
from knowledge.digest import Rhythm, Rules


def digest_rules(settings: Settings) -> Rules:
    """Give the rules: the usual time, its zone, and how often a thing is said."""
    given = settings.digest
    rhythm = Rhythm(before=given.before, late=given.late, late_every=given.late_every, late_for=given.late_for)
    return Rules(time=given.time, zone=given.timezone, rhythm=rhythm)
