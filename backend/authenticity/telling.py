"""The checks in words, for whoever is checked and whoever judges: told by the checks themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.authenticity.checks import ALL

if TYPE_CHECKING:
    from backend.authenticity.findings import Question
    from backend.policy.words import Code


def told() -> list[dict[str, object]]:
    """Every check."""
    return [_one(check.ASK) for check in ALL]


def _one(ask: Question) -> dict[str, object]:
    limits_zh, limits_en = ask.limits
    return {
        "name": ask.name,
        "rule": ask.rule,
        "question": {"zh": ask.zh, "en": ask.en},
        "limits": {"zh": limits_zh, "en": limits_en},
        "channel": ask.channel.value,
        "channel_words": _words(ask.channel),
        "pattern": ask.pattern.value,
        "pattern_words": _words(ask.pattern),
    }


def _words(code: Code) -> dict[str, str]:
    return {"zh": code.zh, "en": code.en}
