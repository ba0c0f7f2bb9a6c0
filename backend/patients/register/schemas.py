"""Shapes of what goes into the register."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from marshmallow import Schema, fields, validate

from backend.kernel.fields import text
from backend.kernel.pages import PageQuery
from backend.patients.cases.facts import Capacity
from backend.patients.position import SOURCE_ACCURACY_M
from backend.patients.register.codes import ConsentKind, Decision, GivenBy, Means
from backend.patients.status.codes import Axis, Closing, Management, Proof, Registration, Whereabouts
from backend.patients.values import HomeKind, Sex
from backend.policy.aliases import Slot
from backend.policy.case_lists import CaseList
from backend.policy.profile import Pool

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = 500
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


def one_of(kind: Iterable[str], **options: Any) -> fields.String:
    """One code of a list."""
    return fields.String(validate=validate.OneOf([str(one) for one in kind]), **options)


def day(**options: Any) -> fields.Date:
    """A calendar day from which one may count on for years without leaving the calendar."""
    return fields.Date(validate=validate.Range(FIRST_DAY, LAST_DAY), **options)


def words(most: int = WORDS) -> fields.String:
    """Words that may be lacking."""
    return fields.String(load_default=None, allow_none=True, validate=validate.Length(1, most))


def short(most: int) -> fields.String:
    """A short text that may be empty."""
    return fields.String(load_default="", validate=validate.Length(max=most))


class PatientQuery(PageQuery):
    """Which people are listed. `slot_empty`: nobody fills this responsibility."""

    registration = one_of(Registration)
    management = one_of(Management)
    whereabouts = one_of(Whereabouts)
    case = one_of(CaseList)
    area = fields.UUID()
    slot_empty = one_of(Slot)


class PatientSearchShape(Schema):
    """One of them; a number whole, of a name the beginning."""

    id_no = short(40)
    phone = short(32)
    name = short(64)


class IdentityShape(Schema):
    name = text(64)
    phone = short(32)
    called = short(32)
    id_type = short(24)
    id_no = short(40)
    sex = one_of(["", *Sex], load_default="")
    born = day(load_default=None, allow_none=True)


class MapPointShape(Schema):
    """Degrees in the datum that is named; `source` tells how good they are."""

    lat = fields.Float(required=True)
    lon = fields.Float(required=True)
    crs = fields.String(load_default="EPSG:4326", validate=validate.Length(1, 16))


class AddressShape(Schema):
    text = text(200)
    kind = one_of(HomeKind, load_default=str(HomeKind.RESIDENCE))
    source = one_of(SOURCE_ACCURACY_M, load_default="field")
    point = fields.Nested(MapPointShape, load_default=None, allow_none=True)


class NewPatientShape(IdentityShape):
    """Somebody reported: nothing more is known than that they may need help."""

    area = fields.UUID(required=True)
    team = fields.UUID(load_default=None, allow_none=True)
    address = fields.Nested(AddressShape, load_default=None, allow_none=True)


class CreatedPatientShape(Schema):
    id = fields.UUID(required=True)
    code = fields.String(required=True)


class StatusWishShape(Schema):
    axis = one_of(Axis, required=True)
    to = text(16)
    since = day(required=True)
    proofs = fields.List(one_of(Proof), load_default=list, validate=validate.Length(max=10))
    closing = one_of(Closing, load_default=None, allow_none=True)
    why = words()


class WhereaboutsReportShape(Schema):
    """What somebody learned of where a person is."""

    to = one_of(Whereabouts, required=True)
    since = day(required=True)
    proofs = fields.List(one_of(Proof), load_default=list, validate=validate.Length(max=10))
    why = words()


class ProposalDecisionShape(Schema):
    agreed = fields.Boolean(required=True)
    since = day(load_default=None, allow_none=True)
    proofs = fields.List(one_of(Proof), load_default=list, validate=validate.Length(max=10))
    why = words()


class HomeMoveShape(AddressShape):
    """A new home, or the same one corrected; `area` where it lies in another village."""

    since = day(required=True)
    because = one_of(["MOVED", "CORRECTED"], load_default="MOVED")
    area = fields.UUID(load_default=None, allow_none=True)


class GuardianShape(Schema):
    since = day(required=True)
    capacity = one_of(Capacity, required=True)
    name = short(64)
    relation = short(32)
    phone = short(32)
    second_phone = short(32)
    address = short(200)
    concerns = fields.List(text(64), load_default=list, validate=validate.Length(max=10))
    own_wish = short(WORDS)
    agreement_on = day(load_default=None, allow_none=True)
    insured = fields.Boolean(load_default=None, allow_none=True)
    interim_org = fields.UUID(load_default=None, allow_none=True)


class ConsentShape(Schema):
    kind = one_of(ConsentKind, load_default=str(ConsentKind.COMMUNITY_MGMT))
    decision = one_of(Decision, required=True)
    given_by = one_of(GivenBy, load_default=str(GivenBy.PATIENT))
    on = day(required=True)
    text_version = text(32)
    legal_basis = words(64)
    why = words()


class ResponsibleShape(Schema):
    slot = one_of(Slot, required=True)
    staff = fields.UUID(required=True, allow_none=True)
    since = day(required=True)


class SlotQuery(Schema):
    slot = one_of(Slot, required=True)


class DiagnosisShape(Schema):
    """What a psychiatrist found. `disease` 1 to 6 as registered; `report_type` 1 or 2."""

    disease = fields.Integer(required=True, validate=validate.Range(1, 6))
    report_type = fields.Integer(load_default=2, validate=validate.Range(1, 2))
    words = short(200)
    hospital = short(64)
    confirmed_on = day(load_default=None, allow_none=True)


class ListingShape(Schema):
    """`direction` out: they live elsewhere now; in: they live here and are registered elsewhere."""

    direction = one_of(["out", "in"], required=True)
    area = fields.UUID(load_default=None, allow_none=True)
    elsewhere = short(100)
    means = one_of(Means, required=True)
    on = day(required=True)


class ListingStepShape(Schema):
    step = one_of(["accept", "settled", "returned"], required=True)
    on = day(required=True)


class PoolChangeShape(Schema):
    pool = one_of(Pool, required=True)
    inside = fields.Boolean(required=True)
    on = day(required=True)
    why = words()


class ExternalIdShape(Schema):
    system = text(32)
    value = text(64)
