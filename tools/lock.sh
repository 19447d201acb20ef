#!/bin/sh
# Works out the lock files, each for every platform at once: sh tools/lock.sh [--upgrade]
set -eu

compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links "$@"
}

compile --group installer -o tools/installer.lock "$@"
compile pyproject.toml --group build -o requirements.lock "$@"
compile pyproject.toml --group build --extra dev -c requirements.lock -o requirements-dev.lock "$@"
