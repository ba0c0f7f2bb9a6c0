"""What is refused about phones, in words that help. A refused phone keeps its records."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class DeviceUnknown(Refusal):
    status = 404
    code = "device.unknown"
    message = Words("服务器不认识这部手机。", "The server does not know this phone.")
    help = Words(
        "请在应用里登记这部手机；本机的记录会保留。", "Enrol this phone in the app; its records are kept."
    )


class DevicePending(Refusal):
    status = 409
    code = "device.pending"
    message = Words("这部手机还在等待批准。", "This phone is still waiting for approval.")
    help = Words(
        "请把手机上的六位数字告诉组长或安全管理员；本机的记录会保留，批准后自动发送。",
        "Tell your team leader or the security administrator the six digits on the phone; "
        "its records are kept and sent after approval.",
    )


class DeviceRevoked(Refusal):
    status = 409
    code = "device.revoked"
    message = Words("这部手机已被停用。", "This phone has been revoked.")
    help = Words(
        "请重新登记；未送达的记录会保留在本机，也可以导出救援文件。",
        "Enrol it again; records not yet received stay on it and can be exported as a rescue file.",
    )


class DeviceTaken(Refusal):
    status = 409
    code = "device.taken"
    message = Words(
        "这个手机编号已用另一把密钥或另一个账号登记。", "This phone is enrolled with another key or account."
    )
    help = Words("请在应用里重新登记，生成新的编号。", "Enrol again in the app, which makes a new number.")


class DeviceKey(Refusal):
    status = 422
    code = "device.key"
    message = Words("手机的公钥不可用。", "The phone's public key is not usable.")
    help = Words(
        "需要 P-256 公钥（SPKI）；请更新浏览器后重新登记。",
        "It must be P-256 SPKI; update the browser and enrol again.",
    )


class WrongCode(Refusal):
    status = 422
    code = "device.wrong_code"
    keeps = True
    message = Words("数字不对，还可以试 {left} 次。", "Those are not the digits; {left} tries left.")
    help = Words(
        "请照着对方手机上现在显示的六位数字输入。", "Type the six digits shown on that phone right now."
    )


class CodeExpired(Refusal):
    status = 409
    code = "device.code_expired"
    message = Words("这组数字已过期。", "Those digits have expired.")
    help = Words(
        "请让对方在手机上打开登记页面，会显示新的数字。",
        "Open the enrolment page on that phone: it shows new digits.",
    )


class SelfApproval(Refusal):
    status = 403
    code = "device.self_approval"
    message = Words("不能批准自己的手机。", "Nobody approves their own phone.")
    help = Words("请另一位组长或安全管理员批准。", "Ask another team leader or the security administrator.")


class SealedUnreadable(Refusal):
    status = 422
    code = "device.sealed"
    message = Words("这份密封的密钥打不开。", "This sealed key cannot be opened.")
    help = Words(
        "它可能属于另一台服务器或已损坏；本机的记录请保留，并联系系统管理员。",
        "It may belong to another server or be damaged; keep the phone's records "
        "and ask the system administrator.",
    )
