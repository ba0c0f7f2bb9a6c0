"""What is said when a photo or a drawn signature cannot be taken or shown. Phones keep theirs."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words

_KEPT = Words(
    "它仍在本机。请把这段文字告诉系统管理员。",
    "It is still on this phone. Show this text to your system administrator.",
)
_RETAKE = Words(
    "请重新拍一张；原来的仍在本机，不会丢失。",
    "Take another one; the first is still on this phone and not lost.",
)


class BadAddress(Refusal):
    status = 422
    code = "evidence.address"
    message = Words(
        "照片地址不是 64 位十六进制的 SHA-256。", "The address of a photo is its SHA-256, 64 hex digits."
    )
    help = Words("请检查地址，字母用小写。", "Check the address; use lower-case letters.")


class UnknownPatient(Refusal):
    status = 404
    code = "evidence.patient_unknown"
    message = Words("没有这位服务对象，无法存放照片。", "There is no such person to keep this photo for.")
    help = _KEPT


class WrongMediaType(Refusal):
    status = 415
    code = "evidence.media_type"
    message = Words("不接收 {given} 类型的文件。", "Files of the type {given} are not accepted.")
    help = Words("接收的类型：{accepted}。", "Accepted are {accepted}.")


class TooLarge(Refusal):
    status = 413
    code = "evidence.too_large"
    message = Words("文件太大：超过 {limit} 字节。", "The file is larger than {limit} bytes.")
    help = Words(
        "应用会自动缩小照片；请重新拍一张。原来的仍在本机。",
        "The app shrinks photos by itself: take another one. The first is still on this phone.",
    )


class HashMismatch(Refusal):
    status = 422
    code = "evidence.hash_mismatch"
    keeps = True  # pieces that make up the wrong bytes are thrown away, so that sending can start anew
    message = Words("收到的内容与照片的哈希不符。", "What arrived is not what the hash names.")
    help = Words(
        "可能在传输中损坏：请从头再发送一次。照片仍在本机。",
        "It was probably damaged on the way: send it again from the start. It is still on this phone.",
    )


class NotAPhoto(Refusal):
    status = 422
    code = "evidence.not_a_photo"
    message = Words("这个文件不是 {expected} 图片。", "This file is not a picture of the type {expected}.")
    help = _RETAKE


class Truncated(Refusal):
    status = 422
    code = "evidence.truncated"
    message = Words("图片不完整。", "The picture is incomplete.")
    help = _RETAKE


class TooManyPixels(Refusal):
    status = 422
    code = "evidence.pixels"
    message = Words(
        "图片尺寸 {width}×{height} 过大，超过 {limit} 像素。",
        "A picture of {width} × {height} has more than {limit} pixels.",
    )
    help = _RETAKE


class NotStrokes(Refusal):
    status = 422
    code = "evidence.strokes"
    message = Words("签名笔迹的格式不正确：{reason}。", "The signature drawing is malformed: {reason}.")
    help = Words("请重新签名；原来的仍在本机。", "Please sign again; the first is still on this phone.")


class BadRange(Refusal):
    status = 416
    code = "evidence.range"
    message = Words("分段的位置或长度不正确。", "The position or length of this piece is wrong.")
    help = Words(
        "须为 Content-Range: bytes 起-止/总长，与内容一样长；除最后一段外不短于 {minimum} 字节。",
        "Send Content-Range: bytes first-last/total, as long as the body; "
        "every piece but the last has at least {minimum} bytes.",
    )


class PieceMissing(Refusal):
    status = 409
    code = "evidence.piece_missing"
    message = Words("前面还缺一段。", "An earlier piece is missing.")
    help = Words("请从第 {received} 字节接着发送。", "Continue from byte {received}.")


class NotReceived(Refusal):
    status = 404
    code = "evidence.not_received"
    message = Words("服务器尚未收到这张照片。", "The server has not received this photo yet.")
    help = Words("拍摄的手机联网后会自动发送。", "The phone that took it will send it when it is online.")


class NoThumbnail(Refusal):
    status = 404
    code = "evidence.no_thumbnail"
    message = Words("这个文件没有缩略图。", "There is no thumbnail of this file.")
    help = Words("请打开原件。", "Open the original.")


class Withdrawn(Refusal):
    status = 410
    code = "evidence.withdrawn"
    message = Words("已按规则 {rule} 撤除。", "Withdrawn under rule {rule}.")
    help = Words(
        "内容已销毁，不能恢复；记录的哈希仍在日志中。",
        "The content is destroyed for good; the log still holds its hash.",
    )


class Unreadable(Refusal):
    status = 500
    code = "evidence.unreadable"
    message = Words("服务器上的这份文件已损坏。", "The server's copy of this file is damaged.")
    help = Words(
        "请告诉系统管理员运行 lianfang verify，并从备份恢复。",
        "Ask your system administrator to run lianfang verify and to restore it from a backup.",
    )
