# Everything a person or a machine does with a checkout: make demo, make test.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := .make/ready
SYSTEM := .make/system
PACKAGES := tmux poppler-utils openssl openssh-client strace librsvg2-bin fonts-dejavu-core \
	gnome-keyring dbus-x11 \
	libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

.PHONY: demo test lint format bench faults hostile pictures clean system

demo: $(READY)
	$(BIN)/investigator demo

test: $(READY) $(SYSTEM)
	@tests/gate $(BIN)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)
	$(BIN)/python -P tests/bench/run.py

faults: $(READY) $(SYSTEM)
	INVESTIGATOR_FAULTS=full $(BIN)/pytest -q tests/faults

hostile: $(READY)
	$(BIN)/python -P tests/hostile/run.py

pictures: $(READY) $(SYSTEM)
	$(BIN)/python -P tests/pictures/make.py

clean:
	rm -rf $(VENV) .make dist .mypy_cache .ruff_cache .pytest_cache .coverage*

system: $(SYSTEM)

$(READY): .ci/requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Name it: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing. Run: apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r .ci/requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation -e .
	@tests/system_packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
	@mkdir -p .make && touch $@

$(SYSTEM): Makefile
	@tests/system_packages $(PACKAGES)
	@mkdir -p .make && touch $@
