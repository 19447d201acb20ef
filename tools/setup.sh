#!/bin/sh
# Fills .venv from a lock file and installs Slantwise into it: sh tools/setup.sh requirements.lock
set -eu

lock=$1
python=${PYTHON:-python3}
here=$(pwd -P)

fail() {
    printf 'slantwise: %s\n' "$*" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

command -v "$python" >/dev/null 2>&1 ||
    fail "$python was not found. Install Python 3.11 or newer, or say where it is: make run PYTHON=/path/to/python3"
new_enough "$python" ||
    fail "Slantwise needs Python 3.11 or newer; $python is $("$python" --version 2>&1). Name a newer one: make run PYTHON=python3.12"

if [ "$(cat .venv/made-in 2>/dev/null)" != "$here" ] || ! new_enough .venv/bin/python; then
    echo "Setting up Slantwise (once; up to a minute)."
    echo "1 of 3: a Python environment in .venv ..."
    rm -rf .venv
    "$python" -m venv .venv || {
        rm -rf .venv
        fail "$python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv"
    }
    printf '%s\n' "$here" >.venv/made-in
fi

with_pip() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
}

# uv installs the same files, checked against the same hashes, several times as fast.
with_uv() {
    uv=$(command -v uv || echo .venv/bin/uv)
    [ -x "$uv" ] || with_pip --require-hashes -r tools/installer.lock || return
    "$uv" pip install --quiet --compile-bytecode --python .venv/bin/python "$@"
}

echo "2 of 3: the libraries in $lock, downloaded and installed ..."
with_uv --require-hashes -r "$lock" || {
    echo "uv could not do it; pip goes on, more slowly ..."
    with_pip --require-hashes -r "$lock"
}
echo "3 of 3: Slantwise itself ..."
with_pip --no-deps --no-build-isolation --editable .
echo "Done."
