"""Which role counts as what in a team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.policy.words import Code
from backend.roster.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable


class RoleGroup(Code):
    """What a team rule asks for. A person fills one place in a team, whatever roles they hold."""

    CLINICAL = "CLINICAL", "医务人员", "clinician"
    COMMUNITY = "COMMUNITY", "村（居）或网格人员", "village or grid worker"
    WELFARE = "WELFARE", "民政或残联人员", "civil affairs or disabled persons' worker"
    POLICE = "POLICE", "民警", "police officer"
    OTHER_STAFF = "OTHER_STAFF", "其他工作人员", "other staff"


# Volunteers and office roles are in no group: welcome at the door, and never what makes a visit joint.
# Relatives have no account, and so no role at all.
GROUP_OF: Final = {
    Role.MHP: RoleGroup.CLINICAL,
    Role.VDR: RoleGroup.CLINICAL,
    Role.PSY: RoleGroup.CLINICAL,
    Role.GRID: RoleGroup.COMMUNITY,
    Role.VIL: RoleGroup.COMMUNITY,
    Role.CIV: RoleGroup.WELFARE,
    Role.DPF: RoleGroup.WELFARE,
    Role.POL: RoleGroup.POLICE,
    Role.ZZB: RoleGroup.OTHER_STAFF,
    Role.JUS: RoleGroup.OTHER_STAFF,
    Role.NUR: RoleGroup.OTHER_STAFF,
}


def groups_of(roles: Iterable[str]) -> frozenset[RoleGroup]:
    """The groups that a person with these roles can stand for; empty for someone who never counts."""
    return frozenset(GROUP_OF[role] for role in map(Role, roles) if role in GROUP_OF)
