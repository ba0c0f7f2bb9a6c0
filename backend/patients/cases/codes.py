"""Who keeps each list, what may be done, and why someone came onto one or left it."""

from __future__ import annotations

from typing import Final

from backend.policy.case_lists import CaseList
from backend.policy.words import Code
from backend.roster.roles import Role, TeamType


class Action(Code):
    """What the care group does about it. Nothing here is done against anybody's will."""

    SEARCH_TOGETHER = "SEARCH_TOGETHER", "联合查找", "search together"
    ASK_FAMILY = "ASK_FAMILY", "联系家属", "ask the family"
    FIND_CAUSE = "FIND_CAUSE", "了解不服药原因", "find out why medicine is not taken"
    ADJUST = "ADJUST", "请医生调整用药", "ask the doctor to adjust the medicine"
    FREE_MEDICINE = "FREE_MEDICINE", "落实免费服药", "arrange free medicine"
    TEACH = "TEACH", "指导本人和监护人", "teach the person and the guardian"
    ASK_LONG_ACTING = "ASK_LONG_ACTING", "请医生评估长效针剂", "ask the doctor about long-acting injections"
    APPOINT = "APPOINT", "协助确定监护人", "help to appoint a guardian"
    GROUP_CARES = "GROUP_CARES", "综合管理小组负责日常照料", "the group cares meanwhile"
    INSTITUTION = "INSTITUTION", "联系托养机构", "ask a care institution"
    SUPPORT = "SUPPORT", "帮扶监护人", "support the guardian"
    CO_GUARDIAN = "CO_GUARDIAN", "增加共同监护人", "find a second guardian"
    TRAIN = "TRAIN", "培训监护人", "train the guardian"
    CHECK_BOTH = "CHECK_BOTH", "双排查", "ask in both places"
    TELL_BOTH = "TELL_BOTH", "双通报", "tell both places"
    LIST_BOTH = "LIST_BOTH", "双列管", "list in both places"
    CASE_TEAM = "CASE_TEAM", "个案管理", "case management"
    CARE_VISIT = "CARE_VISIT", "关爱走访", "a visit of care"
    INFORM = "INFORM", "介绍政策和服务", "tell about help that exists"
    INVITE = "INVITE", "邀请参加管理", "invite to take part"
    GUIDE_GUARDIAN = "GUIDE_GUARDIAN", "指导监护人", "guide the guardian"


class LostGround(Code):
    """Why somebody is held to be lost."""

    WENT_MISSING = "WENT_MISSING", "走失", "went missing"
    UNKNOWN = "UNKNOWN", "去向不明", "moved or left, whereabouts unknown"
    FAMILY_SILENT = "FAMILY_SILENT", "家属拒绝告知", "the family will not say"
    NOT_REACHED = "NOT_REACHED", "连续未访到", "not reached in cycle after cycle"


class Why(Code):
    """Why an entry was opened or closed."""

    IS_LOST = "IS_LOST", "失访", "whereabouts became unknown"
    IRREGULAR = "IRREGULAR", "最近一次随访为间断服药", "medicine taken irregularly at the last follow-up"
    STOPPED = "STOPPED", "连续随访未服药", "no medicine at one follow-up after another"
    NO_GUARDIAN = "NO_GUARDIAN", "没有监护人", "there is no guardian"
    WEAK_GUARDIAN = "WEAK_GUARDIAN", "监护能力弱", "the guardian needs help"
    ELSEWHERE = "ELSEWHERE", "户籍地与居住地不一致或暂住", "registered elsewhere, or here for a time"
    EPISODES = "EPISODES", "多次病情不稳定", "unstable again and again"
    ADMISSIONS = "ADMISSIONS", "多次住院", "admitted again and again"
    DECLINED = "DECLINED", "未同意参加管理", "does not take part"
    KNOWN_BEFORE = "KNOWN_BEFORE", "以往资料", "known from earlier records"
    FOUND = "FOUND", "已找到", "found"
    REGULAR = "REGULAR", "连续规律服药或医嘱勿需服药", "regular again, or none prescribed, twice in a row"
    APPOINTED = "APPOINTED", "已确定监护人", "a guardian was appointed"
    STRONG_GUARDIAN = "STRONG_GUARDIAN", "监护能力恢复", "the guardian manages well"
    SETTLED = "SETTLED", "已定居或离开", "settled, or left"
    QUIET = "QUIET", "持续平稳", "quiet for long enough"
    TAKES_PART = "TAKES_PART", "已同意参加管理", "takes part"
    LEFT_REGISTER = "LEFT_REGISTER", "已结案", "left the register"


OWNERS: Final[dict[CaseList, tuple[str, ...]]] = {
    CaseList.LOST: (Role.MHP,),
    CaseList.MED_INTERRUPTED: (Role.MHP,),
    CaseList.MED_NONE: (Role.MHP, Role.CIV),
    CaseList.GUARD_NONE: (TeamType.COMPREHENSIVE,),
    CaseList.GUARD_WEAK: (Role.VIL,),
    CaseList.FLOATING: (Role.VIL,),
    CaseList.RELAPSING: (Role.PSY,),
    CaseList.NON_MANAGED: (TeamType.CARE,),
}
"""Who keeps a list: roles, or a kind of group."""

_MEDICINE: Final = (Action.FIND_CAUSE, Action.ADJUST, Action.FREE_MEDICINE, Action.TEACH)
ACTIONS: Final[dict[CaseList, tuple[Action, ...]]] = {
    CaseList.LOST: (Action.SEARCH_TOGETHER, Action.ASK_FAMILY),
    CaseList.MED_INTERRUPTED: _MEDICINE,
    CaseList.MED_NONE: (*_MEDICINE, Action.ASK_LONG_ACTING),
    CaseList.GUARD_NONE: (Action.APPOINT, Action.GROUP_CARES, Action.INSTITUTION),
    CaseList.GUARD_WEAK: (Action.SUPPORT, Action.CO_GUARDIAN, Action.TRAIN),
    CaseList.FLOATING: (Action.CHECK_BOTH, Action.TELL_BOTH, Action.LIST_BOTH),
    CaseList.RELAPSING: (Action.CASE_TEAM,),
    CaseList.NON_MANAGED: (Action.CARE_VISIT, Action.INFORM, Action.INVITE, Action.GUIDE_GUARDIAN),
}
BY_HAND: Final = frozenset({CaseList.MED_INTERRUPTED, CaseList.MED_NONE, CaseList.RELAPSING})
"""Lists that a doctor may open from what was known before; the others follow from the register itself."""
