#!/usr/bin/env bash
# Sets up a bare Debian machine: system packages, a virtual environment, locked Python packages.
#   tools/setup.sh base   what the product runs on       tools/setup.sh test   that and what its tests need
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:?base or test}

base_packages=(libsqlite3-mod-spatialite python3-venv)
test_packages=(postgresql redis-server chromium fonts-noto-cjk openssl)

install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing and there is no sudo: ${missing[*]}" >&2; exit 1; }
    root=(sudo)
  fi
  echo "Installing ${missing[*]} …"
  "${root[@]}" apt-get update -qq
  # No service of ours should start on the machine: the tests bring their own cluster and their own Redis.
  DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
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

[ -x .venv/bin/python ] || python3 -m venv .venv
[ -x .venv/bin/uv ] || .venv/bin/python -m pip install --quiet uv
lock=requirements.lock
[ "$kind" = test ] && lock=requirements-dev.lock
.venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r "$lock"
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --editable .
touch ".venv/.$kind"
[ "$kind" = test ] && touch .venv/.base
exit 0
