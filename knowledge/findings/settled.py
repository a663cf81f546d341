"""Deadlines told together: one verdict on what is claimed, and nothing that follows from a day just ruled out."""

from __future__ import annotations

from dataclasses import replace

from knowledge.days import Offset
from knowledge.facts import Deadline
from knowledge.findings.days import Worked
from knowledge.limits_claimed import claims_a_limit
from knowledge.outcome import Finding
from knowledge.reading import Reading
from knowledge.sent_and_held import SENDING


def settled(findings: list[Finding], reading: Reading) -> list[Finding]:
    """Leave out when to send papers for a day that is too late, and verdicts beside the one that tells."""
    worked = [found if isinstance(found := each.values.get("worked"), Worked) else None for each in findings]
    if len(findings) < 2 or worked[0] is None:
        return findings
    ruled_out = worked[0].limit is not None or (worked[0].asked is not None and worked[0].left < 0)
    if ruled_out and not isinstance(_due(findings[0]), Offset) and not SENDING.search(reading.flat):
        kept = [each for each in findings if not isinstance(_due(each), Offset)]
        worked = [one for each, one in zip(findings, worked, strict=True) if each in kept]
        findings = kept
    if worked[0] is None or worked[0].limit is None or len(reading.levels) > 1:
        return findings
    if claims_a_limit(reading):
        return [findings[0], *map(without_verdict, findings[1:])]
    claims = [one.limit.right if one is not None and one.limit is not None else False for one in worked]
    telling = next((at for right in (True, None) for at, one in enumerate(claims) if one is right), 0)
    others = [without_verdict(each) for at, each in enumerate(findings) if at != telling]
    return [findings[telling], *others]


def without_verdict(finding: Finding) -> Finding:
    """Return a finding that does not say whether what a question takes to be its deadline is right."""
    worked = finding.values.get("worked")
    silent = replace(worked, limit=None) if isinstance(worked, Worked) else worked
    return replace(finding, values=finding.values | {"worked": silent})


def _due(finding: Finding) -> object:
    fact = finding.values.get("fact")
    return fact.due if isinstance(fact, Deadline) else None
