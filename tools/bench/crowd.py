"""Fills a county with people nobody will ever open: rows the database makes, with two years of visits.

They have no name, because nothing measured here reads one beyond the team one leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from backend.kernel.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.roster.models import Area

VILLAGE, VISITS, FIRST_DAY = 200, 8, "2024-12-01"
"""People a village, visits a person, and when they began."""

_VILLAGES = """
INSERT INTO area (id, code, name, level, terrain, parent_id, path)
SELECT gen_random_uuid(), 'v' || n, '村' || n, 'VILLAGE', 'VILLAGE', :county, :path || 'v' || n || '/'
FROM generate_series(1, :villages) AS n
"""
_TEAMS = """
INSERT INTO team (id, name, type, area_id, leader_id)
SELECT gen_random_uuid(), area.name, 'CARE', area.id, (SELECT id FROM staff ORDER BY login LIMIT 1)
FROM area WHERE area.code LIKE 'v%'
"""
_PEOPLE = """
INSERT INTO patient (id, code, area_id, team_id, state, registration, registered_since, management,
                     managed_since, whereabouts, whereabouts_since, whereabouts_verified, identity,
                     created_at)
SELECT gen_random_uuid(), 'X' || n, area.id, team.id, 'ACTIVE', 'REGISTERED', :day, 'MANAGED', :day,
       'HOME', :day, true, '', 0
FROM generate_series(1, :people) AS n
JOIN area ON area.code = 'v' || (n % :villages + 1)
JOIN team ON team.area_id = area.id
"""
_FOLLOWED = "UPDATE patient SET management = 'MANAGED', managed_since = :day WHERE id = ANY(:known)"
_VISITS = """
INSERT INTO visit (id, patient_id, area_id, facts, on_day, state, purpose, outcome, place, form,
                   clinical_effect, authenticity, clinical_reasons, authenticity_reasons, awaited, notes,
                   policy_version, opened_at)
SELECT gen_random_uuid(), patient.id, patient.area_id, '{}',
       CAST(:day AS date) + (n * 90 + abs(hashtext(patient.code)) % 60), 'CLOSED', 'FOLLOW_UP', 'SEEN', 11, 2,
       'RESETS_DUE', 'JOINT_CONFIRMED', '[]', '[]', '{}', '[]', '2026-11', n
FROM patient CROSS JOIN generate_series(0, :visits - 1) AS n
"""
_RECORDS = """
INSERT INTO followup_record (visit_id, patient_id, at, on_day, form, outcome, sealed, class_, danger,
                             adherence, complete, by, clinical_effect, authenticity)
SELECT id, patient_id, 0, on_day, 2, 'SEEN', '', 1 + abs(hashtext(CAST(id AS text))) % 3, 0, 1, true,
       patient_id, clinical_effect, authenticity
FROM visit
"""


def fill(county: Area, people: int, known: Sequence[UUID]) -> None:
    """Villages, teams, people, and for everybody a history; `known` are already there, with their names."""
    villages = max(people // VILLAGE, 1)
    steps = (_VILLAGES, _TEAMS, _PEOPLE, _FOLLOWED, _VISITS, _RECORDS)
    values = {
        "county": county.id,
        "path": county.path,
        "villages": villages,
        "people": people,
        "visits": VISITS,
        "day": FIRST_DAY,
        "known": list(known),
    }
    for step in steps:
        wanted = {name: value for name, value in values.items() if f":{name}" in step}
        db.session.execute(text(step), wanted)
    db.session.commit()
