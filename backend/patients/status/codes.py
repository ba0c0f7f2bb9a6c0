"""The words of the three statuses: what may be, what proves it, what follows from it."""

from __future__ import annotations

from backend.policy.words import Code


class Axis(Code):
    """Which of the three is meant."""

    REGISTRATION = "REGISTRATION", "登记", "registration"
    MANAGEMENT = "MANAGEMENT", "管理", "management"
    WHEREABOUTS = "WHEREABOUTS", "去向", "whereabouts"


class Registration(Code):
    """Whether someone is on the register. Someone suspected is not a patient."""

    SUSPECTED = "SUSPECTED", "待核实", "reported"
    UNDER_REVIEW = "UNDER_REVIEW", "评估中", "being assessed"
    REGISTERED = "REGISTERED", "在册", "registered"
    EXCLUDED = "EXCLUDED", "已排除", "not covered"
    CLOSED = "CLOSED", "已结案", "closed"


class Closing(Code):
    """Why someone left the register."""

    DEAD = "DEAD", "去世", "died"
    MOVED_TRANSFERRED = "MOVED_TRANSFERRED", "迁出并已接收", "moved, and taken over there"
    MISDIAGNOSIS = "MISDIAGNOSIS", "诊断更正", "diagnosis corrected"
    POOL_EXIT = "POOL_EXIT", "符合条件出库", "meets the conditions for leaving"


class Management(Code):
    """Whether someone takes part in community follow-up; nobody is made to."""

    PENDING = "PENDING", "待首次随访", "waiting for the first follow-up"
    MANAGED = "MANAGED", "在管", "followed up"
    NON_MANAGED = "NON_MANAGED", "非在管", "not followed up"


class Whereabouts(Code):
    """Where someone is."""

    HOME = "HOME", "在家", "at home"
    AWAY_KNOWN = "AWAY_KNOWN", "外出，去向已知", "away, whereabouts known"
    FLOATING_IN = "FLOATING_IN", "流入居住", "lives here, registered elsewhere"
    HOSPITAL = "HOSPITAL", "住院", "in hospital"
    DETAINED = "DETAINED", "羁押", "in detention"
    CARE_INSTITUTION = "CARE_INSTITUTION", "托养机构", "in a care institution"
    LOST = "LOST", "失访", "whereabouts unknown"
    DEAD = "DEAD", "去世", "died"


class Proof(Code):
    """What a change rests on. Those of `KNOWN` nobody can claim: the server finds them in its own records."""

    SCREENING_ACCEPTED = "SCREENING_ACCEPTED", "排查登记已受理", "the report was accepted"
    PERSON_TOLD = "PERSON_TOLD", "已告知本人或监护人", "the person or guardian was told"
    NOT_COVERED = "NOT_COVERED", "不属于登记病种", "not one of the registered illnesses"
    DIAGNOSIS = "DIAGNOSIS", "精神科医师诊断", "a psychiatrist's diagnosis"
    CORRECTED = "CORRECTED", "精神科医师更正诊断", "a psychiatrist corrected the diagnosis"
    EXIT_DECISION = "EXIT_DECISION", "出库评估意见", "the decision that conditions for leaving are met"
    STATUTORY_BASIS = "STATUTORY_BASIS", "法定依据", "a statutory basis"
    HOSPITAL_SLIP = "HOSPITAL_SLIP", "入院单", "the hospital's slip"
    DISCHARGE_NOTICE = "DISCHARGE_NOTICE", "出院通知", "the discharge notice"
    CONFIRMED_BY_POLICE = "CONFIRMED_BY_POLICE", "公安或司法机关确认", "confirmed by police or court"
    RELEASE_NOTICE = "RELEASE_NOTICE", "释放通知", "the release notice"
    INSTITUTION_NOTICE = "INSTITUTION_NOTICE", "托养机构告知", "the institution's word"
    NEW_ADDRESS = "NEW_ADDRESS", "新住址明确", "the new address is known"
    REGISTERED_ELSEWHERE = "REGISTERED_ELSEWHERE", "户籍在外地", "registered elsewhere"
    SEEN = "SEEN", "工作人员见到本人", "seen by a named member of staff"
    CERTIFICATE = "CERTIFICATE", "死亡证明", "death certificate"
    POLICE_STATEMENT = "POLICE_STATEMENT", "派出所证明", "statement of the police"
    COMMITTEE_STATEMENT = "COMMITTEE_STATEMENT", "村（居）委会证明", "statement of the committee"
    FAMILY_STATEMENT = "FAMILY_STATEMENT", "家属告知", "the family's word"
    TWO_STATEMENTS = "TWO_STATEMENTS", "两人分别告知", "two people said so independently"
    CONSENT = "CONSENT", "知情同意有效", "consent is in force"
    NO_CONSENT = "NO_CONSENT", "不同意或已撤回", "consent was declined or withdrawn"
    FOLLOWED_UP = "FOLLOWED_UP", "已有首次随访", "a first follow-up took place"
    LOST_GROUND = "LOST_GROUND", "符合失访条件且有联系记录", "recorded attempts meet the rule for lost"
    TRANSFER_ACCEPTED = "TRANSFER_ACCEPTED", "接收方已回执", "the receiving side has accepted"

    @property
    def is_weak(self) -> bool:
        """Whether what rests on this alone is still to be verified."""
        return self in WEAK


WEAK = frozenset({Proof.FAMILY_STATEMENT, Proof.TWO_STATEMENTS})
KNOWN = frozenset(
    {Proof.CONSENT, Proof.NO_CONSENT, Proof.FOLLOWED_UP, Proof.LOST_GROUND, Proof.TRANSFER_ACCEPTED}
)


class Effect(Code):
    """What follows from a change, as it is told to whoever made it."""

    NOTHING_SHARED = "NOTHING_SHARED", "不向其他部门提供信息", "nothing is shared with anybody outside"
    ERASED_SOON = "ERASED_SOON", "30 日后删除身份信息，只保留计数", "identity is erased after 30 days"
    FIRST_VISIT = "FIRST_VISIT", "安排首次随访", "a first follow-up is due"
    BY_CLASS = "BY_CLASS", "按分类安排随访", "follow-ups come at the interval of the class"
    OUTREACH_ONLY = "OUTREACH_ONLY", "只安排关爱走访，不填随访表", "only outreach visits, no clinical form"
    NO_MORE_VISITS = "NO_MORE_VISITS", "全部任务和提醒立即停止", "every task and reminder stops at once"
    SUSPENDED = "SUSPENDED", "暂停上门，定期核实状况", "home visits rest; the status is checked regularly"
    VISIT_SOON = "VISIT_SOON", "近期安排随访", "a follow-up is due soon"
    SEARCH = "SEARCH", "开展查找", "a search begins"
    TELL_ALL = "TELL_ALL", "告知每一个收到过通报的单位", "everyone who was notified hears of it"
    OFFER_TRANSFER = (
        "OFFER_TRANSFER",
        "可转介或双列管，期间可电话联系",
        "transfer is offered; phone contact counts",
    )
    CONDOLENCE = "CONDOLENCE", "不再打扰，向家属致以慰问", "the family is left in peace, with condolences"
