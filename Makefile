# make run    set up what is missing and open the app on corpus/
# make test   set up what is missing and run the tests
# make check  formatting, lint and types
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test check clean
.DEFAULT_GOAL := run

run: .venv/installed
	@$(PYTHON) setup/check_machine.py run $(PORT)
	@echo "Opening Sourceline at http://localhost:$(PORT) (stop with Ctrl-C)"
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: .venv/installed-dev
	$(BIN)/python -m pytest

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed: requirements.txt constraints.txt
	@$(PYTHON) setup/check_machine.py run
	@test -x $(BIN)/python || { echo "Making .venv"; $(PYTHON) -m venv .venv; }
	@echo "Installing what requirements.txt names (a few minutes the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	@echo "Installing what requirements-dev.txt names"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
