"""One visit on one page: what the projection says, what the statements hold, and how each was verified."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.evidence import service as evidence
from backend.kernel.db import db
from backend.roster import access, gate
from backend.roster.service import phones_by_id
from backend.transparency import statements
from backend.transparency.dsse import Envelope
from backend.transparency.encoding import b64
from backend.transparency.models import StatementRecord
from backend.transparency.statement import evidence_of
from backend.visits import verification
from backend.visits.pages import listing, sheet, sight
from backend.visits.pages.showing import Showing
from backend.visits.people import briefs
from backend.visits.projecting import gathering, recount
from backend.visits.reading.reasons import Reason, sentence
from backend.visits.reading.story import tell
from backend.visits.reading.timeline import clock_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from uuid import UUID

    from backend.roster.service import Phone
    from backend.visits.models import Participation, Visit, VisitMember
    from backend.visits.pages.sight import Sight
    from backend.visits.people import Brief
    from backend.visits.reading.timeline import Heard

Shown = dict[str, Any]


def page(visit_id: UUID) -> Shown:
    """The whole visit, as far as the reader may see it. Opening it is recorded.

    Raises:
        NoSuchVisit: there is none within the reader's reach.
    """
    recount.lapse()
    visit = sight.visit_within(gate.reach(), visit_id)
    seen = sight.sight_of(visit_id)
    access.record("visit.read", "visit", visit_id, fields=seen.parts)
    kept = [(record, gathering.heard_again(record)) for record in _records(visit_id)]
    people = briefs({*(one.staff_id for one in visit.members), *(record.author_id for record, _ in kept)})
    named = {name for _, one in kept if one for name in evidence_of(one.statement.body)}
    files = evidence.find(visit.patient_id, named)
    story = tell([one for _, one in kept if one], str(visit.patient_id))
    showing = Showing(visit, story, seen, people, files)
    row = listing.rows([visit])[0]
    return {
        **row,
        "members": [_member(one, visit, people) for one in visit.members],
        "record": showing.record(),
        "filled": sheet.filled(visit, story, seen),
        "details": showing.details(),
        "photos": showing.photos() if seen.evidence else [],
        "signatures": showing.signatures() if seen.evidence else [],
        "map": showing.map(),
        "statements": _statements(kept, seen, files),
        "policy_version": visit.policy_version,
        "authenticity_reasons": [sentence(reason) for reason in visit.authenticity_reasons],
        "clinical_reasons": [sentence(reason) for reason in visit.clinical_reasons],
        "note_reasons": [sentence(Reason(code).to_json()) for code in row["notes"]],
    }


def _records(visit_id: UUID) -> Sequence[StatementRecord]:
    query = select(StatementRecord).where(StatementRecord.visit_id == visit_id)
    return db.session.scalars(query.order_by(StatementRecord.log_index)).all()


def _member(one: VisitMember, visit: Visit, people: Mapping[UUID, Brief]) -> Shown:
    """Someone who has to do with the visit, whether or not they were there."""
    there = next((part for part in visit.participations if part.staff_id == one.staff_id), None)
    shown = {**people[one.staff_id], "expected": one.expected, "absent_reason": one.absent_reason}
    return {**shown, **(_there(there, people) if there else NOT_THERE)}


NOT_THERE: Shown = {
    "grade": None,
    "signals": None,
    "reasons": [],
    "joined_at": None,
    "left_at": None,
    "position_in": None,
    "position_out": None,
    "clock_offset_ms": None,
    "clock": None,
    "borrowed": None,
    "handshakes": [],
}


def _there(one: Participation, people: Mapping[UUID, Brief]) -> Shown:
    words = clock_words(one.clock_offset_ms)
    return {
        "grade": one.grade,
        "signals": {name: value for name, (value, _) in one.signals.items()},
        "reasons": [
            {"signal": name, **sentence(Reason(code).to_json())} for name, (_, code) in one.signals.items()
        ],
        "joined_at": one.joined_at,
        "left_at": one.left_at,
        "position_in": one.position_in,
        "position_out": one.position_out,
        "clock_offset_ms": one.clock_offset_ms,
        "clock": words._asdict() if words else None,
        "borrowed": _borrowed(one, people) if one.borrowed_reason else None,
        "handshakes": one.handshakes,
    }


def _borrowed(one: Participation, people: Mapping[UUID, Brief]) -> Shown:
    lender = people.get(one.borrowed_from) if one.borrowed_from else None
    return {
        "reason": one.borrowed_reason,
        "state": one.borrowed_state,
        "confirmed_at": one.confirmed_at,
        "confirm_by": one.confirm_by,
        "by": lender,
    }


def _statements(
    kept: Sequence[tuple[StatementRecord, Heard | None]], seen: Sight, here: Collection[str]
) -> list[Shown]:
    devices = phones_by_id({record.device_id for record, _ in kept})
    return [_statement(record, one, devices.get(record.device_id), seen, here) for record, one in kept]


def _statement(
    record: StatementRecord, one: Heard | None, device: Phone | None, seen: Sight, here: Collection[str]
) -> Shown:
    """A statement with its proof. Its bytes hold everything, so only who may see all of it gets them."""
    envelope = Envelope(one.statement.payload, str(record.device_id), record.signature) if one else None
    names = tuple(dict.fromkeys(evidence_of(one.statement.body))) if one else ()
    present = tuple(name for name in names if name in here)
    awaited = tuple(name for name in names if name not in here)
    clinical = one is not None and not seen.clinical and sheet.holds_clinical_answers(one.statement)
    may_read = (seen.everything and not clinical) or record.author_id == seen.reader
    return {
        "hash": record.hash,
        "kind": record.kind,
        "author": record.author_id,
        "device": record.device_id,
        "seq": record.seq,
        "received_at": record.received_at,
        "index": record.log_index,
        "verification": [
            finding.to_json() for finding in verification.again(record, envelope, device, awaited)
        ],
        "public_key": b64(device.public_key) if device else None,
        "envelope": envelope.to_json() if envelope and may_read else None,
        "receipt": statements.receipt_of(record, present, awaited).to_json(),
    }
