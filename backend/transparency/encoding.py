"""Base64, both alphabets, and the small checks every outside value passes.

Decoding is strict: one text per value. A lenient decoder would let the same bytes travel under many
spellings, and a byte changed in padding would go unnoticed.
"""

import base64
import binascii
import re

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HEX32 = re.compile(r"[0-9a-f]{64}")
SAFE_INTEGER = 2**53 - 1  # the largest whole number a browser keeps exactly


class FormatError(ValueError):
    """Outside bytes that are not what they claim to be.

    `code` is stable and dotted (``statement.seq``); the text says what was expected.
    """

    def __init__(self, code: str, expected: str) -> None:
        super().__init__(f"{code}: {expected}")
        self.code = code
        self.expected = expected


def b64(data: bytes) -> str:
    """Standard base64 with padding."""
    return base64.b64encode(data).decode("ascii")


def b64u(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def unb64(text: object, code: str, size: int | None = None) -> bytes:
    """Bytes of a standard base64 text, `size` bytes if given; raises `FormatError(code)`."""
    data = _decode(text, code, "standard base64", b"+/")
    if b64(data) != text:
        raise FormatError(code, "canonical standard base64")
    return _sized(data, code, size)


def unb64u(text: object, code: str, size: int | None = None) -> bytes:
    """Bytes of an unpadded base64url text, `size` bytes if given; raises `FormatError(code)`."""
    padded = text + "=" * (-len(text) % 4) if isinstance(text, str) else text
    data = _decode(padded, code, "base64url", b"-_")
    if b64u(data) != text:
        raise FormatError(code, "canonical base64url without padding")
    return _sized(data, code, size)


def whole(value: object, code: str, low: int = 0, high: int = SAFE_INTEGER) -> int:
    """`value` if it is a whole number in `low..high` (True and 1.0 are not); raises `FormatError(code)`."""
    if type(value) is not int or not low <= value <= high:
        raise FormatError(code, f"a whole number from {low} to {high}")
    return value


def matching(pattern: re.Pattern[str], value: object, code: str) -> str:
    """`value` if it is a text that `pattern` matches completely; raises `FormatError(code)`."""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise FormatError(code, f"text like {pattern.pattern}")
    return value


def fields(value: object, names: set[str], code: str) -> dict[str, object]:
    """`value` if it is an object with exactly these fields; raises `FormatError(code)`."""
    if not isinstance(value, dict) or value.keys() != names:
        raise FormatError(code, "an object with exactly the fields " + ", ".join(sorted(names)))
    return value


def _decode(text: object, code: str, what: str, altchars: bytes) -> bytes:
    if not isinstance(text, str):
        raise FormatError(code, f"text in {what}")
    try:
        return base64.b64decode(text, altchars=altchars, validate=True)
    except (binascii.Error, ValueError) as error:
        raise FormatError(code, what) from error


def _sized(data: bytes, code: str, size: int | None) -> bytes:
    if size is not None and len(data) != size:
        raise FormatError(code, f"{size} bytes")
    return data
