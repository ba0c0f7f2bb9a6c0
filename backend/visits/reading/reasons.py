"""Why a signal, a grade or a verdict is what it is: stable codes, and a sentence for each. Pure.

Projections keep codes and numbers; the words are put in when somebody reads them, so a better sentence never
looks like a changed record.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from backend.kernel.errors import Words
from backend.policy.people import RoleGroup
from backend.visits.reading.location import Match

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Reason:
    """A stable code, and the numbers its sentence needs."""

    code: str
    details: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As it is kept in a projection."""
        return {"code": self.code, "details": dict(self.details)}


def sentence(reason: Mapping[str, Any]) -> dict[str, str]:
    """`{code, zh, en}` of a kept reason."""
    details = dict(reason["details"])
    groups = [RoleGroup[name] for name in details.get("groups", ())]
    details["zh_groups"] = "或".join(group.zh for group in groups)
    details["en_groups"] = " or ".join(group.en for group in groups)
    return {"code": reason["code"], **CATALOGUE[reason["code"]].filled(details)}


_SIGNALS: Final = {
    "device.own": Words("本人账号，本人已登记的手机", "own account on their own enrolled phone"),
    "device.borrowed": Words("在同事的手机上确认", "confirmed on a colleague's phone"),
    "code.verified": Words("动态码核对一致", "the turning code was right"),
    "code.shown": Words("同事读到了此手机上的动态码", "a colleague read the turning code from this phone"),
    "code.wrong": Words("动态码不符", "the turning code was not right"),
    "code.awaited": Words(
        "发起人的记录尚未收到，暂不能核对动态码", "the opener's record has not arrived yet"
    ),
    "code.none": Words("没有读取动态码", "no turning code was read"),
    "overlap.enough": Words("与同事同时在场至少 5 分钟", "with a colleague for at least 5 minutes"),
    "overlap.short": Words("与同事同时在场不足 5 分钟", "with a colleague for less than 5 minutes"),
    "overlap.alone": Words("没有其他同事到场", "no colleague was there"),
    "overlap.awaited": Words("离开时间尚未收到", "a leaving time has not arrived yet"),
    "photo.in_window": Words("走访期间用应用内相机拍照", "photo by the in-app camera during the visit"),
    "photo.outside": Words("照片不在走访时间内", "photo outside the time of the visit"),
    "photo.file": Words("照片来自文件", "photo from a file"),
    "photo.none": Words("没有照片", "no photo"),
    "signature.own_record": Words("记录由本机密钥签署", "signed the record itself with this phone's key"),
    "signature.record": Words(
        "读取记录后用本机密钥签署", "read the record and signed it with their own phone's key"
    ),
    "signature.early": Words("提前离开，已签署本人到场", "left early and signed their own presence"),
    "signature.other": Words("签署的不是这份记录", "signed a different record"),
    "signature.not_read": Words("签署时没有读取记录", "signed without reading the record"),
    "signature.awaited": Words("签署或记录尚未收到", "the signature or the record has not arrived yet"),
    "signature.borrowed": Words("没有本人手机的签署", "no signature by their own phone"),
    "place.none": Words("没有采集位置", "no position was taken"),
    **{f"place.{match.lower()}": Words(match.zh, match.en) for match in Match},
}

_VERDICTS: Final = {
    "team.met": Words("小组符合要求（{rule}）", "the team meets the rule {rule}"),
    "team.staff": Words(
        "需要至少 {needed} 名工作人员，可计 {found} 名", "needs {needed} staff, counted {found}"
    ),
    "team.organisations": Words(
        "需要至少 {needed} 个单位，可计 {found} 个", "needs {needed} organisations, counted {found}"
    ),
    "team.group": Words("缺少{zh_groups}", "missing: {en_groups}"),
    "team.absent": Words(
        "{count} 人未能到场，原因已记录", "{count} could not come, with the reason recorded"
    ),
    "team.grade": Words(
        "{count} 人到场，但佐证等级不足以计入", "{count} there, but not supported well enough to be counted"
    ),
    "team.uninvited": Words("该情形通常不需要民警到场", "a police officer is not usually asked to come here"),
    "presence.unsupported": Words("{count} 人没有现场佐证", "{count} without any on-site signal"),
    "presence.not_together": Words(
        "{count} 人与同事同时在场不足 5 分钟", "{count} with colleagues for under 5 minutes"
    ),
    "presence.unconfirmed": Words("{count} 人待本人确认", "{count} still to confirm from their own phone"),
    "statements.awaited": Words("已收到 {have} 份，共 {of} 份", "{have} of {of} confirmed"),
    "face.clinic": Words("在卫生机构见面", "met at a clinic"),
    "face.not_seen": Words("没有见到本人", "the person was not met"),
    "face.place": Words("地点不属于当面走访", "the place is not one of a face visit"),
    "clinical.counts": Words("医务人员当面评估", "assessed in person by a clinician"),
    "clinical.purpose": Words("此类走访不计为随访", "visits of this purpose are not follow-ups"),
    "clinical.no_clinician": Words("没有佐证充分的医务人员在场", "no clinician whose presence is supported"),
    "clinical.not_assessed": Words("危险性未评估", "the danger level was not assessed"),
    "clinical.incomplete": Words(
        "随访记录还有必填项未填写", "the follow-up record still lacks something it needs"
    ),
    "clinical.assessor": Words(
        "作出评估的医务人员当时不在场", "the clinician who assessed was not at the visit"
    ),
    "contact.phone": Words("电话联系，不是当面走访", "a call, not a face visit"),
    "clinical.status": Words("只更新了状况", "only the person's status changed"),
    "clinical.attempt": Words("未能见面", "nobody could be met"),
    "review.doubted": Words(
        "有疑问待核实，请先听取同事说明", "something is to be looked into; colleagues are heard first"
    ),
    "review.accepted": Words("经核查予以认定", "looked into, and accepted"),
    "review.rejected": Words("经核查不予认定", "looked into, and not accepted"),
}

_NOTES: Final = {
    "chain.gap": Words("手机上有更早的记录尚未收到", "an earlier record of a phone has not arrived"),
    "chain.fork": Words("手机的记录顺序出现分叉", "a phone's records fork"),
    "beacon.false": Words(
        "有时间信标不是本服务器签发，已搁置", "a beacon not signed by this server was set aside"
    ),
    "beacon.none": Words(
        "开始时没有时间信标，最早时间不能证明", "no beacon at the opening: its earliest time is open"
    ),
    "bracket.impossible": Words("时间佐证相互矛盾", "the proofs of time contradict each other"),
    "clock.far": Words(
        "手机时钟相差一天以上，已校正", "a phone's clock was off by more than a day; corrected"
    ),
    "clock.changed": Words("走访前后手机时钟有变动", "a phone's clock changed around the visit"),
    "code.wrong": Words("有动态码不符", "a turning code was not right"),
    "handshake.slow": Words("动态码往返超过一分钟", "a handshake took over a minute"),
    "handshake.reply_wrong": Words("回应码不符", "a reply code was not right"),
    "photo.file": Words("有照片来自文件", "a photo came from a file"),
    "record.twice": Words("收到多份记录，采用最早的", "several records; the earliest is used"),
    "record.stranger": Words(
        "有记录来自未到场的人，已搁置", "a record by someone who did not take part was set aside"
    ),
    "record.locked": Words(
        "定稿以后补写的内容已搁置", "what was added after the record became final was set aside"
    ),
    "patient.other": Words(
        "有陈述指向另一位服务对象，已搁置", "a statement naming someone else was set aside"
    ),
    "abort.signalled": Words("有人曾示意安全撤离", "someone signalled to withdraw for safety"),
    "call.shortened": Words(
        "电话代替走访的期限超过规定，已提前到允许的最后一天",
        "calls were to stand in for longer than the rules allow; that ends earlier",
    ),
    "plan.cancelled_by_other": Words(
        "有人取消过这次走访，但不是带队人，未生效",
        "somebody who does not lead it cancelled the visit; that changed nothing",
    ),
    "plan.outsider": Words(
        "邀请了不负责此人的同事，未向其显示",
        "somebody was asked along who does not visit this person; nothing was shown to them",
    ),
    "draft.discarded": Words("曾放弃一份草稿", "a draft was given up"),
    "borrow.contradicted": Words(
        "借机确认期间，其本人手机在使用本应用",
        "their own phone was using the app during the borrowed presence",
    ),
}

CATALOGUE: Final[Mapping[str, Words]] = {**_NOTES, **_SIGNALS, **_VERDICTS}
