"""Runs every measurement; a name (`receive`, `calendar`, `log`, `corpus`, `reassess` …) runs one."""

import sys

from tools.bench import calendar, corpus, doorways, imports, log, pictures, reassess, receive, shell

MEASUREMENTS = {
    "receive": receive.main,
    "shell": shell.main,
    "calendar": calendar.main,
    "log": log.main,
    "corpus": corpus.main,
    "pictures": pictures.main,
    "doorways": doorways.main,
    "imports": imports.main,
    "reassess": reassess.main,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or MEASUREMENTS:
        print(f"\n— {name}")
        MEASUREMENTS[name]()
