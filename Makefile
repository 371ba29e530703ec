# Every target sets itself up: .venv is made from constraints.txt when it is missing or older.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PYTHONUTF8 = 1
# Containers set it; without what Python keeps, each run of the tests compiles them twice over.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "rectify needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { echo "python3-venv is missing: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt 'pip>=25.1'
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --build-constraint constraints.txt --editable '.[pdf,word,xlsx,parquet,calendar,web]' --group dev
	@touch $(READY)

.PHONY: setup
setup: $(READY) ## make .venv from the pinned versions

.PHONY: notice
notice: $(READY) ## check the sample ledger and render its notice in Word and Markdown
	@$(BIN)/rectify check
	@$(BIN)/rectify render notice --format docx
	@$(BIN)/rectify render notice --format md

.PHONY: test
# dev: a tenth of the examples, for the desk. ci: all of them, and what of the code was run.
PROFILE ?= dev
COVERED_ci := --cov --cov-report=
# The workers of xdist know no -X, but they have the environment.
test slow golden: export PYTHONWARNDEFAULTENCODING = 1
test: $(READY) ## run the tests but the slow ones; PROFILE=ci on all their examples
	@$(BIN)/python -m pytest -q -n auto --dist worksteal --hypothesis-profile=$(PROFILE) -m 'not slow' $(COVERED_$(PROFILE))

.PHONY: browser
browser: ## install the Chromium that plays the local page, where apt-get is; the tests say it if there is none
	@{ command -v chromium || command -v chromium-browser || command -v google-chrome || ! command -v apt-get; } >/dev/null \
	|| { apt-get --quiet update && apt-get --quiet --yes install chromium; } || echo "Chromium could not be installed: apt-get install chromium" >&2

.PHONY: slow
slow: $(READY) ## run the slow tests, on all their examples
	@$(BIN)/python -m pytest -q -n auto --dist loadfile --hypothesis-profile=ci -m slow

.PHONY: golden
golden: $(READY) ## write the golden files anew, and the parts of the docs that are made; read what changed
	@$(BIN)/python -m pytest -q -n auto --golden
	@git status --short -- tests schema docs '*.md'

.PHONY: lint
lint: $(READY) ## lint, formatting, types and layers
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

.PHONY: coverage
coverage: $(READY) ## run the tests but the slow ones, and hold the core at 98 % of its branches
	@$(MAKE) --no-print-directory test PROFILE=ci
	@$(BIN)/coverage report --fail-under=98

.PHONY: data
data: $(READY) ## check the sample ledger, as CI of a data repository does
	@$(BIN)/rectify check

.PHONY: check
check: lint browser coverage slow data ## everything CI runs

.PHONY: bench
bench: $(READY) ## measure start-up and growth against their floors and peers
	@.venv-bench/bin/python -c 'import doorstop, docxtpl' 2>/dev/null || { $(PYTHON) -m venv .venv-bench && .venv-bench/bin/pip install --quiet --disable-pip-version-check --constraint benchmarks/constraints.txt doorstop docxtpl; }
	@$(BIN)/python benchmarks/run.py

.PHONY: docs
docs: $(READY) ## write the reference pages of docs/ anew
	@PYTHONPATH=tools $(BIN)/python -m reference

.PHONY: pictures
pictures: $(READY) ## draw the pictures of the README and of every paper from real runs
	@PYTHONPATH=tests/support $(BIN)/python tools/pictures.py docs

SEED ?= 1
FILES ?= 2000
.PHONY: fuzz
fuzz: $(READY) ## give every reader damaged files, SEED and FILES of them; what does what no file may is kept in build/fuzz
	@PYTHONPATH=tools $(BIN)/python -m fuzz --seed $(SEED) --files $(FILES)

.PHONY: soak
soak: $(READY) ## kill every writing command at each of its steps, fill the disk under it, run eight at once
	@RECTIFY_SOAK=1 $(BIN)/python -m pytest -q -n auto tests/house/test_soak.py tests/store/test_journal.py tests/web/test_together.py

.PHONY: conformity
conformity: $(READY) ## hold the Word file against GB/T 9704-2012, its pages where LibreOffice is, and the POA&M against trestle
	@command -v soffice >/dev/null || echo "LibreOffice (soffice) is not here: the pages are not measured, all else is"
	@RECTIFY_CONFORMITY=1 $(BIN)/python -m pytest -q -rs tests/conformity

# What one installs: the same bytes from the same commit, whoever makes them.
dist wheelhouse: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct)
RELEASE := .venv-release/bin/python

.PHONY: release-tools
release-tools:
	@$(RELEASE) -c 'import cyclonedx_py, hatchling, uv' 2>/dev/null || { $(PYTHON) -m venv .venv-release && $(RELEASE) -m pip install --quiet --disable-pip-version-check --constraint tools/release/constraints.txt --constraint constraints.txt 'pip>=25.1' cyclonedx-bom hatchling uv; }

.PHONY: dist
dist: release-tools ## build the wheel and the sdist in dist/, byte for byte the same each time
	@rm -rf dist
	@$(RELEASE) -m hatchling build --directory dist
	@cd dist && sha256sum *.whl *.tar.gz

.PHONY: requirements
requirements: release-tools ## write requirements.txt: every pinned package with its hashes, for all platforms
	@PYTHONPATH=tools $(RELEASE) -m release.wheelhouse --requirements requirements.txt

EXTRAS ?= xlsx,pdf,word,calendar,web
.PHONY: wheelhouse
wheelhouse: dist ## fill dist/wheelhouse: all wheels for Windows, Linux and macOS, to install without a network; tried, with its SBOM
	@PYTHONPATH=tools $(RELEASE) -m release.wheelhouse --folder dist/wheelhouse --extras $(EXTRAS)
	@PYTHONPATH=tools $(RELEASE) -m release.contents dist/wheelhouse dist/tried
	@rm -rf dist/tried

.PHONY: windows
windows: ## lay out dist/rectify-windows from the wheelhouse, to run without installing; EMBEDDED=python-3.12.*-embed-amd64.zip
	@test -d dist/wheelhouse/wheels || $(MAKE) --no-print-directory wheelhouse
	@PYTHONPATH=tools $(RELEASE) -m release.windows $(if $(EMBEDDED),--embedded $(EMBEDDED))
