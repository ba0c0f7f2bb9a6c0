"""What bodies may say, held to the vectors that the phone's tests read too."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import pytest

from backend.kernel.errors import Refusal
from backend.transparency import statement
from backend.visits.bodies import kinds
from tests.transparency.vectors import load

CASES = load("bodies")["cases"]


@pytest.mark.parametrize("case", CASES, ids=itemgetter("name"))
def test_a_body_is_accepted_or_says_where_it_is_wrong(case: dict[str, Any]) -> None:
    said = statement.parse(case["payload"].encode())
    assert (said.hash, said.kind) == (case["hash"], case["kind"])
    if case["error"] is None:
        kinds.check(said)
        return
    with pytest.raises(Refusal) as no:
        kinds.check(said)
    assert {"code": no.value.code, **no.value.details} == case["error"]
