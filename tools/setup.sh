#!/usr/bin/env bash
# Sets up a bare Debian machine: system packages, a virtual environment, locked Python packages.
#   tools/setup.sh base   what the product runs on       tools/setup.sh test   that and what its tests need
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:?base or test}

base_packages=(libsqlite3-mod-spatialite python3-venv)
test_packages=(postgresql redis-server chromium fonts-noto-cjk openssl)

fail() { echo "$*" >&2; exit 1; }

# Debian 12 carries Node 18, so Node is the one thing that must be here already.
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 22 || (a == 22 && b >= 12) || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null ||
  fail "Node 20.19 (or 22.12, or newer) and npm are needed; here is $(node --version 2>/dev/null || echo none). See https://nodejs.org"

install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "These packages are missing, and there is neither root nor sudo: ${missing[*]}"
    root=(sudo)
  fi
  echo "Installing ${missing[*]} …"
  "${root[@]}" apt-get update -qq
  # Debian starts what it installs; tests bring a PostgreSQL and a Redis of their own and touch neither.
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

if command -v dpkg-query >/dev/null; then
  install_packages "${base_packages[@]}"
  if [ "$kind" = test ]; then
    install_packages "${test_packages[@]}"
    # PostGIS is packaged for one PostgreSQL version: the one this Debian carries.
    version=$(find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' | sort -n | tail -1)
    install_packages "postgresql-$version-postgis-3"
  fi
else
  echo "This is no Debian: please see that SpatiaLite's extension (mod_spatialite) is installed." >&2
fi

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "Python 3.11 or newer is needed; here is $(python3 --version)"
[ -x .venv/bin/pip ] || python3 -m venv --clear .venv # one without pip was left half made
[ -x .venv/bin/uv ] || .venv/bin/python -m pip install --quiet uv
lock=requirements.lock
[ "$kind" = test ] && lock=requirements-dev.lock
.venv/bin/uv pip install --quiet --compile-bytecode --python .venv/bin/python --require-hashes -r "$lock"
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --editable .
touch ".venv/.$kind"
[ "$kind" = test ] && touch .venv/.base
exit 0
