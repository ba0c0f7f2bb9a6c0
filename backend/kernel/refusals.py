"""Refusals of the edge itself: requests that no slice ever sees, and the server's own trouble."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words

_APP_FAULT = Words(
    "应用和服务器的版本可能不一致：请联网后刷新应用；仍然不行，请把这段文字告诉系统管理员。",
    "The app and the server may differ in version: reload the app while online; "
    "if it happens again, show this text to your system administrator.",
)


class BadRequest(Refusal):
    code = "request.bad"
    message = Words("服务器看不懂这个请求。", "The server cannot make sense of this request.")
    help = _APP_FAULT


class BadJson(Refusal):
    code = "request.json"
    message = Words("请求内容不是有效的 JSON。", "The request body is not valid JSON.")
    help = Words(
        "内容须为 UTF-8 编码的 JSON；不能有空字符、残缺字符、NaN 或超过 2^53 的数。",
        "Send UTF-8 JSON without NUL characters, broken characters, NaN, or numbers beyond 2^53.",
    )


class WrongContentType(Refusal):
    status = 415
    code = "request.content_type"
    message = Words("这里不接收这种类型的内容。", "This kind of content is not accepted here.")
    help = Words(
        "请检查 Content-Type；接收的类型：{accepted}。",
        "Check the Content-Type header; accepted: {accepted}.",
    )


class Invalid(Refusal):
    status = 422
    code = "request.invalid"
    message = Words("有些内容缺失或不正确。", "Some fields are missing or wrong.")
    help = Words("请看 details.fields 中逐项的说明。", "See details.fields for what is wrong with each.")


class NotFound(Refusal):
    status = 404
    code = "request.not_found"
    message = Words("没有找到。", "Not found.")
    help = Words(
        "请检查地址；也可能是您无权查看它。", "Check the address; it may also be something you may not see."
    )


class MethodNotAllowed(Refusal):
    status = 405
    code = "request.method"
    message = Words("这个地址不支持这种操作。", "This address does not support that method.")
    help = _APP_FAULT


class Conflict(Refusal):
    status = 409
    code = "request.conflict"
    message = Words(
        "同一时刻有人改了同样的内容，这次没有处理。",
        "Somebody changed the same thing at this moment; nothing was done.",
    )
    help = Words("请再试一次。", "Please try again.")


class TooLarge(Refusal):
    status = 413
    code = "request.too_large"
    message = Words("一次发送的内容太大。", "Too much was sent at once.")
    help = Words(
        "记录仍在本机。请分几次发送；照片会自动分段发送。",
        "Your records are still on this phone. Send fewer at a time; photos can be sent in pieces.",
    )


class TooMany(Refusal):
    status = 429
    code = "request.too_many"
    message = Words("短时间内请求太多。", "Too many requests in a short time.")
    help = Words("请等一分钟再试。", "Wait a minute, then try again.")


class Busy(Refusal):
    status = 503
    code = "server.busy"
    message = Words("服务器正忙，这次没有处理。", "The server is busy and did not handle this.")
    help = Words(
        "记录仍在本机，稍后会再次发送。",
        "Your records are still on this phone and will be sent again shortly.",
    )


class ServerFault(Refusal):
    status = 500
    code = "server.error"
    message = Words(
        "服务器出了错，这次没有处理。", "Something went wrong on the server; nothing was changed."
    )
    help = Words(
        "记录仍在本机。请把编号 {incident} 告诉系统管理员。",
        "Your records are still on this phone. Tell your system administrator the number {incident}.",
    )


BY_STATUS: dict[int, type[Refusal]] = {
    404: NotFound,
    405: MethodNotAllowed,
    413: TooLarge,
    415: WrongContentType,
    422: Invalid,
    429: TooMany,
    503: Busy,
}
