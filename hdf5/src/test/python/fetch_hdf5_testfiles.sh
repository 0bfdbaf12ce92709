#!/bin/sh
# Unpacks the .h5 files that the HDF5 library's own test suite reads, from Debian's source package, into a directory.
# usage: fetch_hdf5_testfiles.sh DIRECTORY
#
# The mirror is the one apt is configured for; its lists and this machine's settings stay as they are.
set -eu

target=${1:?usage: fetch_hdf5_testfiles.sh DIRECTORY}
mkdir -p "$target"
target=$(cd "$target" && pwd)
apt_state=$(mktemp -d)
trap 'rm -rf "$apt_state"' EXIT
mkdir -p "$apt_state/lists/partial" "$apt_state/cache/archives/partial" "$apt_state/download"

# The Debian suites of this machine, as source suites.
for sources in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources; do
    [ -e "$sources" ] || continue
    case $sources in
    *.sources) sed 's/^Types:.*/Types: deb-src/' "$sources" >"$apt_state/debian.sources" ;;
    *) sed -n 's/^deb /deb-src /p' "$sources" >"$apt_state/debian.list" ;;
    esac
done

apt_here() {
    program=$1
    shift
    "$program" -qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$apt_state" \
        -o Dir::State::Lists="$apt_state/lists" -o Dir::Cache="$apt_state/cache" -o APT::Sandbox::User=root "$@"
}

apt_here apt-get update
(cd "$apt_state/download" && apt_here apt-get source --download-only hdf5)
for archive in "$apt_state"/download/*.orig.tar.*; do
    tar -xf "$archive" -C "$target" --wildcards '*.h5' '*/COPYING'
done
find "$target" -name '*.h5' | wc -l
