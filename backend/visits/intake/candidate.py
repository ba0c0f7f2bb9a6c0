"""One statement on its way in, and the checks of steps 1 to 4. None of them touches the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from backend.roster import device_refusals
from backend.roster.roles import DeviceState
from backend.transparency import statement
from backend.transparency.dsse import Envelope
from backend.transparency.encoding import FormatError
from backend.visits import refusals as say
from backend.visits.bodies import kinds
from backend.visits.verification import Step

if TYPE_CHECKING:
    from backend.kernel.errors import Refusal
    from backend.roster.service import Phone
    from backend.transparency.receipt import Receipt
    from backend.transparency.statement import Statement
    from backend.visits.intake.sending import Sending
    from backend.visits.projecting.frames import Visited


class TurnedAway(Exception):
    """Not accepted now, for a reason that may pass; the phone keeps the statement and sends it again."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


@dataclass
class Candidate:
    """What was sent, what it turned out to be, and how it ended: with a receipt or with a refusal.

    `envelope` is there after step 1, `device` after 2, `statement` after 4.
    """

    given: Any
    sending: Sending
    envelope: Envelope = field(init=False)
    device: Phone = field(init=False)
    statement: Statement = field(init=False)
    person: Visited | None = None
    """Whom it is about, once that is known to be somebody."""
    receipt: Receipt | None = None
    is_new: bool = False
    """Kept by this very batch: its receipt speaks of the newest head."""
    refusal: Refusal | None = None
    failed_at: Step | None = None
    stays_on_phone: bool = False

    @property
    def is_open(self) -> bool:
        """Nothing is decided yet."""
        return self.refusal is None and self.receipt is None

    @property
    def visit(self) -> UUID:
        """The visit it belongs to, after step 4."""
        return UUID(str(self.statement.body["visit"]))

    @property
    def patient(self) -> UUID:
        """The person it names, after step 4."""
        return UUID(str(self.statement.body["patient"]))

    @property
    def author(self) -> UUID:
        """Who said it, after step 4."""
        return UUID(self.statement.author)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The photos and pen strokes it names, each once, after step 4."""
        return tuple(dict.fromkeys(statement.evidence_of(self.statement.body)))

    @property
    def hash(self) -> str | None:
        """The statement's name; None when there is not even an envelope."""
        return None if self.failed_at is Step.ENVELOPE else self.envelope.hash

    @property
    def names_device(self) -> UUID | None:
        """The phone it names, which proves nothing."""
        return None if self.failed_at is Step.ENVELOPE else UUID(self.envelope.keyid)

    def refuse(self, step: Step, refusal: Refusal, *, stays_on_phone: bool = False) -> None:
        """End here."""
        self.receipt = None
        self.failed_at, self.refusal, self.stays_on_phone = step, refusal, stays_on_phone

    def answer(self) -> dict[str, Any]:
        """`{hash, status, receipt, error}` for the phone."""
        status = "refused" if self.stays_on_phone else "quarantined"
        return {
            "hash": self.hash,
            "status": "received" if self.receipt else status,
            "receipt": self.receipt.to_json() if self.receipt else None,
            "error": self.refusal.as_json() if self.refusal else None,
        }


def check_envelope(one: Candidate) -> None:
    """(1) Read the envelope. Raises EnvelopeMalformed, StatementTooLarge."""
    try:
        one.envelope = Envelope.parse(one.given)
    except FormatError as wrong:
        if wrong.code == "envelope.size":
            raise say.StatementTooLarge from wrong
        raise say.EnvelopeMalformed(where=wrong.code) from wrong


def check_device(one: Candidate, known: dict[UUID, Phone]) -> None:
    """(2) Find the phone. Raises DeviceUnknown, DeviceRevoked; TurnedAway while it waits for approval."""
    device = known.get(UUID(one.envelope.keyid))
    if device is None:
        raise device_refusals.DeviceUnknown
    one.device = device
    if one.device.state == DeviceState.PENDING:
        raise TurnedAway(device_refusals.DevicePending())
    if one.device.state != DeviceState.APPROVED:
        raise device_refusals.DeviceRevoked


def check_signature(one: Candidate) -> None:
    """(3) Verify the signature over the exact bytes. Raises SignatureInvalid."""
    if not one.envelope.verify(one.device.public_key):
        raise say.SignatureInvalid


def check_shape(one: Candidate) -> None:
    """(4) Read the statement and whose it is.

    Raises VersionUnsupported, StatementMalformed, AuthorMismatch and what `kinds.check` raises; TurnedAway
    when only the wrong account is signed in.
    """
    try:
        one.statement = statement.parse(one.envelope.payload)
    except FormatError as wrong:
        if wrong.code == "statement.version":
            raise say.VersionUnsupported from wrong
        raise say.StatementMalformed(where=wrong.code) from wrong
    kinds.check(one.statement)
    owner = one.device.staff_id
    if one.statement.device != one.envelope.keyid or UUID(one.statement.author) != owner:
        raise say.AuthorMismatch
    if owner != one.sending.sender:
        raise TurnedAway(say.AuthorMismatch())
