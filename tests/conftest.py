"""What the black-box tests share: the checkout, and the product as a process of its own."""

import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from launcher_tree import Tree

START_SECONDS = 60
STOP_SECONDS = 30


def pytest_configure():
    """A run that is ended from outside still stops its servers."""
    signal.signal(signal.SIGTERM, lambda *_: pytest.exit("terminated", returncode=143))


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).resolve().parent.parent


@pytest.fixture
def tree(repository: Path, tmp_path: Path) -> Tree:
    return Tree(repository, tmp_path)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@dataclass
class Server:
    """A started `./pivot5`, ready to answer."""

    url: str
    home: Path
    process: subprocess.Popen
    log: Path

    def get(self, path: str, **options) -> requests.Response:
        return requests.get(self.url + path, timeout=30, **options)

    def stop(self) -> int:
        """Ends it as an operator would and returns its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)


class Servers:
    """Starts servers and leaves none behind: each is a process group, which is ended as a whole."""

    def __init__(self, repository: Path, folder: Path):
        self.repository = repository
        self.folder = folder
        self.started: list[Server] = []

    def start(self, *arguments: str, home: Path | None = None, **settings: str) -> Server:
        """`start("serve", PIVOT5_LOG="json")`: on a free port, in a home of its own, returning when it is ready."""
        number = len(self.started)
        home = home or self.folder / f"home-{number}"
        port = free_port()
        log = self.folder / f"server-{number}.log"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PIVOT5_")}
        environment |= {"PIVOT5_HOME": str(home), "PIVOT5_PORT": str(port)} | settings
        with log.open("wb") as output:
            process = subprocess.Popen(
                [self.repository / "pivot5", *(arguments or ("serve",))],
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        server = Server(f"http://127.0.0.1:{port}", home, process, log)
        self.started.append(server)
        self.wait_until_ready(server)
        return server

    def wait_until_ready(self, server: Server) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if server.process.poll() is not None:
                pytest.fail(f"ended with {server.process.returncode} before it was ready:\n{server.log.read_text()}")
            try:
                if server.get("/health/ready").status_code == 200:
                    return
            except requests.ConnectionError:
                pass
            time.sleep(0.1)
        pytest.fail(f"not ready after {START_SECONDS} s:\n{server.log.read_text()}")

    def stop_all(self) -> None:
        for server in self.started:
            if server.process.poll() is None:
                try:
                    server.stop()
                except subprocess.TimeoutExpired:
                    pass
            try:
                os.killpg(server.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            server.process.wait()


@pytest.fixture
def servers(repository: Path, tmp_path: Path):
    servers = Servers(repository, tmp_path)
    yield servers
    servers.stop_all()
