"""Shapes of accounts, areas, organisations and teams as administrators see and change them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from backend.kernel.fields import text
from backend.kernel.pages import PageQuery, PageShape
from backend.roster import passwords
from backend.roster.roles import Level, OrganisationType, Role, TeamType, Terrain
from backend.roster.schemas import AreaRef, OrganisationRef, PersonRef, StaffShape

LOGIN = validate.Regexp(r"\A[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]\Z")
AREA_CODE = validate.Regexp(r"\A[0-9A-Za-z-]{1,32}\Z")


def one_of(values: Any, **options: Any) -> fields.String:
    return fields.String(validate=validate.OneOf([str(value) for value in values]), **options)


class StaffRowShape(StaffShape):
    active = fields.Boolean(required=True)
    locked_until = fields.Function(
        lambda person: passwords.paused_until(person.login), metadata={"type": ["integer", "null"]}
    )


class StaffQuery(PageQuery):
    q = fields.String(validate=validate.Length(max=64))


class StaffPageShape(PageShape):
    items = fields.List(fields.Nested(StaffRowShape), required=True)


class NewStaffShape(Schema):
    login = fields.String(required=True, validate=LOGIN)
    name = text(64)
    password = text(200, least=10)
    org = fields.UUID(required=True)
    roles = fields.List(one_of(Role), required=True, validate=validate.Length(max=len(Role)))
    areas = fields.List(fields.UUID(), required=True, validate=validate.Length(max=100))


class StaffChangeShape(Schema):
    name = fields.String(validate=validate.Length(1, 64))
    password = fields.String(validate=validate.Length(10, 200))
    org = fields.UUID()
    roles = fields.List(one_of(Role), validate=validate.Length(max=len(Role)))
    areas = fields.List(fields.UUID(), validate=validate.Length(max=100))
    active = fields.Boolean()


class AreaShape(AreaRef):
    terrain = fields.String(required=True)
    parent = fields.UUID(attribute="parent_id", required=True, allow_none=True)


class NewAreaShape(Schema):
    code = fields.String(required=True, validate=AREA_CODE)
    name = text(64)
    level = one_of(Level, required=True)
    terrain = one_of(Terrain, load_default=str(Terrain.VILLAGE))
    parent = fields.UUID(load_default=None, allow_none=True)


class AreaChangeShape(Schema):
    name = fields.String(validate=validate.Length(1, 64))
    terrain = one_of(Terrain)


class OfficeShape(Schema):
    """Where an office is, degrees in WGS 84."""

    class Meta:
        name = "Office"

    lat = fields.Float(required=True, validate=validate.Range(-90, 90))
    lon = fields.Float(required=True, validate=validate.Range(-180, 180))


class OrganisationShape(OrganisationRef):
    area = fields.UUID(attribute="area_id", required=True)
    duty_phone = fields.String(required=True)
    office: Any = fields.Nested(OfficeShape, required=True, allow_none=True)


class NewOrganisationShape(Schema):
    name = text(64)
    type = one_of(OrganisationType, required=True)
    area = fields.UUID(required=True)
    duty_phone = fields.String(load_default="", validate=validate.Length(max=32))
    office: Any = fields.Nested(OfficeShape, load_default=None, allow_none=True)


class OrganisationChangeShape(Schema):
    name = fields.String(validate=validate.Length(1, 64))
    type = one_of(OrganisationType)
    area = fields.UUID()
    duty_phone = fields.String(validate=validate.Length(max=32))
    office: Any = fields.Nested(OfficeShape, allow_none=True)


class TeamShape(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)
    type = fields.String(required=True)
    area = fields.Nested(AreaRef, required=True)
    leader = fields.UUID(attribute="leader_id", required=True)
    members = fields.List(fields.Nested(PersonRef), required=True)


class NewTeamShape(Schema):
    name = text(64)
    type = one_of(TeamType, required=True)
    area = fields.UUID(required=True)
    leader = fields.UUID(required=True)
    members = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=200))


class TeamChangeShape(Schema):
    name = fields.String(validate=validate.Length(1, 64))
    type = one_of(TeamType)
    leader = fields.UUID()
    members = fields.List(fields.UUID(), validate=validate.Length(max=200))
