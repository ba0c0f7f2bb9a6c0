"""See the package's docstring."""

import json
import sys
from pathlib import Path

from tools.vectors import envelopes, plans, questions, teams, tree, turning

FOLDER = Path(__file__).parents[2] / "tests" / "vectors"
MAKERS = {
    "dsse": envelopes.dsse,
    "statement": envelopes.statements,
    "beacon": envelopes.beacons,
    "entry": envelopes.entries,
    "bodies": plans.bodies,
    "codes": turning.turning_codes,
    "forms": questions.forms,
    "team": teams.teams,
    "merkle": tree.merkle_tree,
    "checkpoint": tree.checkpoints,
    "receipt": tree.receipts,
}


def main(arguments: list[str]) -> int:
    drifted = []
    for name, make in MAKERS.items():
        path = FOLDER / f"{name}.json"
        text = json.dumps(make(), ensure_ascii=False, indent=1) + "\n"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            drifted.append(path.name)
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8")
    print("\n".join(drifted) or "no drift")
    return bool(drifted) and "--check" in arguments


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
