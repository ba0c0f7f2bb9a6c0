"""What people do to the register: each within their reach, each an act in the log and a row of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.changed import changed
from backend.kernel.clock import now_ms
from backend.kernel.days import start_of, today
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import blind, moves, recording, sealed
from backend.patients import service as people
from backend.patients.cases.facts import Capacity
from backend.patients.position import Point
from backend.patients.recording import Newcomer
from backend.patients.refusals import UnknownPatient
from backend.patients.register import consents, guardians, listing, places, search, service, sight
from backend.patients.register import refusals as say
from backend.patients.register.codes import ConsentKind, Decision, GivenBy, Means
from backend.patients.register.guardians import GuardianDetails
from backend.patients.register.models import Diagnosis, DualListing, ExternalId, StatusProposal
from backend.patients.register.page import proposal_shown
from backend.patients.register.proposals import Wish
from backend.patients.register.service import Result
from backend.patients.status.codes import Axis, Closing, Proof, Registration
from backend.patients.status.guard import Status
from backend.patients.values import Address, HomeKind, Identity
from backend.policy.aliases import Slot
from backend.policy.profile import Pool
from backend.roster import access, gate
from backend.roster.find import existing
from backend.roster.models import Area
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.patients.models import Patient
    from backend.roster.models import Staff

Given = dict[str, Any]


def reached(patient_id: UUID) -> Patient:
    """The person in the address, if the permission of this endpoint reaches them. Raises UnknownPatient."""
    return sight.patient_within(gate.reach(), patient_id)


def find(given: Given) -> list[dict[str, Any]]:
    """People found by a number or a name; that somebody looked is written down, not what they looked for."""
    asked = next((name for name in ("id_no", "phone", "name") if given[name].strip()), "")
    found = search.search(gate.reach(), **given)
    access.record("patient.search", "patients", str(len(found)), fields=[asked] if asked else ())
    return listing.shown(found)


def create(given: Given) -> Patient:
    """Somebody reported.

    Raises:
        AreaTooFar, KnownAlready, NoSuch, WrongDatum, OutOfRange.
    """
    area = existing(Area, given["area"])
    if not gate.reach().covers_area(area.path):
        raise say.AreaTooFar
    if given["id_no"] and blind.found(blind.ID_NO, given["id_no"]):
        raise say.KnownAlready
    me = gate.principal().id
    addresses = ((address(given["address"]), now_ms()),) if given["address"] else ()
    reported = Newcomer(
        identity(given), area.id, given["team"], Status(Registration.SUSPECTED), addresses=addresses
    )
    patient = recording.add([reported], me)[0]
    acts.record("patient.create", {"patient": str(patient.id)}, me, patient.id)
    return patient


def correct(patient_id: UUID, given: Given) -> None:
    """Who somebody is, put right. The numbers they were found by before find them no longer."""
    patient, me = reached(patient_id), gate.principal().id
    held = identity(given)
    people.identify(patient, held)
    acts.record("patient.identity", {"patient": str(patient.id)}, me, patient.id)


def change(patient_id: UUID, given: Given) -> dict[str, Any]:
    """A status, changed by whoever may."""
    patient = reached(patient_id)
    return _shown(service.change(patient, _wish(given), service.person_of(gate.staff())), patient)


def report(patient_id: UUID, given: Given) -> dict[str, Any]:
    """What somebody learned of where a person is, for a clinician to decide."""
    patient = reached(patient_id)
    wish = _wish({**given, "axis": Axis.WHEREABOUTS, "closing": None})
    return _shown(Result(waiting=service.report(patient, wish, gate.principal().id)), patient)


def settle(patient_id: UUID, proposal_id: UUID, given: Given) -> dict[str, Any]:
    """A proposal, accepted or declined.

    Raises:
        UnknownPatient: there is no such proposal about somebody within reach.
    """
    patient = reached(patient_id)
    proposal = db.session.get(StatusProposal, proposal_id)
    if proposal is None or proposal.patient_id != patient.id:
        raise UnknownPatient
    more = None
    if given["agreed"]:
        proofs = frozenset(Proof(one) for one in given["proofs"])
        since = given["since"] or proposal.since
        more = Wish(Axis(proposal.axis), proposal.to, since, proofs, why=given["why"])
    return _shown(service.decide(proposal, patient, service.person_of(gate.staff()), more), patient)


def settle_in(patient_id: UUID, given: Given) -> None:
    """A new home, or the same one put right."""
    patient, me = reached(patient_id), gate.principal().id
    where = address(given)
    if given["area"]:
        area = existing(Area, given["area"])
        if not gate.reach().covers_area(area.path):
            raise say.AreaTooFar
        places.move_to(patient, area.id, given["since"], me)
    home = people.move_home(patient.id, where, start_of(given["since"]), me)
    told = {"patient": str(patient.id), "home": str(home.id), "because": home.because}
    acts.record("patient.home", told, me, patient.id)
    moves.moved(home)


def guard(patient_id: UUID, given: Given) -> None:
    """Who looks after somebody from a day on."""
    agreed = given["agreement_on"]
    plain = ("name", "relation", "phone", "second_phone", "address", "own_wish", "insured")
    details = GuardianDetails(
        **{name: given[name] for name in plain},
        concerns=tuple(given["concerns"]),
        agreement_on=agreed.isoformat() if agreed else "",
    )
    guardians.record(
        reached(patient_id),
        given["since"],
        Capacity(given["capacity"]),
        details,
        given["interim_org"],
        gate.principal().id,
    )


def consent(patient_id: UUID, given: Given) -> None:
    """A decision, as it was given."""
    said = consents.Said(
        ConsentKind(given["kind"]),
        Decision(given["decision"]),
        GivenBy(given["given_by"]),
        given["on"],
        given["text_version"],
        given["legal_basis"],
        given["why"],
    )
    consents.record(reached(patient_id), said, gate.principal().id)


def answer_for(patient_id: UUID, given: Given) -> None:
    """Somebody's name in a slot, or nobody's."""
    guardians.assign(
        reached(patient_id), Slot(given["slot"]), given["staff"], given["since"], gate.principal().id
    )


def colleagues(patient_id: UUID, slot: str) -> Sequence[Staff]:
    """Who may take a responsibility."""
    return guardians.candidates(reached(patient_id), Slot(slot), today())


def diagnose(patient_id: UUID, given: Given) -> None:
    """What a psychiatrist found."""
    patient, me, row_id = reached(patient_id), gate.principal().id, uuid7()
    day = given["confirmed_on"]
    told = {**given, "confirmed_on": day.isoformat() if day else None}
    held = sealed.seal(patient.id, told, sealed.DIAGNOSIS, row_id)
    db.session.add(Diagnosis(id=row_id, patient_id=patient.id, sealed=held, at=now_ms(), by=me))
    acts.record("patient.diagnosis", {"patient": str(patient.id), "diagnosis": str(row_id)}, me, patient.id)


def list_twice(patient_id: UUID, given: Given) -> None:
    """Somebody who lives in one place and is registered in another."""
    other = places.Elsewhere(given["area"], given["elsewhere"])
    step = places.send if given["direction"] == "out" else places.receive
    step(reached(patient_id), other, Means(given["means"]), given["on"], gate.principal().id)


def next_listing_step(patient_id: UUID, listing_id: UUID, given: Given) -> None:
    """The place of residence accepts, or the listing ends. Only the residence itself can accept.

    Raises:
        UnknownPatient: there is no such listing.
        AreaTooFar: another area has to accept.
    """
    patient, me = reached(patient_id), gate.principal().id
    row = db.session.get(DualListing, listing_id)
    if row is None or row.patient_id != patient.id:
        raise UnknownPatient
    if given["step"] != "accept":
        places.end(patient, row, given["on"], me, returned=given["step"] == "returned")
        return
    if row.residence_id and not gate.reach().covers_area(existing(Area, row.residence_id).path):
        raise say.AreaTooFar
    places.accept(patient, row, given["on"], me)


def pool(patient_id: UUID, given: Given) -> None:
    """Somebody enters a pool, or leaves it for a reason. Raises ReasonMissing."""
    patient, me, which = reached(patient_id), gate.principal().id, Pool(given["pool"])
    if given["inside"]:
        places.enter_pool(patient, which, given["on"], me)
    elif given["why"]:
        places.leave_pool(patient, which, given["on"], given["why"], me)
    else:
        raise say.ReasonMissing


def name_elsewhere(patient_id: UUID, given: Given) -> None:
    """How another system calls somebody."""
    patient = reached(patient_id)
    value = sealed.seal(patient.id, given["value"], sealed.EXTERNAL, patient.id)
    db.session.merge(ExternalId(patient_id=patient.id, system=given["system"], value=value))
    blind.enter(patient.id, [(given["system"], given["value"])])
    acts.record("patient.external", {"patient": str(patient.id)}, gate.principal().id, patient.id)
    changed(patient.id)


def identity(given: Given) -> Identity:
    """An identity as it was sent."""
    born = given["born"]
    plain = ("name", "phone", "called", "id_type", "id_no", "sex")
    return Identity(**{name: given[name] for name in plain}, born=born.isoformat() if born else "")


def address(given: Given) -> Address:
    """An address as it was sent. Raises WrongDatum, OutOfRange."""
    at = given["point"]
    point = Point.from_source(given["source"], at["lat"], at["lon"], at["crs"]) if at else None
    because = given.get("because", "RECORDED")
    return Address(given["text"], given["source"], point, kind=HomeKind(given["kind"]), because=because)


def _wish(given: Given) -> Wish:
    closing = given["closing"]
    return Wish(
        axis=Axis(given["axis"]),
        to=given["to"],
        since=given["since"],
        proofs=frozenset(Proof(one) for one in given["proofs"]),
        closing=Closing(closing) if closing else None,
        why=given["why"],
    )


def _shown(result: Result, patient: Patient) -> dict[str, Any]:
    seen = sight.sight_of(patient)
    return {
        "effects": [{"code": one, "zh": one.zh, "en": one.en} for one in result.effects],
        "waiting": proposal_shown(result.waiting, seen) if result.waiting else None,
        "roles": sorted(result.roles),
    }
