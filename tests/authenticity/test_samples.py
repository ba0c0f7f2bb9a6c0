"""The shape of a series: mocks and scripts, and the honest accidents that look like them."""

from __future__ import annotations

import random
from dataclasses import replace

from backend.authenticity.around import SameSamples
from backend.authenticity.findings import Outcome, Strength
from backend.authenticity.sample_memory import SampleMemory, asked, kept
from backend.authenticity.trace import Trace
from tests.authenticity.story import HOME, MINUTE, MORNING, around, ask, beside, came, visit, walk


def frozen(**values):
    first = walk()[0]
    return tuple(replace(first, at=one.at, fixed_at=one.at, **values) for one in walk())


def test_a_fixed_point_that_claims_satellites_is_a_question():
    finding = ask("samples.frozen", visit(samples=frozen(accuracy=3.0, speed=0.0, altitude=0.0)))
    assert finding.strength is Strength.QUESTION


def test_one_network_position_over_and_over_is_an_everyday_accident():
    finding = ask("samples.frozen", visit(samples=frozen(accuracy=30.0, speed=None, altitude=None)))
    assert finding.signs == ("samples.frozen:network",)
    assert ask("samples.frozen").outcome is Outcome.CLEAR
    assert finding.strength is Strength.HINT


def test_a_colleagues_mocked_burst_is_seen():
    burst = tuple(replace(one, lat=HOME[0], lon=HOME[1], speed=0.0) for one in walk(count=2))
    story = visit(presences=(*visit().presences[:2], replace(came("luo.yuan", 2), samples=burst)))
    assert ask("samples.frozen", story).strength is Strength.QUESTION


def test_samples_on_the_beat_of_a_script_are_near_proof():
    even = tuple(replace(one, at=MORNING + 5000 * i) for i, one in enumerate(walk()))
    assert ask("samples.perfect", visit(samples=even)).strength is Strength.NEAR_PROOF


def beaten(*offsets):
    """A walk whose samples came so many ms after the morning's beginning."""
    return visit(
        samples=tuple(replace(one, at=MORNING + at) for one, at in zip(walk(), offsets, strict=True))
    )


def test_a_scripts_beat_is_heard_in_each_burst_whatever_lies_between():
    size = len(walk())
    bursts = [1000 * i + (20 * MINUTE if i >= size // 2 else 0) for i in range(size)]
    assert ask("samples.perfect", beaten(*bursts)).strength is Strength.NEAR_PROOF
    wavering = [at + i % 3 for i, at in enumerate(bursts)]
    assert ask("samples.perfect", beaten(*wavering)).strength is not Strength.NEAR_PROOF


def test_a_scripts_beat_of_minutes_is_heard_as_well():
    slow = [2 * MINUTE * i for i in range(len(walk()))]
    assert ask("samples.perfect", beaten(*slow)).strength is Strength.NEAR_PROOF


def test_one_odd_trait_is_an_accident_and_two_are_a_question():
    still = tuple(replace(one, speed=0.0) for one in walk())
    assert ask("samples.perfect", visit(samples=still)).strength is Strength.HINT
    level = tuple(replace(one, altitude=300.0) for one in still)
    assert ask("samples.perfect", visit(samples=level)).strength is Strength.QUESTION


def test_a_browser_that_rounds_to_ten_centimetres_is_natural():
    coarse = tuple(replace(one, lat=round(one.lat, 6), lon=round(one.lon, 6)) for one in walk())
    assert ask("samples.perfect", visit(samples=coarse)).outcome is Outcome.CLEAR


def test_a_replayed_track_is_found_where_it_was_and_where_it_was_moved():
    first = visit(1)
    again = visit(2, samples=first.samples, began=first.began + 1_000_000_000, beacon=None)
    moved = tuple(
        replace(one, lat=round(one.lat + 0.05, 7), lon=round(one.lon - 0.03, 7)) for one in first.samples
    )
    elsewhere = visit(3, samples=moved, began=first.began + 2_000_000_000, beacon=None)
    memory = SampleMemory([Trace(one) for one in (first, again, elsewhere)])
    assert memory.repeated(Trace(first)) == ()
    assert memory.repeated(Trace(again))[0].equal >= 10
    assert max(one.moved for one in memory.repeated(Trace(elsewhere))) >= 5


def beside_the_leader(burst):
    return visit(presences=(*visit().presences[:2], replace(came("luo.yuan", 2), samples=burst)))


def asked_alone(story):
    trace = Trace(story)
    return ask("samples.repeated", story, around(same_samples=SampleMemory([trace]).repeated(trace)))


def test_phones_that_move_as_one_are_found_however_far_apart_they_are_put():
    apart = beside(HOME, 12, -7)
    for last_digit in (0, 1e-7):
        burst = [
            replace(one, lat=one.lat + apart[0] - HOME[0], lon=one.lon + apart[1] - HOME[1] + last_digit)
            for one in visit().samples[2:8]
        ]
        finding = asked_alone(beside_the_leader(tuple(burst)))
        assert finding.strength is Strength.NEAR_PROOF
        assert "moved as one" in finding.en
        assert finding.numbers["moved"] == 5
    some = asked_alone(beside_the_leader(tuple(burst[:3])))
    assert some.strength is Strength.HINT


def test_phones_side_by_side_and_still_ones_do_not_move_as_one():
    assert asked_alone(visit()).outcome is Outcome.CLEAR
    still = frozen(altitude=None, speed=None)
    far = beside(HOME, 12)
    other = tuple(replace(one, lat=far[0], lon=far[1]) for one in still)
    assert asked_alone(replace(beside_the_leader(other), samples=still)).outcome is Outcome.CLEAR
    sways = tuple(replace(one, lat=one.lat + 0.0003 + n * 3e-7) for n, one in enumerate(visit().samples))
    assert asked_alone(beside_the_leader(sways)).outcome is Outcome.CLEAR


def test_many_equal_samples_are_near_proof_and_two_a_hint():
    for equal, strength in ((6, Strength.NEAR_PROOF), (2, Strength.HINT)):
        found = (SameSamples("visit-0", "lin", equal, 0, 10),)
        assert ask("samples.repeated", visit(), around(same_samples=found)).strength is strength
    assert ask("samples.repeated").outcome is Outcome.CLEAR


def test_a_leap_between_two_good_readings_is_seen_and_a_mast_before_them_is_not():
    line = list(walk())
    far = beside(HOME, 20_000)
    line[6] = replace(line[6], lat=far[0], lon=far[1], at=line[5].at + 2_000)
    assert ask("samples.jump", visit(samples=tuple(line))).outcome is Outcome.DOUBT
    mast = (replace(line[0], lat=far[0], lon=far[1], accuracy=900.0, altitude=None), *walk()[1:])
    assert ask("samples.jump", visit(samples=mast)).outcome is Outcome.CLEAR


def test_four_readings_of_forty_lead_one_visit_to_another():
    """Whatever the rest of both looks like: only a part of a visit's keys is put away."""
    told = [visit(samples=readings(seed, 40), presences=()) for seed in range(200)]
    led = 0
    for seed, one in enumerate(told):
        own = readings(1000 + seed, 36)
        copy = visit(samples=(*own[:18], *one.samples[7:11], *own[18:]), presences=())
        led += bool(asked(Trace(copy)) & kept(Trace(one)))
    assert led >= 0.98 * len(told)


def readings(seed, count):
    """As a receiver gives them, no two alike."""
    chance = random.Random(seed)  # noqa: S311  receivers, not secrets
    return tuple(
        replace(
            walk()[0],
            lat=round(HOME[0] + chance.uniform(-1e-4, 1e-4), 7),
            accuracy=round(chance.uniform(4, 30), 3),
            at=MORNING + 1000 * i,
        )
        for i in range(count)
    )
