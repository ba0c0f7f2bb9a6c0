#!/usr/bin/env bash
# Two lock files with hashes and no addresses, so that any mirror a county has can serve them.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() { .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml "$@"; }
compile --upgrade -o requirements.lock
compile --group dev --constraints requirements.lock -o requirements-dev.lock
