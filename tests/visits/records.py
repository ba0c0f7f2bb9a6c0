"""Filled-in forms as honest people fill them in."""

from __future__ import annotations

from typing import Any

from tests.visits import honest

Body = dict[str, Any]
PILL: Body = {"name": "奥氮平", "per": "DAY", "times": 1, "dose": 10_000}

SEES: Body = {
    **dict.fromkeys(("self_care", "housework", "learning", "social"), "GOOD"),
    "work": "NOT_APPLICABLE",
    "locking": "NONE",
    "hospital": "NONE",
}
"""What a grid worker writes down."""

ASSESSES: Body = {
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
    "medicines": [PILL],
}
"""What a clinician adds, beside class and danger."""


def form(answers: Body, form_id: str = "follow_up", version: int = 1) -> Body:
    return {"id": form_id, "version": version, "answers": answers}


def seen(**changes: Any) -> Body:
    """The part of a close that a grid worker fills in: what was seen, and no danger level."""
    return {"form": form({**SEES, **changes}), "danger": honest.danger(None)}


def assessment(
    class_: int | None = 3, level: int | None = 0, target: str | None = None, **changes: Any
) -> Body:
    """The body of a `record.assess`; an answer of None is left out."""
    answers = {name: one for name, one in {**ASSESSES, **changes}.items() if one is not None}
    return {"form": form(answers), "class": class_, "danger": honest.danger(level, target), "colour": None}
