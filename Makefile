# Everything a clone needs: Python 3.11 or newer, make and git. `make help` lists the targets.
#
#   make test PYTHON=python3.13    with another Python (run `make clean` first to change it)

PYTHON ?= python3

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

# pip reads the dependency groups of pyproject.toml, and holds what builds the package to our
# versions, from 25.3 on; so it holds itself to ours first.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --constraint constraints.txt
INSTALLED := $(VENV)/installed

.DEFAULT_GOAL := help

.PHONY: fill
fill: $(INSTALLED)  ## write every region's releases to out/, in Word and in Markdown
	$(BIN)/lmp-press fill

.PHONY: test
test: $(INSTALLED)  ## lint, types and tests; says at the end what was skipped, and why
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

.PHONY: coverage
coverage: $(INSTALLED)  ## the tests again, and which lines and branches none of them reaches
	$(BIN)/python -m pytest --cov --numprocesses auto --dist worksteal

.PHONY: fix
fix: $(INSTALLED)  ## format the code, and mend what the linter can mend by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: pictures
pictures: $(INSTALLED)  ## draw the pictures of the README and the guide (needs LibreOffice, Poppler, Chromium)
	$(BIN)/python tools/pictures.py

.PHONY: benchmark
benchmark: $(INSTALLED)  ## measure us against our peers, in one run; prints the ratios
	$(INSTALL) --group benchmark
	-$(BIN)/python -m venv $(VENV)/rust-docxtpl  # a peer that stands in another's place
	-$(VENV)/rust-docxtpl/bin/python -m pip install --quiet rust-docxtpl==0.1.2
	$(BIN)/python benchmarks/peers.py
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/batch.py
	$(BIN)/python benchmarks/redlines.py

.PHONY: constraints
constraints:  ## look for newer versions of everything, for constraints.txt (needs uv)
	printf 'pip\neditables\n' | uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --group dev --group benchmark --no-emit-package lmp-press --annotation-style line \
	  --custom-compile-command 'make constraints' --output-file constraints.txt pyproject.toml -

.PHONY: clean
clean:  ## remove what make made, but never out/
	rm -rf $(VENV) .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -prune -exec rm -rf {} +

.PHONY: help
help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*  ## /\1:/p' Makefile | while IFS=: read -r target purpose; \
	do printf 'make %-12s %s\n' "$$target" "$$purpose"; done

# Installed once, and again when what is asked for has changed.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo '$(PYTHON) is not Python 3.11 or newer: try make PYTHON=python3.13' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) pip
	$(INSTALL) --build-constraint constraints.txt --editable . --group dev
	@touch $@
