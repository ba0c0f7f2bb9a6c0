"""team.json: what a team on paper lacks, by rule and by who is asked."""

from uuid import NAMESPACE_OID, UUID, uuid5

from backend.policy.codes import Colour, Grade, Purpose
from backend.policy.shipped import team_policy
from backend.policy.team import Present, Situation, Unmet, evaluate
from tools.vectors.fixed import Json

ORG = {"MHP": "health", "VDR": "clinic", "GRID": "committee", "VIL": "committee", "CIV": "civil"}
TEAMS = (
    (),
    ("GRID",),
    ("MHP", "MHP"),
    ("GRID", "VIL"),
    ("MHP", "GRID"),
    ("MHP", "CIV"),
    ("MHP", "GRID", "CIV"),
    ("MHP", "GRID", "POL"),
    ("VDR", "GRID", "DPF"),
    ("MHP", "GRID", "VOL"),
    ("POL", "CIV", "MHP", "GRID"),
)


def teams() -> Json:
    situations = {
        **{str(colour): Situation(Purpose.FOLLOW_UP, colour) for colour in Colour},
        "OUTREACH": Situation(Purpose.OUTREACH),
    }
    return {
        "cases": [
            _case(f"{name}: {' + '.join(team) or 'nobody'}", situation, team)
            for name, situation in situations.items()
            for team in TEAMS
        ]
    }


def _case(name: str, situation: Situation, team: tuple[str, ...]) -> Json:
    policy = team_policy()
    rule = policy.rule_for(situation)
    people = [
        Present(uuid5(NAMESPACE_OID, f"{role} {place}"), _org(role), frozenset({role}), Grade.A)
        for place, role in enumerate(team)
    ]
    found = evaluate(policy, situation, people)
    return {
        "name": name,
        "rule": {
            "min_staff": rule.min_staff,
            "min_orgs": rule.min_orgs,
            "need": [sorted(slot) for slot in rule.need],
        },
        "people": [{"role": role, "org": ORG.get(role, role)} for role in team],
        "lacking": {
            "staff": _short(found.unmet, "team.staff"),
            "orgs": _short(found.unmet, "team.organisations"),
            "places": [sorted(one.groups) for one in found.unmet if one.code == "team.group"],
        },
    }


def _org(role: str) -> UUID:
    return uuid5(NAMESPACE_OID, ORG.get(role, role))


def _short(unmet: tuple[Unmet, ...], code: str) -> int:
    return next((one.needed - one.found for one in unmet if one.code == code), 0)
