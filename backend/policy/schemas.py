"""Shapes of policies."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from backend.kernel.fields import text
from backend.policy.documents import Kind
from backend.roster.schemas import AreaRef, PersonRef

KINDS = validate.OneOf([str(kind) for kind in Kind])
STATES = validate.OneOf(["PROPOSED", "ADOPTED", "DECLINED"])


class PolicyQuery(Schema):
    kind = fields.String(validate=KINDS)


class InForceQuery(Schema):
    on = fields.Date(metadata={"description": "a day; today when left out"})
    area = fields.UUID(metadata={"description": "where; everywhere when left out"})


class ProposalShape(Schema):
    """A document and where it is to hold; without an area everywhere."""

    document = fields.Dict(keys=fields.String(), required=True)
    area = fields.UUID(load_default=None, allow_none=True)


class DecisionShape(Schema):
    agreed = fields.Boolean(required=True)
    note = text(200, least=0)


class WideningShape(Schema):
    """A place where a document goes beyond the national norm."""

    where = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class CheckedPolicyShape(Schema):
    """A document that can be used, and where it widens the norm."""

    kind = fields.String(required=True, validate=KINDS)
    version = fields.String(required=True)
    widenings = fields.List(fields.Nested(WideningShape), required=True)


class PolicyVersionShape(Schema):
    """A version that was proposed, and what became of it."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=KINDS)
    version = fields.String(required=True)
    state = fields.String(required=True, validate=STATES)
    area = fields.Nested(AreaRef, required=True, allow_none=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)
    legal_document_no = fields.String(required=True, allow_none=True)
    approved_by = fields.String(required=True, allow_none=True)
    impact_assessment = fields.String(required=True, allow_none=True)
    proposed_by = fields.Nested(PersonRef, required=True)
    proposed_at = fields.Integer(required=True)
    decided_by = fields.Nested(PersonRef, required=True, allow_none=True)
    decided_at = fields.Integer(required=True, allow_none=True)
    note = fields.String(required=True)


class ProposedPolicyShape(PolicyVersionShape):
    """A version with what it says, and what it goes beyond."""

    document = fields.Dict(keys=fields.String(), required=True)
    widenings = fields.List(fields.Nested(WideningShape), required=True)


class PolicyDocumentShape(Schema):
    """A document that is in force."""

    kind = fields.String(required=True, validate=KINDS)
    version = fields.String(required=True)
    valid_from = fields.Date(required=True, allow_none=True)
    valid_to = fields.Date(required=True, allow_none=True)
    legal_document_no = fields.String(required=True, allow_none=True)
    approved_by = fields.String(required=True, allow_none=True)
    impact_assessment = fields.String(required=True, allow_none=True)
    source = fields.String(required=True)
    data = fields.Dict(
        keys=fields.String(), required=True, metadata={"description": "the whole document as it was written"}
    )
