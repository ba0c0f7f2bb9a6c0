"""The real server, or `lianfang`, on another day: `LATER_MS` is how far the story's clock has run on."""

import os
import sys
import time
from contextlib import ExitStack

from backend.kernel import clock

AHEAD_MS = int(os.environ["LATER_MS"])
WORLD = ExitStack()  # held as long as the process lives
WORLD.enter_context(clock.reading(lambda: time.time_ns() // 1_000_000 + AHEAD_MS))

# Nothing may read the time before it is set.
if __name__ == "__main__":
    from backend.cli import main

    sys.exit(main())
else:
    from backend.wsgi import app  # noqa: F401
