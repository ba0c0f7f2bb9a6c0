"""Which part of a form someone fills in, by what they are. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.forms.definition import Part
from backend.policy.people import RoleGroup, groups_of

if TYPE_CHECKING:
    from collections.abc import Iterable

PART_OF: Final = {
    RoleGroup.CLINICAL: Part.CLINICAL,
    RoleGroup.COMMUNITY: Part.COMMUNITY,
    RoleGroup.WELFARE: Part.WELFARE,
}


def parts_of(roles: Iterable[str]) -> frozenset[Part]:
    """The parts someone with these roles fills in; none for police, volunteers and offices."""
    return frozenset(PART_OF[group] for group in groups_of(roles) if group in PART_OF)
