"""Five "home visits" of one leader within 35 minutes, kilometres apart; one photo, one signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kernel import jobs
from backend.kernel.ids import uuid7
from tests.evidence.photos import a_photo
from tests.patients.people import HOME, a_patient
from tests.scenarios.inquiry import at, strokes, upload
from tests.visits import honest

if TYPE_CHECKING:
    from uuid import UUID

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

    Phones = tuple[Handset, Handset]
    Told = list[tuple[UUID, UUID]]

NAMES = ("柳青禾", "程一帆", "孟云舒", "苏念北", "林栖梧")
STROKES = "application/vnd.lianfang.strokes+json"


def five_at_once(door: Door) -> tuple[Handset, Handset, Told]:
    """沈知夏's and 何小满's phones in one hand: (visit, person) of the five."""
    door.world.wait(minutes=8 * 60)
    people = [a_patient(door.cast, name, HOME).id for name in NAMES]
    jobs.commit()
    phones = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    told = [(uuid7(), patient) for patient in people]
    for number, (visit, patient) in enumerate(told):
        photo = upload(phones[0], patient, a_photo(640, 480))
        drawn = upload(phones[0], patient, strokes(3), STROKES)
        one_more(door, phones, visit, patient, photo, drawn, 3000.0 * number)
    send_all(phones)
    return *phones, told


def one_more(
    door: Door,
    phones: Phones,
    visit: UUID,
    patient: UUID,
    photo: str,
    drawn: str,
    metres: float,
    minutes: float = 6,
) -> None:
    """A visit with a photo and the family's signature, so many metres north of the home; not sent yet."""
    shen, he = phones
    shen.open(visit, patient, he, position=at(shen.wall, metres))
    he.join(visit, patient, shen, position=at(he.wall, metres + 4))
    door.world.wait(seconds=12)
    shake = shen.shake(visit, he)
    door.world.wait(minutes=minutes)
    taken = honest.photo(shen.wall, shen.mono, shen.session, sha256=photo)
    family = {**honest.signature("FAMILY", relation="母亲"), "strokes": drawn}
    record = shen.close(
        visit, patient, shakes=[shake], photos=[taken], photo_refused=None,
        signatures=[family], position=at(shen.wall, metres),
    )  # fmt: skip
    he.leave(visit, patient, record, position=at(he.wall, metres + 4))


def send_all(phones: Phones) -> None:
    """Everything these phones still hold."""
    for phone in phones:
        while phone.statements:
            phone.send()
