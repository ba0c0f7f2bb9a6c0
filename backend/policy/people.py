"""Who takes part: roles, the groups they count for in a team, and kinds of organisation."""

from __future__ import annotations

from typing import Final

from backend.policy.words import Code


class RoleGroup(Code):
    """What a team rule asks for. A person fills one place in a team, whatever roles they hold."""

    CLINICAL = "CLINICAL", "医务人员", "clinician"
    COMMUNITY = "COMMUNITY", "村（居）或网格人员", "village or grid worker"
    WELFARE = "WELFARE", "民政或残联人员", "civil affairs or disabled persons' worker"
    POLICE = "POLICE", "民警", "police officer"
    OTHER_STAFF = "OTHER_STAFF", "其他工作人员", "other staff"
    VOLUNTEER = "VOLUNTEER", "志愿者", "volunteer"
    OFFICE = "OFFICE", "管理人员", "office"


class Role(Code):
    """Roles of people with an account. Family members have none and never count towards a team."""

    GRID = "GRID", "网格员", "grid worker"
    VIL = "VIL", "村（居）两委", "village committee"
    MHP = "MHP", "精防医生", "mental health physician"
    VDR = "VDR", "村医", "village doctor"
    PSY = "PSY", "精神科医师", "psychiatrist"
    NUR = "NUR", "精神科护士", "psychiatric nurse"
    POL = "POL", "民警", "police officer"
    CIV = "CIV", "民政干事", "civil affairs officer"
    DPF = "DPF", "残疾人专职委员", "disabled persons' federation officer"
    ZZB = "ZZB", "综治干部", "social governance officer"
    JUS = "JUS", "司法所人员", "justice office"
    VOL = "VOL", "志愿者", "volunteer"
    SUP = "SUP", "督导员", "supervisor"
    RPT = "RPT", "统计员", "statistician"
    ADM_SYS = "ADM_SYS", "系统管理员", "system administrator"
    ADM_SEC = "ADM_SEC", "安全管理员", "security administrator"
    ADM_AUD = "ADM_AUD", "审计管理员", "audit administrator"

    @property
    def group(self) -> RoleGroup:
        """The group this role counts for in a team."""
        return _GROUP_OF[self]


_ROLES_IN: Final = {
    RoleGroup.CLINICAL: (Role.MHP, Role.VDR, Role.PSY),
    RoleGroup.COMMUNITY: (Role.GRID, Role.VIL),
    RoleGroup.WELFARE: (Role.CIV, Role.DPF),
    RoleGroup.POLICE: (Role.POL,),
    RoleGroup.OTHER_STAFF: (Role.ZZB, Role.JUS, Role.NUR),
    RoleGroup.VOLUNTEER: (Role.VOL,),
    RoleGroup.OFFICE: (Role.SUP, Role.RPT, Role.ADM_SYS, Role.ADM_SEC, Role.ADM_AUD),
}
_GROUP_OF: Final = {role: group for group, roles in _ROLES_IN.items() for role in roles}

# Who makes a visit joint. Volunteers and office roles are welcome at the door and never counted.
COUNTED_GROUPS: Final = frozenset(
    {RoleGroup.CLINICAL, RoleGroup.COMMUNITY, RoleGroup.WELFARE, RoleGroup.POLICE, RoleGroup.OTHER_STAFF}
)


class OrgType(Code):
    """Kinds of organisation that take part."""

    HEALTH_CENTRE = "HEALTH_CENTRE", "卫生院（社区卫生服务中心）", "health centre"
    VILLAGE_CLINIC = "VILLAGE_CLINIC", "村卫生室", "village clinic"
    MH_HOSPITAL = "MH_HOSPITAL", "精神专科医院", "mental health hospital"
    COUNTY_MH_CENTRE = "COUNTY_MH_CENTRE", "县精神卫生中心", "county mental health centre"
    HEALTH_BUREAU = "HEALTH_BUREAU", "卫生健康局", "health bureau"
    POLICE_STATION = "POLICE_STATION", "派出所", "police station"
    VILLAGE_COMMITTEE = "VILLAGE_COMMITTEE", "村（居）委会", "village committee"
    TOWN_CIVIL = "TOWN_CIVIL", "乡镇民政办", "town civil affairs office"
    TOWN_POLITICS_LAW = "TOWN_POLITICS_LAW", "乡镇政法办", "town politics and law office"
    TOWN_DPF = "TOWN_DPF", "乡镇残联", "town disabled persons' federation"
    JUSTICE = "JUSTICE", "司法所", "justice office"
    GRID_CENTRE = "GRID_CENTRE", "网格化服务中心", "grid service centre"
    REHAB_CENTRE = "REHAB_CENTRE", "康复机构", "rehabilitation centre"
