"""Registrations kept in records.db: units and their people, drafts, what was sent, and every change.

`Units`, `Drafts`, `Registrations`, `Extensions` and `Links` each look after tables of their own.
"""

from knowledge.registry.drafts import Drafts, Held
from knowledge.registry.extensions import Extensions
from knowledge.registry.links import Link, Links
from knowledge.registry.registrations import Change, Registration, Registrations
from knowledge.registry.units import Units

__all__ = ["Change", "Drafts", "Extensions", "Held", "Link", "Links", "Registration", "Registrations", "Units"]
