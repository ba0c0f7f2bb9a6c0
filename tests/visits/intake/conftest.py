"""A phone with a visit to send, and ways to send a parcel."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.test import TestResponse

from tests.evidence.photos import a_photo, sha256
from tests.visits import honest
from tests.visits.intake.parcels import PARCEL

if TYPE_CHECKING:
    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

Send = Callable[..., TestResponse]


@pytest.fixture
def shen(door: Door) -> Handset:
    """Someone who closed a visit with two photos; nothing is sent yet."""
    shen = door.hand("shen.zhixia")
    shen.open(door.visit, door.patient)
    photos = [
        honest.photo(shen.wall, shen.mono, shen.session, sha256=sha256(a_photo(seed=seed))) for seed in (1, 2)
    ]
    signed = [honest.signature("STAFF", shen.staff, "DECLINED", reason="her hand is hurt")]
    shen.close(door.visit, door.patient, photos=photos, photo_refused=None, signatures=signed)
    return shen


@pytest.fixture
def web(signed_in: Callable[[str], Browser]) -> Browser:
    return signed_in("shen.zhixia")


@pytest.fixture
def send(web: Browser) -> Send:
    def post(data: bytes, content_type: str = PARCEL) -> TestResponse:
        return web.post("/api/parcels", data=data, content_type=content_type)

    return post


@pytest.fixture
def trickle(web: Browser) -> Send:
    """The same as it comes over a line, which may break; `length` is what was promised."""

    def post(data: bytes, length: int | None = None) -> TestResponse:
        measure = {"CONTENT_LENGTH": str(length)} if length else {"HTTP_TRANSFER_ENCODING": "chunked"}
        return web.post(
            "/api/parcels",
            input_stream=io.BytesIO(data),
            content_type=PARCEL,
            environ_overrides={"wsgi.input_terminated": True, **measure},
        )

    return post


@pytest.fixture
def envelopes(shen: Handset) -> list[Any]:
    return [one.to_json() for one in shen.statements]
