"""R-20: nobody goes alone. Where nothing may be known of somebody it holds always, and so says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel.db import db
from backend.patients.service import get
from backend.patients.status.codes import Management
from backend.policy.codes import Purpose
from backend.schedule.models import Course
from backend.schedule.safety import IN_TWOS, TALK_FIRST, told
from tests.schedule.asking import plan, received, tasks

if TYPE_CHECKING:
    from tests.visits.conftest import Door

NON_MANAGED, PENDING, MANAGED = Management.NON_MANAGED, Management.PENDING, Management.MANAGED
FOLLOW_UP, OUTREACH, SEARCH, WELFARE = Purpose.FOLLOW_UP, Purpose.OUTREACH, Purpose.SEARCH, Purpose.WELFARE


@pytest.mark.parametrize(
    ("danger", "management", "purpose", "said"),
    [
        (None, MANAGED, FOLLOW_UP, None),
        (2, MANAGED, FOLLOW_UP, None),
        (3, MANAGED, FOLLOW_UP, TALK_FIRST),
        (5, MANAGED, OUTREACH, TALK_FIRST),
        (0, MANAGED, OUTREACH, IN_TWOS),
        (0, MANAGED, SEARCH, IN_TWOS),
        (0, MANAGED, WELFARE, IN_TWOS),
        (0, MANAGED, Purpose.DELIVERY, None),
        (None, PENDING, FOLLOW_UP, IN_TWOS),
        (4, PENDING, FOLLOW_UP, TALK_FIRST),
        (None, None, FOLLOW_UP, IN_TWOS),
    ],
)
def test_who_is_told_what(
    danger: int | None, management: Management | None, purpose: Purpose, said: dict[str, str] | None
) -> None:
    assert told(Course(danger=danger), management, purpose) == said


@pytest.mark.parametrize("danger", [None, 0, 3, 5])
@pytest.mark.parametrize("purpose", [FOLLOW_UP, OUTREACH, None])
def test_of_somebody_who_does_not_take_part_it_tells_nothing_whatever_was_known(
    danger: int | None, purpose: Purpose | None
) -> None:
    assert told(Course(danger=danger), NON_MANAGED, purpose) == IN_TWOS


def test_it_stands_on_the_visit_that_was_planned_and_on_the_card(door: Door) -> None:
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    get(door.patient).management = MANAGED
    db.session.commit()
    plan(shen, door, he)
    received(shen)
    assert [card["safety"] for card in tasks(he)] == [None]

    get(door.patient).management = NON_MANAGED
    db.session.commit()
    assert [card["safety"] for card in tasks(he)] == [IN_TWOS]
    assert he.web.get(f"/api/patients/{door.patient}/card")["safety"] == IN_TWOS
