"""What was said of a plan: who comes, the last word of each; and whether its leader took it back. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.visits.bodies import plan_shapes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from backend.visits.bodies.plan_shapes import Plan
    from backend.visits.reading.story import Story


@dataclass(frozen=True)
class Answer:
    """`comes`, or why not."""

    comes: bool
    reason: str | None


def plan_in_force(story: Story, adopted: str | None) -> Plan | None:
    """The plan of that hash, as its author said it; None for a visit the desk planned, or nobody did."""
    made = (one.statement for one in story.of("visit.plan") if one.statement.hash == adopted)
    return next((plan_shapes.planned(said) for said in made), None)


def cancelled(story: Story, leader: str | None, adopted: str | None) -> str | None:
    """Why its leader will not make the visit; None when it stands, or was planned anew since."""
    planned_at = story.moments[adopted].at if adopted and adopted in story.moments else None
    said = [
        plan_shapes.cancelled(one.statement)["reason"]
        for one in story.of("visit.cancel")
        if one.statement.author == leader
        and (planned_at is None or story.moments[one.statement.hash].at >= planned_at)
    ]
    return said[-1] if said else None


def answers(story: Story, plan: Plan | None) -> Mapping[str, Answer]:
    """Member → answer. A yes to another day than the one now planned is no yes."""
    said = ((one.statement.author, plan_shapes.answered(one.statement)) for one in story.of("visit.answer"))
    return {
        author: Answer(body["answer"] == "YES", body["reason"])
        for author, body in said
        if plan is None or body.get("planned_on", plan["planned_on"]) == plan["planned_on"]
    }


def excused(plan: Plan | None, said: Mapping[str, Answer], expected: Collection[str]) -> dict[str, str]:
    """Member → why they cannot come: their own word before the planner's. Nobody has to say it again."""
    told = {one["member"]: one["reason"] for one in plan.get("absent", [])} if plan else {}
    coming = {member for member, answer in said.items() if answer.comes}
    own = {member: answer.reason for member, answer in said.items() if answer.reason and member in expected}
    return {member: reason for member, reason in {**told, **own}.items() if member not in coming}
