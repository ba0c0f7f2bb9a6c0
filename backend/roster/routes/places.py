"""Areas, organisations and teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.routes import routes
from backend.roster import admin_schemas as shape
from backend.roster import places as service
from backend.roster import teams
from backend.roster.gate import allows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.roster.models import Area, Organisation, Team

places = routes("places", "Areas, organisations and teams.")


@places.get("/areas")
@allows("area.read")
@places.response(200, shape.AreaShape(many=True))
def areas() -> Sequence[Area]:
    """Areas within reach."""
    return service.areas()


@places.post("/areas")
@allows("area.write")
@places.arguments(shape.NewAreaShape)
@places.response(201, shape.AreaShape)
def add_area(given: dict[str, Any]) -> Area:
    """Add an area."""
    return service.add_area(given)


@places.patch("/areas/<uuid:area_id>")
@allows("area.write")
@places.arguments(shape.AreaChangeShape)
@places.response(200, shape.AreaShape)
def change_area(given: dict[str, Any], area_id: UUID) -> Area:
    """Rename an area or correct its terrain."""
    return service.change_area(area_id, given)


@places.get("/organisations")
@allows("organisation.read")
@places.response(200, shape.OrganisationShape(many=True))
def organisations() -> Sequence[Organisation]:
    """Every organisation."""
    return service.organisations()


@places.post("/organisations")
@allows("organisation.write")
@places.arguments(shape.NewOrganisationShape)
@places.response(201, shape.OrganisationShape)
def add_organisation(given: dict[str, Any]) -> Organisation:
    """Add an organisation."""
    return service.add_organisation(given)


@places.patch("/organisations/<uuid:organisation_id>")
@allows("organisation.write")
@places.arguments(shape.OrganisationChangeShape)
@places.response(200, shape.OrganisationShape)
def change_organisation(given: dict[str, Any], organisation_id: UUID) -> Organisation:
    """Change an organisation."""
    return service.change_organisation(organisation_id, given)


@places.get("/teams")
@allows("team.read")
@places.response(200, shape.TeamShape(many=True))
def listed() -> Sequence[Team]:
    """Teams within reach."""
    return teams.teams()


@places.post("/teams")
@allows("team.write")
@places.arguments(shape.NewTeamShape)
@places.response(201, shape.TeamShape)
def add_team(given: dict[str, Any]) -> Team:
    """Add a team."""
    return teams.add(given)


@places.patch("/teams/<uuid:team_id>")
@allows("team.write")
@places.arguments(shape.TeamChangeShape)
@places.response(200, shape.TeamShape)
def change_team(given: dict[str, Any], team_id: UUID) -> Team:
    """Change a team; those no longer named leave it today."""
    return teams.change(team_id, given)
