#!/bin/sh
# Installs from this folder alone; nothing is asked of a network.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"$HOME/.local/share/rectify"}
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' || {
    echo '没有找到 Python 3.11 至 3.14，请先安装，或者用 PYTHON=… 指明。 / Python 3.11 to 3.14 was not found; install it, or name it with PYTHON=…' >&2
    exit 1
}
"$python" "$here/verify.py" "$here"
"$python" -m venv "$target"
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" --require-hashes --requirement "$here/requirements.txt"
echo '安装完成。请运行： / Installed. To run it:'
echo "  $target/bin/rectify --help"
