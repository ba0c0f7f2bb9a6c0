"""The roster's codes with the words a spreadsheet has for them."""

from __future__ import annotations

from backend.kernel.datum import Datum
from backend.policy.words import Code
from backend.roster.roles import Level, OrganisationType, Role, TeamType, Terrain


class LevelCode(Code):
    COUNTY = Level.COUNTY.value, "县（市、区）", "county"
    TOWN = Level.TOWN.value, "乡镇（街道）", "town"
    VILLAGE = Level.VILLAGE.value, "村（社区）", "village"
    GRID = Level.GRID.value, "网格", "grid"


class TerrainCode(Code):
    TOWN = Terrain.TOWN.value, "城镇", "town"
    VILLAGE = Terrain.VILLAGE.value, "村庄", "village"
    MOUNTAIN = Terrain.MOUNTAIN.value, "山区", "mountain"


class OrganisationCode(Code):
    HEALTH_CENTRE = OrganisationType.HEALTH_CENTRE.value, "卫生院（社区卫生服务中心）", "health centre"
    VILLAGE_CLINIC = OrganisationType.VILLAGE_CLINIC.value, "村卫生室", "village clinic"
    MH_HOSPITAL = OrganisationType.MH_HOSPITAL.value, "精神专科医院", "psychiatric hospital"
    COUNTY_MH_CENTRE = OrganisationType.COUNTY_MH_CENTRE.value, "精防机构", "county mental health centre"
    HEALTH_BUREAU = OrganisationType.HEALTH_BUREAU.value, "卫健局", "health bureau"
    POLICE_STATION = OrganisationType.POLICE_STATION.value, "派出所", "police station"
    VILLAGE_COMMITTEE = OrganisationType.VILLAGE_COMMITTEE.value, "村（居）委会", "village committee"
    TOWN_CIVIL = OrganisationType.TOWN_CIVIL.value, "民政办", "civil affairs office"
    TOWN_POLITICS_LAW = OrganisationType.TOWN_POLITICS_LAW.value, "平安办（政法）", "politics and law office"
    TOWN_DPF = OrganisationType.TOWN_DPF.value, "残联", "disabled persons' federation"
    JUSTICE = OrganisationType.JUSTICE.value, "司法所", "justice office"
    GRID_CENTRE = OrganisationType.GRID_CENTRE.value, "网格中心（综治中心）", "grid centre"
    REHAB_CENTRE = OrganisationType.REHAB_CENTRE.value, "康复机构", "rehabilitation centre"


class RoleCode(Code):
    """Roles of the field and of the office. Administrators are made one by one, by an administrator."""

    GRID = Role.GRID.value, "网格员", "grid worker"
    VIL = Role.VIL.value, "村（居）干部", "village officer"
    MHP = Role.MHP.value, "精防医生", "mental health worker"
    VDR = Role.VDR.value, "村医", "village doctor"
    PSY = Role.PSY.value, "精神科医师", "psychiatrist"
    NUR = Role.NUR.value, "护士", "nurse"
    POL = Role.POL.value, "民警", "police officer"
    CIV = Role.CIV.value, "民政干事", "civil affairs worker"
    DPF = Role.DPF.value, "残联专委", "disabled persons' worker"
    ZZB = Role.ZZB.value, "综治干部", "politics and law officer"
    JUS = Role.JUS.value, "司法所人员", "justice officer"
    VOL = Role.VOL.value, "志愿者", "volunteer"
    SUP = Role.SUP.value, "督导", "supervisor"
    RPT = Role.RPT.value, "统计员", "statistician"
    HEAD = Role.HEAD.value, "单位负责人", "head of the organisation"


class TeamCode(Code):
    COMPREHENSIVE = TeamType.COMPREHENSIVE.value, "综合管理小组", "comprehensive group"
    CARE = TeamType.CARE.value, "关爱帮扶小组", "care group"
    CASE = TeamType.CASE.value, "个案管理小组", "case group"
    EMERGENCY = TeamType.EMERGENCY.value, "应急处置小组", "emergency group"


class DatumCode(Code):
    """What a pair of coordinates means."""

    WGS84 = Datum.WGS84.value, "WGS 84（手机定位）", "WGS 84, a phone's position"
    CGCS2000 = Datum.CGCS2000.value, "CGCS2000（天地图）", "CGCS2000, Tianditu"
    GCJ02 = Datum.GCJ02.value, "GCJ-02（高德、腾讯、微信）", "GCJ-02, Amap, Tencent, WeChat"
    BD09 = Datum.BD09.value, "BD-09（百度）", "BD-09, Baidu"


class SourceCode(Code):
    """Where a point came from; decides how exact it is taken to be."""

    FIELD = "field", "现场定位", "taken at the door"
    MAP = "map_pick", "地图上点选", "picked on a map"
    ADDRESS = "geocoded", "由地址推算", "computed from the address"
    VILLAGE = "village_centroid", "村中心点", "the middle of the village"
