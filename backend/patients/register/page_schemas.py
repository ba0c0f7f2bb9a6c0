"""Shapes of what the register shows."""

from __future__ import annotations

from marshmallow import Schema, fields

from backend.kernel.pages import PageShape
from backend.patients.supplement.schemas import SupplementStateShape
from backend.roster.schemas import PersonRef


class PatientAreaShape(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)


class EffectShape(Schema):
    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class PatientRowShape(Schema):
    """`name` and `first_name` only for those who may know them; `waiting`: something is to be decided."""

    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    first_name = fields.String(required=True, allow_none=True)
    area = fields.Nested(PatientAreaShape, required=True)
    registration = fields.String(required=True)
    management = fields.String(required=True, allow_none=True)
    whereabouts = fields.String(required=True)
    verified = fields.Boolean(required=True)
    lists = fields.List(fields.String(), required=True)
    waiting = fields.Boolean(required=True)


class PatientListShape(PageShape):
    items = fields.List(fields.Nested(PatientRowShape), required=True)


class SinceShape(Schema):
    registration = fields.Date(required=True)
    management = fields.Date(required=True)
    whereabouts = fields.Date(required=True)
    closing = fields.String(required=True, allow_none=True)


class PatientHomeShape(Schema):
    """A home without its point: nobody needs to read coordinates."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    because = fields.String(required=True)
    source = fields.String(required=True)
    status = fields.String(required=True)
    crs_original = fields.String(required=True)
    address = fields.String(required=True)
    valid_from = fields.Integer(required=True)
    valid_to = fields.Integer(required=True, allow_none=True)


class IdentityPartShape(Schema):
    phone = fields.String(required=True)
    called = fields.String(required=True)
    id_type = fields.String(required=True)
    id_no = fields.String(required=True)
    sex = fields.String(required=True)
    born = fields.String(required=True, allow_none=True)
    age = fields.Integer(required=True, allow_none=True)


class GuardianPartShape(Schema):
    capacity = fields.String(required=True)
    since = fields.Date(required=True)
    interim_org = fields.UUID(required=True, allow_none=True)
    name = fields.String(required=True)
    relation = fields.String(required=True)
    phone = fields.String(required=True)
    second_phone = fields.String(required=True)
    address = fields.String(required=True)
    concerns = fields.List(fields.String(), required=True)
    own_wish = fields.String(required=True)
    agreement_on = fields.String(required=True, allow_none=True)
    insured = fields.Boolean(required=True, allow_none=True)


class PatientSlotShape(Schema):
    slot = fields.String(required=True)
    staff = fields.Nested(PersonRef, required=True, allow_none=True)
    filled = fields.Boolean(required=True)


class ConsentRowShape(Schema):
    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    decision = fields.String(required=True)
    given_by = fields.String(required=True)
    on = fields.Date(required=True)
    text_version = fields.String(required=True)
    legal_basis = fields.String(required=True, allow_none=True)
    why = fields.String(required=True, allow_none=True)
    at = fields.Integer(required=True)
    by = fields.UUID(required=True, allow_none=True)


class PoolRowShape(Schema):
    pool = fields.String(required=True)
    since = fields.Date(required=True)
    until = fields.Date(required=True, allow_none=True)
    why = fields.String(required=True, allow_none=True)


class ListingRowShape(Schema):
    id = fields.UUID(required=True)
    residence_id = fields.UUID(required=True, allow_none=True)
    register_id = fields.UUID(required=True, allow_none=True)
    elsewhere = fields.String(required=True, allow_none=True)
    residence = fields.String(required=True, allow_none=True)
    register = fields.String(required=True, allow_none=True)
    means = fields.String(required=True)
    sent_on = fields.Date(required=True)
    accepted_on = fields.Date(required=True, allow_none=True)


class ExternalRowShape(Schema):
    system = fields.String(required=True)
    value = fields.String(required=True)


class DiagnosisRowShape(Schema):
    disease = fields.Integer(required=True)
    report_type = fields.Integer(required=True)
    words = fields.String(required=True)
    hospital = fields.String(required=True)
    confirmed_on = fields.String(required=True, allow_none=True)


class ChangeRowShape(Schema):
    id = fields.UUID(required=True)
    axis = fields.String(required=True)
    before = fields.String(required=True, allow_none=True)
    after = fields.String(required=True)
    closing = fields.String(required=True, allow_none=True)
    verified = fields.Boolean(required=True)
    since = fields.Date(required=True)
    proofs = fields.List(fields.String(), required=True)
    why = fields.String(required=True, allow_none=True)
    visit_id = fields.UUID(required=True, allow_none=True)
    at = fields.Integer(required=True)
    by = fields.UUID(required=True, allow_none=True)
    second = fields.UUID(required=True, allow_none=True)


class StatusProposalShape(Schema):
    id = fields.UUID(required=True)
    axis = fields.String(required=True)
    to = fields.String(required=True)
    closing = fields.String(required=True, allow_none=True)
    waits_for = fields.String(required=True)
    since = fields.Date(required=True)
    proofs = fields.List(fields.String(), required=True)
    why = fields.String(required=True, allow_none=True)
    visit_id = fields.UUID(required=True, allow_none=True)
    at = fields.Integer(required=True)
    by = fields.UUID(required=True, allow_none=True)
    state = fields.String(required=True)


class CaseStepShape(Schema):
    id = fields.UUID(required=True)
    action = fields.String(required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)
    on = fields.Date(required=True)
    at = fields.Integer(required=True)
    by = fields.UUID(required=True)


class CaseEntryShape(Schema):
    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    why = fields.String(required=True)
    owners = fields.List(fields.String(), required=True)
    opened_on = fields.Date(required=True)
    next_review_on = fields.Date(required=True, allow_none=True)
    closed_on = fields.Date(required=True, allow_none=True)
    closed_why = fields.String(required=True, allow_none=True)
    policy_version = fields.String(required=True)
    steps = fields.List(fields.Nested(CaseStepShape), required=True)


class PersonCaseShape(CaseEntryShape):
    """`ends`: why it may be ended now; null while it may not."""

    class Meta:
        name = "PersonCase"

    ends = fields.String(required=True, allow_none=True)


class StatusStepShape(Schema):
    """A change the reader may make: `needs` one proof of each group; what is `lacking` nobody can claim."""

    axis = fields.String(required=True)
    to = fields.String(required=True)
    closing = fields.String(required=True, allow_none=True)
    needs = fields.List(fields.List(fields.String()), required=True)
    lacking = fields.List(fields.String(), required=True)
    second = fields.List(fields.String(), required=True)
    why = fields.Boolean(required=True)


class SeenElsewhereShape(Schema):
    """Joint visits met the person away from the recorded home: how far, and whether they agree."""

    visits = fields.List(fields.UUID(), required=True)
    since = fields.Date(required=True)
    distance_m = fields.Integer(required=True, allow_none=True)
    agree = fields.Boolean(required=True)


class PatientPageShape(PatientRowShape):
    """Parts that the reader may not see are null or empty."""

    since = fields.Nested(SinceShape, required=True)
    address = fields.String(required=True, allow_none=True)
    homes = fields.List(fields.Nested(PatientHomeShape), required=True)
    identity = fields.Nested(IdentityPartShape, required=True, allow_none=True)
    guardian = fields.Nested(GuardianPartShape, required=True, allow_none=True)
    slots = fields.List(fields.Nested(PatientSlotShape), required=True)
    consents = fields.List(fields.Nested(ConsentRowShape), required=True)
    ask_again_on = fields.Date(required=True, allow_none=True)
    pools = fields.List(fields.Nested(PoolRowShape), required=True)
    listing = fields.Nested(ListingRowShape, required=True, allow_none=True)
    external_ids = fields.List(fields.Nested(ExternalRowShape), required=True)
    diagnosis = fields.Nested(DiagnosisRowShape, required=True, allow_none=True)
    history = fields.List(fields.Nested(ChangeRowShape), required=True)
    proposals = fields.List(fields.Nested(StatusProposalShape), required=True)
    steps = fields.List(fields.Nested(StatusStepShape), required=True)
    seen_elsewhere = fields.Nested(SeenElsewhereShape, required=True, allow_none=True)
    cases = fields.List(fields.Nested(PersonCaseShape), required=True)
    supplement = fields.Nested(SupplementStateShape, required=True, allow_none=True)
    people = fields.List(
        fields.Nested(PersonRef), required=True, metadata={"description": "colleagues named by their id"}
    )


class StatusResultShape(Schema):
    """Done, with what follows; or `waiting` for somebody with one of the `roles`."""

    effects = fields.List(fields.Nested(EffectShape), required=True)
    waiting = fields.Nested(StatusProposalShape, required=True, allow_none=True)
    roles = fields.List(fields.String(), required=True)


class TransferShape(Schema):
    """Somebody offered to another place, which has not accepted yet. `incoming`: it is for us to accept."""

    id = fields.UUID(required=True)
    patient = fields.Nested(PatientRowShape, required=True)
    residence = fields.String(required=True)
    register = fields.String(required=True)
    means = fields.String(required=True)
    sent_on = fields.Date(required=True)
    incoming = fields.Boolean(required=True)


class ColleagueShape(PersonRef):
    """Somebody who may take a responsibility."""

    org = fields.String(attribute="organisation.name", required=True)
