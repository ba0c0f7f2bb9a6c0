"""What the review refuses, and what to do then."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words


class NoSuchCase(Refusal):
    status = 404
    code = "review.not_found"
    message = Words("没有找到这次走访的核查。", "This visit is not being looked into.")
    help = Words("也可能是您无权查看。", "It may also be one that you may not see.")


class TookPart(Refusal):
    status = 403
    code = "review.participant"
    message = Words(
        "您参加了这次走访，不能由您核查。", "You took part in this visit and cannot decide about it."
    )
    help = Words("请交给没有参加的同事。", "Leave it to a colleague who was not there.")


class SameTeam(Refusal):
    status = 403
    code = "review.same_team"
    message = Words(
        "您与参加走访的同事同组，不能由您核查。", "You are of the same team and cannot decide about it."
    )
    help = Words("请交给其他小组的同事。", "Leave it to a colleague of another team.")


class NotHeard(Refusal):
    status = 409
    code = "review.not_heard"
    message = Words(
        "还有同事没有说明，答复期到 {answer_by}。",
        "Not everybody who was there has answered; they may until {answer_by}.",
    )
    help = Words(
        "都说明以后，或答复期过后，再作决定。", "Decide once all have answered, or the time is over."
    )


class NewFacts(Refusal):
    status = 409
    code = "review.new_facts"
    message = Words("您打开以后，这里有了新情况。", "New facts came after you opened this.")
    help = Words(
        "请先看新情况，再作决定；您写的还在。",
        "Look at them first, then decide; what you wrote is still there.",
    )


class AlreadyDecided(Refusal):
    status = 409
    code = "review.decided"
    message = Words("这次核查已有结论。", "This has been decided.")
    help = Words("参加走访的同事可以申诉一次。", "Those who took part may appeal once.")


class AnotherPerson(Refusal):
    status = 403
    code = "review.other_person"
    message = Words(
        "您作过第一次决定，申诉须由另一人处理。", "You decided first; an appeal needs somebody else."
    )
    help = Words("请交给另一位督导。", "Leave it to another supervisor.")


class RejectsWithout(Refusal):
    status = 422
    code = "review.rejects_without"
    message = Words(
        "只有疑问成立时才能不予认定。", "Only where a doubt is upheld can a visit not be accepted."
    )
    help = Words("请改为“成立”，或予以认定。", "Choose “upheld”, or accept the visit.")


class NamesWhom(Refusal):
    status = 422
    code = "review.names_whom"
    message = Words(
        "疑问成立时，要写明涉及哪些参加走访的同事；其他结论不涉及任何人。",
        "An upheld doubt names whom of those present it concerns; nothing else names anybody.",
    )
    help = Words("请选择涉及的同事，或改选其他结论。", "Choose whom it concerns, or another outcome.")


class NoSuchPair(Refusal):
    status = 404
    code = "review.no_such_pair"
    message = Words("这次核查没有用到这个文件。", "This file plays no part here.")
    help = Words("请从核查页面打开。", "Open it from the page of the case.")


class NotDrawn(Refusal):
    status = 404
    code = "sample.not_drawn"
    message = Words("这次走访没有被抽中回访。", "This visit was not drawn for a call back.")
    help = Words("只回访抽中的走访。", "Only visits that were drawn are called back.")


class WhyAgain(Refusal):
    status = 409
    code = "sample.again"
    message = Words("这次走访已经回访过。", "This visit has been called back.")
    help = Words(
        "确要再问一次，请写明原因；两次的结果都会保留。",
        "If you had to ask once more, say why; both results are kept.",
    )


class NobodyToCall(Refusal):
    status = 404
    code = "sample.nobody"
    message = Words("没有登记可以回访的电话。", "No telephone number is on record.")
    help = Words("请当面回访，或记为未联系上。", "Call in person, or record that nobody was reached.")


class AnswersMissing(Refusal):
    status = 422
    code = "sample.answers"
    message = Words(
        "联系上了就要记下对方怎么说；没联系上就不填。",
        "Record what was said if, and only if, somebody was reached.",
    )
    help = Words("请补充或清空回答。", "Complete the answers, or leave them out.")
