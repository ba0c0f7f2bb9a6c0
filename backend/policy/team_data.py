"""The team policy as data: read it, and refuse one that is empty or contradicts itself. Pure.

A county may write its own. One that could be met by nobody, or that leaves a situation without a rule,
would only be noticed at somebody's door; so it is not loaded, and the refusal says why.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from backend.policy.codes import Colour, Form, Grade, Purpose
from backend.policy.people import RoleGroup
from backend.policy.team import Condition, Rule, TeamPolicy

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

E = TypeVar("E", bound=Enum)

_POLICY_KEYS = {"policy", "version", "legal_document_no", "forms", "rules"}
_RULE_KEYS = {"id", "when", "min_staff", "min_orgs", "need", "grade", "not_invited"}
_WHEN_KEYS = {"purposes", "colours", "classes", "danger_min"}


class PolicyError(ValueError):
    """The policy cannot be used; the text says which rule and why."""


def parse(data: object) -> TeamPolicy:
    """Build the policy from decoded JSON, or raise PolicyError."""
    body = _mapping(data, "policy", _POLICY_KEYS)
    if body.get("policy") != "TEAM":
        raise PolicyError("policy: not a TEAM policy")
    version = body.get("version")
    if not isinstance(version, str) or not version:
        raise PolicyError("version: missing")
    document = body.get("legal_document_no")
    policy = TeamPolicy(
        version=version,
        legal_document_no=None if document is None else str(document),
        forms=frozenset(_members(Form, body.get("forms", ()), "forms")),
        rules=tuple(_rule(item) for item in _list(body.get("rules", ()), "rules")),
    )
    _check_whole(policy)
    return policy


def _rule(data: object) -> Rule:
    body = _mapping(data, "rule", _RULE_KEYS)
    name = body.get("id")
    if not isinstance(name, str) or not name:
        raise PolicyError("rule: has no id")
    grade = _mapping(body.get("grade"), f"{name}.grade", {"all", "one_may_be"})
    weaker = grade.get("one_may_be")
    rule = Rule(
        id=name,
        when=_condition(body.get("when"), f"{name}.when"),
        min_staff=_whole(body.get("min_staff"), f"{name}.min_staff"),
        min_orgs=_whole(body.get("min_orgs"), f"{name}.min_orgs"),
        need=tuple(_slot(item, f"{name}.need") for item in _list(body.get("need", ()), f"{name}.need")),
        grade=_member(Grade, grade.get("all"), f"{name}.grade.all"),
        one_may_be=None if weaker is None else _member(Grade, weaker, f"{name}.grade.one_may_be"),
        not_invited=frozenset(_members(RoleGroup, body.get("not_invited", ()), f"{name}.not_invited")),
    )
    _check_rule(rule)
    return rule


def _condition(data: object, where: str) -> Condition:
    body = _mapping(data, where, _WHEN_KEYS)
    danger = body.get("danger_min")
    classes = _list(body.get("classes", ()), f"{where}.classes")
    return Condition(
        purposes=frozenset(_members(Purpose, body.get("purposes", ()), f"{where}.purposes")),
        colours=frozenset(_members(Colour, body.get("colours", ()), f"{where}.colours")),
        classes=frozenset(_whole(item, f"{where}.classes") for item in classes),
        danger_min=None if danger is None else _whole(danger, f"{where}.danger_min"),
    )


def _check_rule(rule: Rule) -> None:
    problems = {
        "min_staff must be at least 1": rule.min_staff < 1,
        "min_orgs must be at least 1": rule.min_orgs < 1,
        "asks for more organisations than people": rule.min_orgs > rule.min_staff,
        "asks for more places than people, and one person fills one place": len(rule.need) > rule.min_staff,
        "asks for a place that nobody can fill": not all(rule.need),
        "grade D proves no presence": Grade.D in (rule.grade, rule.one_may_be),
        "one_may_be is not weaker than the grade of all": rule.one_may_be is not None
        and rule.one_may_be.at_least(rule.grade),
        "needs a group that it says is not invited": any(slot <= rule.not_invited for slot in rule.need),
    }
    for problem, found in problems.items():
        if found:
            raise PolicyError(f"{rule.id}: {problem}")


def _check_whole(policy: TeamPolicy) -> None:
    if not policy.rules:
        raise PolicyError("rules: the policy is empty")
    if not policy.forms:
        raise PolicyError("forms: the policy applies to nothing")
    names = [rule.id for rule in policy.rules]
    if len(set(names)) < len(names):
        raise PolicyError("rules: two rules have the same id")
    catch_all = [rule.id for rule in policy.rules if rule.when.always]
    if not catch_all:
        raise PolicyError(
            "rules: a situation nobody thought of has no rule; end with one whose `when` is empty"
        )
    if catch_all[0] != names[-1]:
        raise PolicyError(f"{catch_all[0]}: always applies, so the rules after it never do")


def _mapping(data: object, where: str, known: Collection[str]) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise PolicyError(f"{where}: missing or not an object")
    if unknown := sorted(set(data) - set(known)):
        raise PolicyError(f"{where}: unknown key {unknown[0]}")
    return data


def _list(data: object, where: str) -> Sequence[object]:
    if not isinstance(data, list | tuple):
        raise PolicyError(f"{where}: not a list")
    return data


def _whole(data: object, where: str) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise PolicyError(f"{where}: missing or not a whole number")
    return data


def _member(kind: type[E], value: object, where: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise PolicyError(f"{where}: {value!r} is not a known value") from None


def _members(kind: type[E], data: object, where: str) -> list[E]:
    return [_member(kind, item, where) for item in _list(data, where)]


def _slot(data: object, where: str) -> frozenset[RoleGroup]:
    return frozenset(_members(RoleGroup, data, where))
