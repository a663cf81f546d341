# Each goal makes .venv and installs what it needs; nothing but Python 3.11 or newer and make is needed.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt --config-settings editable_mode=compat

# Also where Python is told to write no bytecode itself: without it the command line takes half as long again to start.
COMPILE := $(BIN)/python -m compileall -q bot handlers knowledge

.PHONY: chat test check bench soak clean

chat: .venv/product.stamp
	@KEHOACH_STORAGE__FOLDER=.venv/storage $(BIN)/kehoach --now 2025-08-10T08:00 chat

test: .venv/tools.stamp
	$(BIN)/python -m pytest

check: .venv/tools.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/tools.stamp
	@for script in tests/benchmarks/bench_*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

soak: .venv/tools.stamp
	$(BIN)/python tests/benchmarks/soak.py

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên; đặt PYTHON=đường-dẫn nếu có bản khác." >&2; exit 1; }
	@$(PYTHON) -m venv .venv >&2

.venv/product.stamp: pyproject.toml constraints.txt | .venv/bin/python
	@$(PIP) --editable . >&2
	@$(COMPILE)
	@touch $@

.venv/tools.stamp: pyproject.toml constraints.txt | .venv/bin/python
	@$(PIP) --editable '.[dev]' >&2
	@$(COMPILE)
	@touch $@ .venv/product.stamp
