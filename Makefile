# The two commands for everyone: make run, make test. Each prepares what it needs, once.

PYTHON ?= python3
PY = .venv/bin/python
SET_UP = pyproject.toml constraints.txt packaging/prepare.py

.PHONY: run test check bench publish clean

run: .venv/ready-run
	@$(PY) main.py $(ARGS)

test: .venv/ready-test
	@$(PY) -m pytest $(ARGS)

# Everything else that guards the project; .ci/run calls test and this.
check: .venv/ready-test
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m pyright
	.venv/bin/lint-imports --no-cache
	$(PY) packaging/try_wheel.py

bench: .venv/ready-test
	@$(PY) benchmarks/run.py

# Files that are made from the sources; tests say when they are out of date.
publish: .venv/ready-test
	$(PY) -m desktop.library.publish docs
	$(PY) -m desktop.sound.make_sounds assets/sounds

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.venv/ready-run: $(SET_UP)
	@$(PYTHON) packaging/prepare.py run

.venv/ready-test: $(SET_UP)
	@$(PYTHON) packaging/prepare.py test
