"""A checkout in small, with a Java and a Maven that only write down how they were called."""

import re
import shutil
import subprocess
from pathlib import Path

# Everything the launcher may call; nothing else is on its PATH, least of all a real Java or Maven.
TOOLS = (
    "awk basename cat cksum comm cut dirname env find grep head id kill mkdir mkfifo mv printf ps readlink rm rmdir sed sh sleep sort tail tee touch tr"
).split()

JAVA = """#!/bin/sh
for argument in "$@"; do printf '%s\\n' "$argument"; done
printf 'folder=%s\\n' "$PWD"
printf 'opts=%s\\n' "${PIVOT5_JAVA_OPTS-unset}"
"""

MAVEN = """#!/bin/sh
if [ "$1" = -v ]; then echo "Apache Maven ${FAKE_MAVEN_VERSION:-3.9.9} (abc)"; exit 0; fi
echo "$*" >>maven.calls
[ ! -f building ] || echo overlap >>maven.calls
touch building
sleep "${FAKE_MAVEN_SECONDS:-0}"
rm building
if [ -f broken ]; then echo '[INFO] noise'; echo '[ERROR] A.java: not a statement'; exit 1; fi
mkdir -p app/target/pivot5
echo jar >app/target/pivot5/pivot5.jar
if [ -f make-reports ]; then sh make-reports; fi
"""


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def java_home(folder: Path, version: str) -> Path:
    script(folder / "bin/java", JAVA)
    script(folder / "bin/javac", JAVA)
    (folder / "release").write_text(f'IMPLEMENTOR="nobody"\nJAVA_VERSION="{version}"\n')
    return folder


def words(result) -> list[str]:
    """The lines of standard output: for the stand-in Java, its arguments."""
    return result.stdout.splitlines()


class Tree:
    def __init__(self, repository: Path, folder: Path):
        self.folder = folder
        self.root = folder / "a check out"
        self.root.mkdir()
        self.home = folder / "home"
        self.home.mkdir()
        shutil.copy(repository / "pivot5", self.root)
        shutil.copytree(repository / "launch", self.root / "launch")
        (self.root / "tests").mkdir()
        for name in ("tally.awk", "requirements.txt"):
            shutil.copy(repository / "tests" / name, self.root / "tests")
        # The machine's own Javas are out of sight.
        finder = self.root / "launch/java.sh"
        finder.write_text(re.sub(r"(?<=\s)/(usr|opt|Library)/\S*", "", finder.read_text()))
        self.write("pom.xml", "<project>\n  <version>1.2.3</version>\n</project>\n")
        self.write("app/pom.xml", "<project/>")
        self.write("app/src/main/java/A.java", "class A {}")
        self.write("shared/src/main/resources/b.txt", "b")
        self.bin = folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            if found:
                (self.bin / tool).symlink_to(found)
        script(self.bin / "mvn", MAVEN)
        self.environment = {"PATH": str(self.bin), "HOME": str(self.home), "LANG": "C.UTF-8"}
        self.environment["JAVA_HOME"] = str(java_home(folder / "jdk 25", "25.0.3"))

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def start(self, *arguments: str, program: Path | None = None, cwd: Path | None = None, user: int | None = None, **environment: str):
        return subprocess.Popen(
            [program or self.root / "pivot5", *arguments],
            env=self.environment | environment,
            cwd=cwd or self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            user=user,
        )

    def run(self, *arguments: str, **options) -> subprocess.CompletedProcess:
        process = self.start(*arguments, **options)
        output, errors = process.communicate(timeout=60)
        return subprocess.CompletedProcess(arguments, process.returncode, output, errors)

    def calls(self) -> list[str]:
        """What Maven was asked to do, in order."""
        calls = self.root / "maven.calls"
        return calls.read_text().splitlines() if calls.exists() else []

    def lock(self) -> Path:
        return self.root / ".tools/build.lock"
