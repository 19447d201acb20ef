# Works with GNU make 3.81 (macOS) and newer.

PYTHON  ?= python3
WORKERS ?= auto
ARGS    ?=
BIN     := .venv/bin

export PYTHON

.PHONY: help run setup test lint format bench waits load load-class screenshots agreement readme lock clean
.DEFAULT_GOAL := help

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

run: .venv/run.stamp ## open the dashboard on http://localhost:8501 (ARGS="--port 8600" goes to slantwise)
	@$(BIN)/slantwise $(ARGS)

setup: .venv/dev.stamp ## put everything a developer needs into .venv

test: .venv/dev.stamp ## run ruff, pyright and every test, the browser's too (ARGS goes to pytest)
	@$(BIN)/python -m tools.chromium --install
	@$(BIN)/python -m tools.postgres --install
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n $(WORKERS) --dist worksteal $(ARGS)

lint: .venv/dev.stamp ## run ruff and pyright only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright --pythonpath $(BIN)/python

format: .venv/dev.stamp ## let ruff sort the imports and lay out the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/dev.stamp ## measure articles a second against textstat and str.split
	@$(BIN)/slantwise bench $(ARGS)

waits: .venv/dev.stamp ## measure how long a person waits for pages, charts and scores
	@$(BIN)/python -m tools.chromium --install
	@$(BIN)/python -m tools.waits

load: .venv/dev.stamp ## measure many visitors on 100,000 articles (ARGS goes to tools.load)
	@$(BIN)/python -m tools.chromium --install
	@$(BIN)/python -m tools.load $(ARGS)

load-class: .venv/dev.stamp ## measure a class of 30 pupils, its server killed (ARGS goes to tools.class_load)
	@$(BIN)/python -m tools.chromium --install
	@$(BIN)/python -m tools.postgres --install
	@$(BIN)/python -m tools.class_load $(ARGS)

screenshots: .venv/dev.stamp ## take docs/screenshots/ anew from the running dashboard
	@$(BIN)/python -m tools.chromium --install
	@$(BIN)/python -m tools.screenshots $(ARGS)

agreement: .venv/dev.stamp ## measure agreement on annotated corpora and put it on record (ARGS=corpora/)
	@$(BIN)/python -m tools.agreement $(ARGS)

readme: .venv/dev.stamp ## write the tables of README.md anew
	@$(BIN)/python -m tools.readme_tables

lock: .venv/dev.stamp ## work out requirements*.lock again (ARGS=--upgrade for newer versions)
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tools/lock.sh $(ARGS)

clean: ## remove .venv and every cache
	rm -rf .venv build dist test-results .hypothesis .pytest_cache .ruff_cache
	find data metrics dashboard tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/run.stamp: requirements.lock pyproject.toml tools/setup.sh
	@sh tools/setup.sh requirements.lock
	@touch $@

.venv/dev.stamp: requirements-dev.lock pyproject.toml tools/setup.sh
	@sh tools/setup.sh requirements-dev.lock
	@touch .venv/run.stamp $@

# A virtual environment works only where it was made: after a move or a copy, make it anew.
ifneq ($(shell test -x .venv/bin/python && test "$$(cat .venv/made-in 2>/dev/null)" = "$$(pwd -P)" && echo here),here)
.PHONY: .venv/run.stamp .venv/dev.stamp
endif
