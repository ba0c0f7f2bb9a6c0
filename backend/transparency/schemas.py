"""Shapes of what the log gives."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

NUMBER = validate.Range(min=1, max=2**53 - 1)
BASE64 = fields.String(metadata={"description": "base64"})


class BeaconShape(Schema):
    """The server's signed time."""

    class Meta:
        name = "Beacon"

    time = fields.Integer(required=True, metadata={"description": "ms"})
    nonce = fields.String(required=True, metadata={"description": "16 bytes, base64url"})
    key = fields.String(required=True, metadata={"description": "first 8 hex digits of the key's SHA-256"})
    sig = fields.String(required=True, metadata={"description": "ECDSA P-256 r || s, base64url"})


class LogShape(Schema):
    """The log's name, its public keys and its newest head."""

    class Meta:
        name = "Log"

    origin = fields.String(required=True)
    ed25519 = fields.String(required=True, metadata={"description": "C2SP verifier key"})
    p256 = fields.String(required=True, metadata={"description": "SPKI, base64"})
    rescue = fields.String(
        required=True, metadata={"description": "SPKI, base64: phones seal their data key to it"}
    )
    checkpoint = fields.String(required=True, metadata={"description": "C2SP signed note"})


class ConsistencyQuery(Schema):
    first = fields.Integer(required=True, validate=NUMBER)
    second = fields.Integer(required=True, validate=NUMBER)


class ConsistencyShape(Schema):
    class Meta:
        name = "Consistency"

    proof = fields.List(BASE64, required=True)


class HeadsQuery(Schema):
    before = fields.Date(metadata={"description": "earlier days only"})
    limit = fields.Integer(load_default=31, validate=validate.Range(1, 366))


class DailyHeadShape(Schema):
    """The last head of a day."""

    class Meta:
        name = "DailyHead"

    day = fields.Date(required=True)
    size = fields.Integer(required=True)
    checkpoint = fields.String(required=True, metadata={"description": "C2SP signed note"})
    stamp = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "RFC 3161 response over the checkpoint's bytes, base64"},
    )
    stamped_at = fields.Integer(required=True, allow_none=True, metadata={"description": "ms"})


class DailyHeadsShape(Schema):
    """Daily heads, newest first."""

    class Meta:
        name = "DailyHeads"

    heads = fields.List(fields.Nested(DailyHeadShape), required=True)


class EntryQuery(Schema):
    size = fields.Integer(
        validate=NUMBER, metadata={"description": "a signed head's; the newest if left out"}
    )


class EntryShape(Schema):
    """A log entry and its proof."""

    class Meta:
        name = "LogEntry"

    entry = fields.String(required=True, metadata={"description": "base64"})
    inclusion = fields.List(BASE64, required=True)
    checkpoint = fields.String(required=True)
