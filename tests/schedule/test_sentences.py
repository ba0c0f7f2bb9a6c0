"""Why on that day: one sentence, and one without a word of how somebody is for those who may not read it."""

from __future__ import annotations

from datetime import date

import pytest

from backend.patients.status.codes import Whereabouts
from backend.schedule.codes import TaskKind
from backend.schedule.sentences import CLINICAL, SAYS, sentence
from tests.schedule.people import due, follow_up, rules, seen, someone

LAST = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("person", "zh", "en"),
    [
        (
            someone(last=seen(LAST)),
            "稳定，上次11月23日见到：三个月后",
            "stable, last seen 23 November: three months",
        ),
        (
            someone(last=seen(LAST, 2)),
            "基本稳定，上次11月23日见到：两周后",
            "basically stable, last seen 23 November: two weeks",
        ),
        (
            someone(last=seen(LAST, 1)),
            "不稳定，上次11月23日见到：两周后，当天转诊",
            "unstable, last seen 23 November: two weeks, referral the same day",
        ),
        (
            someone(discharged_on=LAST),
            "11月23日出院：按工作日首次随访",
            "discharged 23 November: follow-up within the working days set",
        ),
    ],
)
def test_a_clinician_reads_the_reason(person: object, zh: str, en: str) -> None:
    assert sentence(follow_up(person), clinical=True) == {"zh": zh, "en": en}


@pytest.mark.parametrize("found", [1, 2, 3, None])
def test_others_read_the_same_day_and_nothing_of_how_somebody_is(found: int | None) -> None:
    said = sentence(follow_up(someone(last=seen(LAST, found))), clinical=False)
    assert said["zh"].startswith("上次11月23日见到：")
    assert "稳定" not in said["zh"]
    assert "stable" not in said["en"]


def test_no_clinical_sentence_is_said_to_others() -> None:
    unstable = due(someone(last=seen(LAST, 1), before=seen(date(2026, 11, 9), 1)))
    said = sentence(unstable[TaskKind.REFERRAL], clinical=False)
    assert said == {"zh": "按规定走访", "en": "a visit is due"}


def test_every_rule_has_its_sentence_and_none_names_a_colour() -> None:
    assert set(SAYS) >= CLINICAL
    said = " ".join(f"{words.zh} {words.en}" for words in SAYS.values())
    assert not any(word in said for word in ("红", "橙", "黄", "绿", "red", "orange"))


def test_a_status_check_says_since_when() -> None:
    kept = someone(Whereabouts.HOSPITAL, whereabouts_since=LAST)
    said = sentence(due(kept)[TaskKind.STATUS_CHECK], clinical=False)
    assert said["zh"] == "11月23日起不在家：三个月后核实状况"


def test_every_profile_says_something_for_every_rule() -> None:
    twice = someone(last=seen(LAST, 2), before=seen(date(2026, 11, 9), 2))
    for profile in ("NATIONAL", "NANJING", "XIANNING"):
        assert sentence(follow_up(twice, rules(profile)), clinical=True)["en"]
