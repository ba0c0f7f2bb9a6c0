"""The words of the register: consent, pools, ways of telling another place."""

from __future__ import annotations

from backend.policy.words import Code


class ConsentKind(Code):
    """What is consented to."""

    COMMUNITY_MGMT = "COMMUNITY_MGMT", "参加社区管理", "community follow-up"
    PHOTO = "PHOTO", "拍照", "photos"
    PHONE = "PHONE", "电话联系", "phone contact"
    SHARING = "SHARING", "信息共享", "sharing with other bodies"
    MINOR = "MINOR", "未成年人个人信息", "a minor's personal data"


class Decision(Code):
    """What was decided; `national` as on the supplement form."""

    AGREED = "AGREED", "同意", "agreed", "1"
    DECLINED = "DECLINED", "不同意", "declined", "2"
    WITHDRAWN = "WITHDRAWN", "撤回同意", "withdrawn"


class GivenBy(Code):
    """Who decided: the person, or a guardian where the person cannot understand or is a child."""

    PATIENT = "PATIENT", "本人", "the person"
    GUARDIAN = "GUARDIAN", "监护人", "the guardian"


class Means(Code):
    """How another place is told."""

    SYSTEM = "SYSTEM", "系统流转", "through the system"
    LETTER = "LETTER", "发函", "by letter"


class ProposalState(Code):
    """What became of a proposal."""

    OPEN = "OPEN", "待处理", "waiting"
    ACCEPTED = "ACCEPTED", "已采纳", "accepted"
    DECLINED = "DECLINED", "未采纳", "declined"
    OVERTAKEN = "OVERTAKEN", "已有新情况", "overtaken by another change"


class WaitsFor(Code):
    """Whom a proposal waits for."""

    DOCTOR = "DOCTOR", "待医生核实", "a clinician"
    SECOND = "SECOND", "待第二人确认", "a second person"
