"""The sheets of areas, organisations, staff and teams."""

from __future__ import annotations

from typing import Final

from backend.importing.columns.codes import LevelCode, OrganisationCode, RoleCode, TeamCode, TerrainCode
from backend.importing.columns.column import Column, Form, Kind
from backend.kernel.errors import Words

_SEVERAL = Words("多个用顿号或逗号分开", "several, separated by commas")

AREAS: Final = Form(
    "areas",
    Words("区划", "Areas"),
    (
        Column("code", Words("区划代码", "Area code"), required=True, most=32, example="990100101201",
               note=Words("国家统计局 12 位代码，网格在其后加编号", "the national code; a grid adds to it")),
        Column("name", Words("区划名称", "Name"), required=True, example="石桥村"),
        Column("level", Words("级别", "Level"), Kind.CODE, required=True, codes=LevelCode,
               example=LevelCode.VILLAGE.zh),
        Column("parent", Words("上级区划代码", "Parent code"), most=80, choices="areas", example="990100101",
               note=Words("县级留空", "empty for a county")),
        Column("terrain", Words("地形", "Terrain"), Kind.CODE, codes=TerrainCode,
               example=TerrainCode.VILLAGE.zh,
               note=Words("留空按“村庄”", "village if empty")),
    ),
)  # fmt: skip

ORGANISATIONS: Final = Form(
    "organisations",
    Words("机构", "Organisations"),
    (
        Column("name", Words("机构名称", "Name"), required=True, example="云渡镇卫生院",
               note=Words("全名，不重复", "the full name, only once")),
        Column("type", Words("机构类型", "Type"), Kind.CODE, required=True, codes=OrganisationCode,
               example=OrganisationCode.HEALTH_CENTRE.zh),
        Column("area", Words("所在区划", "Area"), required=True, most=80, choices="areas",
               example="990100101"),
        Column("duty_phone", Words("值班电话", "Duty phone"), Kind.PHONE, example="0231-5550101"),
    ),
)  # fmt: skip

STAFF: Final = Form(
    "staff",
    Words("工作人员", "Staff"),
    (
        Column("login", Words("账号", "Account"), required=True, example="shi.li",
               note=Words("小写字母、数字、点，3 至 64 位", "small letters, digits, dots; 3 to 64")),
        Column("name", Words("姓名", "Name"), required=True, private=True, example="示例"),
        Column("organisation", Words("机构名称", "Organisation"), required=True, choices="organisations",
               example="云渡镇卫生院"),
        Column("roles", Words("角色", "Roles"), Kind.CODES, required=True, codes=RoleCode, most=200,
               example=RoleCode.MHP.zh, note=_SEVERAL),
        Column("areas", Words("负责区划", "Areas"), Kind.NAMES, required=True, most=400, choices="areas",
               example="990100101", note=_SEVERAL),
    ),
)  # fmt: skip

TEAMS: Final = Form(
    "teams",
    Words("小组", "Teams"),
    (
        Column("name", Words("小组名称", "Name"), required=True, example="石桥村关爱帮扶小组"),
        Column("type", Words("小组类型", "Type"), Kind.CODE, required=True, codes=TeamCode,
               example=TeamCode.CARE.zh),
        Column("area", Words("所在区划", "Area"), required=True, most=80, choices="areas",
               example="990100101201"),
        Column("leader", Words("组长账号", "Leader's account"), required=True, example="shi.li"),
        Column("members", Words("成员账号", "Members' accounts"), Kind.NAMES, most=2000,
               example="shi.li、shi.er",
               note=_SEVERAL),
    ),
)  # fmt: skip
