"""What everybody is told before they go: R-20, nobody goes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.patients.status.codes import Management
from backend.policy.codes import Purpose

if TYPE_CHECKING:
    from backend.schedule.models import Course

DANGEROUS_FROM: Final = 3
TALK_FIRST: Final = {
    "zh": "请勿单独前往，出发前商量好",
    "en": "do not go alone; talk it over before you leave",
}
IN_TWOS: Final = {"zh": "两人同行", "en": "go in twos"}
_WITHOUT_FACTS: Final = frozenset({Purpose.OUTREACH, Purpose.SEARCH, Purpose.WELFARE})


def told(
    course: Course | None, management: str | None, purpose: Purpose | None = None
) -> dict[str, str] | None:
    """The sentence, or None.

    From a danger level on, everybody who goes is told. Of somebody who does not take part nothing is known,
    or may be: there, and on visits made without a clinician, it always holds, and so says nothing.
    """
    if management != Management.NON_MANAGED and course and (course.danger or 0) >= DANGEROUS_FROM:
        return TALK_FIRST
    return IN_TWOS if management != Management.MANAGED or purpose in _WITHOUT_FACTS else None
