"""Invariants 1, 2 and 7 of `DOMAIN.md` §6.4: thousands of visits, read as the server reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as some

from backend.policy.codes import Authenticity, ClinicalEffect, Grade, Outcome, Place, Purpose
from tests.visits import honest
from tests.visits.reading.reader import joint
from tests.visits.reading.telling import MINUTE, Person
from tests.visits.reading.test_record import END, change, read, word
from tests.visits.records import assessment, seen

if TYPE_CHECKING:
    from backend.visits.reading.timeline import Heard

LONE = {None, Authenticity.SINGLE, Authenticity.NOT_FACE, Authenticity.CLINIC}
MANY = settings(max_examples=2000, deadline=None)
LEVELS = some.one_of(some.none(), some.integers(0, 5))
HISTORIES = some.fixed_dictionaries(
    {
        # Mostly an ordinary follow-up, with one or two things about it that are not.
        "outcome": some.sampled_from([Outcome.SEEN] * 10 + list(Outcome)),
        "place": some.sampled_from([Place.DOORSTEP] * 8 + list(Place)),
        "purpose": some.sampled_from([Purpose.FOLLOW_UP] * 5 + list(Purpose)),
        "opener": some.sampled_from(["he", "shen", "luo"]),
        "joiner": some.sampled_from([None, "he", "shen", "shen", "tang"]),
        "beside": some.booleans(),
        "assessor": some.sampled_from([None, "he", "shen", "ding"]),
        "met": some.booleans(),
        "left_out": some.sampled_from([None, "insight", "adherence", "self_care"]),
        "level": LEVELS,
        "filled": some.booleans(),
    }
)


def told(history: dict[str, Any]) -> list[Heard]:
    """A visit as that history has it."""
    opener = Person(history["opener"])
    joiner = Person(history["joiner"]) if history["joiner"] not in (None, history["opener"]) else None
    level = history["level"]
    danger = honest.danger(level, "OTHERS" if (level or 0) >= 4 else None)
    record = {"outcome": history["outcome"], "place": int(history["place"]), "danger": danger}
    record["seen"] = ["PATIENT"] if history["met"] else ["FAMILY"]
    if history["filled"]:
        record["form"] = seen(**{history["left_out"] or "work": "NOT_APPLICABLE"})["form"]
    heard = joint(opener, *([joiner] if joiner else []), **record)
    heard[0].statement.body["purpose"] = history["purpose"]
    if joiner and not history["beside"]:
        _far_away(joiner, heard)
    if history["assessor"]:
        people = {one.who: one for one in (opener, joiner) if one}
        assessor = people.get(history["assessor"]) or Person(history["assessor"])
        left_out = {history["left_out"]: None} if history["left_out"] else {}
        target = danger["target"]
        heard.append(assessor.say("record.assess", END, **assessment(2, level, target, **left_out)))
    return heard


def _far_away(joiner: Person, heard: list[Heard]) -> None:
    """Their phone was somewhere else all along, and the code it names was never shown."""
    for one in heard:
        body = one.statement.body
        if one.statement.author == joiner.id:
            body["position"] = joiner.position(END, 9000)
        if "code" in body:
            body["code"] = {"via": "typed", "digits": "000000", "step": None, "mac": None}
        if "handshakes" in body:
            body["handshakes"] = []


@MANY
@given(HISTORIES)
def test_nothing_moves_a_due_date_but_a_person_met_and_assessed_by_a_clinician_who_was_there(history):
    """Invariant 1."""
    state = read(*told(history))

    if state.verdicts.clinical_effect is ClinicalEffect.RESETS_DUE:
        assert state.place is not None
        assert state.place.form in (1, 2)
        assert history["met"]
        assert state.outcome == "SEEN"
        strong = {one.staff for one in state.attendances if one.grade.at_least(Grade.C)}
        assert Person("shen").id in strong
        assert state.record is not None
        assert state.record.danger is not None
        assert state.record.complete is not False
        assert state.record.assessed_by in (None, Person("shen").id)


@MANY
@given(HISTORIES, some.permutations(range(8)))
def test_the_record_is_the_same_whatever_comes_first(history, order):
    heard = told(history)
    shuffled = [heard[place] for place in order if place < len(heard)]

    assert read(*shuffled).record == read(*heard).record


@MANY
@given(
    HISTORIES, some.lists(some.tuples(some.sampled_from(["he", "shen", "wen"]), some.booleans()), max_size=4)
)
def test_every_change_is_an_append(history, later):
    """Invariant 7: whatever is said later, what was said first is still there to be read."""
    heard = told(history)
    proposals: list[Heard] = []
    for number, (who, approving) in enumerate(later):
        at = END + (number + 1) * MINUTE
        person = Person(who, seq=50 + number)
        about = proposals[-1] if approving and proposals else None
        said = word(person, at, about) if about else change(person, at, "insight", "FULL", "PARTIAL")
        proposals += [] if about else [said]
        heard.append(said)
    before, after = read(*told(history)).record, read(*heard).record

    if before is None or after is None:
        assert before == after
        return
    assert [one.statement for one in after.amendments] == [one.statement.hash for one in proposals]
    if after.answers != before.answers:
        [one] = [one for one in after.amendments if one.state == "APPROVED"]
        assert (one.old, one.new) == ("FULL", "PARTIAL")
        assert one.decided_by not in (None, one.by)


@MANY
@given(HISTORIES, some.sampled_from(["FAMILY", "GUARDIAN"]))
def test_a_relative_who_is_seen_and_signs_changes_neither_verdict(history, who):
    """Invariant 2: one worker and a mother are one worker."""
    plain = read(*told(history))
    heard = told(history)
    for one in heard:
        body = one.statement.body
        if "signatures" in body:
            body["signatures"] = [*body["signatures"], honest.signature(who, relation="母亲")]
            body["seen"] = sorted({*body["seen"], "FAMILY"})
    after = read(*heard)

    assert after.verdicts.authenticity is plain.verdicts.authenticity
    assert after.verdicts.clinical_effect is plain.verdicts.clinical_effect
    if len(plain.attendances) == 1:
        assert after.verdicts.authenticity in LONE
