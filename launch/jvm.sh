# Sourced by ./pivot5. run_jvm replaces the shell by the JVM, so that signals reach it.

archive=$product/classes.jsa

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

# Only a server loads enough to be worth an archive: it writes one when it ends, where the folder can be written.
writes_archive() {
    case " $* " in
        *' --help '* | *' --print-config '*) return 1 ;;
        ' demo '* | ' serve '*) [ -w "$product" ] ;;
        *) return 1 ;;
    esac
}

run_jvm() {
    set -f
    if writes_archive "$@"; then archive_option=-XX:+AutoCreateSharedArchive; else archive_option=-Xshare:auto; fi

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
        set -- -XX:+UseG1GC -Xms64m -XX:G1HeapRegionSize=4m -XX:G1PeriodicGCInterval=60000 "$@"
    fi

    # Classes are kept as loaded, for a fast start. An archive that does not fit is replaced or ignored, without a word.
    if ! named '-Xshare:*' && ! named '-XX:*Archive*'; then
        if [ -f "$archive" ] || [ "$archive_option" = -XX:+AutoCreateSharedArchive ]; then
            set -- "$archive_option" "-XX:SharedArchiveFile=$archive" -Xlog:disable -Xlog:all=error:stderr "$@"
        fi
    fi

    # Netty's buffers use Unsafe, which Java warns about. What else the libraries need is in the manifest of the jar.
    set -- --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true "$@"

    # Under a locale that is not UTF-8 Java could not open files with other names than ASCII ones.
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
