"""What was written, and how the record was kept."""

from __future__ import annotations

from dataclasses import replace

from backend.authenticity.assess import weigh
from backend.authenticity.county import County
from backend.authenticity.facts import Amendment, Custody, Photo
from backend.authenticity.findings import Outcome, Strength
from backend.authenticity.memory import Memory, Register
from backend.authenticity.trace import Trace
from backend.authenticity.verdict import judge
from tests.authenticity.story import DAY, MORNING, around, ask, visit

LAST = visit(11)


def again(*names: str, **changes):
    form = visit().form
    answers = dict(form.answers) | {name: LAST.form.answers[name] for name in names}
    return visit(form=replace(form, answers=answers, **changes))


def after_last():
    return around(past=(Trace(LAST),))


def test_every_measurement_equal_was_not_measured():
    copy = again("sbp", "dbp", "pulse", "weight")
    assert ask("content.copied", copy, after_last()).strength is Strength.QUESTION


def test_a_pressure_copied_out_of_laziness_is_an_accident():
    finding = ask("content.copied", again("sbp", "dbp"), after_last())
    assert finding.signs == ("content.copied:2",)
    assert ask("content.copied", visit(), after_last()).outcome is Outcome.CLEAR
    assert ask("content.copied").outcome is Outcome.UNKNOWN


def test_copied_quickly_but_for_one_value_is_a_question():
    quick = again("sbp", "dbp", "weight", field_ms=dict.fromkeys("abcdefg", 300) | {"h": 310})
    assert ask("content.copied", quick, after_last()).strength is Strength.QUESTION


def test_stable_people_give_the_same_answers_honestly():
    assert visit().form.answers["mood"] == LAST.form.answers["mood"]
    assert ask("content.copied", visit(), after_last()).outcome is Outcome.CLEAR


def test_every_field_on_the_millisecond_is_a_script_and_quick_a_hint():
    script = again(field_ms=dict.fromkeys("abcdefgh", 1000))
    assert ask("content.quick", script).strength is Strength.NEAR_PROOF
    paper = again(field_ms={name: 600 + i for i, name in enumerate("abcdefgh")})
    assert ask("content.quick", paper).strength is Strength.HINT
    assert ask("content.quick").outcome is Outcome.CLEAR


def test_whoever_lay_in_hospital_was_not_met_at_home():
    assert ask("content.possible", visit(patient_elsewhere="hospital")).strength is Strength.QUESTION
    assert ask("content.possible", visit(patient_elsewhere="hospital", met=False)).outcome is Outcome.CLEAR


def test_a_contradiction_is_for_the_doctor_and_weighs_nothing():
    finding = ask("content.contradiction", again(danger=4))
    assert finding.outcome is Outcome.DOUBT
    assert finding.weight == 0
    assert ask("content.contradiction").outcome is Outcome.CLEAR


def dangerous_before():
    return around(past=(Trace(replace(LAST, form=replace(LAST.form, danger=3))),))


def test_danger_that_falls_by_two_levels_without_a_word_is_for_the_doctor():
    finding = ask("content.contradiction", again(danger=1), dangerous_before())
    assert (finding.outcome, finding.weight) == (Outcome.DOUBT, 0)


def test_danger_that_fell_and_was_explained_or_fell_by_one_level_is_quiet():
    explained, slowly = again(danger=1, noted=True), again(danger=2)
    for told in (explained, slowly):
        assert ask("content.contradiction", told, dangerous_before()).outcome is Outcome.CLEAR


def test_a_record_nobodys_phone_signed_is_near_proof():
    assert ask("custody.signed", visit(custody=Custody(signed=False))).strength is Strength.NEAR_PROOF
    assert ask("custody.signed").outcome is Outcome.CLEAR


def test_one_hole_before_a_meeting_is_asked_about_and_a_lost_storage_counted():
    assert ask("custody.chain", visit(custody=Custody(missing=1))).strength is Strength.QUESTION
    assert ask("custody.chain", visit(custody=Custody(missing=4))).signs == ("custody.chain:several",)
    assert ask("custody.chain").outcome is Outcome.CLEAR


def test_a_hole_within_and_a_number_used_twice_are_accidents_that_the_county_counts():
    whole = Custody(missing=0)
    assert ask("custody.chain", visit(custody=whole)).outcome is Outcome.CLEAR
    assert ask("custody.chain", visit(custody=replace(whole, within=1))).signs == ("custody.chain:within",)
    assert ask("custody.chain", visit(custody=replace(whole, forked=True))).signs == ("custody.chain:forked",)
    assert ask("custody.chain", visit(custody=Custody())).outcome is Outcome.UNKNOWN


def changed(field: str, reason: str, *, through_app: bool):
    amendment = Amendment(MORNING + 3 * DAY, "he.xiaoman", (f"form.answers.{field}",), reason, through_app)
    return visit(custody=Custody(signed=True, amendments=(amendment,)))


def test_a_slip_amended_with_a_reason_is_clear_and_without_one_an_accident():
    assert ask("custody.changed", changed("weight", "录入错误", through_app=True)).outcome is Outcome.CLEAR
    assert ask("custody.changed", changed("weight", "", through_app=True)).signs == ("custody.changed:bare",)


def test_a_milder_state_put_in_past_the_proper_way_is_near_proof():
    finding = ask("custody.changed", changed("mood", "", through_app=False))
    assert finding.strength is Strength.NEAR_PROOF


def test_a_difference_without_any_amendment_is_near_proof():
    finding = ask("custody.changed", visit(custody=Custody(signed=True, intact=False)))
    assert finding.strength is Strength.NEAR_PROOF


def test_amendments_do_not_explain_what_differs_beside_them():
    proper = changed("weight", "录入错误", through_app=True)
    altered = replace(proper, custody=replace(proper.custody, intact=False))
    assert ask("custody.changed", altered).strength is Strength.NEAR_PROOF
    assert ask("custody.changed", visit(custody=Custody())).outcome is Outcome.UNKNOWN


def test_measurements_taken_from_somebody_elses_record_are_found():
    neighbour = visit(11, patient="wu", id="wu-1")
    copy = replace(again("sbp", "dbp", "pulse", "weight"), began=MORNING + DAY, beacon=None)
    memory = Memory(Register(), [Trace(neighbour), trace := Trace(copy)])
    surroundings = memory.around(trace, County())
    assert surroundings.same_measures == ("wu-1",)
    assert ask("content.copied", copy, surroundings).strength is Strength.QUESTION
    assert memory.around(Trace(neighbour), County()).same_measures == ()


def copied(number: int, **changes):
    """A visit whose words and codes are those of every other such visit; its measurements are its own."""
    one = visit(number, **changes)
    return replace(one, form=replace(one.form, wording="the same"))


def twice_before():
    return tuple(Trace(copied(number)) for number in (11, 12))


def test_words_and_codes_written_a_third_time_alike_are_told_and_weigh_nothing_alone():
    finding = ask("content.same", copied(13), around(past=twice_before()))
    [told] = weigh([finding], County(), "shiqiao")
    assert (told.outcome, told.weight, told.strength) == (Outcome.DOUBT, 0, Strength.HINT)


def test_they_weigh_beside_a_photo_in_doubt_and_beside_nothing_else():
    copy = ask("content.same", copied(13), around(past=twice_before()))
    photo = ask("photo.source", visit(photos=(Photo("file", "DOORPLATE", MORNING, camera=False),)))
    late = ask("time.late", visit(received_at=MORNING + 4 * DAY))
    assert [one.weight > 0 for one in weigh([copy, photo], County(), "shiqiao")] == [True, True]
    assert [one.weight > 0 for one in weigh([copy, late], County(), "shiqiao")] == [False, True]


def test_they_weigh_where_a_month_ends_in_a_rush_but_never_suffice_there():
    copy = ask("content.same", copied(13), around(past=twice_before(), crowded=True))
    told = weigh([copy], County(), "shiqiao")
    assert told[0].weight > 0
    assert not judge(told).flagged


def test_a_word_changed_once_in_three_records_is_quiet_and_a_short_history_unknown():
    first, last = twice_before()
    changed = Trace(replace(last.visit, form=replace(last.visit.form, wording="anew")))
    assert ask("content.same", copied(13), around(past=(first, changed))).outcome is Outcome.CLEAR
    assert ask("content.same", copied(13), around(past=(first,))).outcome is Outcome.UNKNOWN
    assert ask("content.same", visit(13), around(past=(first, last))).outcome is Outcome.UNKNOWN
