"""What a WSGI server loads: `gunicorn backend.wsgi:app`."""

from backend.app import create_app
from backend.config import Config

app = create_app(Config.from_env())
