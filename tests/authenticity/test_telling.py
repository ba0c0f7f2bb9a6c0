"""Whoever is checked may read what is asked, and what an answer cannot tell."""

from __future__ import annotations

import re
from typing import Any

import pytest

from backend.authenticity.checks import ALL, Check, together_verified
from backend.schedule import untried
from tests.authenticity.sentences import sentences

FORBIDDEN = re.compile(
    r"\b(forged?|fake|lie|lied|liar|cheat|guilty?|fraud|check(ed|s|ing)?[- ]?ins?)\b"
    "|伪造|造假|作弊|撒谎|签到|打卡|违规|管控|精神病",
    re.IGNORECASE,
)


def test_anybody_reads_every_check_in_both_languages(visitor: Any) -> None:
    answer = visitor.get("/api/checks")
    assert answer.status_code == 200
    told = answer.json["checks"]
    assert [one["name"] for one in told] == [check.ASK.name for check in ALL]
    for one in told:
        for part in ("question", "limits", "channel_words", "pattern_words"):
            assert all(len(one[part][language]) > 1 for language in ("zh", "en")), (one["name"], part)


@pytest.mark.parametrize("check", ALL, ids=lambda one: one.ASK.name)
def test_no_sentence_of_a_check_accuses_anybody(check: Check) -> None:
    said = list(sentences(check))
    assert check.ASK.zh in said
    assert [one for one in said if FORBIDDEN.search(one)] == []


def test_what_this_app_never_asks_is_said_to_stay_open() -> None:
    zh, en = together_verified.ASK.limits
    assert "无法判断" in zh
    assert "always open" in en


def test_nor_does_what_is_said_of_a_silent_task() -> None:
    for told in (untried.told(1), untried.told(3)):
        assert told
        assert not FORBIDDEN.search(told["zh"] + told["en"])


@pytest.mark.parametrize("word", ["check-ins", "they checked in", "签到", "a lie"])
def test_the_words_are_looked_for_in_both_languages(word: str) -> None:
    assert FORBIDDEN.search(f"这里 {word} there")
