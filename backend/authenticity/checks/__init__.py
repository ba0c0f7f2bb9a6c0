"""One small question a file. `ALL` lists them in the order in which a person would ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from backend.authenticity.checks import (
    content_contradiction,
    content_copied,
    content_possible,
    content_quick,
    content_same,
    custody_chain,
    custody_changed,
    custody_signed,
    home_moved,
    photo_reworked,
    photo_same,
    photo_screen,
    photo_source,
    position_height,
    position_home,
    position_landing,
    position_none,
    position_shown,
    samples_frozen,
    samples_jump,
    samples_perfect,
    samples_repeated,
    signature_absent,
    signature_again,
    signature_hand,
    signature_one_hand,
    signature_speed,
    time_after,
    time_batch,
    time_bracket,
    time_claimed,
    time_closings,
    time_late,
    time_opened,
    time_satellite,
    time_stay,
    time_travel,
    together_apart,
    together_code,
    together_device,
    together_elsewhere,
    together_overlap,
    together_own_phone,
    together_pace,
    together_still,
    together_verified,
    together_vouched,
)

if TYPE_CHECKING:
    from backend.authenticity.around import Around
    from backend.authenticity.findings import Finding, Question
    from backend.authenticity.trace import Trace


class Check(Protocol):
    """What every file here offers: its question, and how it is answered."""

    @property
    def ASK(self) -> Question:  # noqa: N802
        """What is asked."""

    def check(self, trace: Trace, around: Around, /) -> Finding:
        """Answer the question about one visit."""


ALL: tuple[Check, ...] = (
    position_home,
    position_height,
    position_landing,
    position_shown,
    position_none,
    home_moved,
    samples_frozen,
    samples_perfect,
    samples_repeated,
    samples_jump,
    time_bracket,
    time_claimed,
    time_after,
    time_satellite,
    time_opened,
    time_late,
    time_batch,
    time_closings,
    time_travel,
    time_stay,
    together_own_phone,
    together_overlap,
    together_code,
    together_apart,
    together_elsewhere,
    together_still,
    together_pace,
    together_verified,
    together_vouched,
    together_device,
    photo_same,
    photo_reworked,
    photo_screen,
    photo_source,
    signature_absent,
    signature_again,
    signature_hand,
    signature_one_hand,
    signature_speed,
    content_copied,
    content_same,
    content_quick,
    content_possible,
    content_contradiction,
    custody_signed,
    custody_chain,
    custody_changed,
)
