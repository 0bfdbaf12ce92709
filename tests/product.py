"""The product as a process of its own, seen from outside: started, asked, stopped, killed, never left behind."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
import requests

START_SECONDS = 120
STOP_SECONDS = 40
URL = re.compile(r"http://[^\s/]+:\d+")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def eventually(question, seconds: float = 30, every: float = 0.1):
    """Asks until the answer is true, and returns it; the last answer when time is up."""
    end = time.monotonic() + seconds
    while True:
        answer = question()
        if answer or time.monotonic() > end:
            return answer
        time.sleep(every)


def processes_of(home: Path) -> dict[int, str]:
    """Every living process that works in this home: id to command line."""
    needle = os.fsencode(home)
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                line = (entry / "cmdline").read_bytes()
                environment = (entry / "environ").read_bytes()
            except OSError:
                continue
            # The home as a whole word: another may begin with the same name.
            if re.search(re.escape(needle) + rb"(?![\w-])", line + b"\0" + environment):
                found[int(entry.name)] = line.replace(b"\0", b" ").decode(errors="replace").strip()
    return found


def listening_addresses(port: int) -> set[str]:
    """The local addresses on which this TCP port is listened on, as the kernel writes them."""
    lines = [line.split() for name in ("tcp", "tcp6") for line in Path("/proc/net", name).read_text().splitlines()[1:]]
    places = [words[1].split(":") for words in lines if words[3] == "0A"]
    found = {address for address, listening in places if int(listening, 16) == port}
    assert found, f"nobody listens on {port}"
    return found


def end_processes_of(home: Path) -> None:
    for pid in processes_of(home):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def postmaster(home: Path) -> int:
    """The process id of the embedded PostgreSQL."""
    return int((home / "postgres/postmaster.pid").read_text().splitlines()[0])


def embedded_url(home: Path, database: str = "pivot5") -> str:
    port = (home / "postgres/postmaster.pid").read_text().splitlines()[3].strip()
    password = (home / "postgres-password").read_text().strip()
    return f"postgresql://postgres:{password}@127.0.0.1:{port}/{database}"


def sql(url: str, *statements: str) -> list[tuple]:
    """Runs statements, each in a transaction of its own, and returns the rows of the last."""
    rows = []
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            cursor = connection.execute(statement)
            rows = cursor.fetchall() if cursor.description else []
    return rows


@dataclass
class Server:
    """A started `./pivot5 serve` or `demo`."""

    home: Path
    process: subprocess.Popen
    output: Path
    errors: Path

    @property
    def url(self) -> str:
        found = URL.search(self.output.read_text())
        assert found, f"no URL in the output:\n{self.story()}"
        return found.group()

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def log(self) -> str:
        return self.errors.read_text()

    def story(self) -> str:
        return f"--- output\n{self.output.read_text()}--- errors\n{self.log()}"

    def get(self, path: str, **options) -> requests.Response:
        return self.ask("GET", path, **options)

    def ask(self, method: str, path: str, **options) -> requests.Response:
        return requests.request(method, self.url + path, timeout=30, **options)

    def readiness(self) -> dict[str, str]:
        """What /health/ready says of each part."""
        return {check["name"]: check["status"] for check in self.get("/health/ready").json()["checks"]}

    def is_ready(self) -> bool:
        try:
            return self.get("/health/ready").status_code == 200
        except requests.ConnectionError:
            return False

    def wait_for_url(self) -> "Server":
        eventually(lambda: URL.search(self.output.read_text()) or self.process.poll() is not None, START_SECONDS)
        if self.process.poll() is not None:
            pytest.fail(f"ended with {self.process.returncode} before it was up:\n{self.story()}")
        assert self.url
        return self

    def wait_until_ready(self) -> "Server":
        self.wait_for_url()
        if not eventually(self.is_ready, START_SECONDS):
            pytest.fail(f"not ready after {START_SECONDS} s: {self.get('/health/ready').text}\n{self.story()}")
        return self

    def wait_until_ended(self) -> int:
        return self.process.wait(START_SECONDS)

    def stop(self, with_signal: int = signal.SIGTERM) -> int:
        """Ends it as an operator would and returns its exit code."""
        self.process.send_signal(with_signal)
        return self.process.wait(STOP_SECONDS)

    def press_ctrl_c(self) -> int:
        """As a terminal does: to the whole foreground group."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(STOP_SECONDS)

    def kill(self) -> None:
        """Java alone, as the kernel does when memory is short."""
        self.process.kill()
        self.process.wait()


class Servers:
    """Starts servers and leaves none behind, nor what they started."""

    def __init__(self, repository: Path, folder: Path):
        self.repository = repository
        self.folder = folder
        self.started: list[Server] = []
        self.homes: set[Path] = set()

    def environment(self, **settings: str) -> dict[str, str]:
        """That of the caller, without what would be a setting."""
        aliases = ("HOST", "PORT", "DEBUG", "CORS_ORIGINS")
        own = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIVOT5_", "S3_")) and name not in aliases or name == "PIVOT5_JAVA"
        }
        return own | settings

    def launch(self, *arguments: str, home: Path | None = None, **settings: str) -> Server:
        """Starts without waiting. On any free port, in a home of its own unless one is given."""
        number = len(self.started)
        home = home or self.folder / f"home-{number}"
        self.homes.add(home)
        output, errors = self.folder / f"{number}.out", self.folder / f"{number}.err"
        with output.open("wb") as out, errors.open("wb") as err:
            process = subprocess.Popen(
                [self.repository / "pivot5", *(arguments or ("serve",))],
                env=self.environment(**{"PIVOT5_HOME": str(home), "PIVOT5_PORT": "0"} | settings),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
        server = Server(home, process, output, errors)
        self.started.append(server)
        return server

    def start(self, *arguments: str, home: Path | None = None, **settings: str) -> Server:
        """`start("serve", PIVOT5_LOG="json")`: returns when it is ready."""
        return self.launch(*arguments, home=home, **settings).wait_until_ready()

    def run(self, *arguments: str, home: Path | None = None, **settings: str) -> subprocess.CompletedProcess:
        """A command that ends by itself."""
        if home:
            settings = {"PIVOT5_HOME": str(home)} | settings
        process = subprocess.Popen(
            [self.repository / "pivot5", *arguments],
            env=self.environment(**settings),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            output, errors = process.communicate(timeout=START_SECONDS)
        except subprocess.TimeoutExpired:
            # In good order: it may have started a database.
            process.terminate()
            output, errors = process.communicate(timeout=STOP_SECONDS)
            pytest.fail(f"{arguments} did not end by itself:\n{output}{errors}")
        return subprocess.CompletedProcess(arguments, process.returncode, output, errors)

    def stop_all(self) -> None:
        for server in self.started:
            if server.process.poll() is None:
                server.process.send_signal(signal.SIGTERM)
        for server in self.started:
            try:
                server.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()
        for home in self.homes:
            end_processes_of(home)


def copy_home(template: Path, target: Path) -> Path:
    """A home of its own with what the template holds, in a tenth of the time that making one takes."""
    shutil.copytree(template, target, symlinks=True)
    return target
