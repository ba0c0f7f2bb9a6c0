"""The application, as a table of contents."""

from __future__ import annotations

from backend.config import Config
from backend.kernel import db, headers, http, jobs, keys, shell
from backend.policy.permissions import MATRIX
from backend.roster import gate, sign_in
from backend.roster.routes import BLUEPRINTS as ROSTER

BLUEPRINTS = [
    *ROSTER,
]


def create_app(config: Config | None = None) -> http.App:
    """Build the application from `config`, or from the environment."""
    config = config or Config.from_env()
    app = http.App("lianfang", static_folder=None)
    keys.init_app(app, config)
    db.init_app(app, config)
    jobs.init_app(app, config)
    headers.init_app(app, config)
    sign_in.init_app(app, config)
    gate.init_app(app, MATRIX)
    api = http.init_app(app, config)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint)
    shell.init_app(app, config)
    return app
