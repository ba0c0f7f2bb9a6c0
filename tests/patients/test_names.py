"""What people are called at the door."""

from __future__ import annotations

import pytest

from backend.patients.names import first_name
from backend.patients.values import Identity


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("何小满", "小满"),
        ("罗远", "远"),
        ("欧阳若溪", "若溪"),
        ("司马青", "青"),
        ("欧阳", "阳"),
        ("阿依古丽·买买提", "阿依古丽"),
        ("Anna Berg", "Anna"),
        ("  何小满 ", "小满"),
        ("满", "满"),
        ("", ""),
    ],
)
def test_people_are_called_by_their_given_name(name, called):
    assert first_name(name) == called


def test_how_someone_wishes_to_be_called_comes_first():
    assert Identity("何小满", called="满姐").first_name == "满姐"
    assert Identity("何小满").first_name == "小满"
