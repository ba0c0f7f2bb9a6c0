"""What a record says once everybody's part is put together, and whether it moves a due date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from backend.forms import shelf
from backend.policy.codes import Authenticity, ClinicalEffect, Place
from backend.visits.reading.projection import State, VisitState
from backend.visits.reading.seconding import Bar, bar
from tests.visits import honest
from tests.visits.reading import reader
from tests.visits.reading.reader import joint
from tests.visits.reading.telling import MINUTE, START, Person
from tests.visits.records import assessment, form, seen

if TYPE_CHECKING:
    from backend.visits.reading.timeline import Heard

END = START + 30 * MINUTE


def read(*heard: Heard, **facts: Any) -> VisitState:
    return reader.read(heard, forms=shelf.forms(), **facts)


def of_two(he: Person, shen: Person, **record: Any) -> list[Heard]:
    """何小满 opens and writes what she sees; 沈知夏 joins."""
    return joint(he, shen, **{**seen(), **record})


def codes(state: VisitState) -> set[str]:
    return {reason.code for reason in state.verdicts.clinical_reasons}


def test_two_parts_from_two_phones_make_one_complete_record():
    he, shen = Person("he"), Person("shen")
    state = read(*of_two(he, shen), shen.say("record.assess", END, **assessment()))

    record = state.record
    assert record is not None
    assert (record.class_, record.danger, record.adherence, record.complete) == (3, 0, 1, True)
    assert (record.by, record.assessed_by) == (he.id, shen.id)
    assert (record.answers["self_care"], record.answers["insight"]) == ("GOOD", "FULL")
    assert state.verdicts.clinical_effect is ClinicalEffect.RESETS_DUE


def test_without_the_doctors_part_it_is_a_contact():
    state = read(*of_two(Person("he"), Person("shen")))

    assert state.verdicts.clinical_effect is ClinicalEffect.CONTACT_ONLY
    assert codes(state) == {"clinical.not_assessed", "clinical.incomplete"}


def test_a_doctor_who_opened_fills_everything_in_alone():
    he, shen = Person("he"), Person("shen")
    answers = {**seen()["form"]["answers"], **assessment()["form"]["answers"], "class": "BASICALLY_STABLE"}
    state = read(*joint(shen, he, form=form(answers), danger=honest.danger(1)))

    assert state.record is not None
    assert (state.record.class_, state.record.danger, state.record.assessed_by) == (2, 1, shen.id)
    assert state.verdicts.clinical_effect is ClinicalEffect.RESETS_DUE


def test_one_required_answer_less_is_incomplete():
    he, shen = Person("he"), Person("shen")
    state = read(*of_two(he, shen), shen.say("record.assess", END, **assessment(insight=None)))

    assert codes(state) == {"clinical.incomplete"}


def test_what_a_grid_worker_judges_counts_for_nothing():
    he, shen = Person("he"), Person("shen")
    answers = {**seen()["form"]["answers"], **assessment()["form"]["answers"], "class": "STABLE"}
    told = of_two(he, shen, form=form(answers), danger=honest.danger(5, "OTHERS"))
    state = read(*told, he.say("record.assess", END, **assessment()))

    assert state.record is not None
    assert (state.record.class_, state.record.danger) == (None, None)
    assert "insight" not in state.record.answers
    assert state.verdicts.clinical_effect is ClinicalEffect.CONTACT_ONLY


def test_a_doctor_who_was_not_there_cannot_make_it_a_follow_up():
    he, shen, other = Person("he"), Person("shen"), Person("ding")
    away = {**reader.FACTS.people, other.id: reader.FACTS.people[shen.id]}
    state = read(*of_two(he, shen), other.say("record.assess", END, **assessment()), people=away)

    assert codes(state) == {"clinical.assessor"}


def test_a_later_word_of_a_clinician_stands_over_an_earlier_one():
    he, shen = Person("he"), Person("shen")
    first = shen.say("record.assess", END, **assessment(3))
    later = shen.say(
        "record.assess", END + MINUTE, **assessment(1, 4, "SELF", acts=["SELF_HARM"], acts_self_harm=1)
    )
    state = read(*of_two(he, shen), later, first)

    assert state.record is not None
    assert (state.record.class_, state.record.danger) == (1, 4)
    assert state.record.answers["danger_target"] == "SELF"


def test_a_record_from_before_there_were_forms_keeps_its_old_rule():
    state = read(*joint(Person("he"), Person("shen")))

    assert state.record is not None
    assert (state.record.form, state.record.complete, state.record.danger) == (None, None, 0)
    assert state.verdicts.clinical_effect is ClinicalEffect.RESETS_DUE


def test_an_empty_form_is_no_way_around_the_form():
    state = read(*joint(Person("shen"), Person("he"), form=None))

    assert codes(state) == {"clinical.incomplete"}


def test_a_form_of_a_newer_app_is_kept_and_not_guessed():
    answers = {**seen()["form"]["answers"], "class": "STABLE"}
    state = read(*joint(Person("shen"), Person("he"), form=form(answers, version=7)))

    assert state.record is not None
    assert (state.record.form, state.record.class_, state.record.complete) == (("follow_up", 7), None, False)


def test_a_call_is_a_contact_however_much_was_told():
    shen = Person("shen")
    answers = {"reached": "YES", "spoken_with": ["PATIENT"], "adherence": "INTERMITTENT"}
    state = read(
        shen.say("contact.phone", START, form=form(answers, "phone"), exception=1, until="2026-12-20")
    )

    assert (state.state, state.place, state.leader) == (State.CONTACTED, Place.REMOTE, shen.id)
    assert state.record is not None
    assert (state.record.adherence, state.record.exception, state.record.until) == (2, 1, "2026-12-20")
    assert state.record.answers["exception"] == "AWAY"
    assert state.verdicts.clinical_effect is ClinicalEffect.CONTACT_ONLY
    assert state.verdicts.authenticity is Authenticity.NOT_FACE


def test_a_call_under_a_visits_number_does_not_undo_the_visit():
    he, shen = Person("he"), Person("shen")
    call = shen.say("contact.phone", END, form=form({"reached": "YES"}, "phone"), exception=None, until=None)

    assert read(*of_two(he, shen), call).state is State.CLOSED


# --- amendments ----------------------------------------------------------------------------------------


def change(who: Person, at: int, field: str = "adherence", old: Any = "REGULAR", new: Any = "NONE") -> Heard:
    return who.say("record.amend", at, field=field, old=old, new=new, reason="看错了药盒")


def word(who: Person, at: int, about: Heard, *, approved: bool = True) -> Heard:
    return who.say("record.approve", at, amendment=about.statement.hash, approved=approved, note="")


def amended(*later: Heard, he: Person, shen: Person) -> VisitState:
    return read(*of_two(he, shen), shen.say("record.assess", END, **assessment()), *later)


def test_an_amendment_waits_for_a_second_person():
    he, shen = Person("he"), Person("shen")
    proposed = change(shen, END + MINUTE)
    state = amended(proposed, word(shen, END + 2 * MINUTE, proposed), he=he, shen=shen)

    assert state.record is not None
    assert state.record.adherence == 1
    assert [one.state for one in state.record.amendments] == ["PROPOSED"]


def test_approved_it_stands_and_the_old_value_stays_beside_it():
    he, shen = Person("he"), Person("shen")
    wen = Person("wen")
    proposed = change(shen, END + MINUTE)
    state = amended(proposed, word(wen, END + 2 * MINUTE, proposed), he=he, shen=shen)

    assert state.record is not None
    assert state.record.adherence == 3
    [one] = state.record.amendments
    assert (one.state, one.old, one.new, one.decided_by) == ("APPROVED", "REGULAR", "NONE", wen.id)


@pytest.mark.parametrize(
    ("field", "old", "second", "counts"),
    [
        ("adherence", "REGULAR", "wen", True),
        ("adherence", "REGULAR", "he", False),
        ("adherence", "REGULAR", "tian", False),
        ("adherence", "REGULAR", "shen", False),
        ("self_care", "GOOD", "he", True),
        ("self_care", "GOOD", "tian", True),
        ("self_care", "GOOD", "luo", False),
        ("self_care", "GOOD", "shen", False),
    ],
)
def test_whose_second_word_counts(field: str, old: str, second: str, counts: bool):
    he, shen = Person("he"), Person("shen")
    proposed = change(shen, END + MINUTE, field, old, "POOR")
    state = amended(proposed, word(Person(second), END + 2 * MINUTE, proposed), he=he, shen=shen)

    assert state.record is not None
    assert [one.state == "APPROVED" for one in state.record.amendments] == [counts]


def test_a_supervisor_who_is_a_doctor_agrees_to_what_a_doctor_wrote():
    assert bar("tian", "shen", ["SUP", "PSY"], clinical=True) is None
    assert bar("tian", "shen", ["SUP"], clinical=True) is Bar.CLINICAL


@pytest.mark.parametrize(
    ("author", "field", "old", "approved", "ends"),
    [
        ("he", "adherence", "REGULAR", True, "SET_ASIDE"),  # a clinical field, and no clinician
        ("luo", "self_care", "GOOD", True, "SET_ASIDE"),
        ("shen", "spoken_with", ["PATIENT"], True, "SET_ASIDE"),  # whom, where and when nobody rewrites
        ("shen", "mood", "GOOD", True, "SET_ASIDE"),
        ("he", "self_care", "GOOD", True, "APPROVED"),
        ("shen", "adherence", "REGULAR", False, "DECLINED"),
        ("shen", "adherence", "INTERMITTENT", True, "STALE"),
    ],
)
def test_who_may_change_what(author: str, field: str, old: Any, approved: bool, ends: str):
    he, shen = Person("he"), Person("shen")
    own = {"he": he, "shen": shen}.get(author) or Person(author)
    proposed = change(own, END + MINUTE, field, old, "POOR")
    decision = word(Person("wen"), END + 2 * MINUTE, proposed, approved=approved)
    state = amended(proposed, decision, he=he, shen=shen)

    assert state.record is not None
    assert [one.state for one in state.record.amendments] == [ends]
