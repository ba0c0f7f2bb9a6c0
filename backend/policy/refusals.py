"""What is refused to whoever writes or adopts policies."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class Unusable(Refusal):
    status = 422
    code = "policy.unusable"
    message = Words("规则文件不能使用（{where}）：{zh}。", "The policy cannot be used ({where}: {en}).")
    help = Words("请按指出的位置修改文件后重试。", "Mend the document at the place named and try again.")


class NoBeginning(Refusal):
    status = 422
    code = "policy.valid_from"
    message = Words(
        "规则的生效日期缺少或已经过去。", "The day the policy takes effect is missing or has passed."
    )
    help = Words(
        "规则不能追溯：生效日期（valid_from）须为今天或以后。",
        "A policy never reaches back: let valid_from be today or later.",
    )


class VersionTaken(Refusal):
    status = 409
    code = "policy.version_taken"
    message = Words("{kind} 已有版本“{version}”。", "There is a version “{version}” of {kind} already.")
    help = Words(
        "已有的版本不能修改，只能由新版本接替：请换一个版本名。",
        "A version is never changed, only superseded: give the new one another name.",
    )


class SameDay(Refusal):
    status = 409
    code = "policy.same_day"
    message = Words(
        "同一天已有一份 {kind} 规则生效（{version}）。",
        "Another {kind} policy takes effect on the same day ({version}).",
    )
    help = Words("请另选生效日期。", "Choose another day.")


class SamePerson(Refusal):
    status = 403
    code = "policy.same_person"
    message = Words("提出规则的人不能自己批准。", "Whoever proposed a policy does not adopt it.")
    help = Words("请由另一位督导人员决定。", "Ask another supervisor to decide.")


class AlreadyDecided(Refusal):
    status = 409
    code = "policy.decided"
    message = Words("这份规则已有决定。", "This policy has been decided on already.")
    help = Words("如需改变，请提出新的版本。", "To change it, propose a new version.")
