# What a developer does here.  Needs Python 3.11 or newer and its venv module.
PYTHON ?= python3
UV := uv==0.13.9
BIN := .venv/bin
READY := .venv/.ready
NEEDS := import sys; sys.exit("goodstanding needs Python 3.11 or newer: \
	make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)

export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never

.PHONY: setup check test test-slow fuzz demo docs accept

setup: $(READY)

$(READY): pyproject.toml uv.lock
	@$(PYTHON) -c '$(NEEDS)'
	@$(PYTHON) -m venv .venv || { echo "on Debian: apt install python3-venv"; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --root-user-action=ignore $(UV)
	@$(BIN)/uv sync --quiet --locked --inexact --group dev
	@touch $@
	@echo "ready: .venv/bin/goodstanding"

check: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/check_sizes.py
	$(BIN)/python tools/check_reasons.py
	$(BIN)/python tools/check_words.py
	$(BIN)/python tools/check_docs.py

test: $(READY)
	$(BIN)/pytest -n auto --dist worksteal -m "not slow"

test-slow: $(READY)
	$(BIN)/pytest -m slow

# A million damaged rulebooks, or as many as FUZZ says; goes on where it was broken off.
fuzz: $(READY)
	PYTHONPATH=tests $(BIN)/python tools/fuzz.py

demo: $(READY)
	@$(BIN)/goodstanding demo

# Writes the generated pages anew, then reads all pages for what is missing or broken.
docs: $(READY)
	$(BIN)/python tools/make_reference.py
	$(BIN)/python tools/check_docs.py

# Writes the golden files anew.  Read the difference before you commit it.
accept: $(READY)
	$(BIN)/pytest -n auto --dist worksteal -m "not slow" --accept
	git diff --stat -- tests/golden
