"""What is made of a visit afterwards changes what follows from it, and nothing that was told."""

from __future__ import annotations

import pytest

from backend.policy.codes import Authenticity, ClinicalEffect
from backend.visits.reading.facts import Ruling
from backend.visits.reading.judging import Verdicts, ruled
from backend.visits.reading.reasons import Reason

A, C = Authenticity, ClinicalEffect
WHY = (Reason("team.met"),)


@pytest.mark.parametrize("effect", list(C))
@pytest.mark.parametrize("joint", list(A))
@pytest.mark.parametrize("ruling", list(Ruling))
def test_the_whole_table(ruling: Ruling, joint: Authenticity, effect: ClinicalEffect) -> None:
    found = ruled(Verdicts(effect, joint, WHY, WHY), ruling)

    claims = joint in (A.JOINT_CONFIRMED, A.JOINT_REDUCED, A.JOINT_PENDING, A.CLINIC)
    if ruling is Ruling.REJECTED:
        assert found.authenticity is A.REJECTED
        assert found.clinical_effect is (C.NONE if effect is C.RESETS_DUE else effect)
    elif ruling is Ruling.DOUBTED and claims:
        assert (found.authenticity, found.clinical_effect) == (A.DOUBTFUL, effect)
    else:
        assert (found.authenticity, found.clinical_effect) == (joint, effect)
    assert WHY[0] in found.authenticity_reasons


@pytest.mark.parametrize("ruling", list(Ruling))
def test_a_visit_that_is_not_over_has_no_verdict_whatever_is_said(ruling: Ruling) -> None:
    assert ruled(Verdicts(), ruling) == Verdicts()
