"""Who may say the second word on a correction. Pure.

It is never its author. What a clinician writes down, another clinician reads and agrees to; a supervisor only
if they are one themselves. Everything else is for whoever fills in a part of the form, or supervises.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from backend.forms.definition import Part
from backend.forms.parts import parts_of
from backend.roster.roles import Role

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


class Bar(StrEnum):
    """Why somebody's word on a correction does not count."""

    OWN = "OWN"
    CLINICAL = "CLINICAL"
    NO_PART = "NO_PART"


def bar(author: str | UUID, by: str | UUID, roles: Collection[str], *, clinical: bool) -> Bar | None:
    """What stands against this author's word on a correction `by` somebody; None where nothing does."""
    if author == by:
        return Bar.OWN
    parts = parts_of(roles)
    if clinical:
        return None if Part.CLINICAL in parts else Bar.CLINICAL
    return None if parts or Role.SUP in roles else Bar.NO_PART
