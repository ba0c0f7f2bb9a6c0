#!/usr/bin/env bash
# Backend (Flask's reloader) and PWA (Vite) side by side; Ctrl-C, or the end of one, ends both.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-8080}
trap 'trap - TERM; kill 0' EXIT
trap 'exit 130' INT TERM
.venv/bin/python -m backend.cli demo
# Jobs run at once, so that no consumer is needed.
LIANFANG_JOBS_NOW=1 .venv/bin/flask --app backend.wsgi run --debug --port "$port" &
LIANFANG_API=http://127.0.0.1:$port npm --prefix pwa run --silent dev &
wait -n
