"""forms.json: answers to the shipped forms, and what there is to see to in them."""

import json
from random import Random
from typing import Any

from backend.forms import checking, shelf
from backend.forms.definition import Column, Kind, Part
from backend.policy.codes import AttemptResult, Outcome
from tools.vectors.fixed import Json

TODAY = "2026-11-23"
DOCTOR, GRID, CIVIL, NOBODY = [Part.CLINICAL], [Part.COMMUNITY], [Part.WELFARE], list[Part]()
PILL = {"name": "奥氮平", "per": "DAY", "times": 1, "dose": 10_000}
SEEN: Json = {"outcome": "SEEN", "today": TODAY, "date": TODAY, "form": "HOME", "spoken_with": ["PATIENT"]}
WELL: Json = {
    **SEEN,
    "danger": "0",
    "symptoms": [],
    "insight": "FULL",
    **dict.fromkeys(("sleep", "eating", "self_care", "housework", "learning", "social"), "GOOD"),
    "work": "NOT_APPLICABLE",
    "acts": ["NONE"],
    "locking": "NONE",
    "hospital": "NONE",
    "laboratory": "NO",
    "adherence": "REGULAR",
    "side_effects": "NO",
    "effect": "BETTER",
    "referral": "NO",
    "medicines": [PILL],
    "class": "STABLE",
}
GRIDS = ("self_care", "housework", "learning", "social", "work", "locking", "hospital")


def forms() -> Json:
    """Told by hand, and drawn by a fixed chance: what nobody thought of. One line of text an answer sheet."""
    told = [
        _case(name, *given)
        for name, given in {**_records(), **_wrong(), **_short(), **_supplements()}.items()
    ]
    return {
        "cases": [
            *told,
            *(
                _case(f"drawn {number}", *_drawn(Random(number)))  # noqa: S311
                for number in range(120)
            ),
        ]
    }


def _case(name: str, form: str, parts: list[Part], answers: Json) -> Json:
    definition = shelf.forms()[form, 1]
    text = json.dumps(answers, ensure_ascii=False)
    told: dict[str, Any] = json.loads(text)
    standing = checking.standing(definition, told)
    return {
        "name": name,
        "form": form,
        "parts": " ".join(parts),
        "answers": text,
        "asked": " ".join(one.id for one in checking.asked(definition, told, parts)),
        "standing": " ".join(standing),
        "problems": " ".join(
            f"{one.question}:{one.code}" for one in checking.validate(definition, told, parts)
        ),
        "complete": checking.complete(definition, told),
        "contradictions": " ".join(one.id for one in checking.contradictions(definition, told)),
        "advice": " ".join(one.id for one in checking.advice(definition, told)),
    }


Given = dict[str, tuple[str, list[Part], Json]]


def _record(parts: list[Part] = DOCTOR, **changed: Any) -> tuple[str, list[Part], Json]:
    """A stable person's record with some answers changed; None takes one away."""
    answers = WELL | {name.rstrip("_"): value for name, value in changed.items()}
    return "follow_up", parts, {name: value for name, value in answers.items() if value is not None}


def _records() -> Given:
    of_grid = {name: WELL[name] for name in GRIDS}
    return {
        "a stable person's record": _record(),
        "nothing answered yet": ("follow_up", DOCTOR, SEEN),
        "nothing known at all": ("follow_up", DOCTOR, {}),
        "what a grid worker sees": ("follow_up", GRID, {**SEEN, **of_grid}),
        "a grid worker classifies": (
            "follow_up",
            GRID,
            {**SEEN, **of_grid, "class": "STABLE", "danger": "0"},
        ),
        "a civil affairs worker says what would help": ("follow_up", CIVIL, {**SEEN, "rehabilitation": []}),
        "a police officer says what would help": (
            "follow_up",
            NOBODY,
            {**SEEN, "rehabilitation": ["LIVING"]},
        ),
        "met, could not be assessed": ("follow_up", DOCTOR, {**SEEN, "outcome": "SEEN_PARTIAL"}),
        "only family was met": _record(outcome="FAMILY_ONLY"),
        "nobody knows where": ("follow_up", GRID, {"outcome": "AWAY_UNKNOWN", "today": TODAY}),
        "away, and the family knows where": ("follow_up", GRID, {"outcome": "AWAY_KNOWN", "today": TODAY}),
        "died of a heart disease": _died(death_cause="ILLNESS", death_illness="HEART"),
        "died of some illness": _died(death_cause="ILLNESS"),
        "died in an accident, with an illness left over": _died(
            death_cause="ACCIDENT", death_illness="HEART"
        ),
        "stable with danger 3": _record(danger="3"),
        "stable with danger 1": _record(danger="1"),
        "basically stable with danger 4 against oneself": _record(
            danger="4", danger_target="SELF", class_="BASICALLY_STABLE", acts=["SELF_HARM"], acts_self_harm=1
        ),
        "danger 4 without saying against whom": _record(danger="4", class_="UNSTABLE"),
        "stable without insight": _record(insight="ABSENT"),
        "stable with poor housework": _record(housework="POOR"),
        "stable with hallucinations": _record(symptoms=["HALLUCINATION"]),
        "stable, a little withdrawn": _record(symptoms=["WITHDRAWN"]),
        "unstable with nothing found": _record(class_="UNSTABLE"),
        "not said yet how, nothing found": _record(class_=None),
        "recovered and unstable": _record(effect="RECOVERED", class_="UNSTABLE", insight="PARTIAL"),
        "regular, and takes none": _record(medicines=[]),
        "takes none, and two are listed": _record(adherence="NONE", medicines=[PILL, PILL]),
        "none prescribed, side effects": _record(
            adherence="NOT_PRESCRIBED", side_effects="YES", side_effects_text="手抖", medicines=[]
        ),
        "at home and in hospital": _record(hospital="NOW"),
        "locked in": _record(locking="LOCKED"),
    }


def _died(**told: str) -> tuple[str, list[Part], Json]:
    return "follow_up", GRID, {"outcome": "DEAD", "today": TODAY, "death_date": "2026-11-17", **told}


def _wrong() -> Given:
    month = {**PILL, "per": "MONTH", "long_acting": "YES", "unit": "mg"}
    return {
        "a question nobody asked": _record(mood="GOOD"),
        "no acts, and one": _record(acts=["NONE", "HARM"], acts_harm=1),
        "an act without how often": _record(acts=["TROUBLE"]),
        "how often without the act": _record(acts_trouble=2),
        "not even one of the acts": _record(acts=[]),
        "an act a hundred times": _record(acts=["TROUBLE"], acts_trouble=100),
        "an act no times": _record(acts=["TROUBLE"], acts_trouble=0),
        "half an act": _record(acts=["TROUBLE"], acts_trouble="1"),
        "an act that is true": _record(acts=["TROUBLE"], acts_trouble=True),
        "the national code instead of the name": _record(insight="1"),
        "a choice that is a list": _record(insight=["FULL"]),
        "a list that is one": _record(symptoms="DESPAIR"),
        "a symptom twice": _record(symptoms=["WITHDRAWN", "WITHDRAWN"]),
        "a symptom nobody knows": _record(symptoms=["WITHDRAWN", "TIRED"]),
        "a number among symptoms": _record(symptoms=["WITHDRAWN", 1]),
        "another symptom without words": _record(symptoms=["OTHER"]),
        "another symptom in blanks": _record(symptoms=["OTHER"], symptoms_other=" 　\n"),
        "another symptom in words": _record(symptoms=["OTHER"], symptoms_other="不愿出门"),
        "words as long as they may be": _record(symptoms=["OTHER"], symptoms_other="言" * 500),
        "astral characters count as one": _record(symptoms=["OTHER"], symptoms_other="𠮷" * 500),
        "words too long": _record(symptoms=["OTHER"], symptoms_other="言" * 501),
        "words that are a number": _record(symptoms=["OTHER"], symptoms_other=12),
        "no such day": _record(next_on="2026-02-30"),
        "a leap day": _record(next_on="2028-02-29"),
        "no leap day": _record(next_on="2027-02-29"),
        "a day with a time": _record(next_on="2027-02-23T00:00"),
        "a day before all calendars": _record(next_on="0000-01-01"),
        "the next visit was yesterday": _record(next_on="2026-11-22"),
        "the next visit is today": _record(next_on=TODAY),
        "died tomorrow": _died(death_cause="SUICIDE", death_date="2026-11-24"),
        "an injection every month": _record(medicines=[PILL, month]),
        "a medicine without a dose": _record(medicines=[PILL, {"name": "奥氮平", "per": "DAY", "times": 1}]),
        "a medicine with something beside": _record(medicines=[{**PILL, "colour": "白"}]),
        "a medicine that is text": _record(medicines=["奥氮平"]),
        "more medicines than there is room for": _record(medicines=[PILL] * 7),
        "medicines that are one": _record(medicines=PILL),
        "nothing advised": _record(medicines_advised=[]),
        "referred, not said why": _record(referral="YES"),
        "referred to the county": _record(
            referral="YES", referral_reason="换药", referral_to="县精神卫生中心"
        ),
        "notified without a name": _record(notified="YES", notified_phone="000"),
    }


def _short() -> Given:
    refused: Json = {"result": "REFUSED", "today": TODAY}
    called: Json = {"today": TODAY, "cycle_days": 31, "reached": "YES", "spoken_with": ["FAMILY"]}
    away: Json = {**called, "exception": "AWAY"}
    given: Json = {
        "outcome": "FAMILY_ONLY",
        "today": TODAY,
        "packages": 1,
        "seal": "QY-0231",
        "returned": "NO",
    }
    asked: Json = {"outcome": "SEEN", "today": TODAY, "talked_about": ["SUBSIDY"], "consent_asked": "YES"}
    return {
        "nobody home, a card was left": ("attempt", GRID, {"result": "NOBODY", "left_note": "NEUTRAL"}),
        "declined, another time suits": ("attempt", GRID, {**refused, "offered": ["OTHER_TIME"]}),
        "declined, nothing suits": ("attempt", GRID, {**refused, "offered": []}),
        "declined, and a note was left": ("attempt", GRID, {**refused, "left_note": "NEUTRAL"}),
        "a police officer knocked": ("attempt", NOBODY, {**refused, "offered": ["PHONE"]}),
        "nobody answered the phone": ("phone", GRID, {"today": TODAY, "cycle_days": 31, "reached": "NO"}),
        "the mother answered": ("phone", GRID, called),
        "a grid worker asks about sleep": ("phone", GRID, {**called, "sleep": "GOOD"}),
        "a doctor asks about sleep": ("phone", DOCTOR, {**called, "sleep": "GOOD"}),
        "away, until nobody knows when": ("phone", GRID, away),
        "away for a month": ("phone", GRID, {**away, "until": "2026-12-24"}),
        "away for more than a cycle": ("phone", GRID, {**away, "until": "2026-12-25"}),
        "away until yesterday": ("phone", GRID, {**away, "until": "2026-11-22"}),
        "an end without a reason": ("phone", GRID, {**called, "until": "2026-12-24"}),
        "medicine handed to the mother": (
            "delivery",
            GRID,
            {**given, "receiver": "GUARDIAN", "receiver_relation": "母亲"},
        ),
        "medicine handed to nobody said": ("delivery", GRID, given),
        "some came back": ("delivery", DOCTOR, {**given, "receiver": "PATIENT", "returned": "YES"}),
        "would like to take part": ("outreach", CIVIL, {**asked, "needs": ["INCOME"]}),
        "asked, and not said what": ("outreach", GRID, asked),
        "asked and agrees": ("outreach", GRID, {**asked, "consent_answer": "AGREES"}),
    }


def _supplements() -> Given:
    family: Json = {"guardian_capacity": "WEAK", "guardian_name": "柳母", "guardian_relation": "母亲"}
    register: Json = {"today": TODAY, **family, "guardian_phone": "000", "consent": "AGREED"}
    whole: Json = {
        **register,
        "diagnosis": "1",
        "household": "VILLAGE",
        "employment": "FARMER",
        "means": "POOR",
        "first_onset": "2015-03-01",
        "past_symptoms": ["SUSPICION"],
        "past_locking": "NONE",
        "outpatient": "CONTINUOUS",
        "admissions": 2,
        "last_effect": "BETTER",
        "acts": ["NONE"],
    }

    def _with(**changes: Any) -> tuple[str, list[Part], Json]:
        return "supplement", DOCTOR, {**whole, **changes}

    return {
        "a whole supplement": _with(),
        "a supplement without a guardian": _with(guardian_capacity="NONE", guardian_name=""),
        "never treated, so no effect is asked": _with(outpatient="NEVER", last_effect=""),
        "treated, and the effect is open": _with(last_effect=""),
        "never treated, and better": _with(outpatient="NEVER"),
        "fell ill tomorrow": _with(first_onset="2026-11-24"),
        "a hundred stays": _with(admissions=100),
        "no stay at all": _with(admissions=0),
        "the household is not known, and why is open": _with(household="UNKNOWN"),
        "self-harm twice": _with(acts=["SELF_HARM"], acts_self_harm=2),
        "not poor, and on the relief list": _with(means="NOT_POOR", poverty_relief="YES"),
        "a level without a certificate": _with(disability_card="NO", disability_level="TWO"),
        "family history is asked nowhere": _with(family_history="无"),
        "a grid worker fills in the living": (
            "supplement",
            GRID,
            {"today": TODAY, "household": "TOWN", "employment": "STUDENT"},
        ),
        "a grid worker tells of acts": ("supplement", GRID, {"today": TODAY, "acts": ["NONE"]}),
        "civil affairs fill in the means": ("supplement", CIVIL, {"today": TODAY, "means": "POOR"}),
        "an officer has no part in it": ("supplement", NOBODY, {"today": TODAY, "past_locking": "NONE"}),
    }


def _drawn(chance: Random) -> tuple[str, list[Part], Json]:
    """A form with answers of the right and the wrong kind, some of them missing."""
    definition = chance.choice(list(shelf.forms().values()))
    told: Json = {"today": TODAY, "cycle_days": chance.choice([14, 31, 92])}
    told["outcome"] = chance.choice(["SEEN", "SEEN", "SEEN", *Outcome])
    told["result"] = chance.choice([*AttemptResult])
    answers = {name: value for name, value in told.items() if name in definition.facts}
    for question in definition.questions.values():
        if chance.random() < 0.8:
            answers[question.id] = _any_answer(chance, question)
    return definition.id, chance.choice([DOCTOR, DOCTOR, GRID, CIVIL, NOBODY, [*GRID, *CIVIL]]), answers


def _any_answer(chance: Random, question: Column) -> Any:
    values = [one.value for one in question.options] or ["", "好", "2026-11-23", "2026-12-20", "2027-06-31"]
    strange = [0, 1, 99, 500, True, "", " ", [], [1], ["NONE"], {}, [{}], [PILL], "NOWHERE", "2026-11-30"]
    if chance.random() < 0.1:
        return chance.choice(strange)
    match question.kind:
        case Kind.MANY:
            return chance.sample(values, chance.choice([0, 1, 1, 2]))
        case Kind.TABLE:
            return [PILL] * chance.choice([0, 1, 2])
        case Kind.NUMBER:
            return chance.choice([0, 1, 2, 99, 100])
    return chance.choice(values)
