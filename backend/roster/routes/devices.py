"""Enrolling, approving and revoking phones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.routes import routes
from backend.roster import device_schemas as shape
from backend.roster import devices as service
from backend.roster.gate import allows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.roster.device_models import CachedPatient, Device

devices = routes("devices", "Phones and the keys that sign on them.")


@devices.post("/devices")
@allows("device.enrol")
@devices.arguments(shape.EnrolmentShape)
@devices.response(200, shape.OwnDeviceShape)
def enrol(given: dict[str, Any]) -> Device:
    """Enrol this phone; sending it again changes nothing."""
    return service.enrol(given)


@devices.get("/devices")
@allows("device.read")
@devices.arguments(shape.DeviceQuery, location="query")
@devices.response(200, shape.ListedDeviceShape(many=True))
def listed(query: dict[str, str]) -> Sequence[Device]:
    """Phones within reach: one's own, one's teams', or all."""
    return service.listed(query.get("state"))


@devices.get("/devices/<uuid:device_id>")
@allows("device.enrol", writes=True)
@devices.response(200, shape.OwnDeviceShape)
def look(device_id: UUID) -> Device:
    """How one's own phone stands."""
    return service.look(device_id)


@devices.post("/devices/<uuid:device_id>/approve")
@allows("device.approve")
@devices.arguments(shape.ApprovalShape)
@devices.response(200, shape.ListedDeviceShape)
def approve(given: dict[str, str], device_id: UUID) -> Device:
    """Approve a phone by the digits on its screen."""
    return service.approve(device_id, given["code"])


@devices.post("/devices/<uuid:device_id>/revoke")
@allows("device.revoke")
@devices.arguments(shape.RevocationShape)
@devices.response(200, shape.ListedDeviceShape)
def revoke(given: dict[str, str], device_id: UUID) -> Device:
    """Stop trusting a phone."""
    return service.revoke(device_id, given["reason"])


@devices.get("/devices/<uuid:device_id>/cached")
@allows("device.cached", writes=True)
@devices.response(200, shape.CachedShape(many=True))
def cached(device_id: UUID) -> Sequence[CachedPatient]:
    """Whose visit cards are or were on a phone."""
    return service.cached(device_id)


@devices.post("/devices/<uuid:device_id>/reports")
@allows("device.report")
@devices.arguments(shape.ReportShape)
@devices.response(204)
def report(given: dict[str, Any], device_id: UUID) -> None:
    """What one's own phone noticed about itself or about the server."""
    service.report(device_id, given["kind"], given["details"])


@devices.post("/devices/<uuid:device_id>/unseal")
@allows("device.unseal")
@devices.arguments(shape.SealedShape)
@devices.response(200, shape.OpenedShape)
def unseal(given: dict[str, bytes], device_id: UUID) -> dict[str, bytes]:
    """Open the data key of one's own phone after its PIN was lost."""
    return {"key": service.unseal(device_id, given["sealed"])}
