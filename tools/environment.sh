#!/bin/sh
# Makes .venv, installs a lock and the project into it, and leaves a stamp: environment.sh LOCK STAMP
set -eu
lock=$1 stamp=$2

say() { printf 'newsdiff: %s\n' "$1" >&2; }

find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    say "Python 3.11 or newer is needed. Debian: apt install python3 python3-venv. macOS: brew install python."
    exit 1
}

if [ ! -x .venv/bin/pip ]; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        say "Python's venv module is missing. Debian: apt install python3-venv."
        exit 1
    fi
    "$python" -m venv --clear .venv
fi

say "installing the packages of $lock; the first time takes a minute or two."
.venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
touch "$stamp"
