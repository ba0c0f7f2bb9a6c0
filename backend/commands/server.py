"""For whoever runs the server: its keys, its database, its API document."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import backend
from backend.commands.command import Trouble, command, progress, takes
from backend.commands.house import house
from backend.config import Config

if TYPE_CHECKING:
    import argparse

OPENAPI = Path(backend.__file__).parent / "openapi.json"


@command(takes("rotate", nargs="?", choices=["rotate"], help="put a new master key in its place"))
def keys(given: argparse.Namespace) -> int:
    """Make the server's keys and say which public ones phones pin; or put a new master key in its place."""
    if given.rotate:
        return _rotate()
    from backend.kernel import keys as server
    from backend.transparency.trust import Trust

    config = Config.from_env()
    made = server.create(config.key_folder)
    print(f"made {', '.join(made)}" if made else "all keys were there", file=sys.stderr)
    held = server.load(config.key_folder)
    print(json.dumps(Trust(config.origin, held.p256_spki, held.ed25519_raw).to_json(), indent=1))
    return 0


def _rotate() -> int:
    with house():
        from backend.kernel import jobs, rotation
        from backend.transparency import acts

        done = rotation.rotate(lambda count: progress({"people": count}))
        acts.record("keys.rotate", {"before": done.before, "after": done.after}, None)
        jobs.commit()
        if left := rotation.left_behind():
            raise Trouble(f"{left} people were recorded meanwhile under the old key; rotate once more")
    print(f"{done.rewrapped} people's keys rest under the new master key.")
    print(f"Only backups from before need master.{done.before}.retired now: move it to where they are kept.")
    return 0


@command()
def upgrade(_: argparse.Namespace) -> int:
    """Bring the database up to date."""
    with house():
        from backend.kernel import schema

        schema.upgrade()
    return 0


@command()
def openapi(_: argparse.Namespace) -> int:
    """Write the API document from which the app's types are made."""
    from backend.app import create_app
    from backend.kernel import keys as server

    with tempfile.TemporaryDirectory() as folder:
        server.create(Path(folder) / "keys")
        app = create_app(Config(data=Path(folder)))
        document = app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    OPENAPI.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(OPENAPI)
    return 0
