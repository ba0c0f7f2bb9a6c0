"""The named values of what phones capture at a visit: photos, signatures, positions, reasons.

Every member is the string that travels in a statement and carries its words.
"""

from __future__ import annotations

from backend.policy.words import Code


class PhotoSubject(Code):
    """What a photo shows. A face is never asked for."""

    DOORPLATE = "DOORPLATE", "门牌", "door plate"
    PATH = "PATH", "沿途", "the way there"
    TEAM = "TEAM", "工作人员背影", "the team from behind"
    MEDICINE = "MEDICINE", "药品包装", "medicine package"
    PAPER_SIGNATURE = "PAPER_SIGNATURE", "纸质签名页", "paper signature page"
    OTHER = "OTHER", "其他", "other"


class PhotoSource(Code):
    """The in-app camera, or a file as a marked fallback."""

    CAMERA = "CAMERA", "应用内拍摄", "in-app camera"
    FILE = "FILE", "相册文件", "file"


class PhotoRefusal(Code):
    """Why there is no photo. A photo may always be refused."""

    PATIENT = "PATIENT", "本人不同意拍照", "the person declined"
    FAMILY = "FAMILY", "家属不同意拍照", "the family declined"
    UNSAFE = "UNSAFE", "不宜拍照", "not safe"
    CAMERA_FAULT = "CAMERA_FAULT", "相机故障", "camera fault"


class Signer(Code):
    """Who signs."""

    STAFF = "STAFF", "工作人员", "staff"
    PATIENT = "PATIENT", "本人", "the person"
    GUARDIAN = "GUARDIAN", "监护人", "guardian"
    FAMILY = "FAMILY", "家属", "family"


class SignatureMethod(Code):
    """How."""

    DRAWN = "DRAWN", "手写签名", "drawn"
    DECLINED = "DECLINED", "不愿签名", "declined"
    CANNOT_WRITE = "CANNOT_WRITE", "不会书写，两人见证", "cannot write, two witnesses"


class SamplingResult(Code):
    """What became of a burst of position readings."""

    FIX = "FIX", "已定位", "fix"
    NONE = "NONE", "未能定位", "no fix"
    DENIED = "DENIED", "未授权定位", "denied"
    UNAVAILABLE = "UNAVAILABLE", "设备不支持定位", "unavailable"


class BorrowReason(Code):
    """Why a colleague signs on another's phone."""

    BATTERY = "BATTERY", "没电", "battery"
    BROKEN = "BROKEN", "手机故障", "broken"
    LEFT_BEHIND = "LEFT_BEHIND", "未带手机", "left behind"
    NO_PHONE = "NO_PHONE", "没有手机", "no phone"
    OTHER = "OTHER", "其他", "other"


class AbsenceReason(Code):
    """Why an expected colleague could not come; one tap."""

    DUTY = "DUTY", "执勤或公务", "on duty elsewhere"
    SICK = "SICK", "生病", "sick"
    TRAFFIC = "TRAFFIC", "交通", "traffic"
    OTHER = "OTHER", "其他", "other"


class CancelReason(Code):
    """Why a planned visit is not made; one tap. Whoever is visited stays due."""

    ASKED = "ASKED", "本人或家属要求改期", "they asked for another time"
    AWAY = "AWAY", "本人外出", "the person is away"
    COLLEAGUES = "COLLEAGUES", "同事来不了", "colleagues cannot come"
    ROAD = "ROAD", "天气或道路", "weather or road"
    MISTAKE = "MISTAKE", "安排有误", "planned by mistake"
    OTHER = "OTHER", "其他", "other"


class LateReason(Code):
    """Why a record came late, said by whoever signed it; one tap. Each may be honest, none costs anything."""

    NO_SIGNAL = "NO_SIGNAL", "那几天没有信号", "no signal on those days"
    NO_DATA = "NO_DATA", "没有流量", "no mobile data left"
    PHONE = "PHONE", "手机坏了或没电", "the phone was broken or flat"
    PHOTOS = "PHOTOS", "照片一直传不上去", "the photos would not go through"
    FORGOT = "FORGOT", "忘了打开应用", "forgot to open the app"
    OTHER = "OTHER", "其他", "other"


class RecheckResult(Code):
    """What became of the second, random handshake."""

    DONE = "DONE", "已再次确认", "done"
    MISSED = "MISSED", "未再次确认", "missed"
    NOT_ASKED = "NOT_ASKED", "未要求", "not asked"


class SaidBy(Code):
    """Who asked about a colour."""

    PATIENT = "PATIENT", "本人", "the person"
    GUARDIAN = "GUARDIAN", "监护人", "the guardian"


class Wish(Code):
    """What they want to have done about it."""

    WHY = "WHY", "想知道为什么", "wants to know why"
    OBJECT = "OBJECT", "不同意", "objects to it"


class Told(Code):
    """How the person was told what became of it."""

    FACE = "FACE", "当面", "in person"
    PHONE = "PHONE", "电话", "by phone"
    LETTER = "LETTER", "书面", "in writing"
