"""Forms over HTTP: phones keep them for days without a network."""

from __future__ import annotations

from typing import Any

from backend.forms import shelf
from backend.forms.schemas import FormDefinitionShape, FormsShape
from backend.kernel.routes import routes
from backend.roster.gate import allows

forms = routes("forms", "What is written down at a visit, as versioned definitions.")


@forms.get("/forms")
@allows("form.read")
@forms.response(200, FormsShape)
def newest() -> dict[str, Any]:
    """The newest version of every form."""
    return {"forms": shelf.newest()}


@forms.get("/forms/<form_id>/<int:version>")
@allows("form.read")
@forms.response(200, FormDefinitionShape)
def one(form_id: str, version: int) -> dict[str, Any]:
    """One version of a form: an old record is read with the definition it was made with."""
    return shelf.source(form_id, version)
