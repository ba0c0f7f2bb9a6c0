#!/usr/bin/env bash
# Everything that can be said about the code without running it. Stops at the first kind of fault.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
say() { printf '\n— %s\n' "$*"; }

say "ruff";                 $bin/ruff check . && $bin/ruff format --check .
say "mypy, strict";         $bin/mypy
say "who may import whom";  $bin/lint-imports --no-cache
say "sizes";                $bin/python -m tools.sizes
say "Biome and vue-tsc";    npm --prefix pwa run --silent check
