"""Shapes of what the roster takes and gives."""

from __future__ import annotations

from marshmallow import Schema, fields

from backend.kernel.fields import text


class PersonRef(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)


class OrganisationRef(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)
    type = fields.String(required=True)


class DutyPhoneShape(OrganisationRef):
    """Where an organisation answers at any hour; empty when nobody does."""

    class Meta:
        name = "DutyPhone"

    duty_phone = fields.String(required=True)


class AreaRef(Schema):
    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    level = fields.String(required=True)
    path = fields.String(required=True)


class StaffShape(Schema):
    """A person as the app sees them."""

    id = fields.UUID(required=True)
    login = fields.String(required=True)
    name = fields.String(required=True)
    org = fields.Nested(OrganisationRef, attribute="organisation", required=True)
    roles = fields.List(fields.String(), required=True)
    areas = fields.List(fields.Nested(AreaRef), required=True)
    leads = fields.List(fields.UUID(), required=True, metadata={"description": "teams this person leads"})


class SessionShape(Schema):
    staff = fields.Nested(StaffShape, required=True, allow_none=True)
    csrf = fields.String(required=True)
    time = fields.Integer(required=True, metadata={"description": "server clock, ms"})
    permissions = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class SignInShape(Schema):
    login = text(64)
    password = text(200)


class NewPasswordShape(Schema):
    old = text(200)
    new = text(200, least=10)
