"""Field kinds that several slices send and receive."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from marshmallow import ValidationError, fields, validate


class Base64(fields.Field[bytes]):
    """Bytes as standard base64 text, at most `most` bytes."""

    def __init__(self, *, most: int, **options: Any) -> None:
        super().__init__(
            metadata={"type": "string", "format": "byte", "maxLength": -(-most // 3) * 4}, **options
        )
        self.most = most

    def _serialize(self, value: bytes | None, *_: Any, **__: Any) -> str | None:
        return None if value is None else base64.b64encode(value).decode()

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bytes:
        try:
            decoded = base64.b64decode(value, validate=True)
        except (TypeError, ValueError, binascii.Error) as wrong:
            raise ValidationError("Not base64.") from wrong
        if len(decoded) > self.most:
            raise ValidationError(f"Longer than {self.most} bytes.")
        return decoded


def text(most: int, least: int = 1, **options: Any) -> fields.String:
    """Required text of bounded length."""
    return fields.String(required=True, validate=validate.Length(min=least, max=most), **options)
