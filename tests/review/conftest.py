"""The doors, phones and days of `tests/visits`, with nobody silent."""

from tests.authenticity.real.conftest import spoken
from tests.visits.conftest import door, world

__all__ = ["door", "spoken", "world"]
