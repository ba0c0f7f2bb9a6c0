"""The command line: `lianfang`. See `lianfang COMMAND --help`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from backend.commands.checks import corpus, reassess
from backend.commands.command import Trouble
from backend.commands.county import begin, import_, recompute, withdraw
from backend.commands.demo import demo
from backend.commands.drawing import draw
from backend.commands.proof import audit, bundle, verify
from backend.commands.server import keys, openapi, upgrade
from backend.config import UnknownSetting
from backend.kernel.errors import Refusal
from backend.kernel.keys import MissingKeys
from backend.policy.reading import PolicyError
from backend.transparency.encoding import FormatError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    demo, verify, audit, bundle, draw, keys, upgrade, recompute, reassess, begin, import_, withdraw,
    openapi, corpus,
)  # fmt: skip


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "lianfang", description="Lianfang: joint home visits that can be believed"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for one in COMMANDS:
        one.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
