"""Assesses one real visit and adds what the checks said; a visit that says the same again adds nothing."""

from __future__ import annotations

import hashlib
import json
import logging
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from backend.authenticity import assess
from backend.authenticity.checks import position_home
from backend.authenticity.findings import VERSION, Outcome, Strength
from backend.authenticity.models import Assessment, Doubt, Standing, VisitTrace
from backend.authenticity.real import batch, custody, failing, looking, rates, register, traces
from backend.authenticity.real.gathering import gathered
from backend.authenticity.trace import Trace
from backend.authenticity.verdict import COUNTS, Verdict, judge
from backend.kernel import vault
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db, one_at_a_time
from backend.policy import service as policies
from backend.policy.documents import Kind
from backend.visits import sighting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backend.authenticity import facts
    from backend.authenticity.findings import Finding

log = logging.getLogger("lianfang")
NOTHING: Final[frozenset[UUID]] = frozenset()
CLOCKS_MS: Final = 5_000
"""Further than this, no two machines of one deployment are apart."""
Listener = Callable[[UUID], None]
_listeners: list[Listener] = []


def on_standing(listener: Listener) -> Listener:
    """Register what to do when a visit was assessed and says something else than before."""
    _listeners.append(listener)
    return listener


def judged(visit_id: UUID, *, anew: bool) -> frozenset[UUID]:
    """Assess a visit; returns other visits that may look different because of it.

    Unless `anew`, one whose own facts are as they were is left alone.
    """
    one_at_a_time(f"assess {visit_id}")
    with batch.together():
        try:
            return _judged(visit_id, anew, now_ms())
        except (SQLAlchemyError, vault.Withdrawn):
            raise  # of the store, or of somebody who is no longer kept: nothing about the visit
        except Exception:  # whatever it stumbles over: nothing is cleared by failing
            log.exception("visit %s could not be read", visit_id)
            _unread(visit_id)
            return NOTHING


def judged_since(visit_id: UUID, asked: int) -> bool:
    """Whether a visit was judged from what was there when somebody asked, and so needs no further look.

    Visits in one place ask for each other over and over: without this the asks outgrow the work.
    """
    at = db.session.scalar(select(VisitTrace.judged_at).where(VisitTrace.visit_id == visit_id))
    return at is not None and asked + CLOCKS_MS < at <= now_ms()


def _judged(visit_id: UUID, anew: bool, begun: int) -> frozenset[UUID]:
    visit = _facts(visit_id)
    if visit is None:
        return NOTHING
    trace = Trace(visit)
    homes = register.homes(UUID(trace.visit.patient))
    row, changed = traces.put(trace, homes)
    if not (changed or anew):
        return NOTHING
    known = batch.once("rates", rates.current)
    around = looking.surroundings(trace, homes, known)
    findings = _with_doubts(visit_id, assess.ask(trace, around.around))
    row.judged_at = begun
    _teach(row, trace, findings)
    verdict = judge(findings, silent=batch.once("silence", rates.silent_until) is not None)
    if _keep(visit_id, findings, verdict) and trace.visit.place_is_home and _is_believed(findings):
        sighting.teach(visit_id, UUID(trace.visit.patient), around.around.bases)
    return around.touched if changed else NOTHING


def _facts(visit_id: UUID) -> facts.Visit | None:
    """A visit as its statements tell it; where one of them was changed, as it was last read."""
    try:
        return gathered(visit_id)
    except vault.Damaged:
        kept, last = custody.kept(visit_id), traces.last(visit_id)
        if kept.intact is not False or last is None:
            raise
        held = replace(last.visit.custody, intact=False, signed=kept.signed)
        return replace(last.visit, custody=held)


def _unread(visit_id: UUID) -> None:
    """Say that no check could be asked; the visit is looked at again when anything is asked about it."""
    if (row := db.session.get(VisitTrace, visit_id)) is not None:
        row.digest = ""
    findings = _with_doubts(visit_id, failing.unread())
    _keep(visit_id, findings, judge(findings, silent=rates.silent_until() is not None))


def _with_doubts(visit_id: UUID, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if not any(one.failed for one in findings) or (row := standing(visit_id)) is None:
        return findings
    return failing.with_doubts(findings, said(db.session.get_one(Assessment, row.assessment_id)))


def standing(visit_id: UUID) -> Standing | None:
    """How a visit stands; None before it was assessed."""
    return db.session.get(Standing, visit_id)


def said(assessment: Assessment) -> list[dict[str, Any]]:
    """Every answer of an assessment, as it was given."""
    findings: list[dict[str, Any]] = json.loads(zlib.decompress(assessment.findings))
    return findings


def older(visit_id: UUID) -> Sequence[Assessment]:
    """Every assessment of a visit, newest first."""
    query = select(Assessment).where(Assessment.visit_id == visit_id)
    return db.session.scalars(query.order_by(Assessment.at.desc(), Assessment.id.desc())).all()


def _teach(row: VisitTrace, trace: Trace, findings: Iterable[Finding]) -> None:
    """What this visit teaches the county, unless something that is no accident speaks against it."""
    seen = assess.observe(trace, findings)
    row.signs, row.measures = sorted(seen.signs), dict(seen.measures)
    row.doubted = _is_doubted(findings)
    db.session.flush()  # the person's next visit asks


def _is_doubted(findings: Iterable[Finding]) -> bool:
    return any(one.strength >= Strength.QUESTION and one.weight > COUNTS for one in findings)


def _is_believed(findings: Iterable[Finding]) -> bool:
    """Whether a visit may tell where a home is: nothing but a home recorded wrongly speaks against it."""
    beside = [one for one in findings if one.check != position_home.ASK.name]
    return not _is_doubted(beside) and not judge(beside).flagged


def _keep(visit_id: UUID, findings: Sequence[Finding], verdict: Verdict) -> bool:
    """Add what the checks said; whether they say something else than before."""
    told = [_told(one) for one in findings]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    shown = verdict.shown
    digest = hashlib.sha256(text + f"{VERSION} {shown} {verdict.doubtful}".encode()).hexdigest()
    row = db.session.get(Standing, visit_id)
    if row is not None and row.digest == digest:
        return False
    failed = sorted(one.check for one in findings if one.failed)
    one = Assessment(
        visit_id=visit_id,
        at=now_ms(),
        version=VERSION,
        policy=batch.once("policy", lambda: policies.in_force(Kind.REVIEW, today()).version),
        digest=digest,
        score=verdict.score,
        flagged=verdict.flagged,
        doubtful=verdict.doubtful,
        silent=verdict.silent,
        pattern=verdict.pattern,
        findings=zlib.compress(text, 6),
        failed=failed,
    )
    db.session.add(one)
    db.session.flush()
    db.session.add_all(_doubts(one, findings))
    columns = {
        "assessment_id": one.id,
        "at": one.at,
        "version": VERSION,
        "digest": digest,
        "score": verdict.score,
        "shown": shown,
        "doubtful": shown and verdict.doubtful,
        "pattern": verdict.pattern,
    }
    if row is None:
        row = Standing(visit_id=visit_id)
        db.session.add(row)
    for name, value in columns.items():
        setattr(row, name, value)
    db.session.flush()
    for listener in _listeners:
        listener(visit_id)
    return True


def _doubts(one: Assessment, findings: Iterable[Finding]) -> list[Doubt]:
    return [
        Doubt(
            assessment_id=one.id,
            check=found.check,
            visit_id=one.visit_id,
            channel=found.channel,
            pattern=found.pattern,
            weight=round(found.weight, 3),
            strength=int(found.strength),
            numbers=dict(found.numbers),
            version=found.version,
        )
        for found in findings
        if found.outcome is Outcome.DOUBT
    ]


def _told(one: Finding) -> dict[str, Any]:
    return {
        "check": one.check,
        "outcome": one.outcome,
        "zh": one.zh,
        "en": one.en,
        "channel": one.channel,
        "pattern": one.pattern,
        "numbers": dict(one.numbers),
        "weight": round(one.weight, 3),
        "strength": int(one.strength),
        "failed": one.failed,
    }
