"""What the supplementary sheet refuses."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class AnswersWrong(Refusal):
    """`problems`: `{question, code}` of each, in the order of the form."""

    status = 422
    code = "supplement.answers_wrong"
    message = Words("有几处填写不能这样保存。", "Some answers cannot be kept as they are.")
    help = Words(
        "请看标出的各项；不属于您填写的部分请交给医生。",
        "Look at the answers marked; what is not your part is for a doctor to fill in.",
    )


class NotComplete(Refusal):
    """`open`: the questions still open."""

    status = 409
    code = "supplement.not_complete"
    message = Words("补充表还没有填完，不能签名。", "The sheet is not complete, so it cannot be signed yet.")
    help = Words("请先补齐标出的各项，或请同事补充。", "Fill in what is marked first, or ask a colleague to.")


class DoctorSigns(Refusal):
    status = 403
    code = "supplement.doctor_signs"
    message = Words("补充表由医生签名。", "A doctor signs the sheet.")
    help = Words("您填写的内容已保存，请医生查看后签名。", "What you filled in is kept; a doctor signs it.")
