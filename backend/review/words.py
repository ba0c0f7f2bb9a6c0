"""Findings in words: for a reviewer as they were said, for those concerned as among colleagues. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from backend.authenticity.checks import ALL
from backend.authenticity.findings import Channel, Pattern
from backend.kernel.errors import Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from backend.authenticity.findings import Question

Shown = dict[str, Any]
QUESTIONS: Final[Mapping[str, Question]] = {check.ASK.name: check.ASK for check in ALL}
RANK: Final = {"doubt": 0, "unknown": 1, "clear": 2}

KIND: Final[Mapping[Channel, Words]] = {
    Channel.POSITION: Words(
        "手机记录的位置和登记的不太一样，常见原因是定位不准或住处登记有误。请说说当时在哪里见的面。",
        "The position your phone recorded differs from the register; often the fix or the register is wrong. "
        "Please tell where you met.",
    ),
    Channel.TIME: Words(
        "时间上有对不上的地方，常见原因是手机时钟或后来补录。请说说大概几点去的、怎么记录的。",
        "Some times do not fit together; often it is the phone's clock, or a record made later. "
        "Please tell when you went and when you wrote it down.",
    ),
    Channel.TOGETHER: Words(
        "同事到场的记录不完整，常见原因是没电、信号或临时有事。请说说谁一起去了、怎么去的。",
        "The record of who was there is not complete; often it is a battery, the signal, or a call away. "
        "Please tell who came along.",
    ),
    Channel.PHOTO: Words(
        "有照片和别处的照片很像。请说说照片是什么时候、在哪里拍的。",
        "A photo looks very much like another one. Please tell when and where it was taken.",
    ),
    Channel.SIGNATURE: Words(
        "有签字需要您说明。请说说是谁签的、当时的情况。",
        "A signature needs a word from you. Please tell who signed, and how it went.",
    ),
    Channel.CONTENT: Words(
        "记录内容有需要说明的地方。请说说当时了解到的情况。",
        "Something written down needs a word from you. Please tell what you learned on the spot.",
    ),
    Channel.CUSTODY: Words(
        "手机上的记录顺序有需要说明的地方，常见原因是换机或清理了存储。请说说情况。",
        "The order of records on the phone needs a word from you; often it is a new phone. "
        "Please tell what happened.",
    ),
}

OF_ONE: Final[Mapping[str, Words]] = {
    "position.none": Words(
        "这次走访没有定位、应答口令或照片，常见原因是没信号，或者对方不愿意。请说说当时在哪里见的面。",
        "There is no position, answered code or photo of this visit; often there was no signal, or the "
        "family would rather not. Please tell where you met.",
    ),
    "photo.screen": Words(
        "有照片带着细密的网格，纱窗、瓷砖也会这样。请说说照片拍的是什么。",
        "A photo carries a fine grid, as fly screens and tiles do too. Please tell what it shows.",
    ),
}
"""Where the words of a channel would not fit."""


def question(check: str) -> Shown:
    """What a check asks."""
    asked = QUESTIONS.get(check)
    return {"zh": asked.zh, "en": asked.en} if asked else {"zh": check, "en": check}


def finding(
    one: Mapping[str, Any], false_alarms: Shown | None = None, explained: Shown | None = None
) -> Shown:
    """One answer of an assessment, as it was given, with the question it answers."""
    asked = QUESTIONS.get(one["check"])
    channel = Channel(one["channel"])
    return {
        "check": one["check"],
        "rule": asked.rule if asked else None,
        "question": question(one["check"]),
        "words": {"zh": one["zh"], "en": one["en"]},
        "limits": dict(zip(("zh", "en"), asked.limits if asked else ("", ""), strict=True)),
        "outcome": one["outcome"],
        "channel": one["channel"],
        "channel_words": {"zh": channel.zh, "en": channel.en},
        "pattern": one["pattern"],
        "pattern_words": pattern_words(one["pattern"]),
        "strength": one["strength"],
        "numbers": one["numbers"],
        "explained": explained,
        "false_alarms": false_alarms,
    }


def kindly(one: Mapping[str, Any], other_day: date | None = None) -> Shown:
    """One doubt as the people concerned read it; another visit is known to them by its day alone."""
    whole = finding(one)
    kind = OF_ONE.get(one["check"]) or KIND[Channel(one["channel"])]
    numbers = {name: value for name, value in one["numbers"].items() if not isinstance(value, str)}
    return {
        **{name: whole[name] for name in ("check", "question", "words")},
        "kind": {"zh": kind.zh, "en": kind.en},
        "numbers": numbers,
        "photo": one["numbers"].get("photo"),
        "other_day": other_day,
    }


def pattern_words(pattern: str | None) -> Shown | None:
    """A pattern's name."""
    if pattern is None:
        return None
    known = Pattern(pattern)
    return {"zh": known.zh, "en": known.en}


def in_order(findings: list[Shown]) -> list[Shown]:
    """Doubts by weight, then what could not be told, then what is clear."""
    return sorted(findings, key=lambda one: (RANK[one["outcome"]], -one["weight"]))
