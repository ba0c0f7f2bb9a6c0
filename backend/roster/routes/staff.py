"""Accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.routes import routes
from backend.roster import admin_schemas as shape
from backend.roster import people
from backend.roster.gate import allows

if TYPE_CHECKING:
    from uuid import UUID

    from backend.kernel.pages import Page
    from backend.roster.models import Staff

staff = routes("staff", "Accounts of the people who work here.")


@staff.get("/staff")
@allows("staff.read")
@staff.arguments(shape.StaffQuery, location="query")
@staff.response(200, shape.StaffPageShape)
def listed(query: dict[str, Any]) -> Page[Staff]:
    """Accounts, by login."""
    return people.listed(query)


@staff.post("/staff")
@allows("staff.write")
@staff.arguments(shape.NewStaffShape)
@staff.response(201, shape.StaffRowShape)
def add(given: dict[str, Any]) -> Staff:
    """Add an account."""
    return people.add(given)


@staff.patch("/staff/<uuid:staff_id>")
@allows("staff.write")
@staff.arguments(shape.StaffChangeShape)
@staff.response(200, shape.StaffRowShape)
def change(given: dict[str, Any], staff_id: UUID) -> Staff:
    """Change an account; one that is no longer needed becomes inactive."""
    return people.change(staff_id, given)


@staff.post("/staff/<uuid:staff_id>/unlock")
@allows("staff.unlock")
@staff.response(200, shape.StaffRowShape)
def unlock(staff_id: UUID) -> Staff:
    """Lift the pause after wrong passwords."""
    return people.unlock(staff_id)
