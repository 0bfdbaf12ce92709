# Sourced by ./pivot5. run_jvm replaces the shell by the JVM, so that signals reach it.

# named PATTERN: do the user's own JVM options hold a word like this?
named() {
    for word in ${PIVOT5_JAVA_OPTS-} ${JAVA_TOOL_OPTIONS-} ${JDK_JAVA_OPTIONS-}; do
        # shellcheck disable=SC2254 # the pattern is meant as one
        case $word in $1) return 0 ;; esac
    done
    return 1
}

# Prints PIVOT5_HEAP as the JVM wants it: 768m, 2g, 2GB, 805306368.
heap() {
    size=${PIVOT5_HEAP:-768m}
    size=${size%[bB]}
    case ${size%[kKmMgG]} in
        '' | *[!0-9]*) return 1 ;;
    esac
    printf '%s' "$size"
}

# A server loads enough to be worth an archive.
is_server() {
    case " $* " in
        *' --help '* | *' --print-config '*) return 1 ;;
        ' demo '* | ' serve '*) return 0 ;;
        *) return 1 ;;
    esac
}

# Prints the option for the archive of loaded classes, which halves the JVM's part of a start. The first server of a build records
# one as it ends; the JVM ignores without a word what is cut short or of another build. One archive for each build and each JVM.
archive_option() {
    if named '-Xshare:*' || named '-XX:*Archive*'; then return 0; fi
    archive=$tools/classes-$( (cat "$stamp" "$java_home/release" 2>/dev/null; printf '%s' "$product $java_home") | cksum | tr ' ' -).jsa
    for recorded in "$archive".*; do
        [ -f "$recorded" ] || continue
        # Below 8 MB it comes from a start that failed early.
        if [ -n "$(find "$recorded" -size +16000)" ]; then mv -f "$recorded" "$archive"; else rm -f "$recorded"; fi || :
    done 2>/dev/null
    if [ -f "$archive" ]; then
        printf '%s' "-XX:SharedArchiveFile=$archive"
    elif [ -w "$tools" ] && is_server "$@"; then
        printf '%s' "-XX:ArchiveClassesAtExit=$archive.$$"
    fi
}

run_jvm() {
    set -f
    archive_option=$(set +f; archive_option "$@")
    # shellcheck disable=SC2086 # the user's options are words
    set -- ${PIVOT5_JAVA_OPTS-} -jar "$product/pivot5.jar" "$@"

    if ! named '-Xmx*' && ! named '-XX:MaxHeapSize=*' && ! named '-XX:MaxRAM*'; then
        size=$(heap) || { say "PIVOT5_HEAP=$PIVOT5_HEAP is not a size such as 768m or 2g"; exit 2; }
        set -- "-Xmx$size" "$@"
    fi

    # G1 collects on all cores beside the threads that compress, frees large dead buffers (chunks, upload parts) without copying them,
    # and gives memory back. Regions of 4 MB, so that a chunk of 64 Ki doubles does not take one of its own. A small start and a
    # cycle after each minute without one keep a server at rest small.
    if ! named '-XX:+Use*GC'; then
        set -- -XX:+UseG1GC -Xms32m -XX:G1HeapRegionSize=4m -XX:G1PeriodicGCInterval=60000 "$@"
    fi

    if [ -n "$archive_option" ]; then
        set -- "$archive_option" -XX:+VerifySharedSpaces '-Xlog:cds*=off,aot*=off,class+path=off' "$@"
    fi

    # Netty and Hazelcast use Unsafe, which Java warns about. What else the libraries need is in the manifest of the jar.
    set -- --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true "$@"

    # Under a locale that is not UTF-8 Java could not open files whose names are not plain ASCII.
    case ${LC_ALL:-${LC_CTYPE:-${LANG-}}} in
        *[uU][tT][fF]*8*) ;;
        *) export LC_ALL=C.UTF-8 ;;
    esac
    # Each thread's own malloc arena would hold on to what native compression once used.
    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
    # The launcher's own variables are no settings of the server.
    unset PIVOT5_JAVA PIVOT5_JAVA_OPTS PIVOT5_TEST_PYTHON PIVOT5_TEST_MINIO
    exec "$java_home/bin/java" "$@"
}
