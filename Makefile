# The commands of this project. `make` alone lists them.
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
.PHONY: help run demo-reset test test-fast check bench lock welsh clean

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: .venv/.runtime ## Try it: invented force, invented people, http://127.0.0.1:8000 (PORT=)
	@exec $(BIN)/outcome21 demo run

demo-reset: .venv/.runtime ## Throw away what was entered in the demo, and start afresh
	@exec $(BIN)/outcome21 demo reset

test: .venv/.dev ## Everything: lint, types, both databases, browser; installs what it needs
	@$(BIN)/python scripts/system_packages.py
	@exec $(BIN)/python scripts/check.py

test-fast: .venv/.dev ## The tests without a browser, on SQLite, in under a minute
	@exec $(BIN)/python scripts/check.py fast

check: .venv/.dev ## Lint and types alone
	@exec $(BIN)/python scripts/check.py lint types

bench: .venv/.dev ## Measure; one JSON line a figure
	@$(BIN)/python scripts/system_packages.py --bench >&2
	@exec $(BIN)/python -m benchmarks

lock: .venv/.runtime ## Write requirements/*.txt again from requirements/*.in
	@test -x $(BIN)/uv || { echo "uv is not in .venv, and only uv writes the locks. See .venv/setup.log" >&2; exit 1; }
	@$(COMPILE) -o requirements/installer.txt requirements/installer.in
	@$(COMPILE) -o requirements/runtime.txt requirements/runtime.in
	@$(COMPILE) -c requirements/runtime.txt -o requirements/dev.txt requirements/dev.in
	@$(BIN)/python scripts/check.py locks

welsh: .venv/.dev ## Bring the Welsh catalogue up to date with the English, and pack it
	@exec $(BIN)/python -m scripts.welsh

clean: ## Remove what was built; what was entered (var/) stays
	@rm -rf .venv .make build outcome21.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: a later run does nothing unless a locked file or the project's description changed.
.venv/.runtime: requirements/runtime.txt requirements/installer.txt pyproject.toml
	@sh scripts/setup.sh runtime $(PYTHON)

.venv/.dev: requirements/dev.txt requirements/installer.txt pyproject.toml
	@sh scripts/setup.sh dev $(PYTHON)
