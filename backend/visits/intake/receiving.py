"""The way in: a batch of statements through the nine steps of `verification`, each answered on its own.

(1) to (4) are looked at one by one, in memory. Then the phones and visits concerned are held, so that the
same batch from two tabs, or two halves of a visit, come one after the other; (5) to (9) happen for the whole
batch at once. The log comes last, because from there to the commit nobody else can append.

What reaches one process while it takes a batch in becomes the next batch, from however many phones: it pays
once for the locks, the signed head of the log and the commit.

One bad statement never spoils the batch. Should something unforeseen go wrong with the batch as a whole, it
is undone and every statement tried alone, and only the one at fault is set aside. Nothing is ever dropped:
what is not accepted stays on the phone, or in quarantine with its reason.
"""

from __future__ import annotations

import logging
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import current_app
from sqlalchemy.exc import OperationalError

from backend.evidence import resting
from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.errors import Refusal
from backend.kernel.together import Together
from backend.roster.service import phones_by_id
from backend.transparency import log as ledger
from backend.transparency.service import fresh_beacon
from backend.visits import refusals as say
from backend.visits.intake import keeping, quarantine
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

    from flask import Flask

    from backend.visits.intake.sending import Sending

_WAY_IN = "lianfang.way_in"
trouble = logging.getLogger("lianfang.intake")


def init_app(app: Flask) -> None:
    """Give the application its way in: requests of one process that come at the same time share it."""
    app.extensions[_WAY_IN] = Together(_take_or_leave)


def answer(sending: Sending) -> dict[str, Any]:
    """Take a batch in, and send home with its results a beacon, the time, and the size of the log."""
    jobs.commit()  # who waits must hold nothing
    way_in: Together[Sending, list[Candidate]] = current_app.extensions[_WAY_IN]
    batch = way_in.ask(sending)
    beacon = fresh_beacon().to_json()
    results = [one.answer() for one in batch]
    size = next((one.receipt.size for one in batch if one.is_new and one.receipt), None) or ledger.size()
    return {"results": results, "beacon": beacon, "time": beacon["time"], "log": {"size": size}}


def _take_or_leave(sendings: Sequence[Sending]) -> list[list[Candidate]]:
    """Take in and commit, or leave nothing behind."""
    try:
        batches = take(sendings)
        jobs.commit()
    except BaseException:
        jobs.rollback()
        raise
    return batches


def take(sendings: Sequence[Sending]) -> list[list[Candidate]]:
    """Take in what several phones sent. Each statement comes out with how it ended."""
    batches = [[Candidate(one, sending) for one in sending.statements] for sending in sendings]
    batch = list(chain.from_iterable(batches))
    _settle(sendings)
    _look_at(batch)
    good = [one for one in batch if one.is_open]
    try:
        keeping.keep(good)
    except OperationalError:  # the database is busy or gone: the phones send again
        raise
    except Exception:  # noqa: BLE001  whatever it is, it must not cost anybody a record
        trouble.exception("a batch of %d failed; trying each statement alone", len(good))
        jobs.rollback()  # a savepoint would cost every good batch two queries
        _settle(sendings)
        _keep_each(good)
    _set_aside(batch)
    return batches


def _settle(sendings: Sequence[Sending]) -> None:
    """Make the files known that travel with statements."""
    files = [file for sending in sendings for file in sending.files]
    receipts = resting.settle(files)
    for sending in sendings:
        sending.receipts.update({file.object: receipts[file.object] for file in sending.files})


def _look_at(batch: Sequence[Candidate]) -> None:
    """Steps 1 to 4."""
    _each(batch, Step.ENVELOPE, check_envelope)
    known = phones_by_id({UUID(one.envelope.keyid) for one in batch if one.is_open})
    _each(batch, Step.DEVICE, lambda one: check_device(one, known))
    _each(batch, Step.SIGNATURE, check_signature)
    _each(batch, Step.SHAPE, check_shape)
    keeping.check_people([one for one in batch if one.is_open])


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


def _keep_each(good: Iterable[Candidate]) -> None:
    for one in good:
        one.receipt, one.refusal, one.is_new = None, None, False
        try:
            with db.session.begin_nested():
                keeping.keep([one])
        except OperationalError:
            raise
        except Exception:  # noqa: BLE001  this is the one at fault; it is kept with the incident in the log
            trouble.exception("statement %s failed", one.hash)
            one.refuse(Step.LOG, say.StatementFailed())


def _set_aside(batch: Iterable[Candidate]) -> None:
    for one in batch:
        if one.refusal and one.failed_at and not one.stays_on_phone:
            quarantine.keep(one)
