"""Every change of a status that there is, as a table. What is not written here cannot happen.

The codes go by one letter here, so that a row stays a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from backend.patients.status.codes import Axis, Closing
from backend.patients.status.codes import Effect as E  # noqa: N817
from backend.patients.status.codes import Management as M  # noqa: N817
from backend.patients.status.codes import Proof as P  # noqa: N817
from backend.patients.status.codes import Registration as R  # noqa: N817
from backend.patients.status.codes import Whereabouts as W  # noqa: N817
from backend.roster.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backend.policy.words import Code

MHP: Final = frozenset({Role.MHP})
PSY: Final = frozenset({Role.PSY})
CLINICIANS: Final = frozenset({Role.MHP, Role.VDR, Role.PSY})
SUPERVISOR: Final = frozenset({Role.SUP})
ANYBODY: Final = frozenset(Role) - {Role.RPT, Role.VOL, Role.ADM_SYS, Role.ADM_SEC, Role.ADM_AUD}

Needs = tuple[frozenset[P], ...]

ABOUT: Final = frozenset({W.HOME, W.AWAY_KNOWN, W.FLOATING_IN})
KEPT: Final = frozenset({W.HOSPITAL, W.DETAINED, W.CARE_INSTITUTION})
ALIVE: Final = ABOUT | KEPT | {W.LOST}


@dataclass(frozen=True)
class Move:
    """One row: from where to where, who may, and what it takes.

    `needs` are groups of proofs: one of each group. `second` are the roles of another person who must agree;
    empty where one is enough. `why` asks for a reason in words.
    """

    axis: Axis
    sources: frozenset[Code]
    target: Code
    by: frozenset[Role]
    needs: Needs
    effects: tuple[E, ...]
    second: frozenset[Role] = frozenset()
    closing: Closing | None = None
    why: bool = False


def _any(*proofs: P) -> frozenset[P]:
    return frozenset(proofs)


def _registration(source: R, target: R, by: frozenset[Role], needs: Needs,
                  *effects: E) -> Move:  # fmt: skip
    return Move(Axis.REGISTRATION, frozenset({source}), target, by, needs, effects)


def _close(closing: Closing, *proofs: P) -> Move:
    return Move(
        Axis.REGISTRATION, frozenset({R.REGISTERED}), R.CLOSED, MHP, (_any(*proofs),),
        (E.NO_MORE_VISITS,), ANYBODY, closing,
    )  # fmt: skip


def _managed(
    sources: Iterable[M],
    target: M,
    by: frozenset[Role],
    needs: Needs,
    *effects: E,
) -> Move:
    return Move(Axis.MANAGEMENT, frozenset(sources), target, by, needs, effects)


def _where(sources: Iterable[W], target: W, proofs: frozenset[P], *effects: E) -> Move:
    return Move(Axis.WHEREABOUTS, frozenset(sources) - {target}, target, CLINICIANS, (proofs,), effects)


DEATH_PROVEN: Final = _any(P.CERTIFICATE, P.POLICE_STATEMENT, P.COMMITTEE_STATEMENT)

MOVES: Final[tuple[Move, ...]] = (
    _registration(R.SUSPECTED, R.UNDER_REVIEW, MHP,
                  (_any(P.SCREENING_ACCEPTED), _any(P.PERSON_TOLD)), E.NOTHING_SHARED),
    _registration(R.UNDER_REVIEW, R.EXCLUDED, PSY, (_any(P.NOT_COVERED),), E.ERASED_SOON),
    # Someone reported by mistake need not be assessed first.
    _registration(R.SUSPECTED, R.EXCLUDED, PSY, (_any(P.NOT_COVERED),), E.ERASED_SOON),
    _registration(R.UNDER_REVIEW, R.REGISTERED, MHP, (_any(P.DIAGNOSIS),), E.FIRST_VISIT),
    _close(Closing.DEAD, *DEATH_PROVEN),
    _close(Closing.MOVED_TRANSFERRED, P.TRANSFER_ACCEPTED),
    _close(Closing.MISDIAGNOSIS, P.CORRECTED),
    _close(Closing.POOL_EXIT, P.EXIT_DECISION),
    Move(Axis.REGISTRATION, frozenset({R.CLOSED}), R.REGISTERED, MHP, (), (E.FIRST_VISIT,),
         SUPERVISOR, why=True),

    _managed({M.PENDING}, M.MANAGED, CLINICIANS,
             (_any(P.CONSENT, P.STATUTORY_BASIS), _any(P.FOLLOWED_UP)), E.BY_CLASS),
    _managed({M.PENDING, M.MANAGED}, M.NON_MANAGED, CLINICIANS, (_any(P.NO_CONSENT),), E.OUTREACH_ONLY),
    # Waiting for the first follow-up, as for anybody new: what was known before may be long out of date.
    _managed({M.NON_MANAGED}, M.PENDING, CLINICIANS, (_any(P.CONSENT),), E.FIRST_VISIT),

    _where(ABOUT | KEPT, W.HOSPITAL, _any(P.HOSPITAL_SLIP, P.SEEN, P.FAMILY_STATEMENT), E.SUSPENDED),
    _where({W.HOSPITAL}, W.HOME, _any(P.DISCHARGE_NOTICE), E.VISIT_SOON),
    _where({W.HOSPITAL}, W.FLOATING_IN, _any(P.DISCHARGE_NOTICE), E.VISIT_SOON),
    _where(ABOUT | KEPT, W.DETAINED, _any(P.CONFIRMED_BY_POLICE), E.SUSPENDED),
    _where({W.DETAINED}, W.HOME, _any(P.RELEASE_NOTICE), E.VISIT_SOON),
    _where({W.DETAINED}, W.FLOATING_IN, _any(P.RELEASE_NOTICE), E.VISIT_SOON),
    _where(ABOUT | KEPT, W.CARE_INSTITUTION, _any(P.INSTITUTION_NOTICE, P.SEEN, P.FAMILY_STATEMENT),
           E.SUSPENDED),
    _where({W.CARE_INSTITUTION}, W.HOME, _any(P.INSTITUTION_NOTICE, P.SEEN), E.VISIT_SOON),
    _where(ABOUT | KEPT, W.AWAY_KNOWN, _any(P.NEW_ADDRESS), E.OFFER_TRANSFER),
    _where({W.AWAY_KNOWN, W.FLOATING_IN}, W.HOME, _any(P.SEEN, P.FAMILY_STATEMENT, P.NEW_ADDRESS),
           E.BY_CLASS),
    _where({W.HOME, W.AWAY_KNOWN}, W.FLOATING_IN, _any(P.REGISTERED_ELSEWHERE), E.BY_CLASS),
    _where(ABOUT | KEPT, W.LOST, _any(P.LOST_GROUND), E.SEARCH),
    # Found: by a named member of staff, or in a place that says so itself.
    _where({W.LOST}, W.HOME, _any(P.SEEN), E.VISIT_SOON, E.TELL_ALL),
    _where({W.LOST}, W.AWAY_KNOWN, _any(P.SEEN, P.NEW_ADDRESS), E.VISIT_SOON, E.TELL_ALL),
    _where({W.LOST}, W.FLOATING_IN, _any(P.SEEN), E.VISIT_SOON, E.TELL_ALL),
    _where({W.LOST}, W.HOSPITAL, _any(P.HOSPITAL_SLIP, P.SEEN), E.SUSPENDED, E.TELL_ALL),
    _where({W.LOST}, W.DETAINED, _any(P.CONFIRMED_BY_POLICE), E.SUSPENDED, E.TELL_ALL),
    _where({W.LOST}, W.CARE_INSTITUTION, _any(P.INSTITUTION_NOTICE, P.SEEN), E.SUSPENDED, E.TELL_ALL),
    _where(ALIVE, W.DEAD, DEATH_PROVEN | {P.TWO_STATEMENTS}, E.NO_MORE_VISITS, E.CONDOLENCE, E.TELL_ALL),
    # A mistake about a death, found before anything was closed.
    Move(Axis.WHEREABOUTS, frozenset({W.DEAD}), W.HOME, MHP, (_any(P.SEEN),), (E.VISIT_SOON,),
         SUPERVISOR, why=True),
)  # fmt: skip
