"""Whoever is checked may read what is asked, and what an answer cannot tell."""

from __future__ import annotations

import re
from typing import Any

from backend.authenticity.checks import ALL

ENGLISH = re.compile(r"\b(forged?|fake|lie|lied|liar|cheat|guilty?)\b", re.IGNORECASE)
CHINESE = re.compile("伪造|造假|作弊|撒谎|签到|打卡|违规")


def test_anybody_reads_every_check_in_both_languages(visitor: Any) -> None:
    answer = visitor.get("/api/checks")
    assert answer.status_code == 200
    told = answer.json["checks"]
    assert [one["name"] for one in told] == [check.ASK.name for check in ALL]
    for one in told:
        for part in ("question", "limits", "channel_words", "pattern_words"):
            assert all(len(one[part][language]) > 1 for language in ("zh", "en")), (one["name"], part)


def test_no_check_accuses_anybody() -> None:
    for check in ALL:
        said = " ".join((check.ASK.zh, check.ASK.en, *check.ASK.limits))
        assert not ENGLISH.search(said), check.ASK.name
        assert not CHINESE.search(said), check.ASK.name
