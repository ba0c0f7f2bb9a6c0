"""The application, as a table of contents."""

from __future__ import annotations

from backend.config import Config
from backend.evidence import leftovers, opening, store, sweep
from backend.evidence.routes import evidence
from backend.forms.routes import forms
from backend.importing.routes import importing
from backend.kernel import days, db, headers, http, jobs, keys, schema, shell
from backend.patients.register import erasing
from backend.patients.register import sight as people
from backend.patients.routes import BLUEPRINTS as PATIENTS
from backend.policy import adoption as policy
from backend.policy.permissions import MATRIX
from backend.policy.routes import policies
from backend.review import forgetting as review_forgetting
from backend.review import locking
from backend.review.routes import BLUEPRINTS as REVIEW
from backend.roster import gate, sign_in
from backend.roster.routes import BLUEPRINTS as ROSTER
from backend.schedule import recorded
from backend.schedule.colour_routes import BLUEPRINTS as SCHEDULE
from backend.transparency import acts, log
from backend.transparency.routes import BLUEPRINTS as LOG
from backend.visits import consequences
from backend.visits.intake import receiving
from backend.visits.pages import sight
from backend.visits.routes import visits

BLUEPRINTS = [*ROSTER, evidence, forms, policies, *PATIENTS, importing, *LOG, visits, *SCHEDULE, *REVIEW]
ROUNDS = [sweep.sweep, leftovers.sweep, erasing.erase_excluded, locking.lock, review_forgetting.forget]
"""Work done over and over, to which no endpoint leads: here, so that it is loaded at all."""


def create_app(config: Config | None = None) -> http.App:
    """Build the application from `config`, or from the environment."""
    config = config or Config.from_env()
    app = http.App("lianfang", static_folder=None)
    keys.init_app(app, config)
    db.init_app(app, config)
    schema.init_app(app)
    jobs.init_app(app, config)
    headers.init_app(app, config)
    sign_in.init_app(app, config)
    gate.init_app(app, MATRIX)
    policy.init_app(app, config, acts.record)
    store.init_app(app, config)
    log.init_app(app, config)
    days.init_app(app, config)
    opening.init_app(app, sight.patient_of)
    people.init_app(app, consequences.invited)
    recorded.init_app(app)
    receiving.init_app(app)
    api = http.init_app(app, config)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint)
    shell.init_app(app, config)
    return app
