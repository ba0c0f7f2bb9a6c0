"""Bodies of statements as an honest phone makes them, with a few words to change them."""

from __future__ import annotations

import base64
import secrets
from typing import Any

Body = dict[str, Any]
HOME = (29.123456, 107.234567)
METRE = 1 / 111_320  # degrees of latitude, near enough for a test


def b64u(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def secret() -> bytes:
    return secrets.token_bytes(32)


def sample(now: int, metres: float = 38, accuracy_m: float = 12, age: int = 800, mono: int = 1000) -> Body:
    """A reading so many metres north of the home."""
    lat, lon = HOME
    return {
        "lat": round((lat + metres * METRE) * 1e7),
        "lon": round(lon * 1e7),
        "accuracy": round(accuracy_m * 1000),
        "altitude": None,
        "altitude_accuracy": None,
        "speed": None,
        "heading": None,
        "fixed_at": now - age,
        "at": now,
        "mono": mono,
    }


def sampling(now: int, *samples: Body, result: str = "FIX") -> Body:
    return {
        "result": result,
        "crs": "EPSG:4326",
        "from": now - 9000,
        "to": now,
        "samples": list(samples) if samples or result != "FIX" else [sample(now)],
        "hints": {"pointer": "touch", "motion": None},
    }


def no_fix(now: int, result: str = "NONE") -> Body:
    return sampling(now, result=result)


def danger(level: int | None = 0, target: str | None = None, not_assessed: str | None = None) -> Body:
    return {"level": level, "target": target, "not_assessed": not_assessed}


def signature(signer: str = "STAFF", member: str | None = None, method: str = "DRAWN", **more: Any) -> Body:
    drawn = secrets.token_hex(32) if method == "DRAWN" else None
    plain: Body = {"relation": None, "strokes": drawn, "witnesses": [], "reason": None}
    return {"signer": signer, "member": member, "method": method, **plain, **more}


def photo(wall: int, mono: int, session: str, source: str = "CAMERA", sha256: str | None = None) -> Body:
    return {
        "sha256": sha256 or secrets.token_hex(32),
        "bytes": 170_000,
        "width": 1280,
        "height": 960,
        "subject": "DOORPLATE",
        "source": source,
        "taken": {"wall": wall, "mono": mono, "session": session},
        "file": {"modified": None} if source == "FILE" else None,
    }
