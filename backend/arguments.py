"""What each command of `lianfang` takes."""

from __future__ import annotations

import argparse
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from uuid import UUID


def _rule(text: str) -> str:
    from backend.transparency.acts import RULE

    if not RULE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not the name of a rule, such as R-15")
    return text


def _address(text: str) -> str:
    try:
        return text and str(ip_address(text))  # empty: --lan alone
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text!r} is not an IP address") from wrong


Argument = tuple[tuple[str, ...], dict[str, Any]]
FOR_PHONES = "also HTTPS for phones on the same network, at this address of the machine or at its main one"
KEYS: Argument = (
    ("--keys",),
    {"help": "whom to believe: a verifier key, or a file with the answer of GET /api/log"},
)
AUTHORITY: Argument = (
    ("--tsa-ca",),
    {"type": Path, "metavar": "PEM", "help": "certificates of the time-stamping authorities to believe"},
)
ARGUMENTS: dict[str, list[Argument]] = {
    "corpus": [
        (("folder",), {"type": Path, "help": "with county.json, visits.jsonl and photos/"}),
        (("--out",), {"type": Path, "required": True, "help": "one line a visit: score, verdict, findings"}),
    ],
    "recompute": [
        (("--area",), {"metavar": "CODE", "help": "only this area and what lies in it"}),
        (
            ("--policy",),
            {"type": Path, "metavar": "FILE", "help": "say what this document would change; keep nothing"},
        ),
        (("--dry-run",), {"action": "store_true", "help": "say what would change; keep nothing"}),
    ],
    "demo": [
        (("--serve",), {"action": "store_true", "help": "serve it until Ctrl-C"}),
        (("--port",), {"type": int, "default": 8080, "help": "for this machine"}),
        (("--lan",), {"nargs": "?", "const": "", "type": _address, "metavar": "ADDRESS", "help": FOR_PHONES}),
        (("--lan-port",), {"type": int, "default": 8443, "help": "HTTPS, for phones"}),
    ],
    "verify": [
        (("file",), {"nargs": "?", "type": Path, "help": "a bundle; without it, the whole database"}),
        KEYS,
        AUTHORITY,
    ],
    "audit": [
        (
            ("heads",),
            {"type": Path, "help": "checkpoints, or the answer of GET /api/log/heads, or size and root"},
        ),
        (("--url",), {"help": "the server's address; without it and --bundle, the database is read"}),
        (("--bundle",), {"type": Path, "metavar": "FILE", "help": "a bundle instead of a server"}),
        KEYS,
        AUTHORITY,
    ],
    "keys": [
        (("rotate",), {"nargs": "?", "choices": ["rotate"], "help": "put a new master key in its place"}),
    ],
    "bundle": [
        (("visit",), {"type": UUID, "help": "the visit's identity"}),
        (("-o", "--output"), {"type": Path, "help": "file to write"}),
    ],
    "reassess": [
        (
            ("--all",),
            {"action": "store_true", "help": "every visit, not only those that older checks assessed"},
        ),
    ],
    "begin": [
        (("code",), {"help": "the county's code, such as 990100"}),
        (("county",), {"help": "its name"}),
        (("organisation",), {"help": "who runs the server, such as the county's health bureau"}),
        (("login",), {"help": "of the system administrator"}),
        (("name",), {"help": "of the system administrator"}),
    ],
    "import": [
        (("file",), {"type": Path, "help": "the template (.xlsx), filled in"}),
        (("--by",), {"required": True, "help": "login of the person who imports; their areas are the limit"}),
        (("--dry-run",), {"action": "store_true", "help": "say what is wrong; write nothing"}),
        (("--good-rows",), {"action": "store_true", "help": "write the good rows, and leave out the others"}),
        (("--codes",), {"default": "", "metavar": "NAME", "help": "what codes mean, kept under this name"}),
    ],
    "withdraw": [
        (("patient",), {"type": UUID, "help": "the person's identity"}),
        (("--rule",), {"type": _rule, "required": True, "help": "the retention rule, such as R-15"}),
        (("--by",), {"required": True, "help": "login of the person who decides it"}),
    ],
}
