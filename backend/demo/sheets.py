"""What the people of the examples write down: the grid worker's part, the doctor's part, the short forms."""

from __future__ import annotations

from typing import Any, Final

Body = dict[str, Any]

SEES: Final[Body] = {
    "self_care": "GOOD",
    "housework": "GOOD",
    "learning": "FAIR",
    "social": "GOOD",
    "work": "FAIR",
    "locking": "NONE",
    "hospital": "NONE",
}
ASSESSES: Final[Body] = {
    "symptoms": [],
    "insight": "FULL",
    "sleep": "GOOD",
    "eating": "GOOD",
    "acts": ["NONE"],
    "laboratory": "NO",
    "adherence": "REGULAR",
    "side_effects": "NO",
    "effect": "BETTER",
    "referral": "NO",
    "medicines": [{"name": "奥氮平", "per": "DAY", "times": 1, "dose": 10_000}],
}
NOBODY: Final[Body] = {"left_note": "NEUTRAL"}


def form(form_id: str, answers: Body) -> Body:
    """A filled-in form, first version."""
    return {"id": form_id, "version": 1, "answers": answers}


def seen(**changes: Any) -> Body:
    """What a record carries of the follow-up form: everything but the doctor's part."""
    return {"form": form("follow_up", {**SEES, **changes})}


def assessment(class_: int, level: int, colour: Body | None = None, **changes: Any) -> Body:
    """A doctor's part. `class_` 1 to 3, `level` 0 to 3."""
    answers = {**ASSESSES, **changes}
    danger = {"level": level, "target": None, "not_assessed": None}
    return {"form": form("follow_up", answers), "class": class_, "danger": danger, "colour": colour}


GREEN: Final[Body] = {"proposed": "GREEN", "confirmed": "GREEN", "reason": None, "situation": []}
ORANGE: Final[Body] = {"proposed": "ORANGE", "confirmed": "ORANGE", "reason": None, "situation": []}
"""Both settled on as proposed."""
