"""Fails when a committed file that is made from the code is not the code's: API document, types, refusals."""

import subprocess
import sys
from pathlib import Path

GENERATED = [
    ([sys.executable, "-m", "backend.cli", "openapi"], Path("backend/openapi.json")),
    ([sys.executable, "-m", "tools.refusals"], Path("docs/refusals.md")),
    ([sys.executable, "-m", "tools.words"], Path("pwa/src/domain/register/words.json")),
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
