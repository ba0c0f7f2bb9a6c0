"""A visit put before a person, as a call back or the checks would: for stories that begin there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.support.server import Server

PUT = """
import sys
from sqlalchemy import select
from backend.app import create_app
from backend.authenticity.real import jobs as assessing
from backend.kernel import jobs
from backend.kernel.db import db
from backend.patients import service as patients
from backend.review import cases
from backend.visits.models import Visit

with create_app().app_context():
    rows = db.session.scalars(select(Visit).where(Visit.state == 'CLOSED').order_by(Visit.opened_at)).all()
    known = patients.cards({one.patient_id for one in rows})
    visit = next(one for one in rows if known[one.patient_id].first_name == sys.argv[1])
    cases.begin(visit.id, cases.SAMPLE)
    assessing.assess(visit.id, True)
    jobs.commit()
    print(visit.id)
"""


def put_before(server: Server, first_name: str) -> str:
    """Put the visit to this person before the supervisor; returns the visit."""
    return server.inside(PUT, first_name).strip().splitlines()[-1]


DRAW = """
from datetime import timedelta
from backend.app import create_app
from backend.demo.stage import BEGAN
from backend.kernel import jobs
from backend.kernel.days import today
from backend.review import sample

with create_app().app_context():
    month = (today() - timedelta(days=BEGAN)).replace(day=1)
    sample.draw(month)
    jobs.commit()
    print(f"{month:%Y-%m}")
"""


def drawn_month(server: Server) -> str:
    """Draw the month of the county's first visit, where the log's head has not yet; returns it."""
    return server.inside(DRAW).strip().splitlines()[-1]


TELL = """
from sqlalchemy import select
from backend.app import create_app
from backend.kernel import jobs
from backend.kernel.db import db
from backend.roster.models import Staff
from tests.review.things import a_notice

with create_app().app_context():
    a_notice(db.session.scalars(select(Staff).where(Staff.login == 'yan.shouchuan')).one())
    jobs.commit()
"""


def tell_the_station(server: Server) -> None:
    """As if 云渡派出所 had mostly stayed away for a quarter."""
    server.inside(TELL)


FIND = """
import sys
from sqlalchemy import select
from backend.app import create_app
from backend.demo import county
from backend.kernel.db import db
from backend.visits.models import Visit

with create_app().app_context():
    person = county.person_called(sys.argv[1]).id
    made = select(Visit.id).where(Visit.patient_id == person, Visit.state == 'CLOSED')
    print(db.session.scalars(made).one())
"""


def visit_to(server: Server, name: str) -> str:
    """The one visit that was made to this person of the county."""
    return server.inside(FIND, name).strip().splitlines()[-1]
