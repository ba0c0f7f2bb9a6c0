"""Phone clocks, corrected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.visits.bodies.shapes import Taken
from backend.visits.reading.timeline import DAY, clock_moved, clock_words, moment, reading
from tests.visits.reading.telling import MINUTE, START, Person


@pytest.mark.parametrize("fast", [0, 14 * MINUTE, -9 * MINUTE, 400 * DAY, -400 * DAY])
def test_a_wrong_clock_is_corrected_and_its_error_known(fast: int) -> None:
    said = Person("he", fast, synced=START + 180 * MINUTE).open(START)

    found = moment(said)

    assert (found.at, found.offset, found.steady) == (START, fast, True)
    assert (found.not_before, found.not_after) == (START - 60 * MINUTE, START + 180 * MINUTE)


def test_without_a_beacon_the_clock_at_sending_corrects() -> None:
    said = Person("he", 14 * MINUTE, contact=None, synced=START + 180 * MINUTE).open(START)

    found = moment(said)

    assert (found.at, found.not_before) == (START, None)


def test_a_clock_set_by_a_day_in_the_middle_is_seen_through_within_one_session() -> None:
    he = Person("he", synced=START + 180 * MINUTE)
    he.open(START)
    he.fast = DAY
    closed = moment(he.close(START + 26 * MINUTE))

    assert closed.at == START + 26 * MINUTE
    assert not closed.steady


def test_a_photo_taken_before_the_clock_was_set_keeps_its_time() -> None:
    he = Person("he", synced=START + 180 * MINUTE)
    then = he.open(START).statement.clock
    he.fast = DAY
    closed = he.close(START + 26 * MINUTE)

    taken = Taken(wall=then.wall, mono=then.mono, session=then.session)

    assert reading(closed, moment(closed), taken) == START


def test_a_clock_that_was_set_right_by_the_network_does_not_move_what_was_said_before() -> None:
    he = Person("he", -9 * MINUTE, synced=START + 58 * 60 * MINUTE)
    he.session = "01890000-0000-7000-8000-000000000000"
    said = he.open(START)
    corrected = type(said)(said.statement, said.beacons, said.received_at, said.received_at)

    found = moment(corrected)

    assert (found.at, found.steady) == (START, False)


@given(
    wall=st.integers(0, 5_000_000_000_000),
    fast=st.integers(-10 * DAY, 10 * DAY),
    synced=st.integers(0, 10 * DAY),
)
def test_every_estimate_lies_between_beacon_and_receipt(wall: int, fast: int, synced: int) -> None:
    he = Person("he", fast, synced=START + synced)
    said = he.open(START)
    moved = type(said.statement.clock)(wall, 480, said.statement.clock.mono, he.session)
    statement = type(said.statement)(**{**vars(said.statement), "clock": moved, "payload": b"moved"})

    found = moment(type(said)(statement, said.beacons, said.received_at, said.sent_at))

    assert found.not_before is not None
    assert found.not_before <= found.at <= found.not_after
    assert found.offset == wall - found.at


def test_a_clock_set_back_within_one_session_is_seen() -> None:
    he = Person("he")
    first = he.open(START)
    he.fast = -60 * MINUTE

    assert clock_moved([first.statement, he.close(START + 26 * MINUTE).statement])


def test_a_clock_that_differs_in_another_session_tells_nothing() -> None:
    he = Person("he")
    first = he.open(START)
    he.session, he.fast = "01890000-0000-7000-8000-000000000001", -60 * MINUTE

    assert not clock_moved([first.statement, he.close(START + 26 * MINUTE).statement])


@pytest.mark.parametrize(
    ("offset", "zh", "en"),
    [
        (14 * MINUTE, "手机快 14 分钟", "phone is 14 min fast"),
        (-9 * MINUTE, "手机慢 9 分钟", "phone is 9 min slow"),
        (3 * 60 * MINUTE, "手机快 3 小时", "phone is 3 hours fast"),
        (-DAY, "手机慢 24 小时", "phone is 24 hours slow"),
        (20_000 * DAY, "手机快 20000 天", "phone is 20000 days fast"),
    ],
)
def test_a_wrong_clock_is_said_in_words(offset: int, zh: str, en: str) -> None:
    words = clock_words(offset)

    assert words is not None
    assert (words.zh, words.en) == (zh, en)


def test_a_clock_right_to_the_minute_needs_no_words() -> None:
    assert clock_words(59_000) is None
