"""The register over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.routes import routes
from backend.patients.register import acting, listing, page
from backend.patients.register import page_schemas as shown
from backend.patients.register import schemas as shape
from backend.patients.register import transfers as waiting
from backend.roster.gate import allows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.kernel.pages import Page
    from backend.patients.models import Patient
    from backend.roster.models import Staff

register = routes("register", "People on the register: how things stand with them, and who looks after them.")
ONE = "/patients/<uuid:patient_id>"


@register.get("/patients")
@allows("patient.list")
@register.arguments(shape.PatientQuery, location="query")
@register.response(200, shown.PatientListShape)
def several(query: dict[str, Any]) -> Page[dict[str, Any]]:
    """People within reach, by area and code."""
    return listing.listed(query)


@register.post("/patients/search")
@allows("patient.search")
@register.arguments(shape.PatientSearchShape)
@register.response(200, shown.PatientRowShape(many=True))
def find(given: dict[str, str]) -> list[dict[str, Any]]:
    """Find people by a whole number, or by the beginning of a name. The looking is recorded."""
    return acting.find(given)


@register.post("/patients")
@allows("patient.create")
@register.arguments(shape.NewPatientShape)
@register.response(201, shape.CreatedPatientShape)
def create(given: dict[str, Any]) -> Patient:
    """Report somebody who may need help; a clinician looks into it."""
    return acting.create(given)


@register.get(ONE)
@allows("patient.read", writes=True)
@register.response(200, shown.PatientPageShape)
def one(patient_id: UUID) -> dict[str, Any]:
    """A whole person, as far as the reader may see them. The opening is recorded."""
    return page.page(patient_id)


@register.put(f"{ONE}/identity")
@allows("patient.write")
@register.arguments(shape.IdentityShape)
@register.response(204)
def correct(given: dict[str, Any], patient_id: UUID) -> None:
    """Put right who somebody is."""
    acting.correct(patient_id, given)


@register.post(f"{ONE}/status")
@allows("patient.decide")
@register.arguments(shape.StatusWishShape)
@register.response(200, shown.StatusResultShape)
def change(given: dict[str, Any], patient_id: UUID) -> dict[str, Any]:
    """Change how things stand; some changes then wait for a second person."""
    return acting.change(patient_id, given)


@register.post(f"{ONE}/reports")
@allows("patient.report")
@register.arguments(shape.WhereaboutsReportShape)
@register.response(200, shown.StatusResultShape)
def report(given: dict[str, Any], patient_id: UUID) -> dict[str, Any]:
    """Tell a clinician where somebody is said to be."""
    return acting.report(patient_id, given)


@register.post(f"{ONE}/proposals/<uuid:proposal_id>")
@allows("patient.settle")
@register.arguments(shape.ProposalDecisionShape)
@register.response(200, shown.StatusResultShape)
def settle(given: dict[str, Any], patient_id: UUID, proposal_id: UUID) -> dict[str, Any]:
    """Accept or decline what was told, or agree as the second person."""
    return acting.settle(patient_id, proposal_id, given)


@register.post(f"{ONE}/homes")
@allows("patient.care")
@register.arguments(shape.HomeMoveShape)
@register.response(204)
def settle_in(given: dict[str, Any], patient_id: UUID) -> None:
    """Somebody lives elsewhere now, or the address is put right. The home before is kept."""
    acting.settle_in(patient_id, given)


@register.post(f"{ONE}/guardian")
@allows("patient.care")
@register.arguments(shape.GuardianShape)
@register.response(204)
def guard(given: dict[str, Any], patient_id: UUID) -> None:
    """Who looks after somebody from a day on; or that nobody does, and who answers meanwhile."""
    acting.guard(patient_id, given)


@register.post(f"{ONE}/consents")
@allows("patient.write")
@register.arguments(shape.ConsentShape)
@register.response(204)
def consent(given: dict[str, Any], patient_id: UUID) -> None:
    """Agreed, declined or withdrawn, as it was said."""
    acting.consent(patient_id, given)


@register.post(f"{ONE}/responsibles")
@allows("patient.write")
@register.arguments(shape.ResponsibleShape)
@register.response(204)
def answer_for(given: dict[str, Any], patient_id: UUID) -> None:
    """Who fills a responsibility; nobody leaves it as work to be done."""
    acting.answer_for(patient_id, given)


@register.get(f"{ONE}/colleagues")
@allows("patient.write")
@register.arguments(shape.SlotQuery, location="query")
@register.response(200, shown.ColleagueShape(many=True))
def colleagues(query: dict[str, Any], patient_id: UUID) -> Sequence[Staff]:
    """Who may take a responsibility for somebody."""
    return acting.colleagues(patient_id, query["slot"])


@register.get("/transfers")
@allows("patient.write")
@register.response(200, shown.TransferShape(many=True))
def transfers() -> list[dict[str, Any]]:
    """People offered to another place, here or there, that nobody has accepted yet."""
    return waiting.waiting()


@register.post(f"{ONE}/diagnosis")
@allows("patient.write")
@register.arguments(shape.DiagnosisShape)
@register.response(204)
def diagnose(given: dict[str, Any], patient_id: UUID) -> None:
    """What a psychiatrist found."""
    acting.diagnose(patient_id, given)


@register.post(f"{ONE}/listings")
@allows("patient.write")
@register.arguments(shape.ListingShape)
@register.response(204)
def list_twice(given: dict[str, Any], patient_id: UUID) -> None:
    """List somebody both where they live and where they are registered."""
    acting.list_twice(patient_id, given)


@register.post(f"{ONE}/listings/<uuid:listing_id>")
@allows("patient.write")
@register.arguments(shape.ListingStepShape)
@register.response(204)
def next_listing_step(given: dict[str, Any], patient_id: UUID, listing_id: UUID) -> None:
    """The place of residence accepts, or the listing ends."""
    acting.next_listing_step(patient_id, listing_id, given)


@register.post(f"{ONE}/pools")
@allows("patient.write")
@register.arguments(shape.PoolChangeShape)
@register.response(204)
def pool(given: dict[str, Any], patient_id: UUID) -> None:
    """Somebody enters a pool, or leaves it for a reason."""
    acting.pool(patient_id, given)


@register.post(f"{ONE}/external-ids")
@allows("patient.write")
@register.arguments(shape.ExternalIdShape)
@register.response(204)
def name_elsewhere(given: dict[str, Any], patient_id: UUID) -> None:
    """How another system calls somebody."""
    acting.name_elsewhere(patient_id, given)
