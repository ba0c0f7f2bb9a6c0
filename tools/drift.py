"""Fails when the committed API document, or the PWA's types made from it, are not those of the code."""

import subprocess
import sys
from pathlib import Path

GENERATED = [
    ([sys.executable, "-m", "backend.cli", "openapi"], Path("backend/openapi.json")),
    (["npm", "--prefix", "pwa", "run", "--silent", "api"], Path("pwa/src/net/schema.d.ts")),
]


def main() -> int:
    drifted = []
    for command, path in GENERATED:
        before = path.read_bytes()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        if path.read_bytes() != before:
            drifted.append(f"{path} was out of date and has been made anew: commit it")
    print("\n".join(drifted) or "no drift")
    return bool(drifted)


if __name__ == "__main__":
    sys.exit(main())
