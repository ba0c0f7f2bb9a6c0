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


class NotYet(Refusal):
    status = 422
    code = "colour.not_yet"
    message = Words("日期在今天之后。", "That day has not come yet.")
    help = Words("请填写实际说起或告知的日期。", "Enter the day on which it was said or told.")


class NoSuchObjection(Refusal):
    status = 404
    code = "colour.no_objection"
    message = Words("没有这条询问或异议。", "There is no such question or objection.")
    help = Words("请刷新后再看。", "Reload and look again.")


class AnsweredAlready(Refusal):
    status = 409
    code = "colour.answered"
    message = Words("已经告知过本人。", "The person has been told already.")
    help = Words("请刷新后再看。", "Reload and look again.")


class NotAssessedAnew(Refusal):
    status = 409
    code = "colour.not_assessed"
    message = Words("医生还没有重新评估。", "No doctor has assessed anew yet.")
    help = Words("请等重新评估有了结果，再告知本人。", "Wait for the new assessment, then tell the person.")
