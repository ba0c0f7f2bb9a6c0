"""The catalogue of refusals: stable codes, both languages, help in each."""

from __future__ import annotations

import re
import string

import pytest

import backend.app  # noqa: F401  every slice's refusals are in the catalogue once the app is imported
from backend.kernel.errors import CATALOGUE, Refusal, Words


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_refusal_speaks_both_languages_and_says_what_to_do(code: str) -> None:
    refusal = CATALOGUE[code]

    assert re.fullmatch(r"[a-z]+(\.[a-z0-9_]+)+", code)
    for words in (refusal.message, refusal.help):
        assert re.search(r"[\u4e00-\u9fff]", words.zh)
        assert not re.search(r"[\u4e00-\u9fff]", words.en)
        assert words.en[-1] in ".?"


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_both_languages_name_the_same_details(code: str) -> None:
    refusal = CATALOGUE[code]

    for words in (refusal.message, refusal.help):
        # A detail that is itself words comes in both languages, as {zh} and {en}.
        own = {"en" if name == "zh" else name for name in _names(words.zh)}
        assert own == _names(words.en)


def test_two_refusals_cannot_share_a_code() -> None:
    with pytest.raises(TypeError, match=r"request\.bad"):
        type("Copy", (Refusal,), {"code": "request.bad"})


def test_words_are_filled_from_the_details() -> None:
    assert Words("{n} 次", "{n} times").filled({"n": 3}) == {"zh": "3 次", "en": "3 times"}


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
