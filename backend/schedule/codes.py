"""The words of the calendar."""

from __future__ import annotations

from backend.policy.words import Code


class TaskKind(Code):
    """What is to be done for somebody. At most one of each kind is open for a person."""

    FOLLOW_UP = "FOLLOW_UP", "随访", "follow-up"
    RETRY = "RETRY", "换时间再访", "try again another time"
    STATUS_CHECK = "STATUS_CHECK", "核实状况", "check how things stand"
    REFERRAL = "REFERRAL", "转诊", "referral"
    GUIDANCE = "GUIDANCE", "请精神科医师指导", "a psychiatrist's guidance"
    SEARCH = "SEARCH", "查找", "search"
    OUTREACH = "OUTREACH", "关爱走访", "outreach"
    REASSESS = "REASSESS", "重新评估", "assess anew"
    TELL = "TELL", "告知本人", "tell the person"


class TaskState(Code):
    """What became of a task."""

    OPEN = "OPEN", "待完成", "open"
    DONE = "DONE", "已完成", "done"
    CANCELLED = "CANCELLED", "不再需要", "no longer needed"


class PhoneException(Code):
    """Why a call stood in for a visit this time. None of them makes it a visit."""

    AWAY = "1", "外出，去向已知", "away, whereabouts known"
    IN_HOSPITAL = "2", "住院", "in hospital"
    DISASTER = "3", "灾害或道路中断", "disaster or road closed"
    EPIDEMIC = "4", "疫情防控", "epidemic control"
    ASKED = "5", "本人要求此次电话联系", "asked for a call this time"
    SAFETY = "6", "安全原因", "safety"


class Light(Code):
    """How long calls have stood in for visits."""

    NONE = "NONE", "", ""
    AMBER = (
        "AMBER",
        "连续两个周期只有电话联系，请医生安排见面",
        "two cycles in a row by phone only: arrange a visit",
    )
    RED = (
        "RED",
        "连续三个以上周期只有电话联系，请督导了解困难",
        "three cycles or more by phone only: ask what is difficult",
    )
