"""Turning codes, recomputed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from backend.transparency.codes import step_at, turning_code
from backend.visits.reading.handshakes import Meeting, meetings, replies_awaiting
from tests.visits.reading.telling import MINUTE, START, VISIT, Person

if TYPE_CHECKING:
    from backend.visits.reading.timeline import Heard

JOINED = START + MINUTE


def meet(opens: list[Heard], read: Heard, *records: Heard) -> Meeting:
    [found] = meetings([one.statement for one in opens], [read.statement], [one.statement for one in records])
    return found


def typed(opener: Person, at: int) -> dict[str, Any]:
    code = turning_code(opener.secret, VISIT, step_at(at + opener.fast))
    return {"via": "typed", "digits": code.digits, "step": None, "mac": None}


def test_a_scanned_code_is_right_when_the_secret_makes_it() -> None:
    he, shen = Person("he"), Person("shen")
    opening, read = he.open(START), shen.join(JOINED, he)
    record = he.close(START + 26 * MINUTE, he.shake(read, JOINED))

    found = meet([opening], read, record)

    assert (found.code, found.reply, found.opener, found.elapsed_ms) == (True, True, he.id, 12_000)


@pytest.mark.parametrize(
    "change", [{"digits": "000000"}, {"mac": "AAAAAAAAAAA"}, {"step": step_at(START) + 1_000_000}]
)
def test_a_scanned_code_with_one_part_changed_is_wrong(change: dict[str, Any]) -> None:
    he, shen = Person("he"), Person("shen")
    opening, read = he.open(START), shen.join(JOINED, he)
    code: Any = read.statement.body["code"]
    code.update(change)

    assert meet([opening], read).code is False


def test_a_code_made_with_another_secret_is_wrong() -> None:
    he, shen, luo = Person("he"), Person("shen"), Person("luo")
    opening = he.open(START)
    read = shen.join(JOINED, luo, opener=he.id)

    assert meet([opening], read).code is False


def test_a_code_whose_opening_is_not_here_yet_is_unknown() -> None:
    he, shen = Person("he"), Person("shen")
    he.open(START)

    found = meet([], shen.join(JOINED, he))

    assert (found.code, found.opener) == (None, None)


def test_a_typed_code_is_found_among_the_codes_of_the_visit() -> None:
    he, shen = Person("he", 14 * MINUTE), Person("shen")
    opening = he.open(START)
    read = shen.join(JOINED, he, code=typed(he, JOINED), opener=None)

    found = meet([opening], read, he.close(START + 26 * MINUTE))

    assert (found.code, found.opener) == (True, he.id)
    assert found.at is not None
    assert abs(found.at - 14 * MINUTE - JOINED) < MINUTE


def test_a_typed_code_of_yesterday_is_wrong() -> None:
    he, shen = Person("he"), Person("shen")
    opening = he.open(START)
    read = shen.join(JOINED, he, code=typed(he, START - 24 * 60 * MINUTE), opener=None)

    assert meet([opening], read, he.close(START + 26 * MINUTE)).code is False


def test_a_typed_code_is_found_although_the_openers_clock_was_set_back() -> None:
    he, shen = Person("he"), Person("shen")
    opening = he.open(START)
    read = shen.join(JOINED, he, code=typed(he, JOINED), opener=None)
    he.fast = -24 * 60 * MINUTE

    assert meet([opening], read, he.close(START + 26 * MINUTE)).code is True


def test_nobody_reads_the_code_of_their_own_phone() -> None:
    he = Person("he")
    opening = he.open(START)

    assert meet([opening], he.join(JOINED, he)).code is None


def test_the_code_of_either_of_two_openers_is_found() -> None:
    he, tang, shen = Person("he"), Person("tang"), Person("shen")
    opens = [he.open(START), tang.open(START)]

    assert meet(opens, shen.join(JOINED, tang, opener=None)).opener == tang.id


def test_a_wrong_reply_is_seen() -> None:
    he, shen = Person("he"), Person("shen")
    opening, read = he.open(START), shen.join(JOINED, he)
    record = he.close(START + 26 * MINUTE, {**he.shake(read, JOINED), "digits": "000000"})

    assert meet([opening], read, record).reply is False


def test_a_typed_reply_is_matched_by_member_and_phase() -> None:
    he, shen = Person("he"), Person("shen")
    opening, read = he.open(START), shen.join(JOINED, he)
    again = shen.join(START + 9 * MINUTE, he, kind="visit.recheck")
    shake = {**he.shake(read, JOINED), "statement": None, "via": "typed"}
    record = he.close(START + 26 * MINUTE, shake)

    assert meet([opening], read, record).reply is True
    assert meet([opening], again, record).reply is None


def test_a_scan_that_took_over_a_minute_is_slow_and_typing_never_is() -> None:
    he, shen = Person("he"), Person("shen")
    opening, read = he.open(START), shen.join(JOINED, he)
    record = he.close(START + 26 * MINUTE, he.shake(read, JOINED, seconds=75))
    assert meet([opening], read, record).is_slow

    by_hand = shen.join(JOINED, he, code=typed(he, JOINED), opener=None)
    record = he.close(START + 27 * MINUTE, he.shake(by_hand, JOINED, seconds=75))
    assert not meet([opening], by_hand, record).is_slow


def test_what_the_opener_saw_and_nobody_sent_is_awaited() -> None:
    he, shen = Person("he"), Person("shen")
    read = shen.join(JOINED, he)
    record = he.close(START + 26 * MINUTE, he.shake(read, JOINED))

    assert replies_awaiting([record.statement], [record.statement]) == {read.statement.hash: shen.id}
    assert replies_awaiting([record.statement], [record.statement, read.statement]) == {}
