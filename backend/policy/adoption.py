"""Writing policies takes two people: one proposes, another adopts. Both, and the bytes, are in the log."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from flask import current_app
from sqlalchemy import select

from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.policy import documents, service
from backend.policy import refusals as say
from backend.policy.models import PolicyVersion
from backend.policy.reading import PolicyError
from backend.roster import access, gate
from backend.roster.find import existing, found
from backend.roster.models import Area
from backend.roster.refusals import OutOfScope

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from flask import Flask

    from backend.config import Config
    from backend.policy.documents import Document

    Log = Callable[[str, dict[str, object], UUID | None], object]

PROPOSED, ADOPTED, DECLINED = "PROPOSED", service.ADOPTED, "DECLINED"
_LOG = "lianfang.policy.log"


def init_app(app: Flask, config: Config, log: Log) -> None:
    """Load the deployment's profile; `log` writes an act into the transparency log, a neighbour unknown here.

    Raises:
        PolicyError, OSError: the profile cannot be used, which stops the start.
    """
    service.init_app(app, config)
    app.extensions[_LOG] = log


def checked(data: object) -> Document:
    """The document, usable.

    Raises:
        Unusable: naming the place and why.
    """
    try:
        return documents.parse(data)
    except PolicyError as wrong:
        raise say.Unusable(where=wrong.where, zh=wrong.zh, en=wrong.en) from wrong


def versions(kind: str | None = None) -> Sequence[PolicyVersion]:
    """Every version that was proposed, newest first."""
    query = select(PolicyVersion).order_by(PolicyVersion.proposed_at.desc(), PolicyVersion.id.desc())
    return db.session.scalars(query.where(PolicyVersion.kind == kind) if kind else query).all()


def version(version_id: UUID) -> PolicyVersion:
    """One of them. Raises NotFound."""
    return found(PolicyVersion, version_id)


def propose(data: object, area_id: UUID | None) -> PolicyVersion:
    """Keep a document for somebody else to decide on.

    Raises:
        Unusable, NoBeginning, VersionTaken, NoSuch.
    """
    document = checked(data)
    _check_beginning(document)
    if taken := _version_named(document):
        raise say.VersionTaken(kind=document.kind, version=taken)
    row = PolicyVersion(
        id=uuid7(),
        kind=document.kind,
        version=document.version,
        area=existing(Area, area_id) if area_id else None,
        state=PROPOSED,
        valid_from=document.valid_from,
        valid_to=document.valid_to,
        legal_document_no=document.legal_document_no,
        approved_by=document.approved_by,
        impact_assessment=document.impact_assessment,
        document=document.data,
        proposed_by=gate.staff(),
        proposed_at=now_ms(),
        note="",
    )
    db.session.add(row)
    db.session.flush()
    access.record("policy.propose", "policy", row.id, fields=[f"{row.kind} {row.version}"])
    return row


def decide(version_id: UUID, agreed: bool, note: str) -> PolicyVersion:
    """Adopt a proposed document, or decline it.

    Raises:
        NotFound, OutOfScope: there is none, or it holds beyond one's own areas.
        AlreadyDecided, SamePerson, NoBeginning, SameDay.
    """
    row = found(PolicyVersion, version_id)
    _check_reach(row)
    if row.state != PROPOSED:
        raise say.AlreadyDecided
    if row.proposed_by_id == gate.principal().id:
        raise say.SamePerson
    if agreed:
        _check_beginning(checked(row.document))
        _check_day_is_free(row)
    row.state, row.note = (ADOPTED if agreed else DECLINED), note
    row.decided_by, row.decided_at = gate.staff(), now_ms()
    db.session.flush()
    _write_down(row)
    return row


def _check_beginning(document: Document) -> None:
    if document.valid_from is None or document.valid_from < today():
        raise say.NoBeginning


def _version_named(document: Document) -> str | None:
    if service.base()[document.kind].version == document.version:
        return document.version
    named = select(PolicyVersion.version).where(PolicyVersion.kind == document.kind)
    return db.session.scalar(named.where(PolicyVersion.version == document.version))


def _check_reach(row: PolicyVersion) -> None:
    """What holds in several areas is adopted by somebody who answers for all of them."""
    tops = select(Area.path).where(Area.parent_id.is_(None))
    paths = [row.area.path] if row.area else db.session.scalars(tops).all()
    if not all(gate.reach().covers_area(path) for path in paths):
        raise OutOfScope


def _check_day_is_free(row: PolicyVersion) -> None:
    same = select(PolicyVersion.version).where(
        PolicyVersion.kind == row.kind,
        PolicyVersion.state == ADOPTED,
        PolicyVersion.valid_from == row.valid_from,
        PolicyVersion.area_id == row.area_id if row.area_id else PolicyVersion.area_id.is_(None),
    )
    if version := db.session.scalar(same):
        raise say.SameDay(kind=row.kind, version=version)


def _write_down(row: PolicyVersion) -> None:
    text = json.dumps(row.document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    facts: dict[str, Any] = {
        "id": str(row.id),
        "kind": row.kind,
        "version": row.version,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "area": row.area.code if row.area else None,
        "valid_from": row.valid_from.isoformat(),
        "legal_document_no": row.legal_document_no,
        "proposed_by": str(row.proposed_by_id),
    }
    name = "policy.adopt" if row.state == ADOPTED else "policy.decline"
    current_app.extensions[_LOG](name, facts, row.decided_by_id)
