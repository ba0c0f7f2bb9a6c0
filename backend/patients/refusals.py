"""What is said about people and places that cannot be recorded."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class UnknownPatient(Refusal):
    status = 404
    code = "patient.unknown"
    message = Words("没有这位服务对象。", "There is no such person.")
    help = Words(
        "请检查编号；也可能是您无权查看。", "Check the number; it may also be someone you may not see."
    )


class WrongDatum(Refusal):
    status = 422
    code = "home.datum"
    message = Words("不接收 {given} 坐标。", "Coordinates in {given} are not accepted.")
    help = Words(
        "请写明坐标系：EPSG:4326（WGS 84）、EPSG:4490（CGCS2000）、GCJ-02 或 BD-09。",
        "Say which datum: EPSG:4326 (WGS 84), EPSG:4490 (CGCS2000), GCJ-02 or BD-09.",
    )


class OutOfRange(Refusal):
    status = 422
    code = "home.out_of_range"
    message = Words("坐标 {lat}, {lon} 不在有效范围内。", "The coordinates {lat}, {lon} are out of range.")
    help = Words(
        "纬度 −90 至 90，经度 −180 至 180；请检查是否把两者写反，或是空值 0, 0。",
        "Latitude −90 to 90, longitude −180 to 180. Were they swapped, or left empty as 0, 0?",
    )


class BadAccuracy(Refusal):
    status = 422
    code = "home.accuracy"
    message = Words("精度 {accuracy_m} 米不合理。", "An accuracy of {accuracy_m} m makes no sense.")
    help = Words("请填写大于 0、不超过 100000 的米数。", "Give metres, more than 0 and at most 100000.")
