"""The network fails at the worst moment: an answer is lost, a photo breaks off half-way."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.e2e.support import camera
from tests.e2e.support.alone import until_received, visit_alone
from tests.e2e.support.desk import Desk
from tests.e2e.support.office import A_DOCTORS_VISIT, SUPERVISOR, assert_everything_holds, look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.support.server import Server
    from tests.e2e.support.wire import Wire
    from tests.e2e.support.worker import Worker

PARCEL = "POST /api/parcels"
BEGUN = 200
"""Bytes: the headers are through, hardly more."""
HALF_A_PHOTO = 150_000


@pytest.mark.parametrize("request_line", [PARCEL, "POST /api/statements", "PUT /api/evidence/"])
def test_when_the_answer_is_lost_the_phone_sends_again_and_the_server_has_it_once(
    request_line: str, server: Server, wire: Wire, hand: Callable[..., Worker]
) -> None:
    shen = hand("shen.zhixia")
    shen.phone.airplane(on=True)
    visit = visit_alone(shen)

    if request_line != PARCEL:  # one by one is the way after a parcel came to nothing
        wire.break_off(PARCEL, BEGUN)
    lost = wire.lose_answer(request_line)
    shen.phone.airplane(on=False)
    until_received(shen)

    assert lost.is_set()
    found = look_up(server, visit)
    assert found.kinds == A_DOCTORS_VISIT
    assert found.is_whole
    assert_everything_holds(server)


def test_a_photo_that_broke_off_half_way_goes_on_in_pieces_and_arrives_whole(
    server: Server, wire: Wire, hand: Callable[..., Worker]
) -> None:
    shen = hand("shen.zhixia")
    shen.phone.airplane(on=True)
    camera.point_at(shen.phone.camera, Image.effect_noise((640, 480), 120))  # noise makes a large photo
    visit = visit_alone(shen)

    broke_off = [wire.break_off(one, HALF_A_PHOTO) for one in (PARCEL, "PUT /api/evidence/")]
    shen.phone.airplane(on=False)
    until_received(shen)

    assert all(one.is_set() for one in broke_off)
    assert sum(head.startswith(PARCEL) for head in wire.heads) == 1  # what is lost whole is not tried again
    pieces = re.findall(r"content-range: bytes (\d+)-", "\n".join(wire.heads), re.IGNORECASE)
    assert pieces
    photo = look_up(server, visit).page["photos"][0]
    assert photo["state"] == "present"
    arrived = Desk(server.url, SUPERVISOR).fetch(f"/api/evidence/{photo['sha256']}?visit={visit}")
    assert len(arrived) > HALF_A_PHOTO
    assert hashlib.sha256(arrived).hexdigest() == photo["sha256"]
    assert_everything_holds(server)
