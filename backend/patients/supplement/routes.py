"""The supplementary sheet over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.routes import routes
from backend.patients.register.acting import reached
from backend.patients.supplement import acting, page
from backend.patients.supplement import schemas as shape
from backend.roster import gate
from backend.roster.gate import allows

if TYPE_CHECKING:
    from uuid import UUID

supplements = routes("supplements", "Supplementary information about somebody, beside the register.")
ONE = "/patients/<uuid:patient_id>/supplement"


@supplements.get(ONE)
@allows("patient.supplement", writes=True)
@supplements.response(200, shape.SupplementShape)
def one(patient_id: UUID) -> dict[str, Any]:
    """One person's sheet, as far as the reader fills it in. The opening is recorded."""
    return page.page(patient_id)


@supplements.post(ONE)
@allows("patient.supplement")
@supplements.arguments(shape.SupplementAnswersShape)
@supplements.response(204)
def save(given: dict[str, Any], patient_id: UUID) -> None:
    """Keep some answers; those of before stay in the history."""
    me = gate.principal().id
    acting.save(reached(patient_id), given["version"], given["answers"], page.my_parts(), me)


@supplements.post(f"{ONE}/signature")
@allows("patient.supplement")
@supplements.response(204)
def sign(patient_id: UUID) -> None:
    """A doctor signs the sheet as it stands now."""
    acting.sign(reached(patient_id), page.my_parts(), gate.principal().id)
