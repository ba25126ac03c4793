# Everything starts from here. Each target does the set-up it needs; a second run skips what is up to date.
SHELL := /bin/bash
BIN := .venv/bin
PY := $(BIN)/python
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export PYTHONDONTWRITEBYTECODE ?=

.DEFAULT_GOAL := help
.PHONY: help system-deps cluster cluster-test test-cluster overlap setup run train check test test-events test-core test-widget test-telegram transcript-telegram test-slow test-security audit sbom bench-load bench-growth bench-path bench-soak bench-nlu nlpjs-packages widget-packages telegram-packages eval bench lock clean \
  encoder encoder-smoke encoder-check lock-tuning

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## make .venv (Python 3.10, locked libraries)
	@command -v python3 >/dev/null || { echo "Bon Canal needs python3 to start its set-up; install Python 3.10."; exit 1; }
	@python3 scripts/bootstrap.py

run: setup ## set up, train, load, start everything; ends with the page's address
	@$(BIN)/boncanal run

train: setup ## train the model if its inputs changed
	@$(BIN)/boncanal train

check: setup ## format, lint, types, import directions, Rasa's own validation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/boncanal check

test-core: setup ## every ring that needs Python alone
	$(BIN)/boncanal train
	$(PY) -m pytest -m "not slow and not browser and not telegram"

widget-packages: widget/node_modules/.stamp

widget/node_modules/.stamp: widget/package-lock.json
	@command -v node >/dev/null || { echo "The widget's tests need Node 20 or later; make test-core leaves them out."; exit 1; }
	cd widget && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.stamp

test-widget: setup widget-packages ## the widget in a real browser, and the page on the real servers
	cd widget && npm run --silent check-dist && npm test --silent
	$(BIN)/boncanal train
	$(PY) -m pytest -m "browser and not telegram"

telegram-packages: tests/telegram/node_modules/.stamp

tests/telegram/node_modules/.stamp: tests/telegram/package-lock.json
	@command -v node >/dev/null || { echo "The Telegram tests need Node 20 or later; make test-core leaves them out."; exit 1; }
	cd tests/telegram && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.stamp

test-telegram: setup telegram-packages widget-packages ## the Telegram channel against a Bot API emulator; one evening on every channel
	cd tests/telegram && npm test --silent
	$(BIN)/boncanal train
	$(PY) -m pytest -m "telegram and not slow"

transcript-telegram: setup telegram-packages ## docs/conversations/telegram.md, played on the real servers
	$(BIN)/boncanal train
	$(PY) -W ignore -m tests.telegram.transcript

test: check test-core test-widget test-telegram ## the checks, then all quick rings

test-events: setup widget-packages telegram-packages ## the follow-up of talks, from the first question to the recap, on every channel
	$(BIN)/boncanal train
	$(PY) -m pytest -m "events and not slow" tests/events

test-slow: setup telegram-packages ## the slow rings
	$(PY) -m pytest -m slow

eval: setup ## scores on the evaluation sets
	$(BIN)/boncanal train
	$(BIN)/boncanal eval

overlap: setup ## is anything held out for measuring in the training data?
	$(PY) -W ignore eval/overlap.py

bench: setup ## speed and growth, short forms, some minutes; LONG=1: whole sizes, an hour (tables in bench/results, docs/speed.md)
	$(BIN)/boncanal train
	$(PY) -m bench.messages
	$(PY) -m bench.advice
	$(PY) -m bench.console
	$(PY) -W ignore -m bench.growth $(if $(LONG),,--short)
	$(if $(LONG),$(MAKE) bench-path bench-load bench-soak)

bench-growth: setup ## what a message costs as turns, stored conversations and cases grow: half an hour
	$(BIN)/boncanal train
	$(PY) -W ignore -m bench.growth

bench-path: setup ## a message beside Rasa's default configuration and beside the floor: ten minutes
	$(BIN)/boncanal train
	$(PY) -W ignore -m bench.common_path

bench-soak: setup ## fifty people for half an hour, and the memory
	$(BIN)/boncanal train
	$(PY) -W ignore -m bench.load --soak 30

nlpjs-packages: bench/nlu/node/node_modules/.stamp

bench/nlu/node/node_modules/.stamp: bench/nlu/node/package-lock.json
	@command -v node >/dev/null || { echo "nlp.js needs Node 20 or later; python -m bench.nlu --only own own-words linear rasa leaves it out."; exit 1; }
	cd bench/nlu/node && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.stamp

bench-nlu: setup nlpjs-packages ## understanding beside its peers, two hours (nlp.js and Rasa learn slowly); CORPUS=FILE adds nlp.js's public French corpus
	$(PY) -W ignore -m bench.nlu $(if $(CORPUS),--corpus $(CORPUS))

bench-load: setup ## how many people one machine serves: six minutes
	$(BIN)/boncanal train
	$(PY) -W ignore -m bench.load

lock: setup ## compile requirements.in again
	.bootstrap/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  --python $(PY) requirements.in -o requirements.lock

# The encoder: an environment of its own, PyTorch's processor build. Where PyTorch's own index cannot be reached, a folder of wheels serves:
#   make encoder TORCH_SOURCE="--find-links FOLDER"
TUNING := .tuning/env/bin/python
TORCH_SOURCE ?= --torch-backend cpu
UV := UV_PYTHON_DOWNLOADS=never .bootstrap/bin/uv

.tuning/env/.stamp: requirements-tuning.lock
	@test -x .bootstrap/bin/uv || $(MAKE) setup
	@$(UV) python find --no-project --quiet 3.11 >/dev/null || { echo "Tuning the encoder needs Python 3.11 (PyTorch and NumPy want it); the assistant does not."; exit 1; }
	$(UV) venv --no-project --quiet --clear --python 3.11 .tuning/env
	$(UV) pip sync --quiet --require-hashes $(TORCH_SOURCE) --python $(TUNING) requirements-tuning.lock
	@touch $@

encoder: setup .tuning/env/.stamp ## tune the encoder on data/nlu again: about an hour on two cores
	@echo "Tuning the encoder takes about an hour on two cores and 3 GB of memory; data/encoder is replaced at the end, if all is well."
	$(TUNING) -m tuning all $(ENCODER)
	$(PY) -m tuning mix
	@echo "Now put the weight and the temperatures in config.yml (docs/encoder.md)."

encoder-smoke: setup .tuning/env/.stamp ## try the encoder's whole chain on 300 phrases, writing nothing
	$(TUNING) -m tuning --smoke

encoder-check: setup ## does data/encoder fit the topics and the phrases?
	$(PY) -m tuning check

lock-tuning: setup ## compile requirements-tuning.in again
	$(UV) pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock-tuning" \
	  $(TORCH_SOURCE) --python-version 3.11 requirements-tuning.in -o requirements-tuning.lock

test-security: setup ## erasing, masking, fuzzing, shields, watching, doctor; SLOW=1 adds 10,000 requests
	$(PY) -m pytest tests/security $(if $(SLOW),-m "slow or not slow")

audit: setup ## known vulnerabilities of every locked package; needs a network, fails when one could not be checked
	@$(PY) scripts/audit.py

sbom: setup ## CycloneDX lists of what is inside, in var/sbom; needs a network the first time
	@mkdir -p var/sbom
	.bootstrap/bin/uv tool run --isolated --from cyclonedx-bom cyclonedx-py requirements requirements.lock --of JSON -o var/sbom/python.cdx.json
	cd widget && npm sbom --sbom-format cyclonedx --package-lock-only > ../var/sbom/widget.cdx.json
	cd tests/telegram && npm sbom --sbom-format cyclonedx --package-lock-only > ../../var/sbom/telegram-tests.cdx.json
	@$(PY) scripts/sbom_check.py

system-deps: ## Debian's nginx and Redis, for the cluster alone; nftables and faketime, for its faults (as root)
	apt-get install -y --no-install-recommends nginx-light redis-server nftables faketime

cluster: setup ## several processes behind nginx, with PostgreSQL and Redis, on this machine; Ctrl-C stops all
	@$(BIN)/boncanal train
	@$(BIN)/boncanal cluster

cluster-test: setup ## faults under load on the cluster: a table in bench/results (forty minutes; KILLS=20 of each process: two hours; SHORT=1: three minutes)
	@$(BIN)/boncanal train
	$(PY) -W ignore -m bench.faults $(if $(SHORT),--short) $(if $(KILLS),--kills $(KILLS))

test-cluster: setup ## the short form of cluster-test, as a test; says so and is left out where nginx or Redis is missing
	$(BIN)/boncanal train
	$(PY) -m pytest -m cluster -rs tests/cluster

clean: ## remove what was made (not the data in var/)
	rm -rf .venv .bootstrap .tuning models .pytest_cache .mypy_cache .ruff_cache *.egg-info
