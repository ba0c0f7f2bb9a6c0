"""Two phones whose positions one program made up, from the phones to the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel.ids import uuid7
from tests.authenticity.real.test_assessing import answers
from tests.visits import honest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

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


def test_four_readings_out_of_anothers_long_series_are_found(door: Door) -> None:
    he = door.hand("he.xiaoman")
    other = uuid7()
    first = noted(he, other, door, [30 + n * 1.37 for n in range(40)])
    door.world.wait(minutes=24 * 60)
    own = [31.1 + n * 1.37 for n in range(36)]
    noted(he, door.visit, door, own, again=first[11:15])

    assert answers(door)["samples.repeated"] == "doubt"


def noted(
    phone: Handset, visit: UUID, door: Door, metres: list[float], again: Sequence[honest.Body] = ()
) -> list[honest.Body]:
    """A visit that begins with a long series of readings, some of them perhaps another's."""
    now = phone.wall
    new = [honest.sample(now + n * 613 + n % 7, one, 10 + one / 9) for n, one in enumerate(metres)]
    taken = [sample | {"at": now + (len(new) + n) * 613} for n, sample in enumerate(again)]
    phone.open(visit, door.patient, position=honest.sampling(now, *new, *taken))
    door.world.wait(minutes=20)
    phone.close(
        visit, door.patient, position=honest.sampling(phone.wall, honest.sample(phone.wall, metres[0] / 3))
    )
    phone.send()
    return new
