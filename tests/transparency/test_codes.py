"""The turning code and its pictures."""

from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.transparency import codes
from backend.transparency.encoding import b64u, unb64u
from tests.transparency.vectors import error_of, load

CODES = load("codes")


@pytest.mark.parametrize("case", CODES["truncation"], ids=itemgetter("mac"))
def test_six_digits_come_from_dynamic_truncation(case: Any) -> None:
    assert codes.six_digits(bytes.fromhex(case["mac"])) == case["digits"]


@pytest.mark.parametrize("case", CODES["turning"], ids=lambda case: str(case["wall"]))
def test_the_code_turns_every_fifteen_seconds(case: Any) -> None:
    step = codes.step_at(case["wall"])
    code = codes.turning_code(unb64u(case["secret"], "secret"), case["visit"], step)
    assert (code.step, b64u(code.mac), code.digits) == (case["step"], case["mac"], case["digits"])


@pytest.mark.parametrize("case", CODES["reply"], ids=itemgetter("code"))
def test_a_reply_depends_on_the_code_and_on_who_saw_it(case: Any) -> None:
    assert codes.reply_digits(case["visit"], case["code"], case["author"]) == case["reply"]


@pytest.mark.parametrize("case", CODES["record"], ids=itemgetter("close"))
def test_a_record_has_six_digits_of_its_own(case: Any) -> None:
    assert codes.record_digits(case["visit"], case["close"]) == case["digits"]


@pytest.mark.parametrize("case", CODES["pictures"], ids=itemgetter("name"))
def test_a_picture_reads_back_to_the_same_text(case: Any) -> None:
    picture = codes.decode(case["text"])
    assert codes.encode(picture) == case["text"]
    assert picture.visit == case["picture"]["visit"]


@pytest.mark.parametrize("case", CODES["hostile_pictures"], ids=itemgetter("name"))
def test_a_hostile_picture_is_named(case: Any) -> None:
    assert error_of(codes.decode, case["text"]) == case["error"]


@given(st.binary(max_size=240))
def test_no_bytes_can_crash_the_reader(data: bytes) -> None:
    text = codes.PREFIX + b64u(data)
    assert error_of(codes.decode, text) or codes.encode(codes.decode(text)) == text
