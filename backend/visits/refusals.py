"""What is said about statements that cannot be accepted, and about visits. Most of it is nobody's fault.

A quarantined statement is kept by the server with its reason; a refused one stays on the phone.
"""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words

_KEPT = Words(
    "这份记录已由服务器保留待查，没有丢失。请把代码告诉系统管理员。",
    "The server has kept this record for inspection; nothing is lost. Tell your administrator the code.",
)
_UPDATE = Words(
    "这份记录已由服务器保留待查。请更新应用；它不需要重写。",
    "The server has kept this record for inspection. Update the app; the record need not be written again.",
)


class EnvelopeMalformed(Refusal):
    status = 422
    code = "envelope.malformed"
    message = Words("记录的封装不完整（{where}）。", "The record's envelope is not whole ({where}).")
    help = _KEPT


class StatementTooLarge(Refusal):
    status = 413
    code = "statement.too_large"
    message = Words("一份记录不能超过 64 KiB。", "One record may hold at most 64 KiB.")
    help = _KEPT


class SignatureInvalid(Refusal):
    status = 422
    code = "statement.signature"
    message = Words("签名与内容不符。", "The signature does not match the content.")
    help = _KEPT


class StatementMalformed(Refusal):
    status = 422
    code = "statement.malformed"
    message = Words("记录的格式不对（{where}）。", "The record is not in the agreed form ({where}).")
    help = _KEPT


class VersionUnsupported(Refusal):
    status = 422
    code = "statement.version_unsupported"
    message = Words("服务器不认识这个版本的记录。", "The server does not know this version of record.")
    help = Words(
        "手机上的应用比服务器新；服务器已保留这份记录，升级后可以处理。",
        "The app is newer than the server, which has kept the record and can handle it after an upgrade.",
    )


class KindUnknown(Refusal):
    status = 422
    code = "statement.kind_unknown"
    message = Words("服务器不认识这种记录：{kind}。", "The server does not know this kind of record: {kind}.")
    help = VersionUnsupported.help


class BodyWrong(Refusal):
    status = 422
    code = "statement.body"
    message = Words("记录内容有一处不对：{where}。", "One part of the record is wrong: {where}.")
    help = _UPDATE


class DatumUnsupported(Refusal):
    status = 422
    code = "position.datum_unsupported"
    message = Words("位置的坐标系不是 WGS 84（{where}）。", "The position is not in WGS 84 ({where}).")
    help = _UPDATE


class OutOfRange(Refusal):
    status = 422
    code = "position.out_of_range"
    message = Words("坐标超出范围（{where}）。", "Coordinates are out of range ({where}).")
    help = _UPDATE


class AuthorMismatch(Refusal):
    status = 409
    code = "statement.author_mismatch"
    message = Words(
        "这份记录不是由登录的账号在其本人手机上写的。",
        "This record was not written by the account that is signed in, on that person's own phone.",
    )
    help = Words(
        "请由写这份记录的人登录后发送；记录仍然保留。",
        "Let the person who wrote it sign in and send it; the record is kept.",
    )


class IdConflict(Refusal):
    status = 409
    code = "statement.id_conflict"
    message = Words(
        "同一编号已有另一份内容不同的记录。", "Another record with other content has the same number."
    )
    help = Words(
        "两份都已保留，由系统管理员查看；先收到的那份有效。",
        "Both are kept for the system administrator to look at; the one received first stands.",
    )


class PatientWithdrawn(Refusal):
    status = 410
    code = "patient.withdrawn"
    message = Words(
        "此人的资料已按规定撤除，不能再保存。", "This person's records were withdrawn; no more may be kept."
    )
    help = Words(
        "记录仍在本机。请联系组长后在手机上清除。",
        "The record is still on this phone. Talk to your team leader, then remove it there.",
    )


class NotYoursToPlan(Refusal):
    status = 403
    code = "plan.not_yours"
    message = Words(
        "这个人由另一个小组负责，您不能为其安排走访。",
        "Another team looks after this person; you cannot plan a visit to them.",
    )
    help = Words(
        "请联系负责的小组。刚加入小组的，请组长确认名单后重新安排。",
        "Talk to the team in charge. If you have just joined it, ask its leader to check, then plan anew.",
    )


class NotYoursToSecond(Refusal):
    status = 403
    code = "amendment.not_yours"
    message = Words(
        "这个人不在您的工作范围内，您不能确认对其记录的更正。",
        "This person is not within your reach; you cannot agree to a correction of their record.",
    )
    help = Words(
        "请负责这个人的小组或所在地的督导来确认。",
        "Ask the team in charge, or whoever supervises where the person lives.",
    )


class OwnAmendment(Refusal):
    status = 403
    code = "amendment.own"
    message = Words(
        "这是您自己提出的更正，要由另一个人确认。",
        "You proposed this correction yourself; somebody else has to agree to it.",
    )
    help = Words(
        "请一位同事在自己的手机上看一看。",
        "Ask a colleague to look at it on their own phone.",
    )


class ClinicalAmendment(Refusal):
    status = 403
    code = "amendment.clinical"
    message = Words(
        "诊疗内容的更正由另一位医生确认。",
        "A correction of what a doctor writes down takes another doctor's word.",
    )
    help = Words(
        "请精防医生、村医、精神科医师，或同时是医生的督导来确认。",
        "Ask a doctor, or a supervisor who is a doctor too.",
    )


class VisitLocked(Refusal):
    status = 409
    code = "visit.locked"
    message = Words(
        "这次走访的记录已于 {on} 定稿，之后补写的内容不再算数。",
        "The record of this visit became final on {on}; what is added later no longer counts.",
    )
    help = Words(
        "写错了的，请提出更正，由另一个人确认；新的情况请记在新的走访里。",
        "Propose a correction, which a second person agrees to; what is new belongs to a new visit.",
    )


class StatementFailed(Refusal):
    status = 500
    code = "statement.failed"
    message = Words("服务器处理这份记录时出错。", "The server failed while handling this record.")
    help = _KEPT


class ParcelMalformed(Refusal):
    status = 422
    code = "parcel.malformed"
    message = Words("这一批内容的打包方式不对（{where}）。", "The parcel is not packed as agreed ({where}).")
    help = Words(
        "记录和照片仍在本机，会逐个重新发送。",
        "Records and photos are still on this phone and will be sent again one by one.",
    )


class ParcelTooLarge(Refusal):
    status = 413
    code = "parcel.too_large"
    message = Words("这一批内容超过 {limit} 字节。", "The parcel is larger than {limit} bytes.")
    help = ParcelMalformed.help


class ParcelCutOff(Refusal):
    status = 400
    code = "parcel.cut_off"
    keeps = True  # files that came whole need not come again
    message = Words("这一批内容没有传完。", "The parcel did not arrive whole.")
    help = ParcelMalformed.help


class NoSuchVisit(Refusal):
    status = 404
    code = "visit.not_found"
    message = Words("没有这次走访。", "There is no such visit.")
    help = Words(
        "请检查地址；也可能是您无权查看它。", "Check the address; it may also be a visit you may not see."
    )


class NoSuchEvidence(Refusal):
    status = 404
    code = "visit.no_such_evidence"
    message = Words("这次走访没有这份佐证。", "This visit names no such evidence.")
    help = NoSuchVisit.help
