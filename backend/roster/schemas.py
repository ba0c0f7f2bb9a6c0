"""Shapes of what the roster takes and gives."""

from __future__ import annotations

from marshmallow import Schema, fields, validate


def words(longest: int, shortest: int = 1) -> fields.String:
    """Required text of bounded length."""
    return fields.String(required=True, validate=validate.Length(min=shortest, max=longest))


class OrganisationRef(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)
    type = fields.String(required=True)


class AreaRef(Schema):
    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    level = fields.String(required=True)
    path = fields.String(required=True)


class StaffShape(Schema):
    """A person as the app sees them."""

    class Meta:
        name = "Staff"

    id = fields.UUID(required=True)
    login = fields.String(required=True)
    name = fields.String(required=True)
    org = fields.Nested(OrganisationRef, attribute="organisation", required=True)
    roles = fields.Function(lambda person: sorted(person.roles), required=True, metadata={"type": "array"})
    areas = fields.List(fields.Nested(AreaRef), required=True)
    leads = fields.Function(
        lambda person: [str(team.id) for team in person.led_teams], required=True, metadata={"type": "array"}
    )


class SessionShape(Schema):
    class Meta:
        name = "Session"

    staff = fields.Nested(StaffShape, required=True, allow_none=True)
    csrf = fields.String(required=True)
    time = fields.Integer(required=True, metadata={"description": "server clock, ms"})
    permissions = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class SignInShape(Schema):
    class Meta:
        name = "SignIn"

    login = words(64)
    password = words(200)


class NewPasswordShape(Schema):
    class Meta:
        name = "NewPassword"

    old = words(200)
    new = words(200, shortest=10)
