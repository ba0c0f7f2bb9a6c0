"""Filled-in forms inside statements. Only their size and make are looked at here.

What an answer means is read with the form's own definition, which may be newer than this server: a record is
never turned away for what somebody answered.
"""

from __future__ import annotations

import re
from typing import Any

from marshmallow import ValidationError, fields

from backend.transparency.encoding import SAFE_INTEGER
from backend.visits.bodies.fields import NOTE_MOST, Matching, Strict, Whole

NAME = re.compile(r"[a-z][a-z_]{0,39}")
ANSWERS_MOST, ITEMS_MOST, SECTIONS_MOST = 100, 50, 30
LONGEST_MS = 24 * 3_600_000


class Answer(fields.Field[Any]):
    """A whole number, a text, or a list of texts or of rows of these."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if not _is_answer(value):
            raise ValidationError("answer")
        return value


class Answers(fields.Field[Any]):
    """Answers by question."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if not isinstance(value, dict) or len(value) > ANSWERS_MOST:
            raise ValidationError("answers")
        if not all(NAME.fullmatch(name) and _is_answer(one) for name, one in value.items()):
            raise ValidationError("answers")
        return value


class Times(fields.Field[Any]):
    """How long each section was on the screen, ms."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if not isinstance(value, dict) or len(value) > SECTIONS_MOST:
            raise ValidationError("times")
        if not all(NAME.fullmatch(name) and _is_span(ms) for name, ms in value.items()):
            raise ValidationError("times")
        return value


class Filled(Strict):
    """A form, its version, what was answered, and since late in 2026 how long its sections took."""

    id = Matching(NAME)
    version = Whole(1, 9_999)
    answers = Answers(required=True)
    times = Times()


def _is_span(value: Any) -> bool:
    return type(value) is int and 0 <= value <= LONGEST_MS


def _is_answer(value: Any) -> bool:
    if not isinstance(value, list):
        return _is_cell(value)
    if len(value) > ITEMS_MOST:
        return False
    return all(isinstance(one, str) and _is_cell(one) for one in value) or all(map(_is_row, value))


def _is_row(value: Any) -> bool:
    if not isinstance(value, dict) or len(value) > ITEMS_MOST:
        return False
    return all(NAME.fullmatch(name) and _is_cell(cell) for name, cell in value.items())


def _is_cell(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= NOTE_MOST
    return type(value) is int and abs(value) <= SAFE_INTEGER
