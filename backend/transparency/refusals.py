"""What the log refuses, in words that help."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class NotInLog(Refusal):
    status = 404
    code = "log.not_found"
    message = Words("存证日志里没有这一项。", "The log has no such entry or head.")
    help = Words(
        "日志现有 {size} 项；证明只能针对已签署的日志头。",
        "The log has {size} entries; proofs are given against signed heads only.",
    )


class AlreadyWithdrawn(Refusal):
    status = 409
    code = "withdrawal.done"
    message = Words(
        "此人的资料已经按 {rule} 撤除。", "This person's records were already withdrawn under {rule}."
    )
    help = Words("撤除只能做一次，也无法恢复。", "A withdrawal is done once and cannot be undone.")


class NobodyToWithdraw(Refusal):
    status = 404
    code = "withdrawal.nobody"
    message = Words("没有此人的资料。", "Nothing is kept about such a person.")
    help = Words("请核对编号。", "Check the identity.")


class NothingToBundle(Refusal):
    status = 404
    code = "bundle.nothing"
    message = Words("没有收到过这次走访的任何记录。", "No record of this visit was ever received.")
    help = Words(
        "请核对走访编号；记录可能还在手机上，尚未收到。",
        "Check the visit's identity; its records may still be on a phone, not yet received.",
    )
