"""A team policy that is empty or contradicts itself is not loaded, and says why."""

from __future__ import annotations

import copy

import pytest

from backend.policy.documents import Kind, parse
from backend.policy.reading import PolicyError
from backend.policy.shipped import as_written, team_policy


def changed(change):
    """The shipped policy with `change` done to its body."""
    data = copy.deepcopy(as_written("NATIONAL", Kind.TEAM))
    change(data["body"])
    return data


def test_the_shipped_policy_loads():
    policy = team_policy()
    assert policy.version == "2026-11"
    assert [rule.id for rule in policy.rules] == [
        "TP-RED",
        "TP-WELFARE",
        "TP-ORANGE",
        "TP-YELLOW",
        "TP-GREEN",
        "TP-DEFAULT",
    ]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda d: d.update(rules=[]), "empty"),
        (lambda d: d.pop("rules"), "empty"),
        (lambda d: d.update(forms=[]), "applies to nothing"),
        (lambda d: d.update(forms=[7]), "forms"),
        (lambda d: d["rules"].pop(), "nobody thought of"),
        (lambda d: d["rules"].insert(0, d["rules"].pop()), "after it never do"),
        (lambda d: d["rules"][1].update(id="TP-RED"), "same id"),
        (lambda d: d["rules"][0].pop("id"), r"rules\[0\].id: missing"),
        (lambda d: d["rules"][0].update(min_orgs=4), "more organisations than people"),
        (lambda d: d["rules"][0].update(min_orgs=0), "between 1 and"),
        (lambda d: d["rules"][0].update(min_staff="three"), "whole number"),
        (lambda d: d["rules"][3].update(need=[["CLINICAL"]] * 3), "more places than people"),
        (lambda d: d["rules"][3].update(need=[[]]), "nobody can fill"),
        (lambda d: d["rules"][3].update(need=[["FAMILY"]]), "FAMILY"),
        (lambda d: d["rules"][3].update(need=[["CLINICAL", "VOLUNTEER"]]), "VOLUNTEER"),
        (lambda d: d["rules"][4].update(not_invited=["CLINICAL"]), "not invited"),
        (lambda d: d["rules"][3].update(grade={"all": "D"}), "proves no presence"),
        (lambda d: d["rules"][3].update(grade={"all": "B", "one_may_be": "A"}), "not weaker"),
        (lambda d: d["rules"][3].update(grade={}), "grade.all"),
        (lambda d: d["rules"][3].update(ned=[]), "unknown key ned"),
        (lambda d: d["rules"][3]["when"].update(color=["RED"]), "unknown key color"),
        (lambda d: d["rules"][3].update(when=None), "not an object"),
        (lambda d: d["rules"][3].update(need="CLINICAL"), "not a list"),
    ],
)
def test_a_policy_nobody_could_follow_is_refused_with_the_reason(change, why):
    with pytest.raises(PolicyError, match=why):
        parse(changed(change))
