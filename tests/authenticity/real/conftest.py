"""The doors, phones and days of `tests/visits`, where findings are shown from the first day on."""

import pytest

from backend.kernel.db import db
from backend.policy.documents import Kind
from tests.cast import Cast
from tests.policy.papers import a_document, in_force_now
from tests.visits.conftest import door, world

__all__ = ["door", "spoken", "world"]


@pytest.fixture
def spoken(cast: Cast) -> None:
    """The silent month is over."""
    in_force_now(cast.tian_shouzheng, a_document("spoken", Kind.REVIEW, silent_days=0))
    db.session.commit()
