"""The facts that answer, worked out for the question: days left, numbers that fit, items in order."""

from knowledge.findings.ask import Ask
from knowledge.findings.compose import compose_findings

__all__ = ["Ask", "compose_findings"]
