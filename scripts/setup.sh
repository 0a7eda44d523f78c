#!/bin/sh
# Makes .venv and installs exactly what a hash-locked file names. Called by the Makefile.
# Usage: scripts/setup.sh runtime|dev [PYTHON]
set -eu
cd "$(dirname "$0")/.."
wanted=$1
python=${2:-python3}
venv=.venv

stop() {
    echo "$1" >&2
    exit 1
}

# What the system must have already, each named in one line.
command -v "$python" >/dev/null 2>&1 ||
    stop "Python is missing. Install it with: apt-get install python3 python3-venv"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "$("$python" --version) is too old: 3.11 or later is needed. If a newer one is installed: make PYTHON=python3.12 ..."
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "Python's venv module is missing. Install it with: apt-get install python3-venv"

# Warnings of the installers say nothing to somebody who only wants to run this.
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1
export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1 VIRTUAL_ENV=
log=$venv/setup.log

# An interpreter that no longer starts (the system's Python moved on) means a new environment.
"$venv/bin/python" -c '' 2>/dev/null || rm -rf "$venv"
if [ ! -d "$venv" ]; then
    echo "Setting up $venv ($wanted). The first time this takes a minute or two."
    "$python" -m venv "$venv" || stop "No environment could be made in $venv: see the lines above."
fi
: >"$log"

with_uv() {
    if [ "$("$venv/bin/uv" --version 2>/dev/null | cut -d' ' -f2)" != "$(uv_version)" ]; then
        "$venv/bin/pip" install --quiet --require-hashes -r requirements/installer.txt || return 1
    fi
    "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r "$1"
}

uv_version() {
    sed -n 's/^uv==\([^ ]*\).*/\1/p' requirements/installer.txt
}

with_pip() {
    "$venv/bin/python" -m pip install --quiet --require-hashes -r "$1"
}

locked=requirements/$wanted.txt
with_uv "$locked" >>"$log" 2>&1 || with_pip "$locked" >>"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    stop "The packages of $locked could not be installed. Is the package index reachable? Details: $log"
}
"$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation -e . >>"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    stop "The outcome21 command could not be installed. Details: $log"
}

# The development set holds the whole of the runtime set.
touch "$venv/.runtime"
[ "$wanted" = runtime ] || touch "$venv/.dev"
