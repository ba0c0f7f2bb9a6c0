"""The real server on another day: `LATER_MS` is how far its clock, and so the story's world, has run on."""

import os
import time
from contextlib import ExitStack

from backend.kernel import clock

AHEAD_MS = int(os.environ["LATER_MS"])
WORLD = ExitStack()  # held as long as the server lives
WORLD.enter_context(clock.reading(lambda: time.time_ns() // 1_000_000 + AHEAD_MS))

from backend.wsgi import app  # noqa: E402, F401  nothing may read the time before it is set
