"""What is said and asked when a visit is called back. No word of illness, and nothing that tells why we ask.

The caller says only that the health centre asks how its service was. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from backend.policy.words import Code


class Called(StrEnum):
    """How far a drawn visit has come."""

    TO_CALL = "TO_CALL"
    NOT_REACHED = "NOT_REACHED"
    DONE = "DONE"


class Came(Code):
    """Whether anybody came."""

    YES = "YES", "来过", "yes"
    NO = "NO", "没有来过", "no"
    UNSURE = "UNSURE", "记不清", "not sure"


class When(Code):
    """About when."""

    SAME_DAY = "SAME_DAY", "就是那天", "that day"
    OTHER_DAY = "OTHER_DAY", "别的日子", "another day"
    UNSURE = "UNSURE", "记不清", "not sure"


class How(Code):
    """How somebody was asked."""

    CALL = "CALL", "电话", "by telephone"
    VISIT = "VISIT", "上门", "in person"


_CAME: Final = {
    Came.YES: ("有人来过", "somebody came"),
    Came.NO: ("没有人来过", "nobody came"),
    Came.UNSURE: ("记不清有没有人来", "not sure whether anybody came"),
}
_WHEN: Final = {
    When.SAME_DAY: ("就是那天", "that day"),
    When.OTHER_DAY: ("是别的日子", "another day"),
    When.UNSURE: ("哪天记不清了", "not sure which day"),
}


@dataclass(frozen=True)
class Answers:
    """What somebody who was reached remembers."""

    came: Came
    people: int | None
    when: When | None

    def fits(self, present: int) -> bool | None:
        """Whether it bears out a visit on that day by so many people; None: it says neither.

        More may have come than work here; fewer cannot be the visit that was recorded.
        """
        fewer = self.people is not None and self.people < present
        if self.came is Came.NO or fewer or self.when is When.OTHER_DAY:
            return False
        if self.came is Came.YES and self.people is not None and self.when is When.SAME_DAY:
            return True
        return None

    def words(self) -> dict[str, str]:
        """The same as a sentence, that names nobody."""
        said = [_CAME[self.came]]
        if self.people is not None:
            said.append((f"来了 {self.people} 人", f"people: {self.people}"))
        if self.when is not None:
            said.append(_WHEN[self.when])
        return {"zh": "，".join(zh for zh, _ in said), "en": ", ".join(en for _, en in said)}


SCRIPT: Final = {
    "zh": [
        "您好，我这边是卫生院，做服务质量回访，只问三个小问题，不记名公布。",
        "请问最近有工作人员到您家里走访吗？",
        "来了几个人？大概是哪一天？",
        "谢谢您。有什么意见或者需要帮忙的，可以告诉我们。",
        "（接电话的不是要找的人，只说“卫生院服务回访，改天再联系”，不说别的。）",
    ],
    "en": [
        "Good day, this is the health centre. Three short questions about our service, if I may.",
        "Did any of our staff come to your home lately?",
        "How many came, and about when?",
        "Thank you. If there is anything you wish or need, please tell us.",
        "(If somebody else answers: “health centre, about our service; we shall call again”. No more.)",
    ],
}


def questions() -> list[dict[str, Any]]:
    """The three questions with their answers."""
    return [
        _question("came", "有人来过吗？", "Did anybody come?", Came),
        {"name": "people", "zh": "来了几个人？", "en": "How many?", "options": []},
        _question("when", "大概什么时候？", "About when?", When),
    ]


def _question(name: str, zh: str, en: str, answers: type[Code]) -> dict[str, Any]:
    options = [{"value": one.value, "zh": one.zh, "en": one.en} for one in answers]
    return {"name": name, "zh": zh, "en": en, "options": options}
