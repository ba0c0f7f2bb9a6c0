"""The sheet of the people visited, with their address and guardian."""

from __future__ import annotations

from typing import Final

from backend.importing.columns import people_codes as codes
from backend.importing.columns.codes import DatumCode, SourceCode
from backend.importing.columns.column import Column, Form, Kind
from backend.kernel.errors import Words
from backend.patients.cases.facts import Capacity
from backend.patients.register.codes import GivenBy
from backend.patients.values import Sex

_WHO = (
    Column("name", Words("姓名", "Name"), required=True, private=True, example="示例（此行不导入）"),
    Column("id_type", Words("证件类型", "Kind of papers"), Kind.CODE, codes=codes.PaperCode, private=True,
           example=codes.PaperCode.RESIDENT.zh,
           note=Words("有证件号码时填写，留空按居民身份证", "identity card if empty")),
    Column("id_no", Words("证件号码", "Number of papers"), most=40, private=True,
           note=Words("身份证 18 位；证件号码和原系统编号至少填一项", "this or the own number is needed")),
    Column("own_number", Words("原系统编号", "Own number"), private=True, example="A-0001",
           note=Words("在原来的系统或台账中的编号", "the number in the system or list it comes from")),
    Column("sex", Words("性别", "Sex"), Kind.CODE, codes=Sex, example=Sex.FEMALE.zh),
    Column("born", Words("出生日期", "Date of birth"), Kind.PAST_DAY, private=True, example="1990-01-31",
           note=Words("有身份证号时可留空", "may be empty where the identity number tells it")),
    Column("phone", Words("联系电话", "Phone"), Kind.PHONE, private=True),
    Column("called", Words("希望的称呼", "How they wish to be called"), most=32, private=True),
)  # fmt: skip

_STANDING = (
    Column("area", Words("所在区划", "Area"), required=True, most=80, choices="areas", example="990100101201",
           note=Words("居住地的村（社区）或网格", "the village or grid where they live")),
    Column("team", Words("负责小组", "Team"), choices="teams", example="石桥村关爱帮扶小组"),
    Column("standing", Words("登记状态", "Registration"), Kind.CODE, codes=codes.StandingCode,
           example=codes.StandingCode.REGISTERED.zh, note=Words("留空按“在册”", "registered if empty")),
    Column("whereabouts", Words("去向", "Whereabouts"), Kind.CODE, codes=codes.WhereCode,
           example=codes.WhereCode.HOME.zh, note=Words("留空按“在家”", "at home if empty")),
    Column("since", Words("登记日期", "Registered on"), Kind.PAST_DAY, example="2026-01-31",
           note=Words("留空按导入当天", "the day of the import if empty")),
    Column("pools", Words("所在库", "Pools"), Kind.CODES, codes=codes.PoolCode,
           example=codes.PoolCode.HEALTH.zh),
    Column("consent", Words("知情同意", "Consent"), Kind.CODE, codes=codes.ConsentCode,
           example=codes.ConsentCode.AGREED.zh),
    Column("consent_on", Words("签字日期", "Signed on"), Kind.PAST_DAY, example="2026-01-31"),
    Column("consent_by", Words("由谁决定", "Decided by"), Kind.CODE, codes=GivenBy,
           example=GivenBy.PATIENT.zh,
           note=Words("留空按“本人”", "the person if empty")),
    Column("consent_why", Words("代为决定的原因", "Why somebody else decided"), most=200, private=True),
    Column("disease", Words("诊断病种", "Illness"), Kind.CODE, codes=codes.DiseaseCode, private=True),
    Column("hospital", Words("确诊医院", "Hospital"), private=True),
    Column("confirmed_on", Words("确诊日期", "Confirmed on"), Kind.PAST_DAY),
)  # fmt: skip

_WHERE = (
    Column("address", Words("居住地址", "Address"), most=200, private=True, example="石桥村三组"),
    Column("lat", Words("纬度", "Latitude"), Kind.NUMBER, private=True, example="29.123456"),
    Column("lon", Words("经度", "Longitude"), Kind.NUMBER, private=True, example="107.234567"),
    Column("datum", Words("坐标系", "Datum"), Kind.CODE, codes=DatumCode, example=DatumCode.WGS84.zh,
           note=Words("整份文件相同时，可在核对代码的一步统一选择", "can be chosen later for all")),
    Column("source", Words("坐标来源", "Source of the point"), Kind.CODE, codes=SourceCode,
           example=SourceCode.MAP.zh, note=Words("留空按“地图上点选”", "picked on a map if empty")),
    Column("paper_address", Words("户籍地址", "Registered address"), most=200, private=True),
)  # fmt: skip

_GUARDIAN = (
    Column("guardian", Words("监护人姓名", "Guardian's name"), private=True),
    Column("relation", Words("与本人关系", "Relation"), most=32, private=True),
    Column("guardian_phone", Words("监护人电话", "Guardian's phone"), Kind.PHONE, private=True),
    Column("guardian_phone_2", Words("监护人电话 2", "Guardian's second phone"), Kind.PHONE, private=True),
    Column("guardian_address", Words("监护人住址", "Guardian's address"), most=200, private=True),
    Column("capacity", Words("监护能力", "Guardian's capacity"), Kind.CODE, codes=Capacity,
           example=Capacity.STRONG.zh,
           note=Words("有监护人时必填；没有选“无监护人”", "needed with a guardian, or “no guardian”")),
    Column("interim", Words("暂由哪个机构负责", "Who answers meanwhile"), choices="organisations",
           note=Words("选“无监护人”时必填", "needed where there is no guardian")),
)  # fmt: skip

PEOPLE: Final = Form("people", Words("服务对象", "People visited"), (*_WHO, *_STANDING, *_WHERE, *_GUARDIAN))
