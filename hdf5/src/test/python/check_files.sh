#!/bin/sh
# Walks every HDF5 file of a folder with libhdf5 and with ./pivot5 inspect, and prints how the two compare.
# usage: check_files.sh FOLDER
#
# Exit: 0 nothing wrong, lost or hung, every file opened that libhdf5 opens; 1 otherwise.
set -eu

folder=${1:?usage: check_files.sh FOLDER}
folder=$(cd "$folder" && pwd)
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
python=${PIVOT5_TEST_PYTHON:-python3}
walks=$(mktemp -d)
trap 'rm -rf "$walks"' EXIT

"$python" "$here/walk.py" "$folder" "$walks/theirs"
# A reader that hangs is ended, and what it did not walk counts against it.
timeout 1800 "$here/../../../../pivot5" inspect "$folder" --json >"$walks/ours" ||
    echo "pivot5 inspect ended with $?" >&2
"$python" "$here/compare.py" "$walks/ours" "$walks/theirs"
