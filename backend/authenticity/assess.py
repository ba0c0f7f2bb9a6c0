"""Asks every question about one visit, and weighs the accidents by what the county knows. Pure."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from backend.authenticity.checks import ALL
from backend.authenticity.checks.content_quick import pace
from backend.authenticity.checks.time_stay import stay
from backend.authenticity.checks.together_pace import longest_wait
from backend.authenticity.checks.together_still import liveliest
from backend.authenticity.county import Observation
from backend.authenticity.findings import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backend.authenticity.around import Around
    from backend.authenticity.checks import Check
    from backend.authenticity.county import County
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

log = logging.getLogger(__name__)


def ask(trace: Trace, around: Around) -> tuple[Finding, ...]:
    """Every check's answer, accidents weighed."""
    answers = tuple(_answer(check, trace, around) for check in ALL)
    return weigh(answers, around.county, trace.visit.team)


def weigh(findings: Iterable[Finding], county: County, team: str) -> tuple[Finding, ...]:
    """Give each accident the weight that the other teams' honest visits say it has, and none to what counts
    only beside a doubt that is not there.
    """
    known = [
        replace(one, weight=one.part * sum(county.weight(sign, team) for sign in one.signs))
        if one.signs
        else one
        for one in findings
    ]
    doubted = {one.channel for one in known if one.outcome is Outcome.DOUBT and one.weight > 0}
    return tuple(
        one if one.beside is None or one.beside in doubted else replace(one, weight=0.0) for one in known
    )


def observe(trace: Trace, findings: Iterable[Finding]) -> Observation:
    """What a visit teaches the county."""
    measures = {
        "stay": stay(trace) if trace.visit.met else None,
        "pace": pace(trace),
        "wait": longest_wait(trace),
        "lively": liveliest(trace),
    }
    return Observation(
        team=trace.visit.team,
        signs=frozenset(sign for one in findings for sign in one.signs),
        measures={name: value for name, value in measures.items() if value is not None},
    )


def _answer(check: Check, trace: Trace, around: Around) -> Finding:
    """A check that fails is unknown and reported; it never clears a visit by failing."""
    try:
        return check.check(trace, around)
    except Exception:  # whatever a check stumbles over, the others must still be asked
        log.exception("check %s could not run on visit %s", check.ASK.name, trace.visit.id)
        return stumbled(check)


def stumbled(check: Check) -> Finding:
    """What is said of a check that could not run."""
    return replace(check.ASK.unknown("此项检查未能运行", "this check could not run"), failed=True)
