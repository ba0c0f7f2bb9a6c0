"""What is refused to administrators of accounts and areas, in words that help."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class LoginTaken(Refusal):
    status = 409
    code = "staff.login_taken"
    message = Words("账号“{login}”已经有人用了。", "The account “{login}” is already taken.")
    help = Words("请换一个账号名。", "Choose another account name.")


class TwoAdministrators(Refusal):
    status = 422
    code = "staff.two_administrators"
    message = Words(
        "一个人不能兼任两种管理员。", "Nobody may be two of system, security and audit administrator."
    )
    help = Words(
        "系统、安全、审计管理员须由三个人担任，互相监督。",
        "Give the three to three people, who watch each other.",
    )


class OwnAccount(Refusal):
    status = 403
    code = "staff.own_account"
    message = Words("不能修改自己的角色、范围或状态。", "Nobody changes their own roles, areas or status.")
    help = Words("请另一位系统管理员来做。", "Ask another system administrator.")


class CodeTaken(Refusal):
    status = 409
    code = "area.code_taken"
    message = Words("区划代码“{area}”已经存在。", "The area code “{area}” already exists.")
    help = Words("请核对代码。", "Check the code.")


class WrongLevel(Refusal):
    status = 422
    code = "area.level"
    message = Words("区划的级别与上级不符。", "The area's level does not fit below its parent.")
    help = Words(
        "顺序为县、镇（街道）、村（社区）、网格；县没有上级。",
        "The order is county, town, village, grid; a county has no parent.",
    )


class NameTaken(Refusal):
    status = 409
    code = "organisation.name_taken"
    message = Words("已有名为“{name}”的机构。", "There is already an organisation called “{name}”.")
    help = Words("请核对名称，或在名称中写明所在地。", "Check the name, or add the place to it.")


class NoSuch(Refusal):
    status = 422
    code = "roster.no_such"
    message = Words(
        "所选的机构、区划或人员不存在。", "The chosen organisation, area or person does not exist."
    )
    help = Words("请刷新后重新选择（{what}）。", "Reload and choose again ({what}).")
