"""The permission matrix, held to what DOMAIN.md §3.14 and §4 promise rather than to itself."""

from __future__ import annotations

import pytest

from backend.policy.permissions import FIELD, MATRIX
from backend.roster.gate import Scope
from backend.roster.roles import ADMINISTRATORS, LEADER, PUBLIC, Role

VISITS = {
    "task.read",
    "visit.list",
    "visit.read",
    "visit.bundle",
    "evidence.open",
    "record.read",
    "position.read",
}
CLINICAL = {Role.MHP, Role.VDR, Role.PSY}


def holders(permission: str) -> set[str]:
    return {str(role) for role, scope in MATRIX[permission].items() if scope > Scope.NONE}


@pytest.mark.parametrize("permission", sorted(VISITS))
def test_administrators_and_statisticians_see_no_visit(permission: str) -> None:
    assert holders(permission).isdisjoint({*ADMINISTRATORS, Role.RPT})


@pytest.mark.parametrize("permission", sorted(VISITS))
def test_nobody_sees_visits_everywhere(permission: str) -> None:
    assert Scope.ALL not in MATRIX[permission].values()


@pytest.mark.parametrize("permission", sorted(VISITS - {"task.read"}))
def test_supervisors_see_the_visits_of_their_area(permission: str) -> None:
    assert MATRIX[permission][Role.SUP] == Scope.AREA


@pytest.mark.parametrize("role", FIELD)
def test_people_in_the_field_see_the_visits_they_have_to_do_with(role: Role) -> None:
    assert {MATRIX[permission].get(role) for permission in ("task.read", "visit.list", "visit.read")} == {
        Scope.OWN
    }


def test_supervisors_have_no_visits_of_their_own() -> None:
    assert Role.SUP not in holders("task.read")


def test_only_supervisors_see_the_positions_of_others() -> None:
    assert holders("position.read") == {Role.SUP}


def test_what_was_written_down_is_not_for_every_helper() -> None:
    assert holders("record.read") >= CLINICAL
    assert holders("record.read").isdisjoint({Role.POL, Role.VOL})


@pytest.mark.parametrize(
    "permission", ["statement.send", "evidence.send", "parcel.send", "quarantine.own", "device.unseal"]
)
def test_whoever_holds_records_can_always_hand_them_over(permission: str) -> None:
    assert holders(permission) == {str(role) for role in Role}


def test_the_public_reads_the_log_the_time_and_what_is_checked_and_may_sign_in() -> None:
    public = {name for name in MATRIX if PUBLIC in holders(name)}
    assert public == {"session.open", "beacon.read", "log.read", "checks.explain"}


def test_the_three_administrators_watch_each_other() -> None:
    assert holders("staff.write") == {Role.ADM_SYS}
    assert holders("staff.unlock") == {Role.ADM_SEC}
    assert holders("access.read") == {Role.ADM_AUD}


def test_phones_are_approved_by_a_leader_or_the_security_administrator() -> None:
    assert MATRIX["device.approve"] == {LEADER: Scope.TEAM, Role.ADM_SEC: Scope.ALL}


def test_everyone_may_complain() -> None:
    assert holders("feedback.send") == {str(role) for role in Role}


def test_a_scope_contains_the_smaller_ones() -> None:
    assert Scope.NONE < Scope.OWN < Scope.TEAM < Scope.AREA < Scope.ALL


PEOPLE = {name for name in MATRIX if name.startswith(("patient.", "case."))}


@pytest.mark.parametrize("permission", sorted(PEOPLE))
def test_administrators_and_statisticians_see_nobody_of_the_register(permission: str) -> None:
    assert holders(permission).isdisjoint({*ADMINISTRATORS, Role.RPT})
    assert Scope.ALL not in MATRIX[permission].values()


@pytest.mark.parametrize("permission", ["patient.clinical", "patient.identity", "patient.review"])
def test_illness_papers_and_people_only_reported_are_for_clinicians(permission: str) -> None:
    assert holders(permission) == {str(role) for role in CLINICAL}


@pytest.mark.parametrize("permission", sorted(PEOPLE))
def test_police_welfare_and_volunteers_reach_only_those_they_have_to_do_with(permission: str) -> None:
    for role in (Role.POL, Role.CIV, Role.DPF, Role.ZZB, Role.JUS, Role.VOL):
        assert MATRIX[permission].get(role, Scope.NONE) <= Scope.OWN


def test_a_volunteer_learns_a_first_name_and_a_supervisor_a_code() -> None:
    assert Role.VOL in holders("patient.first_name")
    assert Role.VOL not in holders("patient.name") | holders("patient.guardian")
    assert Role.SUP not in holders("patient.first_name") | holders("patient.name") | holders(
        "patient.guardian"
    )


def test_only_clinicians_change_a_status() -> None:
    assert holders("patient.decide") == holders("patient.write") == {str(role) for role in CLINICAL}
