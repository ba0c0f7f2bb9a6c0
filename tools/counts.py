"""Adds up the JUnit files of every runner and prints the counts as the last line."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET


def tally(report: Path) -> tuple[int, int, int]:
    """Tests (passed, failed, skipped) of one JUnit file."""
    # Our own runners wrote these files a moment ago; there is no stranger's XML here.
    cases = list(ET.parse(report).getroot().iter("testcase"))  # noqa: S314
    failed = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    return len(cases) - failed - skipped, failed, skipped


def main(folder: Path) -> int:
    totals = [0, 0, 0]
    for report in sorted(folder.glob("*.xml")):
        counts = tally(report)
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        print(f"{report.stem}: {counts[0]} passed, {counts[1]} failed, {counts[2]} skipped")
    print(f"{totals[0]} passed, {totals[1]} failed, {totals[2]} skipped")
    return bool(totals[1])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
