"""What a reviewer has read: a decision is about that, and not about what came meanwhile."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from backend.review import calls, replies

if TYPE_CHECKING:
    from backend.review.models import ReviewCase


def basis_of(row: ReviewCase) -> str:
    """A token (hex SHA-256) over the facts of a case: another one as soon as any of them is another."""
    said = [[one.statement, one.confirmation] for one in replies.of_visit(row.visit_id)]
    called = [str(one.id) for one in calls.of_visits([row.visit_id])[row.visit_id]]
    facts = [str(row.assessment_id), row.reopened_at, said, called]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()
