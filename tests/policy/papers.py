"""Policy documents for tests."""

from __future__ import annotations

import copy
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db
from backend.policy import documents
from backend.policy.documents import Kind
from backend.policy.models import PolicyVersion
from backend.policy.shipped import as_written

if TYPE_CHECKING:
    from datetime import date

    from backend.roster.models import Area, Staff

LATER = "2126-01-01"


def a_document(
    version: str,
    kind: Kind = Kind.DISTANCES,
    valid_from: date | str = LATER,
    profile: str = "NATIONAL",
    **body: Any,
) -> dict[str, Any]:
    """A shipped document under another version, with these changes to its body."""
    data = copy.deepcopy(as_written(profile, kind))
    return data | {"version": version, "valid_from": str(valid_from), "body": data["body"] | body}


def a_proposal(by: Staff, area: Area | None = None, data: dict[str, Any] | None = None) -> PolicyVersion:
    """A document somebody proposed, kept."""
    document = documents.parse(data or a_document("proposed-1"))
    row = PolicyVersion(
        kind=document.kind,
        version=document.version,
        area=area,
        state="PROPOSED",
        valid_from=document.valid_from,
        valid_to=document.valid_to,
        document=document.data,
        proposed_by=by,
        proposed_at=now_ms(),
        note="",
    )
    db.session.add(row)
    db.session.flush()
    return row


def in_force_now(by: Staff, data: dict[str, Any], area: Area | None = None) -> PolicyVersion:
    """A document adopted some time ago, whatever its first day says."""
    row = a_proposal(by, area, data)
    row.state, row.valid_from = "ADOPTED", today() - timedelta(days=30)
    db.session.flush()
    return row
