# Sourced by ./pivot5. run_tests runs every test of every language and ends with one true total.

reports=$tools/reports
minio_version=v0.0.0-20260212201848-7aac2a2c5b7c
minio=$tools/minio-$minio_version/minio
venv=$tools/venv-$(cksum <"$root/tests/requirements.txt" | cut -d ' ' -f 1)
broken=0

run_tests() {
    find_java jdk
    find_maven
    mkdir -p "$logs" || fail "cannot test: $root is not writable"
    take_lock
    rm -rf "$root"/*/target/surefire-reports "$reports"
    mkdir "$reports"
    make_oracles
    test_java "$@"
    release_lock
    # With arguments somebody is after certain Java tests.
    [ $# -gt 0 ] || test_python

    status=0
    # Maven ends with an escape sequence and no newline.
    echo
    find "$root"/*/target/surefire-reports "$reports" -name '*.xml' 2>/dev/null |
        awk -v broken="$broken" -f "$root/tests/tally.awk" || status=1
    return "$status"
}

# Counted among the failed tests: a run that broke somewhere must not look green.
count_broken() {
    say "!! $*"
    broken=$((broken + 1))
}

missing() {
    if [ "${CI:-}" = true ]; then count_broken "$*"; else say "!! $*; tests that need it are skipped"; fi
}

# The programs that judge what we write and serve. Both that have to be made are made side by side.
make_oracles() {
    exec 3>&2
    make_python >"$logs/python.log" 2>&1 &
    children=$!
    make_minio >"$logs/minio.log" 2>&1 &
    children="$children $!"
    # shellcheck disable=SC2086 # process ids are words
    wait $children || :
    children=

    if [ -z "${PIVOT5_TEST_PYTHON:-}" ] && has_venv; then PIVOT5_TEST_PYTHON=$venv/bin/python; fi
    if [ -z "${PIVOT5_TEST_MINIO:-}" ] && [ -x "$minio" ]; then PIVOT5_TEST_MINIO=$minio; fi
    export PIVOT5_TEST_PYTHON="${PIVOT5_TEST_PYTHON:-}" PIVOT5_TEST_MINIO="${PIVOT5_TEST_MINIO:-}"
    [ -n "$PIVOT5_TEST_PYTHON" ] || {
        unset PIVOT5_TEST_PYTHON
        missing "python oracles are missing: they need Python 3.11 or later with venv, and its package index ($logs/python.log)"
    }
    [ -n "$PIVOT5_TEST_MINIO" ] || {
        unset PIVOT5_TEST_MINIO
        missing "minio is missing: it needs go and its module proxy ($logs/minio.log)"
    }
    for program in h5dump:hdf5-tools psql:postgresql-client; do
        command -v "${program%:*}" >/dev/null 2>&1 || missing "${program%:*} is missing: install ${program#*:}"
    done
}

has_venv() { [ -f "$venv/complete" ] && [ -x "$venv/bin/python" ]; }

make_python() {
    if [ -n "${PIVOT5_TEST_PYTHON:-}" ] || has_venv; then return 0; fi
    say 'making the Python environment of the tests …' 2>&3
    rm -rf "$venv"
    for python in python3 python3.11 python3.12 python3.13 python3.14; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            "$python" -m venv "$venv"
            "$venv/bin/python" -m pip install -q --disable-pip-version-check -r "$root/tests/requirements.txt"
            : >"$venv/complete"
            return 0
        fi
    done
    return 1
}

make_minio() {
    if [ -n "${PIVOT5_TEST_MINIO:-}" ] || [ -x "$minio" ]; then return 0; fi
    command -v go || return 1
    say 'building MinIO from its Go module (about two minutes) …' 2>&3
    CGO_ENABLED=0 GOBIN=$tools/minio.new go install "github.com/minio/minio@$minio_version"
    mkdir -p "${minio%/minio}"
    mv -f "$tools/minio.new/minio" "$minio"
    rm -rf "$tools/minio.new"
}

# All modules go on after a failing test, since every report counts. Maven then says nothing about a test JVM that died, so that
# is looked for.
test_java() {
    everything=
    clean=
    [ $# -gt 0 ] || everything=yes
    if [ -n "$everything" ]; then
        new_stamp=$(source_stamp)
        clean=$(clean_goal "$new_stamp")
        forget_product
    fi
    log=$logs/test.log
    rm -f "$tools/test.pipe"
    mkfifo "$tools/test.pipe"
    tee "$log" <"$tools/test.pipe" &
    printer=$!
    built=yes
    run_maven "$tools/test.pipe" ${clean:+"$clean"} verify -Dmaven.test.failure.ignore=true \
        -Dsurefire.failIfNoSpecifiedTests=false "$@" || built=
    wait "$printer" || :
    rm -f "$tools/test.pipe"

    if grep -qE 'forked VM terminated|error in the forked process|a timeout (or other error )?in the fork' "$log"; then
        count_broken "a test JVM died ($log)"
    elif [ -z "$built" ]; then
        count_broken "the build broke ($log)"
    elif [ -n "$everything" ]; then
        keep_stamp "$new_stamp"
    fi
}

# Black-box tests of the launcher and of the running product.
test_python() {
    [ -n "${PIVOT5_TEST_PYTHON:-}" ] || return 0
    status=0
    (cd "$root" && exec "$PIVOT5_TEST_PYTHON" -m pytest tests --junitxml="$reports/pytest.xml") || status=$?
    # 0: all passed, 1: some failed and are in the report.
    if [ "$status" -gt 1 ] || [ ! -f "$reports/pytest.xml" ]; then count_broken "pytest ended with $status"; fi
}
