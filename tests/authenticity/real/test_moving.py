"""Two phones whose positions one program made up, from the phones to the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.authenticity.real.test_assessing import answers
from tests.visits import honest

if TYPE_CHECKING:
    from tests.visits.conftest import Door

SWAY = (38.0, 40.3, 37.1, 41.9, 39.4, 36.2)
OTHER = (52.0, 54.9, 50.7, 55.2, 51.3, 53.8)


@pytest.mark.parametrize(
    ("line", "answer"), [(tuple(one + 14 for one in SWAY), "doubt"), (OTHER, "clear")], ids=["as one", "each"]
)
def test_two_phones_that_keep_their_distance_to_the_centimetre_are_asked_about(
    door: Door, line: tuple[float, ...], answer: str
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")

    def burst(now: int, metres: tuple[float, ...]) -> honest.Body:
        samples = [honest.sample(now + n * 700, one, 12 + n / 8) for n, one in enumerate(metres)]
        return honest.sampling(now, *samples)

    he.open(door.visit, door.patient, shen, position=burst(he.wall, SWAY))
    door.world.wait(minutes=1)
    shen.join(door.visit, door.patient, he, position=burst(shen.wall, line))
    door.world.wait(minutes=20)
    record = he.close(door.visit, door.patient, shen)
    shen.leave(door.visit, door.patient, record)
    for phone in (he, shen):
        phone.send()

    assert answers(door)["samples.repeated"] == answer
