"""Policies over HTTP: which rules hold, and how they come to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.days import today
from backend.kernel.refusals import NotFound
from backend.kernel.routes import routes
from backend.policy import adoption, documents, service
from backend.policy import schemas as shape
from backend.policy.documents import Kind
from backend.roster.gate import allows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.policy.documents import Document
    from backend.policy.models import PolicyVersion

policies = routes(
    "policies", "The rules in force: teams, intervals, colours, calendars. Two people change one."
)


@policies.get("/policies")
@allows("policy.read")
@policies.arguments(shape.PolicyQuery, location="query")
@policies.response(200, shape.PolicyVersionShape(many=True))
def versions(query: dict[str, str]) -> Sequence[PolicyVersion]:
    """Every version that was proposed here, newest first."""
    return adoption.versions(query.get("kind"))


@policies.get("/rulebook")
@allows("policy.read")
@policies.arguments(shape.InForceQuery, location="query")
@policies.response(200, shape.PolicyDocumentShape(many=True))
def rulebook(query: dict[str, Any]) -> list[Document]:
    """Every document that holds on a day, in an area, by kind."""
    return service.all_in_force(query.get("on") or today(), query.get("area"))


@policies.get("/policies/<kind>")
@allows("policy.read")
@policies.arguments(shape.InForceQuery, location="query")
@policies.response(200, shape.PolicyDocumentShape)
def in_force(query: dict[str, Any], kind: str) -> Document:
    """The document of a kind that holds on a day, in an area."""
    if kind not in set(Kind):
        raise NotFound
    return service.in_force(kind, query.get("on") or today(), query.get("area"))


@policies.get("/policies/versions/<uuid:version_id>")
@allows("policy.read")
@policies.response(200, shape.ProposedPolicyShape)
def version(version_id: UUID) -> PolicyVersion:
    """One version, with all it says."""
    return adoption.version(version_id)


@policies.post("/policies/check")
@allows("policy.propose")
@policies.arguments(shape.ProposalShape)
@policies.response(200, shape.CheckedPolicyShape)
def check(given: dict[str, Any]) -> dict[str, Any]:
    """Whether a document could be used; nothing is kept."""
    document = adoption.checked(given["document"])
    widenings = documents.widenings(document)
    return {"kind": document.kind, "version": document.version, "widenings": widenings}


@policies.post("/policies")
@allows("policy.propose")
@policies.arguments(shape.ProposalShape)
@policies.response(201, shape.PolicyVersionShape)
def propose(given: dict[str, Any]) -> PolicyVersion:
    """Propose a document; a supervisor decides."""
    return adoption.propose(given["document"], given["area"])


@policies.post("/policies/<uuid:version_id>/decision")
@allows("policy.adopt")
@policies.arguments(shape.DecisionShape)
@policies.response(200, shape.PolicyVersionShape)
def decide(given: dict[str, Any], version_id: UUID) -> PolicyVersion:
    """Adopt a proposed document, or decline it. It is written into the log, and holds from its own day on."""
    return adoption.decide(version_id, given["agreed"], given["note"])
