"""The launcher as a user meets it, on a small checkout with a Java and a Maven that only write down their calls."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from launcher_tree import Tree, java_home, script


@pytest.fixture
def tree(repository, tmp_path):
    return Tree(repository, tmp_path)


def words(result):
    return result.stdout.splitlines()


def test_every_shell_accepts_the_scripts(repository):
    shells = [shell for shell in ("dash", "bash", "busybox") if shutil.which(shell)]
    for shell in shells:
        command = [shell, "sh"] if shell == "busybox" else [shell]
        for path in [repository / "pivot5", repository / ".ci/run", *(repository / "launch").glob("*.sh")]:
            subprocess.run([*command, "-n", path], check=True)


# Commands


def test_no_command_prints_the_commands_and_is_wrong_use(tree):
    result = tree.run()
    assert result.returncode == 2
    assert "usage: pivot5 COMMAND" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("help_word", ["help", "--help", "-h"])
def test_help_needs_neither_java_nor_a_build(tree, help_word):
    result = tree.run(help_word, JAVA_HOME="")
    assert result.returncode == 0
    for command in ("demo", "serve", "key", "test"):
        assert f"\n  {command} " in result.stdout
    assert tree.calls() == []


def test_an_unknown_command_is_named(tree):
    result = tree.run("dmeo")
    assert result.returncode == 2
    assert result.stderr.splitlines() == [
        "pivot5: unknown command 'dmeo'; the commands are demo, serve, key, build and test (pivot5 --help)"
    ]
    assert tree.calls() == []


def test_version_is_that_of_the_pom(tree):
    assert tree.run("--version").stdout == "pivot5 1.2.3\n"


def test_arguments_reach_java_as_they_were_given(tree):
    result = tree.run("key", "create", "--name", "a  b", "", "*", "$HOME")
    assert result.returncode == 0
    jar = words(result).index("-jar")
    assert words(result)[jar + 1] == str(tree.root / "app/target/pivot5/pivot5.jar")
    assert words(result)[jar + 2 : jar + 9] == ["key", "create", "--name", "a  b", "", "*", "$HOME"]


def test_standard_output_belongs_to_the_command(tree):
    result = tree.run("key", "list")
    assert "building" in result.stderr
    assert "building" not in result.stdout


def test_the_exit_code_is_that_of_java(tree):
    script(tree.folder / "jdk 25/bin/java", "#!/bin/sh\nexit 7\n")
    assert tree.run("serve").returncode == 7


def test_sigterm_reaches_java(tree):
    script(tree.folder / "jdk 25/bin/java", "#!/bin/sh\ntrap 'echo drained; exit 143' TERM\necho up\nwhile :; do sleep 0.1; done\n")
    process = tree.start("serve")
    assert process.stdout.readline() == "up\n"
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 143
    assert process.stdout.read() == "drained\n"


# Where it is called from


def test_the_users_folder_stays(tree):
    elsewhere = tree.folder / "else where"
    elsewhere.mkdir()
    assert f"folder={elsewhere}" in words(tree.run("serve", cwd=elsewhere))


def test_symbolic_links_lead_to_the_checkout(tree):
    links = tree.folder / "links"
    links.mkdir()
    (links / "absolute").symlink_to(tree.root / "pivot5")
    (links / "relative").symlink_to("../a check out/pivot5")
    (links / "link to link").symlink_to("relative")
    for name in ("absolute", "relative", "link to link"):
        result = tree.run("serve", program=links / name)
        assert str(tree.root / "app/target/pivot5/pivot5.jar") in words(result), result.stderr


def test_it_is_found_on_the_path(tree):
    (tree.bin / "pivot5").symlink_to(tree.root / "pivot5")
    result = tree.run("-c", "pivot5 --version", program=tree.bin / "sh")
    assert result.stdout == "pivot5 1.2.3\n"


# Java


def test_a_missing_java_is_one_line(tree):
    result = tree.run("demo", JAVA_HOME="")
    assert result.returncode == 1
    assert result.stderr.splitlines() == ["pivot5: needs a JDK 25 or later: install one or let JAVA_HOME name its folder"]


def test_an_old_java_is_named(tree):
    old = java_home(tree.folder / "jdk 17", "17.0.15")
    (tree.bin / "java").symlink_to(old / "bin/java")
    result = tree.run("demo", JAVA_HOME=str(old))
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "pivot5: needs a JDK 25 or later: install one or let JAVA_HOME name its folder; the java on the PATH is version 17"
    ]


def test_java_8_is_not_taken_for_something_new(tree):
    assert tree.run("demo", JAVA_HOME=str(java_home(tree.folder / "jdk 8", "1.8.0_402"))).returncode == 1


def test_an_old_java_home_gives_way_to_the_path(tree):
    old = java_home(tree.folder / "jdk 17", "17.0.15")
    (tree.bin / "java").symlink_to(tree.folder / "jdk 25/bin/java")
    assert tree.run("serve", JAVA_HOME=str(old)).returncode == 0


def test_a_java_of_the_users_home_is_found(tree):
    tree.home = tree.folder / "my home"
    java_home(tree.home / ".sdkman/candidates/java/25.0.3-tem", "25.0.3")
    assert tree.run("serve", JAVA_HOME="", HOME=str(tree.home)).returncode == 0


def test_a_named_java_is_not_second_guessed(tree):
    old = java_home(tree.folder / "jdk 17", "17.0.15")
    result = tree.run("serve", PIVOT5_JAVA=str(old))
    assert result.returncode == 1
    assert result.stderr == f"pivot5: PIVOT5_JAVA={old} is not the home of a JDK 25 or later\n"


def test_a_runtime_without_compiler_runs_what_is_built(tree):
    (tree.folder / "jdk 25/bin/javac").unlink()
    assert tree.run("serve").returncode == 1
    java_home(tree.folder / "jdk 25", "25.0.3")
    assert tree.run("build").returncode == 0
    (tree.folder / "jdk 25/bin/javac").unlink()
    assert tree.run("serve").returncode == 0


# Heap and JVM options


def heap_options(result):
    return [word for word in words(result) if word.startswith(("-Xmx", "-XX:Max"))]


def test_the_heap_has_a_default(tree):
    assert heap_options(tree.run("serve")) == ["-Xmx768m"]


@pytest.mark.parametrize(("setting", "option"), [("2g", "-Xmx2g"), ("1GB", "-Xmx1G"), ("805306368", "-Xmx805306368")])
def test_the_heap_is_a_setting(tree, setting, option):
    assert heap_options(tree.run("serve", PIVOT5_HEAP=setting)) == [option]


@pytest.mark.parametrize("setting", ["much", "12x", "m", "-1", "1 g"])
def test_a_malformed_heap_is_named(tree, setting):
    result = tree.run("serve", PIVOT5_HEAP=setting)
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1] == f"pivot5: PIVOT5_HEAP={setting} is not a size such as 768m or 2g"


def test_a_heap_among_the_java_options_wins(tree):
    assert heap_options(tree.run("serve", PIVOT5_HEAP="2g", PIVOT5_JAVA_OPTS="-Da=b -Xmx99m")) == ["-Xmx99m"]
    assert heap_options(tree.run("serve", PIVOT5_HEAP="2g", JAVA_TOOL_OPTIONS="-Xmx99m")) == []
    assert heap_options(tree.run("serve", JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50")) == []


def test_java_options_are_split_at_spaces_and_nothing_else(tree):
    result = words(tree.run("serve", PIVOT5_JAVA_OPTS="  -Da=*   -Db=$HOME "))
    assert result[result.index("-Da=*") + 1] == "-Db=$HOME"
    assert result.index("-Db=$HOME") + 1 == result.index("-jar")
    assert "opts=unset" in result


def test_another_collector_replaces_ours(tree):
    result = words(tree.run("serve", PIVOT5_JAVA_OPTS="-XX:+UseSerialGC"))
    assert [word for word in result if "GC" in word] == ["-XX:+UseSerialGC"]


# The archive of loaded classes


def archive_options(tree, *arguments):
    return [word for word in words(tree.run(*arguments)) if "Archive" in word]


def test_the_first_server_records_an_archive_that_the_next_start_uses(tree):
    (option,) = archive_options(tree, "serve")
    name, path = option.split("=")
    assert name == "-XX:ArchiveClassesAtExit"
    with open(path, "wb") as recorded:
        recorded.truncate(20_000_000)
    archive = path.rpartition(".")[0]
    assert archive_options(tree, "key", "list") == [f"-XX:SharedArchiveFile={archive}"]
    assert os.path.getsize(archive) == 20_000_000
    assert not os.path.exists(path)


def test_the_archive_of_a_start_that_failed_is_thrown_away(tree):
    (option,) = archive_options(tree, "serve")
    with open(option.split("=")[1], "wb") as recorded:
        recorded.truncate(1_000_000)
    (option,) = archive_options(tree, "demo")
    assert option.startswith("-XX:ArchiveClassesAtExit=")


@pytest.mark.parametrize("size", [1_000_000, 20_000_000])
def test_somebody_elses_archive_does_not_stop_a_start(tree, size):
    (option,) = archive_options(tree, "serve")
    with open(option.split("=")[1], "wb") as recorded:
        recorded.truncate(size)
    for program in ("mv", "rm"):
        (tree.bin / program).unlink()
        script(tree.bin / program, "#!/bin/sh\nexit 1\n")
    result = tree.run("serve")
    assert result.returncode == 0
    assert result.stderr == ""


def test_commands_that_load_little_record_nothing(tree):
    for arguments in (("key", "list"), ("serve", "--print-config"), ("demo", "--help")):
        assert archive_options(tree, *arguments) == []


def test_a_new_build_forgets_the_archive(tree):
    (option,) = archive_options(tree, "serve")
    archive = option.split("=")[1].rpartition(".")[0]
    with open(archive, "wb") as recorded:
        recorded.truncate(20_000_000)
    tree.write("app/src/main/java/A.java", "class A { int b; }")
    assert archive_options(tree, "key") == []
    assert not os.path.exists(archive)


# What is built, and when


def test_it_builds_once(tree):
    first = tree.run("serve")
    assert first.stderr.splitlines() == ["pivot5: building … (first time: takes about a minute)"]
    second = tree.run("serve")
    assert second.stderr == ""
    assert tree.calls() == ["-B -ntp -q -Dquick -pl app -am package"]


def test_a_changed_source_is_built_and_a_touched_one_is_not(tree):
    tree.run("build")
    source = tree.root / "app/src/main/java/A.java"
    source.touch()
    tree.run("build")
    assert len(tree.calls()) == 1
    tree.write("app/src/main/java/A.java", "class A { int b; }")
    assert tree.run("build").stderr.splitlines() == ["pivot5: building …"]
    assert tree.calls()[1].endswith("-am package")


@pytest.mark.parametrize("name", ["shared/src/main/resources/b.txt", "conf/pivot5.yaml", "new module/src/main/java/C.java"])
def test_resources_settings_and_new_modules_count(tree, name):
    tree.run("build")
    tree.write(name, "changed")
    tree.run("build")
    assert len(tree.calls()) == 2


@pytest.mark.parametrize("name", ["app/src/test/java/ATest.java", "README.md", "app/src/main/java/.A.java.swp", "tests/x.py"])
def test_what_is_no_part_of_the_product_does_not_count(tree, name):
    tree.run("build")
    tree.write(name, "changed")
    tree.run("build")
    assert len(tree.calls()) == 1


def test_a_deleted_source_is_noticed_and_cleaned_away(tree):
    tree.run("build")
    (tree.root / "shared/src/main/resources/b.txt").unlink()
    tree.run("build")
    assert tree.calls()[1].endswith("-am clean package")


def test_a_changed_pom_starts_from_nothing(tree):
    tree.run("build")
    tree.write("app/pom.xml", "<project>changed</project>")
    tree.run("build")
    assert tree.calls()[1].endswith("-am clean package")


def test_a_source_replaced_by_an_older_one_is_built_from_nothing(tree):
    tree.run("build")
    source = tree.write("app/src/main/java/A.java", "class A { int older; }")
    os.utime(source, (1_000_000_000, 1_000_000_000))
    tree.run("build")
    assert tree.calls()[1].endswith("-am clean package")


def test_a_failed_build_shows_errors_only_and_is_tried_again(tree):
    tree.write("broken", "")
    result = tree.run("serve")
    assert result.returncode == 1
    assert result.stdout == ""
    assert "[ERROR] A.java: not a statement" in result.stderr
    assert "noise" not in result.stderr
    log = tree.root / ".tools/logs/build.log"
    assert result.stderr.splitlines()[-1] == f"pivot5: the build failed; all of Maven's output is in {log}"
    assert "noise" in log.read_text()
    (tree.root / "broken").unlink()
    assert tree.run("serve").returncode == 0
    assert len(tree.calls()) == 2


def test_a_failed_rebuild_does_not_leave_the_old_product(tree):
    tree.run("build")
    tree.write("app/src/main/java/A.java", "class A { oops }")
    tree.write("broken", "")
    assert tree.run("serve").returncode == 1
    tree.write("app/src/main/java/A.java", "class A {}")
    assert tree.run("serve").returncode == 1


def test_a_built_tree_without_sources_runs(tree):
    tree.run("build")
    for name in ("pom.xml", "app/pom.xml", "app/src/main/java/A.java", "tests/tally.awk"):
        (tree.root / name).unlink()
    (tree.bin / "mvn").unlink()
    moved = tree.folder / "moved"
    tree.root.rename(moved)
    result = tree.run("serve", program=moved / "pivot5")
    assert result.returncode == 0
    assert str(moved / "app/target/pivot5/pivot5.jar") in words(result)
    assert tree.run("--version", program=moved / "pivot5").stdout == "pivot5 1.2.3\n"


def test_neither_product_nor_sources_is_one_line(tree):
    (tree.root / "pom.xml").unlink()
    result = tree.run("serve")
    assert result.returncode == 1
    assert result.stderr == f"pivot5: nothing to run: neither a built product nor its sources are in {tree.root}\n"


@pytest.fixture
def foreign_tree(repository):
    """A tree that whoever runs `stranger` may read only."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    tree = Tree(repository, folder)
    yield tree
    for path in (tree.root, tree.root / ".tools"):
        path.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_tree_runs_when_built_and_says_so_when_not(foreign_tree):
    tree = foreign_tree
    tree.run("build")
    tree.run("serve")
    for path in (tree.root, tree.root / ".tools"):
        path.chmod(0o555)
    # Root may write everywhere, so somebody else is asked.
    stranger = 65534 if os.geteuid() == 0 else None
    result = tree.run("serve", user=stranger)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Archive" not in result.stdout
    tree.write("app/src/main/java/A.java", "class A { int b; }")
    result = tree.run("serve", user=stranger)
    assert (result.returncode, result.stderr) == (1, f"pivot5: cannot build: {tree.root} is not writable\n")


# Maven


def test_a_missing_maven_is_one_line(tree):
    (tree.bin / "mvn").unlink()
    result = tree.run("serve")
    assert result.returncode == 1
    assert result.stderr == "pivot5: needs Maven 3.8.1 or later\n"


@pytest.mark.parametrize(("version", "fits"), [("3.6.3", False), ("3.8.0", False), ("3.8.1", True), ("3.10.0", True), ("4.0.0", True)])
def test_the_version_of_maven_is_judged(tree, version, fits):
    result = tree.run("serve", FAKE_MAVEN_VERSION=version)
    assert (result.returncode == 0) == fits
    if not fits:
        assert result.stderr == f"pivot5: needs Maven 3.8.1 or later (the one on the PATH is {version})\n"


def test_the_wrapper_takes_the_place_of_a_missing_maven(tree):
    shutil.move(tree.bin / "mvn", tree.root / "mvnw")
    script(tree.bin / "unzip", "#!/bin/sh\n")
    assert tree.run("serve").returncode == 0
    assert len(tree.calls()) == 1


def test_the_wrapper_needs_unzip(tree):
    shutil.move(tree.bin / "mvn", tree.root / "mvnw")
    result = tree.run("serve")
    assert result.returncode == 1
    assert result.stderr == "pivot5: needs Maven 3.8.1 or later, or unzip for the Maven wrapper\n"


# Two at once


def test_parallel_starts_build_once(tree):
    processes = [tree.start("serve", FAKE_MAVEN_SECONDS="1") for _ in range(4)]
    errors = [process.communicate(timeout=60)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0, 0]
    assert len(tree.calls()) == 1
    assert sum("waiting for it" in text for text in errors) == 3
    assert not tree.lock().exists()


def test_the_lock_of_a_killed_build_is_cleared(tree):
    dead = subprocess.Popen(["true"])
    dead.wait()
    tree.lock().mkdir(parents=True)
    (tree.lock() / "holder").write_text(f"{dead.pid} Sat Nov 21 09:00:00 2026\n")
    processes = [tree.start("serve") for _ in range(3)]
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len(tree.calls()) == 1


def test_a_process_that_got_the_id_of_a_killed_build_is_not_taken_for_it(tree):
    tree.lock().mkdir(parents=True)
    (tree.lock() / "holder").write_text(f"{os.getpid()} Sat Nov 21 09:00:00 2020\n")
    assert tree.run("serve").returncode == 0


def test_a_lock_without_holder_is_cleared_when_it_is_old(tree):
    tree.lock().mkdir(parents=True)
    old = time.time() - 300
    os.utime(tree.lock(), (old, old))
    assert tree.run("serve").returncode == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_build_ends_maven_and_frees_the_lock(tree, number):
    process = tree.start("serve", FAKE_MAVEN_SECONDS="30")
    end = time.monotonic() + 20
    while not (tree.root / "building").exists():
        assert time.monotonic() < end
        time.sleep(0.05)
    process.send_signal(number)
    assert process.wait(10) == 128 + number
    assert not tree.lock().exists()
    os.killpg(process.pid, signal.SIGKILL)
    (tree.root / "building").unlink()
    assert tree.run("serve").returncode == 0


# ./pivot5 test

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


def test_a_full_test_run_leaves_a_product_that_starts(tree):
    make_reports(tree, tests=1)
    run_tests(tree)
    assert tree.run("serve").stderr == ""
    assert len(tree.calls()) == 1
