"""What is known of a person when a visit to them begins: an upper room's answer, frozen with the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import current_app

from backend.policy.codes import Colour
from backend.policy.team import Situation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from uuid import UUID

    from flask import Flask

    from backend.policy.codes import Purpose

    Known = dict[str, Any]
    Source = Callable[[Collection[UUID]], dict[UUID, Known]]
    """People → each with `{colour, class, danger}`, None where unknown."""

_SOURCE = "lianfang.situations"


def init_app(app: Flask, source: Source) -> None:
    """Hand over who knows."""
    app.extensions[_SOURCE] = source


def known(patients: Collection[UUID]) -> dict[UUID, Known]:
    """What is known of these people now."""
    return cast("Source", current_app.extensions[_SOURCE])(patients) if patients else {}


def situation(purpose: Purpose, facts: Mapping[str, Any]) -> Situation:
    """What the team policy looks at, from the facts frozen with a visit."""
    told: Known = facts.get("known") or {}
    colour = told.get("colour")
    return Situation(purpose, Colour(colour) if colour else None, told.get("danger"), told.get("class"))
