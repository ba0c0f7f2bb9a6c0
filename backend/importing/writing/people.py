"""Fifty thousand people as easily as one: each table once for a whole batch of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kernel import vault
from backend.kernel.bulk import insert_all
from backend.kernel.clock import now_ms
from backend.kernel.days import start_of
from backend.kernel.ids import uuid7
from backend.patients import blind, recording, sealed
from backend.patients.recording import Newcomer
from backend.patients.register import consents, guardians
from backend.patients.register.models import Diagnosis, ExternalId, PoolStay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any
    from uuid import UUID

    from backend.importing.checking.people import Someone


def write(people: Sequence[Someone], system: str, by: UUID) -> list[UUID]:
    """Write people down with everything their rows tell; returns who they are now. Nothing is committed."""
    newcomers = [_newcomer(one) for one in people]
    written = recording.add(newcomers, by)
    _keys = vault.preload([one.id for one in written])  # held, so that sealing asks for none of them
    told = zip(newcomers, people, strict=True)
    insert_all(row for who, one in told for row in _more(who.id, one, system, by))
    return [one.id for one in written]


def _newcomer(one: Someone) -> Newcomer:
    since = start_of(one.since)
    return Newcomer(
        identity=one.identity,
        area_id=one.area_id,
        team_id=one.team_id,
        status=one.status,
        since=one.since,
        addresses=tuple((address, since) for address in one.addresses),
    )


def _more(patient: UUID, one: Someone, system: str, by: UUID) -> Iterator[Any]:
    if one.guardian:
        capacity, details, interim = one.guardian
        yield guardians.guardian_row(patient, one.since, capacity, details, interim, by)
        # The family's telephone may be the person's own, under which they are found already.
        own = (blind.PHONE, blind.normal(blind.PHONE, one.identity.phone))
        family = [number for number in guardians.phones(details) if (number[0], blind.normal(*number)) != own]
        yield from blind.rows(patient, family)
    if one.consent:
        yield from consents.rows(patient, [one.consent], by)
    if one.diagnosis:
        row = uuid7()
        told = sealed.seal(patient, one.diagnosis, sealed.DIAGNOSIS, row)
        yield Diagnosis(id=row, patient_id=patient, sealed=told, at=now_ms(), by=by)
    if one.own_number:
        value = sealed.seal(patient, one.own_number, sealed.EXTERNAL, patient)
        yield ExternalId(patient_id=patient, system=system, value=value)
        yield from blind.rows(patient, [(system, one.own_number)])
    for pool in one.pools:
        yield PoolStay(patient_id=patient, pool=pool, since=one.since, by=by)
