# Sourced by bench/run: our reader, jHDF and h5py on the same files. Arguments: [MEGABYTES [ROUNDS]].

megabytes=${1:-800}
rounds=${2:-3}
files=$bench/target/hdf5_read/$megabytes
[ -f "$files/complete" ] || {
    echo "writing files of $megabytes MB …" >&2
    "$python" "$bench/hdf5_read/make_files.py" "$files" "$megabytes"
    : >"$files/complete"
}

# In turn and twice each, so that what disturbs the machine for a while disturbs all of them.
lines=$files/lines.tsv
: >"$lines"
for _ in 1 2; do
    "$python" "$bench/hdf5_read/read_h5py.py" "$files" "$rounds" >>"$lines"
    "$java" -Xmx3g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "$bench/target/classes:$bench/target/lib/*" io.pivot5.bench.Hdf5Read "$files" "$rounds" >>"$lines"
done
"$python" "$bench/hdf5_read/table.py" "$files" "$lines"
