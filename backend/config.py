"""Every setting, read once from the environment. Each field `x` is the variable `LIANFANG_X`."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "LIANFANG_"


class UnknownSetting(ValueError):
    """A `LIANFANG_*` name nobody reads: almost always a misspelt setting, so the start stops."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """Settings of one running server. Paths are made absolute; sizes are bytes, times are milliseconds."""

    data: Path = Path("data")
    """Folder of everything the embedded default writes."""
    database_url: str = ""
    """SQLAlchemy URL; empty means a SpatiaLite file in `data`."""
    keys: Path | None = None
    """Folder of the server's private keys; empty means `data/keys`."""
    evidence: str = ""
    """Where photos rest: a folder or an S3-compatible URL; empty means `data/evidence`."""
    redis_url: str = ""
    """Background jobs and rate limits shared between machines; empty means files and memory."""
    origin: str = "lianfang.example"
    """Name of the transparency log; pinned by phones, never to be changed."""
    tsa: str = ""
    """URL of an RFC 3161 authority that time-stamps each day's head of the log; empty means none."""
    tsa_ca: Path | None = None
    """The certificates (PEM) of the authorities to believe, present and past."""
    tls: bool = False
    """Browsers reach us over HTTPS: Secure cookies and HSTS."""
    proxies: int = 0
    """How many trusted proxies stand in front, whose X-Forwarded headers are believed."""
    pwa: Path = Path(__file__).parent.parent / "pwa" / "dist"
    """Folder of the built web app."""
    max_body: int = 8 * 1024 * 1024
    """Largest request body; evidence sets its own."""
    sign_in_limit: str = "30 per minute"
    """Sign-in attempts from one address."""
    argon2_memory_kib: int = 19 * 1024
    argon2_passes: int = 2
    jobs_now: bool = False
    """Run background jobs at once, for tests and one-off commands."""
    profile: str = "NATIONAL"
    """Which policies hold where none were adopted: a shipped profile, or the path of one's own file."""
    zone: str = "Asia/Shanghai"
    """Time zone in which a day begins and ends."""

    def __post_init__(self) -> None:
        settle = object.__setattr__
        settle(self, "data", self.data.absolute())
        settle(self, "pwa", self.pwa.absolute())
        settle(self, "keys", (self.keys or self.data / "keys").absolute())
        settle(self, "evidence", self.evidence or str(self.data / "evidence"))
        settle(self, "database_url", self.database_url or f"sqlite:///{self.data / 'lianfang.sqlite3'}")

    @property
    def key_folder(self) -> Path:
        """`keys`, always set."""
        return self.keys or self.data / "keys"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> Config:
        """Read the settings.

        Raises:
            UnknownSetting: for a `LIANFANG_*` name that is not a setting.
            ValueError: for a value of the wrong kind, naming the variable.
        """
        kinds = {PREFIX + field.name.upper(): field for field in fields(cls)}
        given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
        if strange := sorted(given.keys() - kinds.keys()):
            raise UnknownSetting(
                f"unknown settings {', '.join(strange)}; known are {', '.join(sorted(kinds))}"
            )
        return cls(
            **{kinds[name].name: _read(name, value, str(kinds[name].type)) for name, value in given.items()}
        )


def _read(name: str, value: str, kind: str) -> Any:
    try:
        if kind == "bool":
            return {"1": True, "0": False, "": False}[value]
        if kind == "int":
            return int(value)
    except (KeyError, ValueError) as wrong:
        raise ValueError(
            f"{name}={value!r} is not {'0 or 1' if kind == 'bool' else 'a whole number'}"
        ) from wrong
    return Path(value) if kind.startswith("Path") else value
