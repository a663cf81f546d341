"""The operator's rules for digests and for personal data, made of the settings."""

from __future__ import annotations

from dataclasses import fields

from bot.settings import Settings
from knowledge.digest import Rhythm, Rules
from knowledge.privacy.retention import Privacy, Retention


def digest_rules(settings: Settings) -> Rules:
    """Give the rules: the usual time, its zone, and how often a thing is said."""
    given = settings.digest
    rhythm = Rhythm(before=given.before, late=given.late, late_every=given.late_every, late_for=given.late_for)
    return Rules(time=given.time, zone=given.timezone, rhythm=rhythm)


def privacy_rules(settings: Settings) -> Privacy:
    """Give the rules: who keeps personal data, how long, when they are purged, and how long daily backups hold them."""
    given = settings.privacy
    days = {kind.name: getattr(given, kind.name) for kind in fields(Retention)}
    kept = max(settings.backup.days, 7 * settings.backup.weeks) if settings.backup.daily else 0
    return Privacy(retention=Retention(**days), office=given.office, time=given.time, backups=kept)
