# Lianfang 联访. Every target sets up what it needs; `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PY := .venv/bin/python
NPM := npm --prefix pwa --no-fund --no-audit
PORT ?= 8080
LAN ?=

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/.base pwa/dist/index.html ## install, build, migrate, fill a fictitious county, serve it (LAN=1: also HTTPS for phones)
	$(PY) -m backend.cli demo --serve --port $(PORT) $(if $(LAN),--lan $(filter-out 1,$(LAN)))

build: .venv/.base pwa/dist/index.html ## install and build, and nothing else (for a server: deploy/README.md)

dev: .venv/.test pwa/node_modules/.installed ## backend and PWA, both reloading
	PORT=$(PORT) tools/dev.sh

test: .venv/.test pwa/node_modules/.installed ## every check: lint, types, contracts, drift, both databases, browser; counts last
	tools/test.sh

lint: .venv/.test pwa/node_modules/.installed ## formatting, types, import contracts, sizes
	tools/lint.sh

e2e: .venv/.test pwa/dist/index.html ## the browser stories only
	$(PY) -m pytest tests/e2e $(TESTS)

bench: .venv/.test pwa/dist/index.html ## measure: visits received, shell size, offline start (ratios in one run)
	$(PY) -m tools.bench

soak: .venv/.test ## 200 phones, 10 000 visits, a third of answers lost, server killed 20 times (SIZE="--phones 20 …": less)
	$(PY) -m tools.soak $(SIZE)

pictures: .venv/.test pwa/dist/index.html ## photograph every screen into docs/pictures (ONLY=at_the_door: one part)
	$(PY) -m tools.pictures $(if $(ONLY),--only $(ONLY))

lock: .venv/.base ## resolve the Python dependencies anew into the two lock files
	tools/lock.sh

# --- set-up: a stamp file per step, remade when its input changes ------------------------------------------
.venv/.base: requirements.lock tools/setup.sh
	tools/setup.sh base

.venv/.test: requirements-dev.lock tools/setup.sh
	tools/setup.sh test

pwa/node_modules/.installed: pwa/package-lock.json
	$(NPM) ci --silent
	touch $@

pwa/dist/index.html: pwa/node_modules/.installed $(shell find pwa/src pwa/public pwa/index.html pwa/*.ts pwa/package.json -type f 2>/dev/null)
	$(NPM) run --silent build
	touch $@

.PHONY: help demo build dev test lint e2e bench soak pictures lock
