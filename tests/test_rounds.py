"""Work done over and over is done: what no endpoint leads to would be loaded by nobody, and never run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

NAMED = """
import importlib, pkgutil
import backend.app
from backend.kernel import jobs

def named():
    return {jobs._name(work) for work, _ in jobs._rounds} | {jobs._name(work) for work in jobs._works}

loaded = named()
import backend
for module in pkgutil.walk_packages(backend.__path__, "backend."):
    if module.name not in {"backend.worker", "backend.wsgi"}:  # these make an application
        importlib.import_module(module.name)
print(*sorted(named() - loaded))
"""


def test_every_job_and_every_round_is_loaded_with_the_application() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NAMED], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    assert done.stdout.split() == []
