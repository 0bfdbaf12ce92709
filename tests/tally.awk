# Adds up JUnit XML reports, whose names come one a line: awk -v broken=N -f tally.awk
# broken: what failed without a report (a build that broke, a missing oracle). No tests at all, or a report cut short, fail as well.

function attribute(name) {
    return match(suite, " " name "=\"[0-9]+\"") ? substr(suite, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0
}

{
    suite = ""
    while (suite == "" && (getline line < $0) > 0) {
        if (match(line, /<testsuite [^<]*/)) suite = substr(line, RSTART, RLENGTH)
    }
    close($0)
    if (suite == "") broken++
    tests += attribute("tests")
    failed += attribute("failures") + attribute("errors")
    skipped += attribute("skipped")
}

END {
    passed = tests - failed - skipped
    failed += broken
    if (passed == 0 && failed == 0) failed = 1
    printf "%d passed, %d failed%s\n", passed, failed, skipped ? ", " skipped " skipped" : ""
    exit failed > 0
}
