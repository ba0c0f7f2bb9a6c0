"""Is this a team? Compares who was there with the team policy in force. Pure.

Three things are not policy but principle, and hold for every county: a relative never makes a visit
joint, a volunteer or an office role never does either, and one person fills one place however many
roles they hold.

The answer says what is missing; it passes no verdict. Weak evidence lowers a grade, a missing colleague
with a reason is an honest record: both are weighed in `visits/verdicts.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.policy.people import RoleGroup, groups_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from backend.policy.codes import Colour, Form, Grade, Purpose

Slot = frozenset[RoleGroup]  # a place in the team: anyone of these groups fills it


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule applies: any one of these holds. An empty condition always does."""

    purposes: frozenset[Purpose] = frozenset()
    colours: frozenset[Colour] = frozenset()
    classes: frozenset[int] = frozenset()
    danger_min: int | None = None

    @property
    def always(self) -> bool:
        """True for the rule that catches whatever no other rule names."""
        return not (self.purposes or self.colours or self.classes) and self.danger_min is None

    def holds(self, situation: Situation) -> bool:
        """Unknown is not a match: a rule is never chosen for what nobody knows."""
        return (
            self.always
            or situation.purpose in self.purposes
            or situation.colour in self.colours
            or situation.disease_class in self.classes
            or self._dangerous(situation.danger)
        )

    def _dangerous(self, danger: int | None) -> bool:
        return self.danger_min is not None and danger is not None and danger >= self.danger_min


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the policy. `need` lists places that different people must fill."""

    id: str
    when: Condition
    min_staff: int
    min_orgs: int
    need: tuple[Slot, ...]
    grade: Grade
    one_may_be: Grade | None = None
    not_invited: frozenset[RoleGroup] = frozenset()


@dataclass(frozen=True, slots=True)
class TeamPolicy:
    """A version of the policy; never edited in place. The first rule whose condition holds applies."""

    version: str
    forms: frozenset[Form]
    rules: tuple[Rule, ...]

    def applies_to(self, form: Form) -> bool:
        """Team rules are for visits at home, not for a person who comes to the clinic."""
        return form in self.forms

    def rule_for(self, situation: Situation) -> Rule:
        """The rule in force; the last rule of a loaded policy holds always."""
        return next(rule for rule in self.rules if rule.when.holds(situation))


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of the visit before anyone arrives; None is unknown."""

    purpose: Purpose
    colour: Colour | None = None
    danger: int | None = None
    disease_class: int | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """A staff member who was there, and how strongly that is supported. Relatives have no account."""

    staff_id: UUID
    org_id: UUID
    roles: frozenset[str]
    grade: Grade

    @property
    def groups(self) -> frozenset[RoleGroup]:
        """The groups this person can stand for."""
        return groups_of(self.roles)


@dataclass(frozen=True, slots=True)
class Unmet:
    """One requirement that is missing: `team.staff`, `team.organisations` or `team.group`."""

    code: str
    needed: int
    found: int
    groups: Slot
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The rule that was applied, who counted, what is missing, and who was there without being invited."""

    policy_version: str
    rule: str
    counted: frozenset[UUID]
    orgs: int
    unmet: tuple[Unmet, ...]
    not_invited: frozenset[UUID]

    @property
    def met(self) -> bool:
        """True when nothing is missing."""
        return not self.unmet


def evaluate(policy: TeamPolicy, situation: Situation, present: Iterable[Present]) -> Evaluation:
    """Compare who was there with the rule for this situation.

    Where a rule allows one weaker grade, the member it helps most is counted. A person named twice counts
    once, with the stronger grade.
    """
    rule = policy.rule_for(situation)
    people = _each_once(present)
    firm = [person for person in people if person.groups and person.grade.at_least(rule.grade)]
    weaker = [
        person
        for person in people
        if person.groups and rule.one_may_be and person not in firm and person.grade.at_least(rule.one_may_be)
    ]
    teams = [firm, *([*firm, person] for person in weaker)]
    # The largest team with the least missing; `min` keeps the first of equals, so the answer is stable.
    team = min(teams, key=lambda team: (len(_unmet(rule, team)), -len(team)))
    return Evaluation(
        policy_version=policy.version,
        rule=rule.id,
        counted=frozenset(person.staff_id for person in team),
        orgs=len({person.org_id for person in team}),
        unmet=_unmet(rule, team),
        not_invited=frozenset(person.staff_id for person in team if person.groups <= rule.not_invited),
    )


def _each_once(present: Iterable[Present]) -> list[Present]:
    strongest: dict[UUID, Present] = {}
    for person in present:
        known = strongest.get(person.staff_id)
        if known is None or not known.grade.at_least(person.grade):
            strongest[person.staff_id] = person
    return sorted(strongest.values(), key=lambda person: person.staff_id)  # so that no order matters


def _unmet(rule: Rule, team: Sequence[Present]) -> tuple[Unmet, ...]:
    missing = []
    orgs = len({person.org_id for person in team})
    if (staff := len(team)) < rule.min_staff:
        missing.append(_too_few("team.staff", rule.min_staff, staff, "名工作人员", "staff members"))
    if orgs < rule.min_orgs:
        missing.append(_too_few("team.organisations", rule.min_orgs, orgs, "个单位", "organisations"))
    return (*missing, *(_no_one_of(slot) for slot in _unfilled(rule.need, team)))


def _unfilled(need: Sequence[Slot], team: Sequence[Present]) -> list[Slot]:
    """The places nobody is left for, after seating as many as possible (augmenting paths)."""
    seated: dict[UUID, int] = {}

    def seat(place: int, asked: set[UUID]) -> bool:
        for person in team:
            if person.staff_id in asked or not person.groups & need[place]:
                continue
            asked.add(person.staff_id)
            if person.staff_id not in seated or seat(seated[person.staff_id], asked):
                seated[person.staff_id] = place
                return True
        return False

    return [slot for place, slot in enumerate(need) if not seat(place, set())]


def _too_few(code: str, needed: int, found: int, zh: str, en: str) -> Unmet:
    words_zh = f"需要至少{needed}{zh}，已有{found}"
    return Unmet(code, needed, found, frozenset(), words_zh, f"needs {needed} {en}, counted {found}")


def _no_one_of(slot: Slot) -> Unmet:
    groups = sorted(slot)
    zh, en = "或".join(group.zh for group in groups), " or ".join(group.en for group in groups)
    return Unmet("team.group", 1, 0, slot, f"缺少{zh}", f"missing: {en}")
