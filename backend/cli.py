"""The command line: `lianfang`. Each command is a few words over a service; see `lianfang COMMAND --help`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from backend.arguments import ARGUMENTS
from backend.config import Config, UnknownSetting
from backend.kernel.errors import Refusal
from backend.kernel.keys import MissingKeys
from backend.policy.reading import PolicyError
from backend.transparency.encoding import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

OPENAPI = Path(__file__).parent / "openapi.json"


class Trouble(Exception):
    """Something a person can mend."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 well, 1 something does not hold or cannot be done, 2 misuse."""
    given = _parser().parse_args(arguments)
    try:
        code: int = given.run(given)
    except Refusal as refusal:
        said = refusal.as_json()
        print(f"{said['message']['en']} {said['help']['en']} ({refusal.code})", file=sys.stderr)
        return 1
    except (Trouble, MissingKeys, UnknownSetting, FormatError, PolicyError, OSError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return code


def verify(given: argparse.Namespace) -> int:
    """Check a bundle file, or the whole database."""
    from backend import verifying

    if given.file:
        return not verifying.file(given.file, given.keys, given.tsa_ca, print)
    with _house():
        return not verifying.everything(print, _progress)


def audit(given: argparse.Namespace) -> int:
    """Compare heads of the log that somebody wrote down with a server's log, a bundle, or the database."""
    from backend import auditing

    if source := auditing.outside(given.url, given.bundle):
        return not auditing.audit(given.heads, source, given.keys, given.tsa_ca, print)
    with _house():
        return not auditing.audit(given.heads, auditing.House(), given.keys, given.tsa_ca, print)


def bundle(given: argparse.Namespace) -> int:
    """Write a visit as one file."""
    with _house():
        from backend.kernel import jobs
        from backend.visits.pages import bundling

        target: Path = given.output or Path(f"{given.visit}.lianfang.zip")
        target.write_bytes(bundling.bundle(given.visit))
        jobs.commit()
    print(target)
    return 0


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
    with _house():
        from backend.kernel import jobs, rotation
        from backend.transparency import acts

        done = rotation.rotate(lambda count: _progress({"people": count}))
        acts.record("keys.rotate", {"before": done.before, "after": done.after}, None)
        jobs.commit()
        if left := rotation.left_behind():
            raise Trouble(f"{left} people were recorded meanwhile under the old key; rotate once more")
    print(f"{done.rewrapped} people's keys rest under the new master key.")
    print(f"Only backups from before need master.{done.before}.retired now: move it to where they are kept.")
    return 0


def upgrade(_: argparse.Namespace) -> int:
    """Bring the database up to date."""
    with _house():
        from backend.kernel import schema

        schema.upgrade()
    return 0


def recompute(given: argparse.Namespace) -> int:
    """Compute anew who is due, of a county or everywhere; or say what another policy would change."""
    with _house():
        from backend.kernel import jobs
        from backend.schedule import command

        print(command.run(given.area, given.policy, given.dry_run, _progress))
        jobs.commit()
    return 0


def begin(given: argparse.Namespace) -> int:
    """Make the county and its first account, the system administrator, in an empty database."""
    from backend.roster import founding

    with _house():
        from backend.kernel import jobs

        try:
            password = founding.begin(given.code, given.county, given.organisation, given.login, given.name)
        except founding.AlreadyBegun as begun:
            raise Trouble("there are accounts already: a system administrator makes the next one") from begun
        jobs.commit()
    print(password)
    print(f"Password of {given.login}, shown this once.", file=sys.stderr)
    return 0


def import_(given: argparse.Namespace) -> int:
    """Check a file from Excel and write it down: everything, or the good rows."""
    with _house():
        from backend.importing import command
        from backend.importing.models import Choice

        choice = None if given.dry_run else Choice.GOOD if given.good_rows else Choice.ALL
        name, data = given.file.name, given.file.read_bytes()
        try:
            said = command.run(data, name, _staff(given.by), choice, given.codes, partial(_bar, name))
        except command.NoProfile as unknown:
            raise Trouble(str(unknown)) from unknown
    print(*said, sep="\n")
    return 0


def withdraw(given: argparse.Namespace) -> int:
    """Destroy what is kept about a person, by a logged act."""
    with _house():
        from backend.kernel import jobs
        from backend.patients import service

        index = service.withdraw(given.patient, given.rule, _staff(given.by))
        jobs.commit()
    print(f"withdrawn under rule {given.rule}: log entry {index}")
    return 0


def demo(given: argparse.Namespace) -> int:
    """Fill an empty database with a fictitious county; print who may sign in, and serve it if asked to."""
    from backend import serve
    from backend.demo import command, lan
    from backend.demo.fill import NotADemo

    config = Config.from_env()
    try:
        print(command.prepare(config), flush=True)
    except NotADemo as somebodys:
        raise Trouble(
            "the database holds something else and is left alone; choose another LIANFANG_DATA"
        ) from somebodys
    if not given.serve:
        return 0
    listeners = [serve.Listener(f"127.0.0.1:{given.port}")]
    if given.lan is not None:
        phones = lan.invite(config.data / "lan", given.lan, given.port, given.lan_port)
        door = serve.Listener(f"{phones.host}:{given.port}", application=phones.door_application)
        home = serve.Listener(f"{phones.host}:{given.lan_port}", phones.files.server, phones.files.key)
        listeners += [door, home]
        print(phones)
    print(f"\nhttp://localhost:{given.port}", flush=True)
    return serve.serve(listeners, {})


def openapi(_: argparse.Namespace) -> int:
    """Write the API document from which the app's types are made."""
    from backend.app import create_app
    from backend.kernel import keys as server

    with tempfile.TemporaryDirectory() as folder:
        server.create(Path(folder) / "keys")
        document = (
            create_app(Config(data=Path(folder))).extensions["flask-smorest"]["apis"][""]["ext_obj"].spec
        )
        OPENAPI.write_text(
            json.dumps(document.to_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    print(OPENAPI)
    return 0


def corpus(given: argparse.Namespace) -> int:
    """Assess a corpus of synthetic visits with the same checks as real ones."""
    from backend.authenticity.corpus import running

    count = running.run(given.folder, given.out, _bar)
    print(f"{count} visits assessed: {given.out}")
    return 0


def reassess(given: argparse.Namespace) -> int:
    """Put visits through the checks again: those that older checks assessed, or every one."""
    with _house():
        from backend.authenticity.real import command

        count = command.run(_bar, everything=given.all)
    print(f"{count} visits assessed")
    return 0


@contextmanager
def _house() -> Iterator[None]:
    """Inside the configured application; its connections are closed in the end."""
    from backend.app import create_app
    from backend.kernel.db import db

    with create_app(Config.from_env()).app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def _staff(login: str) -> UUID:
    from sqlalchemy import select

    from backend.kernel.db import db
    from backend.roster.models import Staff

    identity = db.session.scalar(select(Staff.id).where(Staff.login == login))
    if identity is None:
        raise Trouble(f"nobody signs in as {login}")
    return identity


def _progress(counts: Mapping[str, int]) -> None:
    if sys.stderr.isatty():
        said = ", ".join(f"{number} {what}" for what, number in counts.items())
        print(f"\r{said}", end="", file=sys.stderr, flush=True)


def _bar(step: str, done: int, of: int) -> None:
    if sys.stderr.isatty() and (done % 50 == 0 or done == of):
        print(f"\r{step} {done} of {of} ", end="\n" if done == of else "", file=sys.stderr, flush=True)


COMMANDS = (
    demo, verify, audit, bundle, keys, upgrade, recompute, reassess, begin, import_, withdraw,
    openapi, corpus,
)  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "lianfang", description="Lianfang: joint home visits that can be believed"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for run in COMMANDS:
        name = run.__name__.rstrip("_")
        one = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        one.set_defaults(run=run)
        for names, options in ARGUMENTS.get(name, ()):
            one.add_argument(*names, **options)
    return parser


if __name__ == "__main__":
    sys.exit(main())
