"""An honest visit raises no doubt anywhere, and one about which nothing is known is never called clear."""

from __future__ import annotations

import pytest

from backend.authenticity import assess, checks
from backend.authenticity.around import Around
from backend.authenticity.facts import Visit
from backend.authenticity.findings import Outcome
from backend.authenticity.trace import Trace
from backend.authenticity.verdict import judge
from tests.authenticity.story import MORNING, around, visit

BARE = Visit("v", "lin", "shiqiao", "he", "phone", True, MORNING, MORNING, MORNING, 1)


def test_no_check_doubts_an_honest_visit():
    findings = assess.ask(Trace(visit()), around())
    assert [one for one in findings if one.outcome is Outcome.DOUBT] == []
    assert not judge(findings).flagged


@pytest.mark.parametrize("check", checks.ALL, ids=lambda one: one.ASK.name)
def test_every_check_can_answer_when_everything_optional_is_missing(check):
    finding = check.check(Trace(BARE), Around())
    assert finding.zh
    assert finding.en
    assert finding.check == check.ASK.name


def test_names_of_checks_are_unique():
    names = [one.ASK.name for one in checks.ALL]
    assert len(names) == len(set(names))


def test_a_check_that_fails_is_unknown_and_reported(monkeypatch, caplog):
    def stumble(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(checks.position_home, "check", stumble)
    finding = assess.ask(Trace(visit()), around())[0]
    assert finding.outcome is Outcome.UNKNOWN
    assert "position.home" in caplog.text


def test_no_check_calls_anybody_a_liar():
    findings = assess.ask(Trace(visit(began=MORNING - 86_400_000, samples=())), around())
    text = " ".join(one.zh + one.en for one in findings)
    assert not any(word in text for word in ("作弊", "造假", "forged", "liar", "fraud"))
