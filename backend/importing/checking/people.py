"""Judging one person: do the cells of the row fit together, and may this person be written down here?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from backend.importing.checking.here import Unclear
from backend.importing.checking.roster import organisation_named
from backend.importing.columns.people_codes import ConsentCode, PaperCode
from backend.importing.reading import papers
from backend.importing.reading.cleaning import shown
from backend.importing.reading.values import choices_of
from backend.kernel.datum import Datum
from backend.patients.cases.facts import Capacity
from backend.patients.position import Point
from backend.patients.register.codes import ConsentKind, Decision, GivenBy
from backend.patients.register.consents import CHILD, Said
from backend.patients.register.guardians import GuardianDetails
from backend.patients.status.codes import Management, Registration, Whereabouts
from backend.patients.status.guard import Status
from backend.patients.values import Address, HomeKind, Identity

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from backend.importing.checking.here import Body, Here
    from backend.importing.checking.judged import Checked

PAPER: Final = "paper"
"""Version of a consent text that was signed on paper, before there was this register."""
_SOUTH, _NORTH, _WEST, _EAST = 3.0, 54.0, 73.0, 136.0


@dataclass
class Someone:
    """A person as a row tells of them."""

    identity: Identity
    area_id: UUID
    team_id: UUID | None
    status: Status
    since: date
    own_number: str
    addresses: list[Address] = field(default_factory=list)
    guardian: tuple[Capacity, GuardianDetails, UUID | None] | None = None
    consent: Said | None = None
    diagnosis: dict[str, Any] | None = None
    pools: list[str] = field(default_factory=list)


def person(one: Checked, here: Here, today: date, datum: str) -> None:
    """Check a row; where it is good, `one.given` is Someone. `datum` is the whole file's, if it has one."""
    if not one.line.values:  # hidden, or an example: nothing of it was read
        return
    identity = _identity(one)
    area_id, team_id = _belongs(one, here)
    addresses, guardian = _addresses(one, datum), _guardian(one, here)
    standing = Registration(one.get("standing") or Registration.REGISTERED)
    consent = _consent(one, identity, standing)
    if not one.line.is_good or area_id is None:
        return
    on_register = standing is Registration.REGISTERED
    one.given = Someone(
        identity=identity,
        area_id=area_id,
        team_id=team_id,
        status=Status(
            standing,
            Management.PENDING if on_register else None,
            Whereabouts(one.get("whereabouts") or Whereabouts.HOME),
        ),
        since=one.get("since") or today,
        own_number=one.get("own_number") or "",
        addresses=addresses,
        guardian=guardian,
        consent=consent,
        diagnosis=_diagnosis(one),
        pools=one.get("pools") or [],
    )


def _identity(one: Checked) -> Identity:
    number, kind = (one.get("id_no") or "").upper(), one.get("id_type") or ""
    born, sex = one.get("born"), one.get("sex") or ""
    if number and not kind:
        kind = PaperCode.RESIDENT
    if number and kind == PaperCode.RESIDENT:
        born, sex = _told_by(one, number, born, sex)
    if not number and not one.get("own_number"):
        one.fault("id_no", "key.missing")
    return Identity(
        name=one.get("name") or "",
        phone=one.get("phone") or "",
        called=one.get("called") or "",
        id_type=str(kind) if number else "",
        id_no=number,
        sex=str(sex),
        born=born.isoformat() if born else "",
    )


def _told_by(one: Checked, number: str, born: date | None, sex: str) -> tuple[date | None, str]:
    try:
        told = papers.told_by(number)
    except papers.NotAnIdentity as wrong:
        one.fault("id_no", wrong.args[0], **wrong.args[1])
        return born, sex
    if born and born != told.born:
        one.fault("born", "id.born")
    if sex in ("MALE", "FEMALE") and sex != told.sex:
        one.fault("sex", "id.sex")
    return told.born, sex or told.sex


def _belongs(one: Checked, here: Here) -> tuple[UUID | None, UUID | None]:
    words, team = one.get("area"), one.get("team")
    if not words:
        return None, None
    try:
        area = here.area(words)
    except Unclear as unclear:
        one.fault("area", unclear.args[0], shown(words))
        return None, None
    if not here.reach.covers_area(area.path):
        one.fault("area", "area.not_yours", shown(words))
        return None, None
    if not team:
        return area.id, None
    try:
        return area.id, here.team(team, area).id
    except Unclear as unclear:
        one.fault("team", unclear.args[0], shown(team), near=here.team_like(team))
        return area.id, None


def _addresses(one: Checked, datum: str) -> list[Address]:
    text, on_paper = one.get("address"), one.get("paper_address")
    point, source = _point(one, datum), one.get("source") or "map_pick"
    if point and not text:
        one.fault("address", "point.address")
    found = []
    if text:
        found.append(Address(text, source, point))
    if on_paper:
        found.append(Address(on_paper, "geocoded", kind=HomeKind.REGISTERED))
    return found


def _point(one: Checked, datum: str) -> Point | None:
    lat, lon, crs = one.get("lat"), one.get("lon"), one.get("datum") or datum
    if lat is None and lon is None:
        return None
    if lat is None or lon is None:
        one.fault("lat" if lat is None else "lon", "point.half")
    elif 73 <= lat <= 136 and 3 <= lon <= 54:
        one.fault("lat", "point.swapped")
    elif not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat == 0 and lon == 0):
        one.fault("lat", "point.range")
    elif not (_SOUTH <= lat <= _NORTH and _WEST <= lon <= _EAST):
        one.fault("lat", "point.abroad")
    elif not crs:
        one.fault("datum", "point.datum", **choices_of(one.reading.form.column("datum")))
    else:
        return Point.from_source(one.get("source") or "map_pick", lat, lon, Datum(crs))
    return None


def _guardian(one: Checked, here: Here) -> tuple[Capacity, GuardianDetails, UUID | None] | None:
    name, capacity = one.get("guardian"), one.get("capacity")
    interim: Body | None = organisation_named(one, here, "interim")
    if not capacity:
        if name:
            one.fault("capacity", "guardian.capacity", **choices_of(one.reading.form.column("capacity")))
        return None
    if capacity == Capacity.NONE:
        if not one.get("interim"):
            one.fault("interim", "guardian.interim")
    elif not name:
        one.fault("guardian", "guardian.name")
    details = GuardianDetails(
        name=name or "",
        relation=one.get("relation") or "",
        phone=one.get("guardian_phone") or "",
        second_phone=one.get("guardian_phone_2") or "",
        address=one.get("guardian_address") or "",
    )
    return Capacity(capacity), details, interim.id if interim else None


def _consent(one: Checked, identity: Identity, standing: Registration) -> Said | None:
    said, on = one.get("consent"), one.get("consent_on")
    if not said:
        return None
    if standing is not Registration.REGISTERED:
        one.fault("consent", "consent.standing")
    if on is None:
        one.fault("consent_on", "consent.day")
        return None
    by, why = GivenBy(one.get("consent_by") or GivenBy.PATIENT), one.get("consent_why")
    age = identity.age(on)
    if by is GivenBy.PATIENT and age is not None and age < CHILD:
        one.fault("consent_by", "consent.child")
    if by is GivenBy.GUARDIAN and not why and (age is None or age >= CHILD):
        one.fault("consent_why", "consent.why")
    decision = Decision.AGREED if said == ConsentCode.AGREED else Decision.DECLINED
    return Said(ConsentKind.COMMUNITY_MGMT, decision, by, on, PAPER, None, why)


def _diagnosis(one: Checked) -> dict[str, Any] | None:
    """In the shape in which the register keeps what a psychiatrist found."""
    if not one.get("disease"):
        return None
    on = one.get("confirmed_on")
    return {
        "disease": int(one.get("disease")),
        "report_type": 2,
        "words": "",
        "hospital": one.get("hospital") or "",
        "confirmed_on": on.isoformat() if on else None,
    }
