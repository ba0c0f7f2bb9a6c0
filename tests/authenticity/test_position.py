"""Where the phone was: honest errors of homes and datums stay quiet, the office does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backend.authenticity import placing, usual
from backend.authenticity.around import Place
from backend.authenticity.checks import position_home
from backend.authenticity.facts import Source
from backend.authenticity.findings import Outcome, Strength
from backend.authenticity.trace import Trace
from backend.kernel.datum import Datum, from_wgs84
from tests.authenticity.story import DAY, HOME, LEAD, MORNING, OFFICE, around, ask, beside, home, visit, walk


def test_written_at_the_office_is_doubted():
    finding = ask("position.home", visit(samples=walk(OFFICE)))
    assert finding.outcome is Outcome.DOUBT
    assert finding.strength is Strength.QUESTION
    assert finding.weight > 3


@pytest.mark.parametrize(
    ("source", "off"), [(Source.FIELD, 40), (Source.GEOCODED, 350), (Source.CENTROID, 500)]
)
def test_a_home_may_be_as_far_off_as_its_source_is_wrong(source, off):
    homes = (home(beside(HOME, off), source),)
    assert ask("position.home", visit(), around(homes=homes)).outcome is Outcome.CLEAR


def test_a_phone_that_reads_in_a_shifted_datum_is_not_elsewhere():
    shifted = from_wgs84(*HOME, Datum.GCJ02)
    finding = ask("position.home", visit(samples=walk((shifted.lat, shifted.lon))))
    assert finding.outcome is Outcome.CLEAR
    assert finding.numbers["phone_datum"] == Datum.GCJ02


def test_an_earlier_version_of_the_home_supports_a_visit_too():
    homes = (home(), home(beside(HOME, 3000), since=MORNING - DAY, by="office"))
    assert ask("position.home", visit(), around(homes=homes)).outcome is Outcome.CLEAR


def test_a_version_dragged_to_the_office_supports_nothing_and_is_named():
    homes = (home(), home(OFFICE, since=MORNING - 3_600_000, by=LEAD))
    story = visit(samples=walk(OFFICE))
    assert ask("position.home", story, around(homes=homes)).outcome is Outcome.DOUBT
    assert ask("home.moved", story, around(homes=homes)).strength is Strength.QUESTION


def test_moving_house_is_not_dragging_it():
    homes = (home(), home(beside(HOME, 3000), since=MORNING - DAY, by=LEAD, confirmed_by="office"))
    assert ask("home.moved", visit(), around(homes=homes)).outcome is Outcome.CLEAR


def test_a_colleague_who_stayed_in_the_office_drags_no_home_there_either():
    homes = (home(), home(OFFICE, since=MORNING - 3_600_000, by="clerk"))
    story = visit(samples=walk(OFFICE))
    ours = around(homes=homes, colleagues=frozenset({"clerk"}))
    assert ask("position.home", story, ours).outcome is Outcome.DOUBT
    assert ask("home.moved", story, ours).strength is Strength.QUESTION
    assert ask("home.moved", story, around(homes=homes)).outcome is Outcome.CLEAR


def test_who_always_lived_beside_the_office_was_registered_there_by_its_people():
    ours = around(homes=(home(OFFICE, by="clerk"),), colleagues=frozenset({"clerk"}))
    assert ask("home.moved", visit(samples=walk(OFFICE)), ours).outcome is Outcome.CLEAR
    assert not position_home.is_suspicious(Trace(visit()), ours, ours.homes[0].version)


def test_no_visit_is_proven_by_the_place_it_taught():
    homes = (home(beside(HOME, 3000)), home(taught=("visit-1",)))
    assert ask("position.home", visit(), around(homes=homes)).outcome is Outcome.DOUBT
    assert ask("position.home", visit(2), around(homes=homes)).outcome is Outcome.CLEAR


def test_met_elsewhere_is_not_compared():
    assert ask("position.home", visit(place_is_home=False)).outcome is Outcome.UNKNOWN


def test_height_tells_a_mock_from_the_hill():
    place = around(usual=Place(HOME, 20.0, 420.0, 4))
    assert ask("position.height", visit(), place).outcome is Outcome.CLEAR
    assert ask("position.height", visit(samples=walk(height=300.0)), place).outcome is Outcome.DOUBT
    assert ask("position.height", visit(), around()).outcome is Outcome.UNKNOWN


def test_landing_on_an_imprecise_point_is_remarkable_and_on_a_precise_one_not():
    village = around(homes=(home(source=Source.CENTROID),))
    assert ask("position.landing", visit(), village).outcome is Outcome.DOUBT
    assert ask("position.landing", visit(), around()).outcome is Outcome.UNKNOWN
    off = around(homes=(home(beside(HOME, 200), Source.CENTROID),))
    assert ask("position.landing", visit(), off).outcome is Outcome.CLEAR


def test_the_running_probability_of_a_phones_datum_settles_in_three_visits():
    shifted = from_wgs84(*HOME, Datum.GCJ02)
    seen = placing.reading(walk((shifted.lat, shifted.lon)))
    odds = placing.phone_odds([(seen, home().version, placing.HOME_PRIOR[Source.FIELD])] * 3)
    assert odds[1] > 0.9


def test_what_the_tables_of_likelihood_say():
    """AUTHENTICITY §3: field home and a good fix; the level falls with distance and never below the tail."""
    levels = [placing.likelihood(d, 25.0) - placing.ELSEWHERE for d in (20, 100, 200, 400, 800)]
    assert levels == pytest.approx([10.7, 5.6, 3.3, 1.3, -2.5], abs=0.4)


def test_a_usual_place_is_never_learned_at_the_office_nor_from_doubted_visits():
    believable = [Trace(visit(seed)) for seed in (2, 3, 4)]
    assert usual.place(believable, (OFFICE,), {}, frozenset()) is not None
    assert usual.place(believable, (HOME,), {}, frozenset()) is None
    assert usual.place(believable, (OFFICE,), {}, frozenset({"visit-2", "visit-3"})) is None


def test_a_usual_place_explains_a_home_that_was_registered_wrongly():
    wrong = around(homes=(home(beside(HOME, 2500)),))
    assert ask("position.home", visit(), wrong).outcome is Outcome.DOUBT
    known = replace(wrong, usual=Place(HOME, 20.0, None, 3))
    assert ask("position.home", visit(), known).outcome is Outcome.CLEAR


WORDS_ONLY = {"samples": (), "photos": (), "presences": (visit().presences[0],)}


def test_a_meeting_for_which_nothing_speaks_but_words_is_asked_about():
    finding = ask("position.none", visit(**WORDS_ONLY))
    assert (finding.strength, finding.weight) == (Strength.QUESTION, 3.2)


@pytest.mark.parametrize("kept", ["samples", "photos", "presences"])
def test_one_thing_that_speaks_for_it_is_enough(kept: str):
    less = {name: what for name, what in WORDS_ONLY.items() if name != kept}
    assert ask("position.none", visit(**less)).outcome is Outcome.CLEAR


def test_a_closed_door_or_a_clinic_needs_nothing_to_speak_for_a_home():
    assert ask("position.none", visit(**WORDS_ONLY, met=False)).outcome is Outcome.UNKNOWN
    assert ask("position.none", visit(**WORDS_ONLY, place_is_home=False)).outcome is Outcome.UNKNOWN


def cell(metres: float) -> dict[str, object]:
    """A home read at the door, and a phone that was shown a point so far from it."""
    return {"homes": (home(shown=beside(HOME, metres)),)}


def at_shown(metres: float):
    return visit(samples=walk(beside(HOME, metres)))


def test_landing_on_the_point_that_was_shown_and_not_at_the_door():
    finding = ask("position.shown", at_shown(100), around(**cell(100)))
    assert finding.strength is Strength.QUESTION
    assert finding.numbers["point_m"] == 100
    assert ask("position.shown", at_shown(65), around(**cell(65))).strength is Strength.HINT


def test_at_the_door_beside_it_or_without_one_nothing_lands():
    assert ask("position.shown", visit(), around(**cell(100))).outcome is Outcome.CLEAR
    assert ask("position.shown", visit(), around(**cell(20))).outcome is Outcome.CLEAR
    assert ask("position.shown").outcome is Outcome.UNKNOWN
    assert ask("position.shown", visit(place_is_home=False), around(**cell(100))).outcome is Outcome.UNKNOWN


def test_where_people_are_usually_met_is_the_door_whatever_was_registered():
    moved = around(**cell(100), usual=Place(beside(HOME, 100), 15.0, 420.0, 3))
    assert ask("position.shown", at_shown(100), moved).outcome is Outcome.CLEAR
