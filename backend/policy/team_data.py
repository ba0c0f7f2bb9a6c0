"""The TEAM policy as data: read it, and refuse one that is empty or contradicts itself. Pure.

A county may write its own. One that could be met by nobody, or that leaves a situation without a rule,
would only be noticed at somebody's door; so it is not loaded, and the refusal says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.policy.codes import Colour, Form, Grade, Purpose
from backend.policy.people import RoleGroup
from backend.policy.team import Condition, Rule, TeamPolicy

if TYPE_CHECKING:
    from backend.policy.reading import Node


def read(node: Node, version: str) -> TeamPolicy:
    """Build the policy, or raise PolicyError."""
    node.only("forms", "rules")
    policy = TeamPolicy(
        version=version,
        forms=frozenset(node["forms"].several(Form)),
        rules=tuple(_rule(item) for item in node["rules"].each()),
    )
    _check_whole(node, policy)
    return policy


def _rule(node: Node) -> Rule:
    node.only("id", "when", "min_staff", "min_orgs", "need", "grade", "not_invited")
    grade = node["grade"].only("all", "one_may_be")
    weaker = grade["one_may_be"]
    rule = Rule(
        id=node["id"].text(40),
        when=_condition(node["when"]),
        min_staff=node["min_staff"].whole(1, 20),
        min_orgs=node["min_orgs"].whole(1, 20),
        need=tuple(frozenset(item.several(RoleGroup)) for item in node["need"].each()),
        grade=grade["all"].one_of(Grade),
        one_may_be=weaker.one_of(Grade) if weaker.given else None,
        not_invited=frozenset(node["not_invited"].several(RoleGroup)),
    )
    _check_rule(node, rule)
    return rule


def _condition(node: Node) -> Condition:
    node.only("purposes", "colours", "classes", "danger_min")
    return Condition(
        purposes=frozenset(node["purposes"].several(Purpose)),
        colours=frozenset(node["colours"].several(Colour)),
        classes=frozenset(item.whole(1, 3) for item in node["classes"].each()),
        danger_min=node["danger_min"].whole(0, 5) if node["danger_min"].given else None,
    )


def _check_rule(node: Node, rule: Rule) -> None:
    problems = {
        ("asks for more organisations than people", "要求的单位多于人数"): rule.min_orgs > rule.min_staff,
        (
            "asks for more places than people, and one person fills one place",
            "要求的岗位多于人数，而一人只能顶一个岗位",
        ): (len(rule.need) > rule.min_staff),
        ("asks for a place that nobody can fill", "有的岗位无人可担任"): not all(rule.need),
        ("grade D proves no presence", "D 级不能证明到场"): Grade.D in (rule.grade, rule.one_may_be),
        ("one_may_be is not weaker than the grade of all", "one_may_be 不低于全体的等级"): (
            rule.one_may_be is not None and rule.one_may_be.at_least(rule.grade)
        ),
        ("needs a group that it says is not invited", "要求到场的岗位同时又写明不邀请"): any(
            slot <= rule.not_invited for slot in rule.need
        ),
    }
    for (en, zh), found in problems.items():
        if found:
            raise node.wrong(f"{rule.id}: {en}", f"{rule.id}：{zh}")


def _check_whole(node: Node, policy: TeamPolicy) -> None:
    rules = node["rules"]
    if not policy.rules:
        raise rules.wrong("the policy is empty", "规则为空")
    if not policy.forms:
        raise node["forms"].wrong("the policy applies to nothing", "规则不适用于任何走访形式")
    names = [rule.id for rule in policy.rules]
    if len(set(names)) < len(names):
        raise rules.wrong("two rules have the same id", "两条规则同名")
    catch_all = [rule.id for rule in policy.rules if rule.when.always]
    if not catch_all:
        raise rules.wrong(
            "a situation nobody thought of has no rule; end with one whose `when` is empty",
            "有的情形没有规则可依；最后一条的 when 应为空",
        )
    if catch_all[0] != names[-1]:
        raise rules.wrong(
            f"{catch_all[0]} always applies, so the rules after it never do",
            f"{catch_all[0]} 总是适用，其后的规则永远用不到",
        )
