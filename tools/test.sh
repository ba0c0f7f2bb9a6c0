#!/usr/bin/env bash
# Every check there is, cheapest first; prints the counts last.
set -euo pipefail
cd "$(dirname "$0")/.."
results=test-results
rm -rf "$results"; mkdir -p "$results"
say() { printf '\n— %s\n' "$*"; }

tools/lint.sh
say "the API document and the PWA's types are those of the code"
.venv/bin/python -m tools.drift
say "Vitest"
npm --prefix pwa run --silent test -- --reporter=default --reporter=junit --outputFile.junit="../$results/vitest.xml"
say "pytest on SpatiaLite and PostGIS"
.venv/bin/python -m pytest tests --ignore=tests/e2e --junitxml="$results/pytest.xml"
say "build and shell size"
npm --prefix pwa run --silent build
npm --prefix pwa run --silent size
say "browser"
# A story that failed is told once more: a busy machine can starve three browsers past every patience.
.venv/bin/python -m pytest tests/e2e --reruns 1 --junitxml="$results/browser.xml"
.venv/bin/python -m tools.counts "$results"
