"""Writes the words of the register's codes for desk screens, so that nobody has to say them twice."""

from __future__ import annotations

import json
from pathlib import Path

from backend.patients.cases.codes import ACTIONS, Action, Why
from backend.patients.cases.facts import Capacity
from backend.patients.register.codes import ConsentKind, Decision, GivenBy, Means, WaitsFor
from backend.patients.status.codes import Axis, Closing, Management, Proof, Registration, Whereabouts
from backend.patients.values import HomeKind, Sex
from backend.policy.capture_codes import SaidBy, Told, Wish
from backend.policy.case_lists import CaseList
from backend.policy.codes import Colour
from backend.schedule.codes import Light, TaskKind

FILE = Path(__file__).parent.parent / "pwa" / "src" / "domain" / "register" / "words.json"
LISTS = (
    Axis, Registration, Closing, Management, Whereabouts, Proof, ConsentKind, Decision, GivenBy, Means,
    WaitsFor, HomeKind, Sex, Capacity, CaseList, Action, Why, TaskKind, Light, Colour, SaidBy, Wish,
    Told,
)  # fmt: skip


def words() -> dict[str, object]:
    """List → code → its words in Chinese and English; and which actions each case list has."""
    lists = {kind.__name__: {one.value: {"zh": one.zh, "en": one.en} for one in kind} for kind in LISTS}
    return {**lists, "actions": {case.value: list(actions) for case, actions in ACTIONS.items()}}


if __name__ == "__main__":
    FILE.write_text(json.dumps(words(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
