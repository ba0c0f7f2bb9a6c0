"""What is refused to whoever hands out work, or says that something was done."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class NoSuchTask(Refusal):
    status = 404
    code = "task.not_found"
    message = Words("没有这项任务，或它已经完成。", "There is no such task, or it is done already.")
    help = Words("请刷新列表；也可能不在您的小组。", "Reload the list; it may also belong to another team.")


class NotInTeam(Refusal):
    status = 422
    code = "task.not_in_team"
    message = Words("所选的人不在这个小组。", "The person chosen is not in that team.")
    help = Words(
        "请从小组成员中选择，或先把人加入小组。",
        "Choose a member of the team, or add the person to it first.",
    )


class TeamTooFar(Refusal):
    status = 422
    code = "task.team"
    message = Words("所选小组不在您的范围内。", "The team chosen is beyond your reach.")
    help = Words("请选择您带领的小组。", "Choose a team that you lead.")


class VisitTells(Refusal):
    status = 409
    code = "task.visit_tells"
    message = Words(
        "这项任务由走访记录自动完成，不能手工勾选。",
        "A visit closes this task by itself; nobody ticks it off.",
    )
    help = Words("走访记录收到后会自动完成。", "It closes as soon as the record of the visit is received.")
