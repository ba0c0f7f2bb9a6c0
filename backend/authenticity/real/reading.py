"""One real visit as facts: the same that the checks see of any other."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from backend.authenticity.facts import Custody, Form, Late, Photo, Signature, Visit
from backend.authenticity.real import gathered, people
from backend.forms.definition import Kind
from backend.policy.codes import Outcome, Place
from backend.visits.bodies import shapes
from backend.visits.bodies.record_shapes import late
from backend.visits.reading import timeline
from backend.visits.reading.projection import State
from backend.visits.reading.story import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Row

    from backend.authenticity.facts import Amendment, Fingerprint
    from backend.authenticity.handwriting import Handwriting
    from backend.authenticity.real.custody import Kept
    from backend.transparency.statement import Statement
    from backend.visits.reading.story import Story
    from backend.visits.reading.timeline import Heard

STABLE: Final = 3
"""Class 3 of the national form."""
WRITTEN: Final = ("case_assessment", "case_management")
"""Questions in which the doctor tells what the codes do not."""
WORDY: Final = 10
"""Characters; two or three everybody writes who has nothing to say."""
ENDS: Final = {State.ABORTED: "visit.abort"}
SAYS_MORE: Final = ("visit.leave", *RECORDS)


@dataclass(frozen=True)
class Told:
    """Everything there is of one visit that is over: its row, its statements, and what stands beside them."""

    row: Row[Any]
    """What the visit is, with what its record found."""
    story: Story
    first: Heard
    """The opening, or whatever its leader said first."""
    last: Heard
    """The record, or how it was broken off."""
    place: int
    """Of `last` in the log."""
    team: str
    seq_before: int | None
    """The highest number below the opening's that its phone is known to have used; None where none is."""
    within: int
    """How many numbers of that phone between the opening and the record nobody received."""
    kept: Kept
    answers: Mapping[str, Any] | None
    asked: Mapping[str, str]
    """Question → how it is answered and by whom: `number` and `CLINICAL` matter here."""
    amendments: tuple[Amendment, ...]
    elsewhere: str | None
    platform: str | None
    parts: Sequence[Row[Any]]
    """Everyone who signed on somebody else's phone."""
    pictures: Mapping[str, Fingerprint] = field(default_factory=dict)
    hands: Mapping[str, Handwriting] = field(default_factory=dict)

    @property
    def lead(self) -> str:
        """Whose phone told the visit."""
        return self.first.statement.author


def visit_of(told: Told) -> Visit:
    """The facts of one visit."""
    row, opening, ending = told.row, told.first.statement, told.last.statement
    hints = gathered.hints(opening)
    beacon = gathered.beacon(told.first)
    return Visit(
        id=str(row.id),
        patient=str(row.patient_id),
        team=told.team,
        lead=told.lead,
        device=opening.device,
        met=row.state == State.CLOSED and row.outcome in _MET,
        began=opening.clock.wall,
        ended=ending.clock.wall,
        received_at=told.last.received_at,
        order=told.place,
        samples=tuple(gathered.samples(told.story, opening.device)),
        presences=tuple(people.presences(told.story, told.lead, opening.device, told.parts)),
        signatures=tuple(_signatures(told)),
        photos=tuple(_photos(told)),
        form=_form(told),
        custody=_custody(told),
        platform=told.platform,
        motion=hints.motion,
        pointer=hints.pointer,
        beacon=beacon,
        not_before=told.story.moments[opening.hash].not_before,
        mono_began=opening.clock.mono,
        mono_ended=ending.clock.mono if ending.clock.session == opening.clock.session else None,
        session=opening.clock.session,
        sent_wall=told.last.sent_at,
        place_is_home=row.place is None or Place(row.place).is_home,
        patient_elsewhere=told.elsewhere,
        offline_reason=_offline(ending),
        late=_late(told),
    )


_MET = frozenset(one.value for one in Outcome if one.in_person)


def _photos(told: Told) -> Iterator[Photo]:
    """Photos by everybody; when they were taken, by the clock of the leader's phone."""
    moments = told.story.moments
    ahead = told.first.statement.clock.wall - moments[told.first.statement.hash].at
    seen = set()
    for one in told.story.of(*SAYS_MORE):
        for photo in shapes.left(one.statement)["photos"]:
            if photo["sha256"] in seen:
                continue
            seen.add(photo["sha256"])
            own = one.statement.device == told.first.statement.device
            taken = timeline.reading(one, moments[one.statement.hash], photo["taken"])
            yield Photo(
                sha256=photo["sha256"],
                subject=photo["subject"],
                at=photo["taken"]["wall"] if own else taken + ahead,
                camera=photo["source"] == "CAMERA",
                modified=(photo["file"] or {}).get("modified"),
                exif_at=(photo["file"] or {}).get("exif"),
                fingerprint=told.pictures.get(photo["sha256"]),
            )


def _signatures(told: Told) -> Iterator[Signature]:
    for one in told.story.of(*SAYS_MORE, "visit.borrow"):
        for role, signer, strokes in _signed(one.statement):
            if strokes is not None:
                yield Signature(
                    role=role,
                    signer=signer,
                    at=one.statement.clock.wall,
                    strokes=(),
                    pointer=gathered.hints(one.statement).pointer,
                    drawn=told.hands.get(strokes),
                    sha256=strokes,
                )


def _signed(said: Statement) -> Iterator[tuple[str, str, str | None]]:
    """Role, signer and stroke file of everyone who signed in a statement."""
    if said.kind == "visit.borrow":
        lent = shapes.borrowed(said)
        yield "staff", lent["member"], lent["strokes"]
        return
    signatures = (
        [shapes.left(said)["signature"]]
        if said.kind == "visit.leave"
        else shapes.recorded(said)["signatures"]
    )
    patient = str(said.body["patient"])
    for one in signatures:
        kin = f"{patient}:{one['relation'] or ''}"
        signer = one["member"] or (patient if one["signer"] == "PATIENT" else kin)
        yield one["signer"].lower(), signer, one["strokes"]


def _form(told: Told) -> Form | None:
    if told.answers is None:
        return None
    # What the day and the register add beside the answers changes by itself, as dates do.
    kinds = {name: how.partition(" ")[0] for name, how in told.asked.items()}
    answers = {name: one for name, one in told.answers.items() if kinds.get(name, Kind.DATE) != Kind.DATE}
    measured = frozenset(name for name in answers if kinds[name] == Kind.NUMBER)
    notes = [one.strip() for one in _notes(told.last.statement, told.answers)]
    codes = {name: one for name, one in answers.items() if name not in measured}
    return Form(
        answers=answers,
        field_ms=_times(told),
        measured=measured,
        told=frozenset(name for name, how in told.asked.items() if "CLINICAL" in how) & answers.keys(),
        danger=told.row.danger,
        stable=None if told.row.class_ is None else told.row.class_ == STABLE,
        noted=any(notes),
        wording=_wording(notes, [codes, told.row.danger, told.row.class_]),
    )


def _wording(notes: list[str], codes: list[Any]) -> str | None:
    """What a copied record repeats: every word of it and every code."""
    if len("".join("".join(notes).split())) < WORDY:
        return None
    return hashlib.sha256(json.dumps([notes, codes], sort_keys=True).encode()).hexdigest()


def _notes(said: Statement, answers: Mapping[str, Any]) -> Iterator[str]:
    """What was written beside the codes: with the record, or in the doctor's part."""
    for one in (said.body.get("note"), *(answers.get(name) for name in WRITTEN)):
        if isinstance(one, str):
            yield one


def _times(told: Told) -> dict[str, int]:
    """How long each section was on a screen, whoever filled it in; older records say nothing."""
    spent: Counter[str] = Counter()
    for said in (told.last.statement, *(one.statement for one in told.story.of("record.assess"))):
        filled = said.body.get("form")
        spent.update(filled.get("times", {}) if isinstance(filled, dict) else {})
    return dict(spent)


def _offline(said: Statement) -> str | None:
    """The phone said, when it signed the record, that it had no network."""
    return "NO_NETWORK" if said.body.get("offline") else None


def _late(told: Told) -> Late | None:
    word = told.story.why_late(told.last.statement)
    return Late(late(word.statement)["reason"], word.statement.hash) if word else None


def _custody(told: Told) -> Custody:
    seq, kept = told.first.statement.seq, told.kept
    missing = None if told.seq_before is None and seq > 1 else seq - 1 - (told.seq_before or 0)
    return Custody(
        signed=kept.signed,
        seq=seq,
        missing=missing,
        within=told.within,
        forked=kept.forked,
        intact=kept.intact,
        amendments=told.amendments,
    )
