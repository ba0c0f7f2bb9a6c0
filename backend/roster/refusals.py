"""What the roster refuses, in words that help."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class SignInNeeded(Refusal):
    status = 401
    code = "session.required"
    message = Words("需要先登录。", "Please sign in first.")
    help = Words(
        "联网后用账号和密码登录。本机未送达的记录不会丢失。",
        "Sign in with your account while online. Records on this phone are not lost.",
    )


class CsrfMismatch(Refusal):
    status = 403
    code = "session.csrf"
    message = Words("这个请求没有带上本次会话的校验码。", "The request lacks this session's check token.")
    help = Words("请刷新应用后再试。", "Reload the app, then try again.")


class WrongPassword(Refusal):
    status = 401
    code = "session.wrong"
    keeps = True
    message = Words("账号或密码不对。", "The account or the password is wrong.")
    help = Words(
        "请核对后再试；连续 {limit} 次不对会暂停 {minutes} 分钟。忘记密码请找系统管理员。",
        "Check both and try again; {limit} wrong tries in a row mean a pause of {minutes} minutes. "
        "Ask the system administrator if you forgot the password.",
    )


class SignInPaused(Refusal):
    status = 429
    code = "session.paused"
    keeps = True
    message = Words(
        "多次输入不对，{time} 之前暂停登录。", "Too many wrong tries; sign-in is paused until {time}."
    )
    help = Words(
        "请在 {time} 之后再试，或请安全管理员解除。已在本机的记录不受影响。",
        "Try again after {time}, or ask the security administrator to lift the pause. "
        "Records on this phone are safe.",
    )


class Forbidden(Refusal):
    status = 403
    code = "gate.forbidden"
    message = Words("您的角色不能做这件事。", "Your role does not allow this.")
    help = Words(
        "需要权限“{permission}”。如果工作需要，请找系统管理员。",
        "It needs the permission “{permission}”. Ask the system administrator if your work requires it.",
    )


class OutOfScope(Refusal):
    status = 404
    code = "gate.out_of_scope"
    message = Words("没有找到，或不在您的工作范围内。", "Not found, or outside the area you work in.")
    help = Words(
        "请核对地址；范围由系统管理员设定。",
        "Check the address; your area is set by the system administrator.",
    )
