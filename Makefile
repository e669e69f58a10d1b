# make demo    clean the corpus, show a before/after, write out/audit.html
# make test    ruff, mypy and the whole test suite
# make bench   speed, and quality on a benchmark folder: make bench BENCH=path/to/bench SEED=path/to/page.txt
# make fuzz    the laws on 20,000 generated documents
# Each sets up what it needs in .venv first; nothing else has to be done by hand.

PYTHON ?= python3
BIN := .venv/bin
BENCH ?=
SEED ?=
TWIN := corpus/blogger/de/harbour-pilots/page.txt
.DEFAULT_GOAL := help
.PHONY: help demo test check bench fuzz clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

.venv/base: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable .
	@$(BIN)/python -m compileall -q normaliser
	@touch $@

.venv/dev: .venv/base
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

.venv/bench: .venv/base
	$(BIN)/pip install --quiet --editable '.[dev,bench]'
	@touch $@

demo: .venv/base
	$(BIN)/normaliser explain $(TWIN)
	@mkdir -p out
	$(BIN)/normaliser clean corpus/*/*/*/page.* -o out/clean.jsonl --ledger out/ledger.jsonl --suspects out/suspects.jsonl
	$(BIN)/normaliser report out/clean.jsonl out/ledger.jsonl --suspects out/suspects.jsonl -o out/audit.html
	@echo; echo "Before and after, document by document: out/audit.html"

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check
	$(BIN)/python -m pytest -n 2 --dist worksteal

bench: .venv/bench
	$(BIN)/python bench/speed.py $(if $(BENCH),--pages $(BENCH)/dev/pages)
	$(if $(BENCH),$(BIN)/python bench/quality.py $(BENCH))
	$(if $(SEED),$(BIN)/normaliser clean $(SEED))

fuzz: .venv/dev
	$(BIN)/python -m pytest tests/laws --hypothesis-profile=fuzz

clean:
	rm -rf .venv build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis
