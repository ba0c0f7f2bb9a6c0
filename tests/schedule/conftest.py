"""The doors, phones and days of `tests/visits`."""

from tests.visits.conftest import door, world

__all__ = ["door", "world"]
