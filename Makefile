# Needs Python 3.11, make and a package registry that pip is set up for; uv is used where it is there.
# Everything is installed into .venv; nothing outside this folder is changed.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint format types bench train pictures clean

PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
RUN := $(BIN)/paripassu
WHERE := --as-of 2024-11-06
EXAMPLE := examples/dprk-russia

help: ## what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/runtime: requirements/runtime.txt pyproject.toml
	@sh requirements/install.sh "$(PYTHON)" "$(VENV)" requirements/runtime.txt
	@touch $@

$(VENV)/development: requirements/dev.txt pyproject.toml
	@sh requirements/install.sh "$(PYTHON)" "$(VENV)" requirements/dev.txt
	@touch $@ $(VENV)/runtime

setup: $(VENV)/development ## install all that developing needs

demo: $(VENV)/runtime ## assess the example: 139 dispatches on North Korea's part in Russia's war
	@sh requirements/demo.sh "$(RUN)" "$(EXAMPLE)" $(WHERE)

test: $(VENV)/development ## run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/development ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/development ## mypy, strict
	$(BIN)/mypy

check: lint types test ## lint, types and tests: before every commit

format: $(VENV)/development ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/development ## speed of the reader and of the plan
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.plan_speed

train: $(VENV)/development ## how the shipped model is made; DATA=folder with train/ and dev/ in brat standoff
	@test -n "$(DATA)" || { echo "say where the data is: make train DATA=FOLDER" >&2; exit 2; }
	$(BIN)/python -m pip install -q -r requirements/train.txt
	$(BIN)/python -m training.train --data "$(DATA)"

pictures: $(VENV)/runtime ## draw the README's pictures anew
	$(BIN)/python docs/pictures.py

clean: ## remove what was installed and made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis $(EXAMPLE)/.paripassu
