"""The way in: a batch of statements through the nine steps of `verification`, each answered on its own.

(1) to (4) are looked at one by one, in memory. Then the phones and visits concerned are held, so that the
same batch from two tabs, or two halves of a visit, come one after the other; (5) to (9) happen for the whole
batch at once. The log comes last, because from there to the commit nobody else can append.

One bad statement never spoils the batch. Should something unforeseen go wrong with the batch as a whole, it
is undone and every statement tried alone, and only the one at fault is set aside. Nothing is ever dropped:
what is not accepted stays on the phone, or in quarantine with its reason.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy.exc import OperationalError

from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.errors import Refusal
from backend.roster import gate
from backend.roster.service import phones_by_id
from backend.transparency import log as ledger
from backend.transparency.service import fresh_beacon
from backend.visits import refusals as say
from backend.visits.intake import keeping, quarantine
from backend.visits.intake.beside import ALONE, Beside
from backend.visits.intake.candidate import (
    Candidate,
    TurnedAway,
    check_device,
    check_envelope,
    check_shape,
    check_signature,
)
from backend.visits.verification import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

trouble = logging.getLogger("lianfang.intake")


def take(given: Sequence[Any], sent_at: int, beside: Beside) -> list[Candidate]:
    """Take a batch in; `sent_at` is the phone's clock when it sent. Each comes out with how it ended."""
    batch = [Candidate(one) for one in given]
    _look_at(batch, beside)
    good = [one for one in batch if one.is_open]
    try:
        keeping.keep(good, sent_at, beside)
    except OperationalError:  # the database is busy or gone: the phone sends again
        raise
    except Exception:  # noqa: BLE001  whatever it is, it must not cost anybody a record
        trouble.exception("a batch of %d failed; trying each statement alone", len(good))
        jobs.rollback()  # a savepoint would cost every good batch two queries
        beside.keep_again()
        _keep_each(good, sent_at, beside)
    _set_aside(batch)
    return batch


def _look_at(batch: Sequence[Candidate], beside: Beside) -> None:
    """Steps 1 to 4."""
    sender = gate.principal().id
    _each(batch, Step.ENVELOPE, check_envelope)
    known = phones_by_id({UUID(one.envelope.keyid) for one in batch if one.is_open})
    _each(batch, Step.DEVICE, lambda one: check_device(one, known))
    _each(batch, Step.SIGNATURE, check_signature)
    _each(batch, Step.SHAPE, lambda one: check_shape(one, sender))
    keeping.check_people([one for one in batch if one.is_open], beside)


def _each(batch: Iterable[Candidate], step: Step, check: Callable[[Candidate], None]) -> None:
    for one in batch:
        if not one.is_open:
            continue
        try:
            check(one)
        except TurnedAway as away:
            one.refuse(step, away.refusal, stays_on_phone=True)
        except Refusal as refusal:
            one.refuse(step, refusal)
        except Exception:  # noqa: BLE001  a statement may hold anything, and must not stop the others
            trouble.exception("step %d failed", step)
            one.refuse(step, say.StatementFailed())


def _keep_each(good: Iterable[Candidate], sent_at: int, beside: Beside) -> None:
    for one in good:
        one.receipt, one.refusal, one.is_new = None, None, False
        try:
            with db.session.begin_nested():
                keeping.keep([one], sent_at, beside)
        except OperationalError:
            raise
        except Exception:  # noqa: BLE001  this is the one at fault; it is kept with the incident in the log
            trouble.exception("statement %s failed", one.hash)
            one.refuse(Step.LOG, say.StatementFailed())


def _set_aside(batch: Iterable[Candidate]) -> None:
    for one in batch:
        if one.refusal and one.failed_at and not one.stays_on_phone:
            quarantine.keep(one)


def answer(given: Sequence[Any], sent_at: int, beside: Beside = ALONE) -> dict[str, Any]:
    """Take a batch in, and send home with its results a beacon, the time, and the size of the log."""
    batch = take(given, sent_at, beside)
    beacon = fresh_beacon().to_json()
    results = [one.answer() for one in batch]
    size = next((one.receipt.size for one in batch if one.is_new and one.receipt), None) or ledger.size()
    return {"results": results, "beacon": beacon, "time": beacon["time"], "log": {"size": size}}
