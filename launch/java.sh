# Sourced by ./pivot5. find_java sets java_home to a Java that is new enough, or ends with one line.

java_wanted=25

# The feature version (17, 25) of the Java in a folder; nothing when there is none. Read where possible: running costs time.
java_feature() {
    [ -x "$1/bin/java" ] || return 0
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p'
    fi
}

# The home of the java on the PATH. A version manager's shim has no release file beside it and is asked.
java_home_on_path() {
    java_command=$(command -v java) || return 0
    java_command=$(readlink -f "$java_command" 2>/dev/null || printf '%s' "$java_command")
    if [ -r "${java_command%/bin/java}/release" ]; then
        printf '%s\n' "${java_command%/bin/java}"
    else
        java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
    fi
}

# fits jre|jdk FOLDER
fits() {
    feature=$(java_feature "$2")
    [ "${feature:-0}" -ge "$java_wanted" ] && { [ "$1" = jre ] || [ -x "$2/bin/javac" ]; }
}

# find_java jre|jdk: a home named by PIVOT5_JAVA is not second-guessed; then JAVA_HOME, the PATH, where Java usually stands.
find_java() {
    if [ -n "${PIVOT5_JAVA:-}" ]; then
        java_home=$PIVOT5_JAVA
        fits "$1" "$java_home" || fail "PIVOT5_JAVA=$PIVOT5_JAVA is not the home of a JDK $java_wanted or later"
        return
    fi
    if [ -n "${JAVA_HOME:-}" ] && fits "$1" "$JAVA_HOME"; then
        java_home=$JAVA_HOME
        return
    fi
    java_home=$(java_home_on_path)
    if [ -n "$java_home" ] && fits "$1" "$java_home"; then return; fi
    found=${java_home:+"; the java on the PATH is version $(java_feature "$java_home")"}
    for java_home in \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/* /opt/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk* /usr/local/opt/openjdk* \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/.sdkman/candidates/java/* \
        "${HOME-}"/.jdks/* "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/*; do
        if fits "$1" "$java_home"; then return; fi
    done
    fail "needs a JDK $java_wanted or later: install one or let JAVA_HOME name its folder$found"
}
