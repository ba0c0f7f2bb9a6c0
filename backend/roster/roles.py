"""Names of roles, kinds and levels used across the roster; pure."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person may be. HEAD leads the organisation they belong to.

    The last three are administrators, and nobody is two of them.
    """

    GRID = "GRID"
    VIL = "VIL"
    MHP = "MHP"
    VDR = "VDR"
    PSY = "PSY"
    NUR = "NUR"
    POL = "POL"
    CIV = "CIV"
    DPF = "DPF"
    ZZB = "ZZB"
    JUS = "JUS"
    VOL = "VOL"
    SUP = "SUP"
    RPT = "RPT"
    HEAD = "HEAD"
    ADM_SYS = "ADM_SYS"
    ADM_SEC = "ADM_SEC"
    ADM_AUD = "ADM_AUD"


ADMINISTRATORS = frozenset({Role.ADM_SYS, Role.ADM_SEC, Role.ADM_AUD})

PUBLIC = "PUBLIC"
"""Everyone, signed in or not."""
LEADER = "LEADER"
"""Whoever leads a team; comes from the team, not from the account."""


class Level(StrEnum):
    COUNTY = "COUNTY"
    TOWN = "TOWN"
    VILLAGE = "VILLAGE"
    GRID = "GRID"


class Terrain(StrEnum):
    """How far a house may lie from its reference point and still be the house."""

    TOWN = "TOWN"
    VILLAGE = "VILLAGE"
    MOUNTAIN = "MOUNTAIN"


class OrganisationType(StrEnum):
    HEALTH_CENTRE = "HEALTH_CENTRE"
    VILLAGE_CLINIC = "VILLAGE_CLINIC"
    MH_HOSPITAL = "MH_HOSPITAL"
    COUNTY_MH_CENTRE = "COUNTY_MH_CENTRE"
    HEALTH_BUREAU = "HEALTH_BUREAU"
    POLICE_STATION = "POLICE_STATION"
    VILLAGE_COMMITTEE = "VILLAGE_COMMITTEE"
    TOWN_CIVIL = "TOWN_CIVIL"
    TOWN_POLITICS_LAW = "TOWN_POLITICS_LAW"
    TOWN_DPF = "TOWN_DPF"
    JUSTICE = "JUSTICE"
    GRID_CENTRE = "GRID_CENTRE"
    REHAB_CENTRE = "REHAB_CENTRE"


class TeamType(StrEnum):
    COMPREHENSIVE = "COMPREHENSIVE"
    CARE = "CARE"
    CASE = "CASE"
    EMERGENCY = "EMERGENCY"


class DeviceState(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REVOKED = "revoked"
