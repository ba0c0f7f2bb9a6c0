"""What is refused to whoever answers for an organisation, and what to do then."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class NoSuchNotice(Refusal):
    status = 404
    code = "turnout.not_found"
    message = Words("没有找到这条到场情况。", "There is no such turnout.")
    help = Words("只能答复本单位的。", "One answers for one's own organisation only.")


class Answered(Refusal):
    status = 409
    code = "turnout.answered"
    message = Words("本单位已经答复过。", "Your organisation has answered already.")
    help = Words("要补充的话，请直接与督导联系。", "To add something, talk with the supervisor.")


class WordsMissing(Refusal):
    status = 422
    code = "turnout.words"
    message = Words("选了“其他”，请写几句话。", "With “something else” please say what.")
    help = Words("写清楚缺什么、需要什么即可。", "Say what is missing, or what would help.")
