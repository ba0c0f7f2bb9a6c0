#!/usr/bin/env bash
# Backend (Flask's reloader) and PWA (Vite) side by side; Ctrl-C ends both.
set -euo pipefail
cd "$(dirname "$0")/.."
trap 'kill 0' EXIT
.venv/bin/python -m backend.cli demo
LIANFANG_DEBUG=1 .venv/bin/flask --app backend.wsgi run --debug --port 8080 &
LIANFANG_API=http://127.0.0.1:8080 npm --prefix pwa run dev
