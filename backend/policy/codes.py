"""The named values that a visit is told in: why, where, what came of it, what it proves.

Every list is a `Code`: the member *is* the string that travels in a statement, with its words beside it.
Who takes part is in `people.py` and the roster; what phones capture in `capture_codes.py`.
"""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import Final

from backend.policy.words import Code


class Purpose(Code):
    """Why a visit is made."""

    FOLLOW_UP = "FOLLOW_UP", "随访", "follow-up"
    WELFARE = "WELFARE", "探视", "welfare visit"
    OUTREACH = "OUTREACH", "动员", "outreach"
    SEARCH = "SEARCH", "查找", "search"
    DELIVERY = "DELIVERY", "送药", "medicine delivery"
    REASSESS = "REASSESS", "评估", "reassessment"


class Entry(Code):
    """How the visitors were received. Not being asked in is a normal outcome."""

    ADMITTED = "ADMITTED", "同意入户", "asked in"
    DOORSTEP = "DOORSTEP", "门口交谈", "talked at the door"
    ELSEWHERE = "ELSEWHERE", "约定地点", "met elsewhere"


class Form(IntEnum):
    """Form of follow-up, national code."""

    CLINIC = 1
    HOME = 2
    PHONE = 3


class Place(IntEnum):
    """Where the visit took place, our code; `form` gives the national one."""

    HOME_INSIDE = 10
    DOORSTEP = 11
    VILLAGE_CLINIC = 12
    HEALTH_CENTRE = 13
    AGREED_PLACE = 14
    HOSPITAL = 20
    DETENTION = 21
    RESCUE = 22
    REMOTE = 90

    @property
    def zh(self) -> str:
        """The word for a person, Chinese."""
        return _PLACE_WORDS[self][0]

    @property
    def en(self) -> str:
        """The word for a person, English."""
        return _PLACE_WORDS[self][1]

    @property
    def is_home(self) -> bool:
        """True where the position may be compared with the home."""
        return self in (Place.HOME_INSIDE, Place.DOORSTEP)

    @property
    def form(self) -> Form | None:
        """National form of follow-up, or None where the place is an institution that keeps the person."""
        return _FORM_OF.get(self)


_PLACE_WORDS: Final = {
    Place.HOME_INSIDE: ("家中", "home, inside"),
    Place.DOORSTEP: ("门口或院内", "doorstep or yard"),
    Place.VILLAGE_CLINIC: ("村卫生室或村委会", "village clinic or committee room"),
    Place.HEALTH_CENTRE: ("卫生院", "health centre"),
    Place.AGREED_PLACE: ("工作地或约定地点", "workplace or agreed place"),
    Place.HOSPITAL: ("住院", "hospital"),
    Place.DETENTION: ("羁押场所", "detention place"),
    Place.RESCUE: ("救助托养机构", "rescue or care institution"),
    Place.REMOTE: ("非当面", "remote"),
}
_FORM_OF: Final = {
    Place.HOME_INSIDE: Form.HOME,
    Place.DOORSTEP: Form.HOME,
    Place.AGREED_PLACE: Form.HOME,
    Place.VILLAGE_CLINIC: Form.CLINIC,
    Place.HEALTH_CENTRE: Form.CLINIC,
    Place.REMOTE: Form.PHONE,
}


class Grade(Enum):
    """How strongly one person's presence is supported, A best. See `visits/grades.py`."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    def at_least(self, other: Grade) -> bool:
        """True when this grade is as strong as `other` or stronger."""
        return self.value <= other.value


class Colour(Code):
    """Service colour of a person, where a county keeps one."""

    RED = "RED", "红色", "red"
    ORANGE = "ORANGE", "橙色", "orange"
    YELLOW = "YELLOW", "黄色", "yellow"
    GREEN = "GREEN", "绿色", "green"


class Outcome(Code):
    """What came of a visit that was closed."""

    SEEN = "SEEN", "见到本人", "seen"
    SEEN_PARTIAL = "SEEN_PARTIAL", "见到本人，未能评估", "seen, could not be assessed"
    FAMILY_ONLY = "FAMILY_ONLY", "只见到家属", "family only"
    INFORMANT_ONLY = "INFORMANT_ONLY", "只见到知情人", "another informant only"
    IN_HOSPITAL = "IN_HOSPITAL", "住院", "in hospital"
    DETAINED = "DETAINED", "羁押", "in detention"
    AWAY_KNOWN = "AWAY_KNOWN", "外出，去向已知", "away, whereabouts known"
    AWAY_UNKNOWN = "AWAY_UNKNOWN", "外出，去向不明", "away, whereabouts unknown"
    MOVED = "MOVED", "迁居", "moved"
    DEAD = "DEAD", "去世", "died"

    @property
    def in_person(self) -> bool:
        """True where the person themself was met."""
        return self in (Outcome.SEEN, Outcome.SEEN_PARTIAL)


class AttemptResult(Code):
    """Why nobody could be visited. Each is an honest outcome and costs nobody anything."""

    NOBODY = "NOBODY", "无人在家", "nobody home"
    REFUSED = "REFUSED", "本次谢绝来访", "visit declined"
    WRONG_ADDRESS = "WRONG_ADDRESS", "地址不符", "wrong address"


class Seen(Code):
    """Who was met; `national` is the code of 本次随访对象."""

    PATIENT = "PATIENT", "本人", "the person", "1"
    FAMILY = "FAMILY", "家属", "family", "2"
    INFORMANT = "INFORMANT", "知情人", "informant", "3"


class DangerTarget(Code):
    """Required from level 4 on: a person in danger of self-harm is not a matter of public order."""

    SELF = "SELF", "自身", "self"
    OTHERS = "OTHERS", "他人", "others"
    PROPERTY = "PROPERTY", "财物", "property"


# 危险性评估. Index is the national level; the Chinese text is the official one, word for word.
DANGER_ZH: Final = (
    "无符合以下1～5级中的任何行为",
    "口头威胁，喊叫，但没有打砸行为",
    "打砸行为，局限在家里，针对财物。能被劝说制止",
    "明显打砸行为，不分场合，针对财物；不能接受劝说而停止",
    "持续的打砸行为，不分场合，针对财物或人，不能接受劝说而停止。包括自伤、自杀",
    "持械/持管制性危险武器的针对人的任何暴力行为，或者纵火、爆炸等行为，无论在家里还是公共场合",
)
DANGER_EN: Final = (
    "none of the behaviours of levels 1 to 5",
    "verbal threats or shouting, but no smashing",
    "smashing, only at home and only property; can be talked into stopping",
    "marked smashing of property anywhere; cannot be talked into stopping",
    "continuous smashing or violence anywhere; cannot be talked into stopping; includes self-harm, suicide",
    "any armed violence against people, or arson, explosion or the like, at home or in public",
)
DANGER_TARGET_FROM: Final = 4


class ClinicalEffect(Code):
    """First verdict: what a visit does to the next due date."""

    RESETS_DUE = "RESETS_DUE", "计为一次随访", "counts as a follow-up"
    CONTACT_ONLY = "CONTACT_ONLY", "仅记为联系", "contact only"
    STATUS_ONLY = "STATUS_ONLY", "仅更新状况", "status only"
    ATTEMPT = "ATTEMPT", "上门未遇", "attempt"
    NONE = "NONE", "不予计入", "counts for nothing"


class Authenticity(Code):
    """Second verdict: was it joint, face to face, on the spot?"""

    JOINT_CONFIRMED = "JOINT_CONFIRMED", "联合走访，已证实", "joint, confirmed"
    JOINT_REDUCED = "JOINT_REDUCED", "联合走访，有人因故缺席", "joint, reduced with reason"
    JOINT_PENDING = "JOINT_PENDING", "联合走访，待本人确认", "joint, waiting for confirmation"
    TEAM_INCOMPLETE = "TEAM_INCOMPLETE", "小组不完整", "team incomplete"
    SINGLE = "SINGLE", "单人走访", "one person"
    CLINIC = "CLINIC", "到卫生机构见面", "seen at a clinic"
    NOT_FACE = "NOT_FACE", "未当面", "not face to face"
    DOUBTFUL = "DOUBTFUL", "存疑", "doubtful"
    REJECTED = "REJECTED", "不予认定", "not accepted"
