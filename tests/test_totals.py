"""The last line of `./pivot5 test`."""

from launcher_tree import script, words

REPORT = """
mkdir -p shared/target/surefire-reports
echo '<testsuite name="A" tests="{tests}" errors="{errors}" skipped="{skipped}" failures="{failures}">' >shared/target/surefire-reports/TEST-A.xml
"""


def make_reports(tree, tests, errors=0, skipped=0, failures=0, more=""):
    text = REPORT.format(tests=tests, errors=errors, skipped=skipped, failures=failures)
    tree.write("make-reports", text + more)


def run_tests(tree, *arguments, **environment):
    """With oracles that are there already; pytest is a Python that writes its report."""
    python = script(tree.folder / "python", """#!/bin/sh
for argument in "$@"; do case $argument in --junitxml=*) report=${argument#*=} ;; esac; done
[ -z "${FAKE_PYTEST-}" ] || echo "<testsuites><testsuite name=\\"pytest\\" $FAKE_PYTEST><testcase/></testsuite></testsuites>" >"$report"
exit "${FAKE_PYTEST_EXIT:-0}"
""")
    oracles = {"PIVOT5_TEST_PYTHON": str(python), "PIVOT5_TEST_MINIO": "/bin/true", "FAKE_PYTEST": 'errors="0" failures="0" skipped="0" tests="2"'}
    result = tree.run("test", *arguments, **(oracles | environment))
    return result, words(result)[-1]


def test_the_last_line_is_the_total_of_all_runners(tree):
    make_reports(tree, tests=5, skipped=1)
    result, last = run_tests(tree)
    assert (result.returncode, last) == (0, "6 passed, 0 failed, 1 skipped")
    assert "-Dmaven.test.failure.ignore=true" in tree.calls()[0]


def test_what_maven_leaves_on_its_last_line_is_not_on_ours(tree):
    make_reports(tree, tests=5, more="printf '\\033[0m'")
    assert run_tests(tree)[1] == "7 passed, 0 failed"


def test_failures_of_any_runner_count(tree):
    make_reports(tree, tests=5, failures=1, errors=1)
    result, last = run_tests(tree, FAKE_PYTEST='errors="0" failures="1" skipped="0" tests="2"', FAKE_PYTEST_EXIT="1")
    assert (result.returncode, last) == (1, "4 passed, 3 failed")


def test_a_broken_build_counts_as_a_failure(tree):
    tree.write("broken", "")
    result, last = run_tests(tree)
    assert (result.returncode, last) == (1, "2 passed, 1 failed")


def test_reports_of_an_earlier_run_do_not_count(tree):
    tree.write("shared/target/surefire-reports/TEST-Old.xml", '<testsuite tests="100" errors="0" skipped="0" failures="0">')
    make_reports(tree, tests=1)
    assert run_tests(tree)[1] == "3 passed, 0 failed"


def test_a_test_jvm_that_died_counts_as_a_failure(tree):
    make_reports(tree, tests=1, more="echo '[ERROR] The forked VM terminated without properly saying goodbye.'")
    result, last = run_tests(tree)
    assert (result.returncode, last) == (1, "3 passed, 1 failed")


def test_no_test_at_all_is_a_failure(tree):
    result, last = run_tests(tree, "-Dtest=Nothing")
    assert (result.returncode, last) == (1, "0 passed, 1 failed")


def test_with_maven_arguments_maven_runs_alone(tree):
    make_reports(tree, tests=1)
    result, last = run_tests(tree, "-pl", "shared", "-Dtest=A")
    assert (result.returncode, last) == (0, "1 passed, 0 failed")
    assert tree.calls()[0].endswith(" -pl shared -Dtest=A")


def test_a_pytest_that_broke_counts_as_a_failure(tree):
    make_reports(tree, tests=1)
    result, last = run_tests(tree, FAKE_PYTEST="", FAKE_PYTEST_EXIT="4")
    assert (result.returncode, last) == (1, "1 passed, 1 failed")


def test_missing_oracles_are_loud_and_fail_only_in_ci(tree):
    make_reports(tree, tests=1)
    for program in ("h5dump", "psql"):
        script(tree.bin / program, "#!/bin/sh\n")
    result, last = run_tests(tree, PIVOT5_TEST_PYTHON="", PIVOT5_TEST_MINIO="")
    assert (result.returncode, last) == (0, "1 passed, 0 failed")
    assert [line.split(":")[1] for line in result.stderr.splitlines() if "!!" in line] == [" !! python oracles are missing", " !! minio is missing"]
    result, last = run_tests(tree, PIVOT5_TEST_PYTHON="", PIVOT5_TEST_MINIO="", CI="true")
    assert (result.returncode, last) == (1, "1 passed, 2 failed")


def test_a_test_run_cleans_like_a_build(tree):
    tree.run("build")
    (tree.root / "shared/src/main/resources/b.txt").unlink()
    make_reports(tree, tests=1)
    run_tests(tree)
    assert " clean verify " in tree.calls()[1]


def test_a_full_test_run_leaves_a_product_that_starts(tree):
    make_reports(tree, tests=1)
    run_tests(tree)
    assert tree.run("serve").stderr == ""
    assert len(tree.calls()) == 1
