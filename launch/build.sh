# Sourced by ./pivot5. Builds the product when its sources changed since the last build that succeeded.

tools=$root/.tools
logs=$tools/logs
lock=$tools/build.lock
last_build=$tools/last-build
stamp=$product/stamp

# One line a file that the product is made of: checksum, size, name. By content, so that a checkout of the same files builds nothing.
source_stamp() {
    (
        cd "$root" || exit
        find pom.xml .mvn conf ./*/pom.xml ./*/src/main -type f ! -name '.*' ! -name '*~' -exec cksum {} + 2>/dev/null || :
    ) | LC_ALL=C sort
}

# A built tree that was copied without its sources is current as it is.
product_is_current() {
    [ -f "$product/pivot5.jar" ] || return 1
    [ -f "$root/pom.xml" ] || return 0
    [ -f "$stamp" ] && [ "$(source_stamp)" = "$(cat "$stamp")" ]
}

build_product() {
    [ -f "$root/pom.xml" ] || fail "nothing to run: neither a built product nor its sources are in $root"
    find_maven
    mkdir -p "$logs" 2>/dev/null || fail "cannot build: $root is not writable"
    take_lock
    if ! product_is_current; then
        if [ -f "$stamp" ]; then say 'building …'; else say 'building … (first time: takes about a minute)'; fi
        new_stamp=$(source_stamp)
        clean=$(clean_goal "$new_stamp")
        forget_product
        run_maven "$logs/build.log" -q -Dquick -pl app -am ${clean:+"$clean"} package || build_failed
        keep_stamp "$new_stamp"
    fi
    release_lock
}

# Prints "clean" where Maven would overlook something: deleted files, changed poms, files replaced by older ones. Compared with what
# the last build was given, whether it succeeded or not; that list is then replaced.
clean_goal() {
    if [ -f "$last_build" ]; then
        names='{ $1 = ""; $2 = ""; print }'
        goal=
        [ "$(printf '%s\n' "$1" | awk "$names" | sort)" = "$(awk "$names" "$last_build" | sort)" ] || goal=clean
        printf '%s\n' "$1" | LC_ALL=C comm -13 "$last_build" - >"$tools/changed"
        while read -r _ _ changed; do
            case $changed in *pom.xml | .mvn/*) goal=clean ;; esac
            [ -n "$(find "$root/$changed" -newer "$last_build")" ] || goal=clean
        done <"$tools/changed"
        rm -f "$tools/changed"
        printf '%s' "$goal"
    elif [ -d "$root/app/target" ]; then
        printf clean
    fi
    printf '%s\n' "$1" >"$last_build"
}

# A product without stamp counts as not built. The jar goes as well: a JVM that still runs on it keeps its file.
forget_product() {
    rm -f "$stamp" "$product/pivot5.jar" "$tools"/classes-*
}

keep_stamp() {
    [ -f "$product/pivot5.jar" ] || fail "Maven made no $product/pivot5.jar"
    version | sed 's/^pivot5 //' >"$product/version"
    printf '%s\n' "$1" >"$stamp.new"
    mv -f "$stamp.new" "$stamp"
}

build_failed() {
    grep -E '^\[ERROR\]' "$logs/build.log" | head -n 30 >&2 || tail -n 20 "$logs/build.log" >&2
    fail "the build failed; all of Maven's output is in $logs/build.log"
}

# find_maven sets maven: mvn 3.8.1 or later from the PATH, else the wrapper, which fetches one.
find_maven() {
    export JAVA_HOME="$java_home"
    found=
    if command -v mvn >/dev/null 2>&1; then
        found=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
        if printf '%s\n' "${found:-0}" | awk -F. '{ exit !($1 * 1000000 + $2 * 1000 + $3 >= 3008001) }'; then
            maven=mvn
            return
        fi
    fi
    found=${found:+" (the one on the PATH is $found)"}
    [ -f "$root/mvnw" ] || fail "needs Maven 3.8.1 or later$found"
    command -v unzip >/dev/null 2>&1 || fail "needs Maven 3.8.1 or later$found, or unzip for the Maven wrapper"
    maven=$root/mvnw
}

# run_maven LOG ARGUMENTS. In the background, so that a signal is answered at once and takes Maven along.
run_maven() {
    maven_log=$1
    shift
    (cd "$root" && exec "$maven" -B -ntp "$@") >"$maven_log" 2>&1 &
    children=$!
    wait "$children"
}

# The lock is a folder with the holder's process id and start time: an id alone may belong to somebody else by now.
take_lock() {
    waited=
    until mkdir "$lock" 2>/dev/null; do
        [ -d "$lock" ] || fail "cannot build: $root is not writable"
        if lock_is_stale; then
            clear_lock
        else
            [ -n "$waited" ] || say 'another build of this tree is running; waiting for it …'
            waited=yes
            sleep 1
        fi
    done
    trap release_lock EXIT
    trap 'stop_children; exit 130' INT
    trap 'stop_children; exit 143' TERM HUP
    printf '%s\n' "$$ $(started $$)" >"$lock/holder"
}

release_lock() {
    rm -rf "$lock"
    trap - EXIT INT TERM HUP
}

stop_children() {
    # shellcheck disable=SC2086 # process ids are words
    [ -z "${children:-}" ] || kill $children 2>/dev/null || :
}

started() {
    LC_ALL=C TZ=UTC0 ps -o lstart= -p "$1" 2>/dev/null | awk '{ $1 = $1; print }'
}

# A lock without holder is being taken right now, unless it is old.
lock_is_stale() {
    if read -r holder holder_started 2>/dev/null <"$lock/holder"; then
        ! kill -0 "$holder" 2>/dev/null || [ "$(started "$holder")" != "$holder_started" ]
    else
        [ -n "$(find "$lock" -prune -mmin +1 2>/dev/null)" ]
    fi
}

# One at a time, and judged again: between judging and removing another launch may have taken the lock anew.
clear_lock() {
    if mkdir "$lock.clearing" 2>/dev/null; then
        if lock_is_stale; then rm -rf "$lock"; fi
        rmdir "$lock.clearing"
    else
        [ -z "$(find "$lock.clearing" -prune -mmin +1 2>/dev/null)" ] || rmdir "$lock.clearing" 2>/dev/null || :
        sleep 1
    fi
}
