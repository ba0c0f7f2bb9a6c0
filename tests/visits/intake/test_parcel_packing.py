"""How a parcel is packed: lengths that lie, headers that are none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from backend.evidence.models import Evidence
from backend.kernel.ids import uuid7
from backend.visits.intake import parcels
from tests.visits.intake.parcels import PARCEL, code, framed, listed, packed, rows, whole

if TYPE_CHECKING:
    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.intake.conftest import Send


def test_a_parcel_without_content_length_is_measured_while_it_comes(
    door: Door, envelopes: list[Any], trickle: Send
) -> None:
    assert code(trickle(whole(door, envelopes) + b"!")) == "parcel.malformed"
    assert trickle(whole(door, envelopes)).status_code == 200


EMPTY: dict[str, Any] = {"sent_at": 1, "statements": [], "evidence": []}


@pytest.mark.parametrize(
    ("header", "status", "expected"),
    [
        (b"", 422, "request.json"),
        (b"{", 422, "request.json"),
        (b"\xff", 422, "request.json"),
        (b"[" * 200_000, 422, "request.json"),
        (b'{"sent_at": NaN, "statements": [], "evidence": []}', 422, "request.json"),
        (b"[]", 422, "request.invalid"),
        ({}, 422, "request.invalid"),
        ({**EMPTY, "sent_at": -1}, 422, "request.invalid"),
        ({**EMPTY, "statements": ["x"] * 51}, 422, "request.invalid"),
        ({**EMPTY, "evidence": ["x"]}, 422, "request.invalid"),
        ({**EMPTY, "evidence": [listed(b"", uuid7(), sha256="AB" * 32)]}, 422, "request.invalid"),
        ({**EMPTY, "evidence": [listed(b"", uuid7(), bytes=-1)]}, 422, "request.invalid"),
        ({**EMPTY, "evidence": [listed(b"", uuid7(), bytes="1")]}, 422, "request.invalid"),
        ({**EMPTY, "evidence": [listed(b"", "me")]}, 422, "request.invalid"),
        ({**EMPTY, "evidence": [listed(bytes(n), uuid7()) for n in range(25)]}, 422, "request.invalid"),
        ({**EMPTY, "evidence": [listed(b"", door) for door in [uuid7()] * 2]}, 422, "parcel.malformed"),
        ({**EMPTY, "evidence": [listed(b"", uuid7(), bytes=10)]}, 422, "parcel.malformed"),
        ({**EMPTY, "evidence": [listed(b"", uuid7(), bytes=2**52)]}, 413, "parcel.too_large"),
        (b" " * (parcels.MOST_HEADER + 1), 413, "parcel.too_large"),
    ],
)
def test_a_header_that_is_not_as_agreed_is_refused_as_a_whole(
    app: Any, send: Send, header: Any, status: int, expected: str
) -> None:
    data = header if isinstance(header, bytes) else json.dumps(header).encode()
    answer = send(framed(data))
    assert code(answer) == expected
    assert answer.status_code in (status, 400)
    assert rows(Evidence) == 0


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "parcel.cut_off"),
        (b"\x00\x00", "parcel.cut_off"),
        (b"\x00\x00\x00\x09{}", "parcel.cut_off"),
        (b"\xff\xff\xff\xff", "parcel.too_large"),
        (framed(json.dumps(EMPTY).encode(), b"more"), "parcel.malformed"),
        (bytes(parcels.MOST_BYTES + 1), "parcel.too_large"),
    ],
)
def test_lengths_that_lie_are_refused(app: Any, send: Send, data: bytes, expected: str) -> None:
    assert code(send(data)) == expected


def test_another_kind_of_content_is_not_taken_for_a_parcel(app: Any, send: Send) -> None:
    answer = send(b"{}", content_type="application/json")
    assert (answer.status_code, code(answer)) == (415, "request.content_type")


def test_only_someone_signed_in_may_send(
    app: Any, door: Door, envelopes: list[Any], visitor: Browser
) -> None:
    answer = visitor.post("/api/parcels", data=whole(door, envelopes), content_type=PARCEL)
    assert answer.status_code == 401
    assert rows(Evidence) == 0


def test_an_empty_parcel_is_fine(app: Any, send: Send) -> None:
    answer = send(packed())
    assert (answer.status_code, answer.json["evidence"], answer.json["results"]) == (200, [], [])
