.PHONY: run test check lint format accept bench lock audit clean
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header $(ARGS)

run: .venv/run
	@$(BIN)/newsdiff fetch-model || true
	@$(BIN)/newsdiff serve $(ARGS)

test: .venv/dev
	@$(BIN)/newsdiff fetch-model || true
	@$(BIN)/pytest -q -rs $(ARGS)

check: lint test

lint: .venv/dev
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports
	@$(BIN)/python manage.py makemigrations --check --dry-run

format: .venv/dev
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

accept: .venv/dev
	@$(BIN)/pytest -q --accept $(ARGS) && git diff --stat tests

bench: .venv/dev
	@$(BIN)/newsdiff fetch-model || true
	@$(BIN)/python -m benchmarks $(ARGS)

lock: .venv/dev
	$(COMPILE) --group build -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock

audit: .venv/dev
	@$(BIN)/uv tool run pip-audit --disable-pip --require-hashes -r requirements-dev.lock $(ARGS)

clean:
	rm -rf .venv .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

.venv/run: requirements.lock pyproject.toml
	@sh tools/environment.sh requirements.lock $@

.venv/dev: requirements-dev.lock pyproject.toml
	@sh tools/environment.sh requirements-dev.lock $@
