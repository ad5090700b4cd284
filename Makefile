# `make run` and `make test` do everything, on a machine with Python 3.11 or newer and its venv.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/*.po))
RUN := .venv/run.stamp .venv/project.stamp $(CATALOGUES)
TEST := .venv/test.stamp .venv/project.stamp $(CATALOGUES)
AXE := requirements/browser/node_modules
LIGHTHOUSE := requirements/lighthouse/node_modules
UV := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-all test-tools bench pictures lock translations translations-check clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' Makefile

run: $(RUN) ## serves at http://localhost:8000, with an example campaign (PORT= HOST= PUBLIC_URL=)
	@$(BIN)/wijkstem init --example
	@exec $(BIN)/wijkstem serve

test: test-tools ## the gate: linters, types, import contracts, catalogues, tests
	$(BIN)/python -m pytest -m "not long" -n 2 --dist worksteal

test-all: test-tools $(LIGHTHOUSE) ## the gate, and the long walks and soaks
	@requirements/system.sh all
	HYPOTHESIS=search $(BIN)/python -m pytest -n 2 --dist worksteal

test-tools: $(TEST) $(AXE)
	@requirements/system.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python translations/collect.py --check

bench: $(TEST) $(LIGHTHOUSE) ## one JSON line per figure, with its bare reference
	@requirements/system.sh
	@$(BIN)/python tests/bench/run.py

pictures: $(TEST) ## takes the README's pictures anew
	@$(BIN)/python tests/bench/pictures.py

lock: ## writes the hashed locks anew (needs uv and npm)
	cd requirements && $(UV) run.in -o run.txt
	cd requirements && $(UV) -c run.txt test.in -o test.txt
	cd requirements/browser && npm install --loglevel=error --package-lock-only --ignore-scripts
	cd requirements/lighthouse && npm install --loglevel=error --package-lock-only --ignore-scripts
	@$(PYTHON) requirements/tidy_locks.py

translations: .venv/test.stamp ## takes up new sentences for the translators, and compiles
	$(BIN)/python translations/collect.py
	@$(MAKE) --no-print-directory $(CATALOGUES)

translations-check: .venv/test.stamp ## fails when a sentence lacks its translation
	$(BIN)/python translations/collect.py --check

clean: ## removes what can be made again; never instance/
	rm -rf .venv build $(AXE) $(LIGHTHOUSE) .mypy_cache .ruff_cache .pytest_cache \
	    .import_linter_cache .hypothesis $(CATALOGUES)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "Wijkstem needs Python 3.11 or newer. Is there one? make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { \
	    echo "On Debian this needs: apt-get install python3-venv" >&2; rm -rf .venv; exit 1; }

.venv/run.stamp: requirements/run.txt | .venv/bin/python
	@echo "Installing what Wijkstem needs. The first time this takes a minute or two."
	@$(PIP) --require-hashes -r $<
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/run.stamp
	@echo "Installing what the tests need. The first time this takes a minute or two."
	@$(PIP) --require-hashes -r $<
	@touch $@

.venv/project.stamp: pyproject.toml .venv/run.stamp
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

%.mo: %.po | .venv/run.stamp
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@ \
	    --locale $(word 2,$(subst /, ,$<))

%/node_modules: %/package-lock.json %/package.json
	@echo "Installing $* with npm."
	@cd $* && npm ci --loglevel=error --ignore-scripts --no-audit --no-fund
	@touch $@
