"""Was the registered home moved for this visit?

Reason: whoever may correct a home can drag it to the office gate, visit there, and drag it back. Homes
are versioned, so both moves stay. People do move house, but then the new point is nowhere near the team's
office, and stays. What nobody of the team or its offices wrote down is nobody's dragging; nor is what joint
visits have confirmed since.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from backend.authenticity.checks.position_home import is_suspicious
from backend.authenticity.findings import Channel, Pattern, Question, Strength
from backend.authenticity.geodesy import metres

if TYPE_CHECKING:
    from backend.authenticity.around import Around, Home
    from backend.authenticity.findings import Finding
    from backend.authenticity.trace import Trace

ASK = Question(
    "home.moved",
    Channel.CUSTODY,
    Pattern.INVENTED,
    "住处登记是否为此改动？",
    "Was the home moved for it?",
    limits=(
        "人会搬家，也有人真的搬到单位旁边：这里只问一声，由人来看。别的单位录入的地址，这里看不出问题。",
        (
            "People move house, some of them beside an office: it asks, and a person looks. "
            "An address that another office wrote down raises no question here."
        ),
    ),
)
DAY = 86_400_000
BRIEF = 14 * DAY
RETURNED = 60.0  # m: back where it was
FAR = 300.0


def check(trace: Trace, around: Around) -> Finding:
    """Look at the version in force during the visit, if it came shortly before."""
    homes = around.homes
    for before, home in itertools.pairwise(homes):
        recent = home.version.since <= trace.visit.received_at and trace.began - home.version.since < BRIEF
        if not recent or (home.until is not None and home.until < trace.began - BRIEF):
            continue
        far = _apart(before, home)
        if far < FAR:
            continue
        numbers = {"moved_m": round(far), "hours_before": round((trace.began - home.version.since) / 3.6e6)}
        if is_suspicious(trace, around, home.version):
            return ASK.doubt(
                4.5,
                "走访前不久，本组或本单位的人把住处改到了本单位旁",
                "shortly before, a colleague moved the home beside an office of the team",
                Strength.QUESTION,
                **numbers,
            )
        ours = home.version.by in trace.visit.members or home.version.by in around.colleagues
        if ours and _came_back(around, before, home):
            return ASK.doubt(
                3.0,
                "住处改动后又改了回去",
                "the home was moved and then moved back",
                **numbers,
            )
    return ASK.clear("住处登记没有为此改动", "the home was not moved for this visit")


def _apart(one: Home, other: Home) -> float:
    return metres((one.version.lat, one.version.lon), (other.version.lat, other.version.lon))


def _came_back(around: Around, before: Home, home: Home) -> bool:
    later = [one for one in around.homes if one.version.since > home.version.since]
    return any(
        _apart(one, before) < RETURNED and one.version.since - home.version.since < BRIEF for one in later
    )
