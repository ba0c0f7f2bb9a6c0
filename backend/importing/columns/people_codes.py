"""Codes of the person's sheet that nothing else in the product has words for."""

from __future__ import annotations

from typing import Final

from backend.patients.status.codes import Registration
from backend.patients.values import Sex
from backend.policy.profile import Pool
from backend.policy.words import Code


class PaperCode(Code):
    """Kinds of papers, national codes as in health records (CV02.01.101)."""

    RESIDENT = "RESIDENT", "居民身份证", "resident identity card", "01"
    HOUSEHOLD = "HOUSEHOLD", "居民户口簿", "household register", "02"
    PASSPORT = "PASSPORT", "护照", "passport", "03"
    OFFICER = "OFFICER", "军官证", "officer's card", "04"
    HONG_KONG_MACAO = "HONG_KONG_MACAO", "港澳居民来往内地通行证", "Hong Kong or Macao permit", "06"
    TAIWAN = "TAIWAN", "台湾居民来往内地通行证", "Taiwan permit", "07"
    OTHER = "OTHER", "其他有效证件", "other papers", "99"


class StandingCode(Code):
    """How somebody may come into the register by a file; leaving it takes two people and no file."""

    REGISTERED = Registration.REGISTERED.value, Registration.REGISTERED.zh, Registration.REGISTERED.en
    SUSPECTED = Registration.SUSPECTED.value, Registration.SUSPECTED.zh, Registration.SUSPECTED.en
    UNDER_REVIEW = Registration.UNDER_REVIEW.value, Registration.UNDER_REVIEW.zh, Registration.UNDER_REVIEW.en


class WhereCode(Code):
    """Where somebody is, as far as a file may say it: being lost rests on recorded attempts only."""

    HOME = "HOME", "在家", "at home"
    AWAY_KNOWN = "AWAY_KNOWN", "外出，去向已知", "away, whereabouts known"
    FLOATING_IN = "FLOATING_IN", "流入居住", "lives here, registered elsewhere"
    HOSPITAL = "HOSPITAL", "住院", "in hospital"
    DETAINED = "DETAINED", "羁押", "in detention"
    CARE_INSTITUTION = "CARE_INSTITUTION", "托养机构", "in a care institution"


class ConsentCode(Code):
    """知情同意 as on the supplement form."""

    AGREED = "AGREED", "同意", "agreed", "1"
    DECLINED = "DECLINED", "不同意", "declined", "2"


class DiseaseCode(Code):
    """The six registered illnesses."""

    SCHIZOPHRENIA = "1", "精神分裂症", "schizophrenia", "1"
    SCHIZO_AFFECTIVE = "2", "分裂情感性障碍", "schizo-affective disorder", "2"
    DELUSIONAL = "3", "持久的妄想性障碍（偏执性精神病）", "persistent delusional disorder", "3"
    BIPOLAR = "4", "双相（情感）障碍", "bipolar disorder", "4"
    EPILEPTIC = "5", "癫痫所致精神障碍", "mental disorder due to epilepsy", "5"
    INTELLECTUAL = "6", "精神发育迟滞伴发精神障碍", "intellectual disability with mental disorder", "6"


class PoolCode(Code):
    HEALTH = Pool.HEALTH.value, "卫生库", "health pool"
    POLICE = Pool.POLICE.value, "公安库", "police pool"


ALSO_CALLED: Final[dict[type[Code], dict[str, str]]] = {
    Sex: {"男性": Sex.MALE, "女性": Sex.FEMALE},
    ConsentCode: {
        "同意参加管理": ConsentCode.AGREED,
        "不同意参加管理": ConsentCode.DECLINED,
        "是": ConsentCode.AGREED,
        "否": ConsentCode.DECLINED,
    },
    PaperCode: {"身份证": PaperCode.RESIDENT, "户口簿": PaperCode.HOUSEHOLD, "户口本": PaperCode.HOUSEHOLD},
}
"""Words in common use that mean nothing else anywhere."""
