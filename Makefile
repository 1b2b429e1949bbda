# The two commands for everyone: make run, make test. Each prepares what it needs, once.

PYTHON ?= python3
PY = .venv/bin/python
SET_UP = pyproject.toml constraints.txt packaging/prepare.py
# Checks files of content by our published schemas, and is no program of ours.
VALIDATE = .venv/bin/check-jsonschema
# What is ready, and with which Python: naming another one sets up anew.
READY_RUN = .venv/ready-run-$(notdir $(PYTHON))
READY_TEST = .venv/ready-test-$(notdir $(PYTHON))

.PHONY: run test hear check bench gallery publish clean

run: $(READY_RUN)
	@$(PY) main.py $(ARGS)

test: $(READY_TEST)
	@$(PY) -m pytest $(ARGS)

# Listens to the app: sessions played on a sound server of their own are recorded and compared with the plan.
hear: $(READY_TEST)
	@$(PYTHON) packaging/prepare.py hear
	@$(PY) -m pytest tests/heard/recorded_sessions.py $(ARGS)

# Everything else that guards the project; .ci/run calls test, hear and this.
check: $(READY_TEST)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m pyright
	.venv/bin/lint-imports --no-cache
	.venv/bin/yamllint --strict .yamllint.yaml routines assets/poses
	$(VALIDATE) --check-metaschema docs/schema/*.json
	$(VALIDATE) --schemafile docs/schema/routine.json routines/*.yaml
	$(VALIDATE) --schemafile docs/schema/technique.json routines/techniques/*.yaml
	$(VALIDATE) --schemafile docs/schema/poses.json assets/poses/*.yaml
	@set -e; for file in routines/catalog/*.yaml; do \
		$(VALIDATE) --schemafile docs/schema/$$(basename $$file .yaml).json $$file; \
	done
	$(PY) packaging/try_wheel.py

bench: $(READY_TEST)
	@$(PY) benchmarks/run.py

# Every step of every technique, to be looked at: a page and contact sheets.
gallery: $(READY_RUN)
	@$(PY) main.py gallery --out gallery

# Files that are made from the sources; tests say when they are out of date.
publish: $(READY_TEST)
	$(PY) -m desktop.library.publish docs
	$(PY) -m desktop.sound.make_sounds assets/sounds

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(READY_RUN): $(SET_UP)
	@$(PYTHON) packaging/prepare.py run
	@touch $@

$(READY_TEST): $(SET_UP)
	@$(PYTHON) packaging/prepare.py test
	@touch $(READY_RUN) $@
