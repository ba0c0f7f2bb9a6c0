"""Shapes of phones."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from backend.kernel.fields import Base64, text
from backend.roster.roles import DeviceState
from backend.roster.schemas import PersonRef

STATES = [str(state) for state in DeviceState]


REPORTS = ["storage_vanished", "server_rolled_back", "storage_low"]


class EnrolmentShape(Schema):
    """What a phone sends about itself."""

    id = fields.UUID(required=True)
    public_key = Base64(required=True, most=200, validate=validate.Length(min=1))
    key_class = fields.String(required=True, validate=validate.OneOf(["strong", "weak"]))
    platform = text(200, least=0)
    name = text(64)


class NoticedShape(Schema):
    kind = fields.String(required=True, validate=validate.OneOf(REPORTS))
    at = fields.Integer(required=True)


class DeviceShape(Schema):
    id = fields.UUID(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    key_class = fields.String(required=True, validate=validate.OneOf(["strong", "weak"]))
    platform = fields.String(required=True)
    name = fields.String(required=True)
    staff = fields.Nested(PersonRef, required=True)
    registered_at = fields.Integer(attribute="created_at", required=True)
    approved_at = fields.Integer(required=True, allow_none=True)
    revoked_at = fields.Integer(required=True, allow_none=True)
    revoke_reason = fields.String(required=True, allow_none=True)


class ListedDeviceShape(DeviceShape):
    """A phone as those see it who answer for phones."""

    noticed = fields.List(
        fields.Nested(NoticedShape),
        required=True,
        metadata={"description": "what it noticed: of each kind the newest"},
    )


class OwnDeviceShape(DeviceShape):
    """One's own phone: only it shows the digits that approve it."""

    code = fields.String(
        required=True, allow_none=True, metadata={"description": "six digits, while pending"}
    )
    code_until = fields.Integer(required=True, allow_none=True)


class DeviceQuery(Schema):
    state = fields.String(validate=validate.OneOf(STATES))


class ApprovalShape(Schema):
    code = fields.String(required=True, validate=validate.Regexp(r"\A[0-9]{6}\Z"))


class RevocationShape(Schema):
    reason = text(200)


class CachedShape(Schema):
    patient = fields.UUID(attribute="patient_id", required=True)
    patient_code = fields.String(required=True)
    cached_at = fields.Integer(attribute="last_at", required=True)


class ReportShape(Schema):
    kind = fields.String(required=True, validate=validate.OneOf(REPORTS))
    details = fields.Dict(keys=fields.String(), load_default=dict, validate=validate.Length(max=32))


class SealedShape(Schema):
    sealed = Base64(required=True, most=512)


class OpenedShape(Schema):
    key = Base64(required=True, most=512)
