"""Who was at a visit, and how strongly that is supported."""

from __future__ import annotations

import pytest

from backend.policy.codes import Authenticity, ClinicalEffect, Grade
from backend.transparency.codes import record_digits
from backend.visits.reading.grades import Borrowing
from backend.visits.reading.location import Match
from backend.visits.reading.timeline import DAY, Heard
from tests.visits import honest
from tests.visits.reading.reader import joint, part, read
from tests.visits.reading.telling import MINUTE, START, VISIT, name_of
from tests.visits.reading.telling import Person as Phone

# --- presence --------------------------------------------------------------------------------------------


def test_a_colleague_who_came_late_and_met_the_others_for_four_minutes_is_not_counted() -> None:
    he, shen, luo = Phone("he"), Phone("shen"), Phone("luo")
    heard = joint(he, shen, minutes=35)
    heard.append(luo.join(START + 31 * MINUTE, he))
    heard.append(luo.leave(START + 35 * MINUTE, None))
    state = read(heard)

    assert part(state, luo).signals.overlap.value is False
    assert part(state, luo).grade is Grade.C
    assert "presence.not_together" in [one.code for one in state.verdicts.authenticity_reasons]
    assert state.verdicts.authenticity is Authenticity.JOINT_CONFIRMED


def test_a_colleague_who_left_early_after_seven_minutes_counts() -> None:
    he, luo = Phone("he"), Phone("luo")
    opening, read_at = he.open(START), START + 5 * MINUTE
    joined = luo.join(read_at, he)
    left = luo.leave(START + 12 * MINUTE, None)
    state = read([opening, joined, left, he.close(START + 30 * MINUTE, he.shake(joined, read_at))])

    assert part(state, luo).signals.signature.reason.code == "signature.early"
    assert part(state, luo).grade is Grade.A
    assert state.verdicts.authenticity is Authenticity.JOINT_CONFIRMED


def test_alone_with_everything_right_it_is_one_person_and_the_facts_stand() -> None:
    shen = Phone("shen")
    state = read(joint(shen))

    assert part(state, shen).grade is Grade.C
    assert state.verdicts.authenticity is Authenticity.SINGLE
    assert state.verdicts.clinical_effect is ClinicalEffect.RESETS_DUE


def test_wrong_clocks_on_both_phones_change_nothing() -> None:
    heard = joint(Phone("he", 14 * MINUTE), Phone("shen", -DAY))
    state = read(heard)

    assert [one.grade for one in state.attendances] == [Grade.A, Grade.A]
    assert [one.clock_offset for one in state.attendances] == [14 * MINUTE, -DAY]
    assert state.opened_at == START


def test_phones_without_any_beacon_are_tied_together_by_the_code() -> None:
    he, shen = Phone("he", 9 * MINUTE, contact=None), Phone("shen", -7 * DAY, contact=None)
    late = START + 58 * 60 * MINUTE
    he.synced = shen.synced = late
    heard = [
        # both clocks were set right before sending, so that sending tells nothing of the visit
        Heard(one.statement, one.beacons, one.received_at, one.received_at)
        for one in joint(he, shen)
    ]
    state = read(heard)

    assert part(state, shen).signals.overlap.value is True
    assert "beacon.none" in state.notes


def stay_of(phone: Phone) -> float:
    """How long somebody alone stayed, in minutes, by everything known of their phone."""
    stay = part(read(phone.heard), phone).stay
    assert stay.left is not None
    return (stay.left - stay.joined) / MINUTE


def test_a_phone_that_slept_does_not_shorten_a_stay() -> None:
    he = Phone("he", synced=START + 5 * 60 * MINUTE)
    he.open(START)
    he.born += 20 * MINUTE  # its stopwatch stood still
    he.close(START + 26 * MINUTE)

    assert stay_of(he) == 26


@pytest.mark.parametrize("set_to", [60 * MINUTE, -60 * MINUTE], ids=["forward", "back"])
def test_a_clock_set_in_the_middle_neither_adds_nor_takes(set_to: int) -> None:
    he = Phone("he", synced=START + 5 * 60 * MINUTE)
    he.open(START)
    he.fast = set_to
    he.close(START + 4 * MINUTE)

    assert stay_of(he) == 4


def test_an_app_that_was_closed_in_between_shortens_nothing() -> None:
    he = Phone("he")
    he.open(START)
    he.session, he.born = name_of("a new session"), START + 10 * MINUTE
    he.close(START + 26 * MINUTE)

    assert stay_of(he) == 26


def test_no_stay_lasts_longer_than_its_receipt() -> None:
    he = Phone("he", synced=START + 10 * MINUTE)
    he.open(START)
    he.fast = 60 * MINUTE
    he.close(START + 9 * MINUTE)
    he.heard = [type(one)(one.statement, one.beacons, one.received_at, one.received_at) for one in he.heard]

    assert stay_of(he) <= 10


@pytest.mark.parametrize("via", ["typed", "none"])
def test_how_the_record_was_read_before_signing(via: str) -> None:
    he, shen = Phone("he"), Phone("shen")
    opening, joined = he.open(START), shen.join(START + MINUTE, he)
    close = he.close(START + 26 * MINUTE, he.shake(joined, START + MINUTE))
    digits = record_digits(VISIT, close.statement.hash) if via == "typed" else None
    left = shen.leave(START + 27 * MINUTE, close, record={"via": via, "hash": None, "digits": digits})
    state = read([opening, joined, close, left])

    assert part(state, shen).signals.signature.value is (True if via == "typed" else None)


def test_signing_another_record_is_seen() -> None:
    he, shen = Phone("he"), Phone("shen")
    other = {"via": "scan", "hash": "ab" * 32, "digits": None}
    opening, joined = he.open(START), shen.join(START + MINUTE, he)
    close = he.close(START + 26 * MINUTE, he.shake(joined, START + MINUTE))
    state = read([opening, joined, close, shen.leave(START + 27 * MINUTE, close, record=other)])

    assert part(state, shen).signals.signature.value is False
    assert part(state, shen).grade is Grade.C


@pytest.mark.parametrize(
    ("minutes", "source", "value"),
    [(10, "CAMERA", True), (-30, "CAMERA", False), (90, "CAMERA", False), (10, "FILE", None)],
)
def test_a_photo_counts_when_the_camera_took_it_during_the_visit(
    minutes: int, source: str, value: bool | None
) -> None:
    he = Phone("he")
    at = START + minutes * MINUTE
    photo = honest.photo(at, at - he.born, he.session, source)
    state = read([he.open(START), he.close(START + 26 * MINUTE, photos=[photo])])

    assert part(state, he).signals.photo.value is value
    assert ("photo.file" in state.notes) is (source == "FILE")


def test_a_visit_elsewhere_is_not_compared_with_the_home() -> None:
    he, shen = Phone("he"), Phone("shen")
    state = read(joint(he, shen, place=14, entry="ELSEWHERE"))

    assert {one.position_in.result for one in state.attendances} == {Match.SKIPPED}
    assert [one.grade for one in state.attendances] == [Grade.B, Grade.B]


# --- borrowed phones -------------------------------------------------------------------------------------


def borrowed(he: Phone, *more: Heard) -> list[Heard]:
    return [
        he.open(START),
        he.lend(START + 2 * MINUTE, name_of("tang")),
        he.close(START + 26 * MINUTE),
        *more,
    ]


def test_a_borrowed_presence_waits_for_the_persons_own_word() -> None:
    state = read(borrowed(Phone("he")))
    tang = part(state, "tang")

    assert tang.borrowed is not None
    assert (tang.grade, tang.borrowed.state) == (Grade.C, Borrowing.PENDING)
    assert state.verdicts.authenticity is Authenticity.JOINT_PENDING
    assert state.lapses_at == tang.borrowed.confirm_by + 1


def test_confirmed_within_two_days_it_counts() -> None:
    tang = Phone("tang")
    said = tang.say("presence.confirm", START + 20 * 60 * MINUTE, present=True, note="")
    state = read(borrowed(Phone("he"), said))

    assert state.verdicts.authenticity is Authenticity.JOINT_CONFIRMED
    assert state.lapses_at is None


@pytest.mark.parametrize(("hours", "present"), [(49, True), (20, False)])
def test_confirmed_late_or_denied_it_falls_away(hours: int, present: bool) -> None:
    said = Phone("tang").say("presence.confirm", START + hours * 60 * MINUTE, present=present, note="")
    state = read(borrowed(Phone("he"), said))

    assert part(state, "tang").grade is Grade.D
    assert state.verdicts.authenticity is Authenticity.SINGLE


def test_never_confirmed_it_falls_away_after_two_days() -> None:
    state = read(borrowed(Phone("he")), now=START + 3 * DAY)

    assert part(state, "tang").grade is Grade.D
    assert state.verdicts.authenticity is Authenticity.SINGLE


def test_nobody_else_can_confirm() -> None:
    he = Phone("he")
    heard = borrowed(he)
    heard.append(he.say("presence.confirm", START + 20 * 60 * MINUTE, present=True, note=""))

    assert read(heard).verdicts.authenticity is Authenticity.JOINT_PENDING


def test_it_cannot_stand_when_the_persons_own_phone_was_in_use_meanwhile() -> None:
    said = Phone("tang").say("presence.confirm", START + 20 * 60 * MINUTE, present=True, note="")
    active = {name_of("tang"): (START + 9 * MINUTE,)}
    state = read(borrowed(Phone("he"), said), active=active)

    assert part(state, "tang").grade is Grade.D
    assert state.verdicts.authenticity is Authenticity.SINGLE
    assert "borrow.contradicted" in state.notes


def test_using_the_own_phone_before_or_after_contradicts_nothing() -> None:
    active = {name_of("tang"): (START - MINUTE, START + 40 * MINUTE)}

    assert "borrow.contradicted" not in read(borrowed(Phone("he")), active=active).notes


def test_a_borrowed_presence_that_fell_away_keeps_nobody_company() -> None:
    state = read(borrowed(Phone("he")), now=START + 3 * DAY)

    assert part(state, "he").signals.overlap.reason.code == "overlap.alone"


def test_whoever_arrives_on_their_own_phone_after_all_needs_no_borrowed_one() -> None:
    he, tang = Phone("he"), Phone("tang")
    heard = [*joint(he, tang), he.lend(START + 2 * MINUTE, tang.id)]

    assert part(read(heard), tang).borrowed is None


def test_somebody_nobody_knows_cannot_borrow() -> None:
    he = Phone("he")
    heard = [he.open(START), he.lend(START + MINUTE, name_of("a stranger")), he.close(START + 9 * MINUTE)]

    assert len(read(heard).attendances) == 1
