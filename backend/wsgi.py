"""What a WSGI server loads: `gunicorn backend.wsgi:app`."""

import gc

from backend.app import create_app
from backend.config import Config

app = create_app(Config.from_env())
gc.freeze()  # what the start made lives as long as the process: no need to look through it again and again
