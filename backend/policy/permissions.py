"""Who may do what, and how far it reaches: the permission matrix of `DOMAIN.md` §3.14 as a table.

A permission names what is done. A role has it with a scope: OWN (what is one's own), TEAM (people and
visits of the teams one leads), AREA (everything in one's areas), ALL. Nothing written means no.
Administrators see accounts, phones and records of access, and no visit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.roster.gate import Scope
from backend.roster.roles import ADMINISTRATORS, LEADER, PUBLIC, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN, TEAM, AREA, ALL = Scope.OWN, Scope.TEAM, Scope.AREA, Scope.ALL

FIELD = (
    Role.GRID, Role.VIL, Role.MHP, Role.VDR, Role.PSY, Role.NUR,
    Role.POL, Role.CIV, Role.DPF, Role.ZZB, Role.JUS, Role.VOL,
)  # fmt: skip
CARING = (Role.GRID, Role.VIL, Role.MHP, Role.VDR, Role.PSY, Role.NUR)
EVERYONE = tuple(Role)

_Row = dict[str, Scope]
_field_own: _Row = dict.fromkeys(FIELD, OWN)
_everyone_own: _Row = dict.fromkeys(EVERYONE, OWN)
_everyone_area: _Row = dict.fromkeys(EVERYONE, AREA)
_administrators_all: _Row = dict.fromkeys(sorted(ADMINISTRATORS), ALL)
_everyone_all: _Row = dict.fromkeys(EVERYONE, ALL)
_public: _Row = {PUBLIC: ALL}
CLINICIANS = (Role.MHP, Role.VDR, Role.PSY)
_clinicians_area: _Row = dict.fromkeys(CLINICIANS, AREA)
_caring_area: _Row = dict.fromkeys(CARING, AREA)
# Grid workers and clinicians know everybody where they work; others only those they have to do with.
_people: _Row = {**_field_own, **_caring_area}
_people_by_name: _Row = {role: scope for role, scope in _people.items() if role != Role.VOL}

MATRIX: Mapping[str, Mapping[str, Scope]] = {
    # Anyone: signing in, the server's time and its public log, which is hashes only.
    "session.open":        _public,
    "beacon.read":         _public,
    "log.read":            _public,
    # What is checked is no secret: whoever is judged may read it, and whoever judges.
    "checks.explain":      _public,
    # One's own account and phone.
    "password.change":     _everyone_own,
    "device.enrol":        _everyone_own,
    "device.report":       _everyone_own,
    "device.unseal":       _everyone_own,
    # Whoever holds records may always hand them over, also after changing to another role.
    "statement.send":      _everyone_own,
    "evidence.send":       _everyone_own,
    "parcel.send":         _everyone_own,
    "quarantine.own":      _everyone_own,
    # What a form asks is no secret; what was answered is.
    "form.read":           _everyone_all,
    # Work in the field and its supervision.
    "task.read":           _field_own,
    "visit.list":          {**_field_own, Role.SUP: AREA},
    "visit.read":          {**_field_own, Role.SUP: AREA},
    "evidence.open":       {**_field_own, Role.SUP: AREA},
    "visit.bundle":        {Role.SUP: AREA},
    # Parts of a visit: the danger level and what was written down; and coordinates, also the home's.
    "record.read":         {**dict.fromkeys(CARING, OWN), Role.SUP: AREA},
    "position.read":       {Role.SUP: AREA},
    # Symptoms, medicines, class, of visits one may read: for whoever treats. A supervisor who is no clinician
    # sees that they are there, not what they say.
    "clinical.read":       _clinicians_area,
    # The second person's word on a correction; on what a clinician wrote another clinician's.
    "amendment.second":    {**dict.fromkeys(CARING, OWN), Role.SUP: AREA},
    "quarantine.read":     {Role.ADM_SYS: ALL},
    # The register. A supervisor sees codes and no names; a volunteer a first name.
    "patient.list":        {**_people, Role.SUP: AREA},
    "patient.read":        {**_people, Role.SUP: AREA},
    "patient.search":      dict.fromkeys((Role.GRID, Role.VIL, *CLINICIANS), AREA),
    "patient.create":      dict.fromkeys((Role.GRID, Role.VIL, *CLINICIANS), AREA),
    "patient.report":      _people_by_name,
    "patient.decide":      _clinicians_area,
    "patient.settle":      {**_people_by_name, Role.SUP: AREA},
    "patient.care":        dict.fromkeys((Role.GRID, Role.VIL, *CLINICIANS), AREA),
    "patient.write":       _clinicians_area,
    # The supplementary sheet, by parts: whoever fills a part in sees that part, and no other.
    "patient.supplement":  {**dict.fromkeys((Role.GRID, Role.VIL, *CLINICIANS), AREA),
                            Role.CIV: OWN, Role.DPF: OWN},
    # Parts of a person's page.
    "patient.first_name":  _people,
    "patient.name":        _people_by_name,
    "patient.guardian":    {**_caring_area, Role.POL: OWN, Role.CIV: OWN, Role.DPF: OWN},
    "patient.identity":    _clinicians_area,
    "patient.clinical":    _clinicians_area,
    "patient.review":      _clinicians_area,
    "case.medical":        {Role.SUP: AREA},
    "case.list":           {**_caring_area, Role.POL: OWN, Role.CIV: OWN, Role.DPF: OWN, Role.SUP: AREA},
    "case.act":            {**_caring_area, Role.POL: OWN, Role.CIV: OWN, Role.DPF: OWN},
    "case.open":           _clinicians_area,
    # Phones: approved where the person stands, by a leader or the security administrator.
    "device.read":         {**_everyone_own, LEADER: TEAM, Role.ADM_SEC: ALL},
    "device.approve":      {LEADER: TEAM, Role.ADM_SEC: ALL},
    "device.revoke":       {**_everyone_own, LEADER: TEAM, Role.ADM_SEC: ALL},
    "device.cached":       {Role.ADM_SEC: ALL},
    # Accounts and their surroundings.
    "staff.read":          _administrators_all,
    "staff.write":         {Role.ADM_SYS: ALL},
    "staff.unlock":        {Role.ADM_SEC: ALL},
    "area.read":           {**_everyone_area, **_administrators_all},
    "area.write":          {Role.ADM_SYS: ALL},
    "organisation.read":   _everyone_all,
    "organisation.write":  {Role.ADM_SYS: ALL},
    "team.read":           {**_everyone_own, LEADER: TEAM, Role.SUP: AREA,
                            **_administrators_all},
    "team.write":          {Role.ADM_SYS: ALL},
    # Files from Excel, each person's own: the register is the clinicians', accounts are the administrator's.
    "import.use":          dict.fromkeys((Role.MHP, Role.PSY, Role.ADM_SYS), OWN),
    "import.people":       dict.fromkeys((Role.MHP, Role.PSY), AREA),
    "import.roster":       {Role.ADM_SYS: ALL},
    # The calendar: who is due, and who goes. A board shows one's own teams, or codes of one's area.
    "board.read":          {LEADER: TEAM, Role.SUP: AREA},
    "board.assign":        {LEADER: TEAM, Role.SUP: AREA},
    "task.done":           {LEADER: TEAM, **_clinicians_area},
    # Parts of a person's card.
    "danger.read":         {**dict.fromkeys(CARING, AREA), Role.POL: OWN, Role.SUP: AREA},
    "colour.read":         {**_clinicians_area, Role.POL: OWN, Role.SUP: AREA},
    # A doctor settles on a colour; a second doctor or a supervisor agrees or not.
    "colour.assess":       _clinicians_area,
    "colour.second":       {**_clinicians_area, Role.SUP: AREA},
    # Whoever visits somebody hears what they say of how the service is arranged, and passes it on without
    # being told a colour, or whether there is one. Who assesses answers.
    "colour.object":       _people_by_name,
    # Looking into visits. Whoever is concerned sees the same, and answers first.
    "review.read":         {Role.SUP: AREA},
    "review.decide":       {Role.SUP: AREA},
    "review.own":          _field_own,
    "check.read":          _everyone_all,
    "sample.read":         {Role.SUP: AREA},
    "sample.call":         {Role.SUP: AREA},
    # How often an organisation came where it was expected: for its own head, and the supervisor. Sums only;
    # whom the visits were to, and who came, is not told.
    "turnout.read":        {Role.HEAD: OWN, Role.SUP: AREA},
    "turnout.answer":      {Role.HEAD: OWN},
    # Policies: rules anybody may read; one person proposes, another adopts.
    "policy.read":         _everyone_all,
    "policy.propose":      {Role.ADM_SYS: ALL},
    "policy.adopt":        {Role.SUP: AREA},
    # Who looked at what; complaints and suggestions.
    "access.read":         {Role.ADM_AUD: ALL},
    "feedback.send":       _everyone_own,
    "feedback.read":       {Role.ADM_SYS: ALL, Role.ADM_AUD: ALL},
}  # fmt: skip
