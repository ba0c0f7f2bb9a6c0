"""Assesses a whole memory: once to learn what is usual here, once to judge by it. Pure.

The first round asks with guessed rates. Visits that show nothing but accidents teach how common those
are, and where people are found; leaving out the ones with several accidents would make accidents look
rarer than they are. The second round judges by what was learned. This is what a month of silent mode
does, at one go.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.authenticity import assess
from backend.authenticity.county import County, learn
from backend.authenticity.findings import Strength
from backend.authenticity.verdict import COUNTS, Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from backend.authenticity.findings import Finding
    from backend.authenticity.memory import Memory
    from backend.authenticity.trace import Trace


@dataclass(frozen=True)
class Assessment:
    """A visit's findings and what follows from them."""

    trace: Trace
    findings: tuple[Finding, ...]
    verdict: Verdict


def sweep(
    memory: Memory, *, silent: bool = False, progress: Callable[[int], None] = lambda _: None
) -> Iterator[Assessment]:
    """Assess every visit of a memory, learning first. `progress` hears how many visits are done, of twice
    as many.
    """
    county, doubted = teach(memory, progress)
    for count, trace in enumerate(memory.traces, len(memory.traces) + 1):
        findings = assess.ask(trace, memory.around(trace, county, doubted))
        yield Assessment(trace, findings, judge(findings, silent=silent))
        progress(count)


def teach(memory: Memory, progress: Callable[[int], None] = lambda _: None) -> tuple[County, frozenset[str]]:
    """The county's rates, and the visits that may not teach."""
    untaught = County()
    doubted, lessons = set(), []
    for count, trace in enumerate(memory.traces, 1):
        findings = assess.ask(trace, memory.around(trace, untaught))
        if any(one.strength >= Strength.QUESTION and one.weight > COUNTS for one in findings):
            doubted.add(trace.visit.id)
        else:
            lessons.append(assess.observe(trace, findings))
        progress(count)
    return learn(lessons), frozenset(doubted)
