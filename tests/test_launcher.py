"""The launcher as a user meets it, on a small checkout with a Java and a Maven that only write down their calls."""

import os
import shutil
import signal
import subprocess

import pytest
from launcher_tree import java_home, script, words


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
    for command in ("demo", "serve", "key", "inspect", "test"):
        assert f"\n  {command} " in result.stdout
    assert tree.calls() == []


def test_an_unknown_command_is_named(tree):
    result = tree.run("dmeo")
    assert result.returncode == 2
    assert result.stderr.splitlines() == [
        "pivot5: unknown command 'dmeo'; the commands are demo, serve, key, inspect, build and test (pivot5 --help)"
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
