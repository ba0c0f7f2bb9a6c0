"""What the checks find in a synthetic county: the scorer's table over three seeds together.

The corpus is no part of the product: `LIANFANG_CORPUS` names the folder with its `generate.py` and
`score.py`. Figures compare one version of the checks with another; they do not foretell what a real
county will show.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = tuple(map(int, os.environ.get("LIANFANG_CORPUS_SEEDS", "11,12,13").split(",")))
VISITS = 1500


def main() -> None:
    """Generate three counties, assess them with the shipped command, let the corpus's own scorer judge."""
    tools = Path(os.environ.get("LIANFANG_CORPUS", ""))
    if not all((tools / name).is_file() for name in ("generate.py", "score.py")):
        print("skipped: LIANFANG_CORPUS names no folder with generate.py and score.py")
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        spent = [assess(tools, folder / str(seed), seed) for seed in SEEDS]
        for name in ("predictions.jsonl", "labels.jsonl"):
            together = "".join((folder / str(seed) / name).read_text(encoding="utf-8") for seed in SEEDS)
            (folder / name).write_text(together, encoding="utf-8")
        run(tools / "score.py", folder / "predictions.jsonl", folder / "labels.jsonl")
    seconds, visits = (sum(column) for column in zip(*spent, strict=True))
    print(f"\n{seconds / visits * 1000:.0f} ms a visit, learning and decoding of photos included")


def assess(tools: Path, folder: Path, seed: int) -> tuple[float, int]:
    """One county; returns the seconds its assessment took and how many visits it has."""
    run(tools / "generate.py", "--seed", seed, "--visits", VISITS, "--out", folder)
    start = time.monotonic()
    run("-m", "backend.cli", "corpus", folder, "--out", folder / "predictions.jsonl")
    visits = len((folder / "labels.jsonl").read_text(encoding="utf-8").splitlines())
    return time.monotonic() - start, visits


def run(*command: object) -> None:
    """Run Python on a script or module, aloud."""
    subprocess.run([sys.executable, *map(str, command)], check=True)


if __name__ == "__main__":
    main()
