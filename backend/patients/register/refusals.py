"""What the register refuses, in words that help."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class NoSuchMove(Refusal):
    status = 409
    code = "status.no_such_move"
    message = Words("现在的状态不能改成这一项。", "From how things stand now this is not possible.")
    help = Words(
        "可能有人刚改过；请刷新后看当前状态和可选项。",
        "Somebody may just have changed it: reload, and look at what can be chosen now.",
    )


class NotOnRegister(Refusal):
    status = 409
    code = "status.not_registered"
    message = Words("此人不在册，不能更改这一项。", "This person is not on the register.")
    help = Words("须先完成登记。", "Registration comes first.")


class WrongRole(Refusal):
    status = 403
    code = "status.wrong_role"
    message = Words("这一步须由 {roles} 决定。", "This is for {roles} to decide.")
    help = Words("您可以上报您所了解的情况，由医生核实。", "Report what you know; a clinician decides.")


class ProofMissing(Refusal):
    status = 422
    code = "status.proof_missing"
    message = Words("缺少依据。", "A proof is missing.")
    help = Words("需要其中之一：{zh}。", "One of these is needed: {en}.")


class ReasonMissing(Refusal):
    status = 422
    code = "status.reason_missing"
    message = Words("需要写明原因。", "A reason is needed.")
    help = Words("请用一句话写明原因。", "Write the reason in a sentence.")


class SamePerson(Refusal):
    status = 403
    code = "status.same_person"
    message = Words("不能由同一人确认自己的决定。", "Nobody confirms their own decision.")
    help = Words("请另一位工作人员确认。", "Ask another member of staff.")


class WrongSecond(Refusal):
    status = 403
    code = "status.wrong_second"
    message = Words("第二人须是 {roles}。", "The second person must be {roles}.")
    help = Words("请由相应角色的工作人员确认。", "Ask somebody with that role.")


class ProposalSettled(Refusal):
    status = 409
    code = "status.settled"
    message = Words("这一项已经处理过。", "This was settled already.")
    help = Words("请刷新。", "Reload.")


class ReasonForGuardian(Refusal):
    status = 422
    code = "consent.reason_for_guardian"
    message = Words(
        "由监护人决定时，须写明本人为何不能决定。",
        "Where the guardian decides, say why the person cannot.",
    )
    help = Words("本人能理解时，先征得本人同意。", "Whoever can understand decides themselves.")


class ChildDecides(Refusal):
    status = 422
    code = "consent.child"
    message = Words("不满十四周岁的，须由监护人决定。", "Below fourteen the guardian decides.")
    help = Words("请由监护人作出决定，并以适合的方式告知孩子。", "Ask the guardian, and tell the child too.")


class NothingToWithdraw(Refusal):
    status = 409
    code = "consent.nothing"
    message = Words("没有可撤回的同意。", "There is no consent to withdraw.")
    help = Words("不同意可以直接记录为“不同意”。", "Not agreeing can be recorded as declined.")


class SlotUnknown(Refusal):
    status = 422
    code = "responsible.slot"
    message = Words("这里不设这一责任。", "There is no such responsibility here.")
    help = Words("可选：{slots}。", "There are: {slots}.")


class SlotRole(Refusal):
    status = 422
    code = "responsible.role"
    message = Words("这位工作人员不能担任这一责任。", "This person cannot take that responsibility.")
    help = Words("须是 {roles}。", "It takes {roles}.")


class InterimMissing(Refusal):
    status = 422
    code = "guardian.interim"
    message = Words("没有监护人时，须写明由哪个机构暂时负责。", "Say who answers meanwhile.")
    help = Words("请选择负责日常照料的机构。", "Choose the organisation that sees to daily care.")


class OwnWishMissing(Refusal):
    status = 422
    code = "guardian.own_wish"
    message = Words("没有监护人时，须写明本人的意愿。", "Without a guardian, write down their own wish.")
    help = Words(
        "请问本人希望由谁照顾、住在哪里；暂时说不清的，照实写明。",
        "Ask whom they would like to look after them, and where; if they cannot say just now, write that.",
    )


class AlreadyListed(Refusal):
    status = 409
    code = "listing.open"
    message = Words("已有一项双列管。", "There is a dual listing already.")
    help = Words("请先结束它。", "End it first.")


class ListingSides(Refusal):
    status = 422
    code = "listing.sides"
    message = Words("请写明另一地。", "Say which the other place is.")
    help = Words("选择区划；不在本系统内的，写地名。", "Choose the area, or name the place.")


class AreaTooFar(Refusal):
    status = 422
    code = "patient.area"
    message = Words("所选区划不在您的工作范围内。", "The chosen area is outside the one you work in.")
    help = Words("请选择本辖区的村（社区）。", "Choose a village of your own area.")


class KnownAlready(Refusal):
    status = 409
    code = "patient.known"
    message = Words("登记册里已有相同证件号的人。", "Somebody with this identity number is on the register.")
    help = Words("请核对；可能在别的村或已转来。", "Check: they may be in another village, or moved here.")


class NothingToFind(Refusal):
    status = 422
    code = "patient.search"
    message = Words("请给出证件号、电话或姓名之一。", "Give an identity number, a phone or a name.")
    help = Words("证件号和电话须完整；姓名可只写开头。", "Numbers must be whole; a name need not.")


class StillTrue(Refusal):
    status = 409
    code = "case.still_true"
    message = Words("还不符合结束的条件。", "What ends it has not come about yet.")
    help = Words("可以先记录措施或复核。", "Record what was done, or a review.")


class CaseClosed(Refusal):
    status = 409
    code = "case.closed"
    message = Words("这一项已经结束。", "This entry has ended.")
    help = Words("请刷新。", "Reload.")


class NotByHand(Refusal):
    status = 422
    code = "case.not_by_hand"
    message = Words("这份台账由登记情况自动得出。", "This list follows from the register itself.")
    help = Words("请更新状态、监护或居住信息。", "Change the status, the guardian or the home.")


class WrongAction(Refusal):
    status = 422
    code = "case.action"
    message = Words("这份台账没有这项措施。", "This list has no such action.")
    help = Words("可选：{actions}。", "There are: {actions}.")


class NotElsewhere(Refusal):
    status = 409
    code = "home.not_elsewhere"
    message = Words("没有待确认的住处。", "No visit asks where the home is.")
    help = Words("可能有人刚确认过；请刷新。", "Somebody may just have answered: reload.")
