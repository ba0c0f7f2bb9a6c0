"""What is checked, for everybody: nobody should be judged by a question they cannot read."""

from __future__ import annotations

from backend.authenticity.findings import VERSION
from backend.authenticity.schemas import ChecksShape
from backend.authenticity.telling import told
from backend.kernel.routes import routes
from backend.roster.gate import allows

checks = routes("checks", "What is checked, and what a check cannot tell.")


@checks.get("/checks")
@allows("checks.explain")
@checks.response(200, ChecksShape)
def explain() -> dict[str, object]:
    """Every check: its question, the forgery it speaks of, and its limits."""
    return {"version": VERSION, "checks": told()}
