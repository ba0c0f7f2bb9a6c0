"""What a huey consumer loads: `huey_consumer backend.worker.huey`."""

from backend.app import create_app
from backend.config import Config

app = create_app(Config.from_env())
huey = app.extensions["lianfang.huey"]
