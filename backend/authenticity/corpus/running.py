"""Runs the checks over a corpus and writes one line a visit."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from backend.authenticity.corpus.reading import Corpus
from backend.authenticity.findings import Outcome
from backend.authenticity.fingerprint import fingerprint
from backend.authenticity.memory import Memory
from backend.authenticity.sweep import sweep
from backend.authenticity.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from backend.authenticity.facts import Photo, Visit
    from backend.authenticity.findings import Finding
    from backend.authenticity.sweep import Assessment


def run(folder: Path, out: Path, progress: Callable[[str, int, int], None]) -> int:
    """Assess every visit of `folder` into `out`; returns how many. `progress` hears the step, done and of
    how many.
    """
    corpus = Corpus(folder)
    traces = []
    for count, visit in enumerate(corpus.visits(), 1):
        traces.append(Trace(_with_fingerprints(visit, corpus)))
        progress("reading", count, len(corpus))
    memory = Memory(corpus.register(), traces)
    with out.open("w", encoding="utf-8") as lines:
        for one in sweep(memory, progress=lambda done: progress("assessing", done, 2 * len(traces))):
            lines.write(json.dumps(_line(one), ensure_ascii=False) + "\n")
    return len(traces)


def _with_fingerprints(visit: Visit, corpus: Corpus) -> Visit:
    return replace(visit, photos=tuple(_seen(one, corpus) for one in visit.photos))


def _seen(photo: Photo, corpus: Corpus) -> Photo:
    picture = corpus.photo(photo.sha256)
    return replace(photo, fingerprint=fingerprint(picture)) if picture else photo


def _line(one: Assessment) -> dict[str, Any]:
    doubts = [finding for finding in one.findings if finding.outcome is Outcome.DOUBT]
    return {
        "visit_id": one.trace.visit.id,
        "score": round(one.verdict.score, 6),
        "flag": one.verdict.flagged,
        "verdict": "DOUBTFUL" if one.verdict.doubtful else None,
        "pattern": one.verdict.pattern,
        "reasons": [finding.en for finding in sorted(doubts, key=lambda finding: -finding.weight)],
        "findings": [_finding(finding) for finding in doubts],
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "check": one.check,
        "channel": one.channel,
        "weight": round(one.weight, 2),
        "strength": int(one.strength),
        "zh": one.zh,
        "en": one.en,
        "numbers": dict(one.numbers),
        "signs": one.signs,
        "version": one.version,
    }
