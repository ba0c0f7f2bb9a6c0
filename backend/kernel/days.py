"""Which calendar day a moment falls on where the visits are made; what is today."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from flask import current_app

from backend.kernel.clock import now_ms

if TYPE_CHECKING:
    from flask import Flask

    from backend.config import Config


def init_app(app: Flask, config: Config) -> None:
    """Set the time zone in which a day begins and ends."""
    app.extensions["lianfang.zone"] = ZoneInfo(config.zone)


def day_of(ms: int) -> date:
    """The local day of a moment."""
    # A timedelta, because fromtimestamp is narrower on some systems than what a phone's clock may claim.
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
    return moment.astimezone(cast("ZoneInfo", current_app.extensions["lianfang.zone"])).date()


def today() -> date:
    """The local day of now."""
    return day_of(now_ms())


def start_of(day: date) -> int:
    """The moment (ms) when a local day begins."""
    zone = cast("ZoneInfo", current_app.extensions["lianfang.zone"])
    return int(datetime.combine(day, time(), zone).timestamp() * 1000)
