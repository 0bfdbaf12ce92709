"""What the launcher builds, when, with which Maven, and that two launches do not get in each other's way."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from launcher_tree import Tree, script, words


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


def test_a_file_deleted_after_a_failed_build_is_cleaned_away(tree):
    tree.run("build")
    tree.write("app/src/main/java/A.java", "class A { oops }")
    tree.write("broken", "")
    tree.run("build")
    (tree.root / "broken").unlink()
    (tree.root / "shared/src/main/resources/b.txt").unlink()
    tree.run("build")
    assert [call.partition("-am ")[2] for call in tree.calls()] == ["package", "package", "clean package"]


def test_what_somebody_else_built_is_cleaned_away(tree):
    tree.write("app/target/classes/Old.class", "")
    tree.run("build")
    assert tree.calls()[0].endswith("-am clean package")


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
