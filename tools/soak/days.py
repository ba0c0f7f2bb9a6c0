"""Days without a network: pairs of colleagues make visits, and their phones hold everything."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from flask_migrate import upgrade
from PIL import Image

from backend.app import create_app
from backend.demo.clock import MINUTE
from backend.demo.phone import File
from backend.kernel import keys
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from tests.cast import assemble
from tests.factories import a_person, a_phone
from tests.patients.people import a_patient
from tests.visits import honest
from tests.visits.phones import World
from tools.soak.pocket import Pocket

if TYPE_CHECKING:
    from uuid import UUID

    from backend.config import Config
    from backend.kernel.http import App
    from tests.cast import Cast

Pair = tuple[Pocket, Pocket]
APART, STAY = 40, 12  # minutes


def lived(config: Config, phones: int, visits: int) -> list[Pocket]:
    """Make the county, its people and their phones; each pair made its visits, and nothing was sent."""
    keys.create(config.key_folder)
    app = create_app(config)
    each = visits // (phones // 2)
    began = time.time_ns() // 1_000_000 - (each + 1) * APART * MINUTE
    world = World(began)
    with app.app_context(), world.turning():
        upgrade("migrations")
        cast = assemble()
        people = [a_patient(cast, f"柳{number}").id for number in range(max(4, visits // 2))]
        pairs = [_pair(app, world, cast, number) for number in range(phones // 2)]
        for round_ in range(each):
            for number, pair in enumerate(pairs):
                world.now = began + round_ * APART * MINUTE + 1000
                _visit(world, pair, people[(number * 7 + round_) % len(people)], number * each + round_)
        db.session.remove()
        db.engine.dispose()
    return [one for pair in pairs for one in pair]


def _pair(app: App, world: World, cast: Cast, number: int) -> Pair:
    doctor = ("云渡镇卫生院", "MHP", cast.town)
    neighbour = ("石桥村委会", "GRID", cast.village)
    pockets = []
    for who, (organisation, role, area) in enumerate((doctor, neighbour)):
        login = f"colleague.{number}.{who}"
        person = a_person(login, f"同事{number}{who}", cast.organisations[organisation], [role], [area])
        enrolled = a_phone(person)
        db.session.commit()
        pocket = Pocket(app, world, login, enrolled)
        pocket.login = login
        pocket.contact()
        pockets.append(pocket)
    return pockets[0], pockets[1]


def _visit(world: World, pair: Pair, patient: UUID, number: int) -> None:
    """An ordinary joint visit with one photo."""
    opener, other = pair if number % 2 else pair[::-1]
    visit = uuid7()
    opener.open(visit, patient, other)
    world.wait(minutes=1)
    other.join(visit, patient, opener)
    world.wait(seconds=12)
    shake = opener.shake(visit, other)
    world.wait(minutes=STAY)
    picture = File(str(patient), "image/jpeg", _picture(number))
    opener.files.append(picture)
    photo = honest.photo(opener.wall, opener.mono, opener.session, sha256=picture.sha256)
    signed = [honest.signature("STAFF", opener.staff, "DECLINED", reason="soak")]
    record = opener.close(
        visit, patient, shakes=[shake], photos=[photo], photo_refused=None, signatures=signed
    )
    own = honest.signature("STAFF", other.staff, "DECLINED", reason="soak")
    other.leave(visit, patient, record, signature=own)


def _picture(number: int) -> bytes:
    """A small JPEG that looks like no other."""
    file = io.BytesIO()
    Image.effect_noise((96, 72), 40 + number % 60).convert("RGB").save(file, "JPEG", quality=60)
    data = file.getvalue()
    return data[:2] + b"\xff\xfe\x00\x06" + number.to_bytes(4, "big") + data[2:]
