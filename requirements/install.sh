#!/bin/sh
# install.sh PYTHON VENV REQUIREMENTS: the pinned packages and this project into a virtual environment, by uv or by pip.
set -eu
python=$1 venv=$2 requirements=$3

if ! command -v "$python" >/dev/null 2>&1; then
    python=python3
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
        echo "Python 3.11 or later is needed; name it with: make PYTHON=/path/to/python" >&2
        exit 1
    }
fi
if [ ! -x "$venv/bin/python" ]; then
    echo "making $venv" >&2
    "$python" -m venv "$venv"
fi
echo "installing $requirements" >&2
if command -v uv >/dev/null 2>&1; then
    install() { uv pip install -q --python "$venv/bin/python" "$@"; }
else
    install() { "$venv/bin/python" -m pip install -q --disable-pip-version-check "$@"; }
fi
install -r requirements/build.txt -r "$requirements"
install --no-deps --no-build-isolation -e .
