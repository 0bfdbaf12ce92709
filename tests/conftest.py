"""What the black-box tests share: the checkout, and the product as a process of its own."""

import signal
from pathlib import Path

import pytest
from launcher_tree import Tree
from product import Servers, copy_home


def pytest_configure():
    """A run that is ended from outside still stops its servers."""
    signal.signal(signal.SIGTERM, lambda *_: pytest.exit("terminated", returncode=143))
    # A run in the background of a script ignores Ctrl-C, and would hand that on to the servers it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).resolve().parent.parent


@pytest.fixture
def tree(repository: Path, tmp_path: Path) -> Tree:
    return Tree(repository, tmp_path)


@pytest.fixture
def servers(repository: Path, tmp_path: Path):
    """For one test."""
    servers = Servers(repository, tmp_path)
    yield servers
    servers.stop_all()


@pytest.fixture(scope="module")
def shared_servers(repository: Path, tmp_path_factory):
    """For the tests of one file, which must leave them as they found them."""
    servers = Servers(repository, tmp_path_factory.mktemp("shared"))
    yield servers
    servers.stop_all()


@pytest.fixture(scope="session")
def template(repository: Path, tmp_path_factory) -> Path:
    """A home with an empty embedded database that nobody runs; to be copied, never used."""
    servers = Servers(repository, tmp_path_factory.mktemp("template"))
    try:
        server = servers.start("serve")
        assert server.stop() in (0, 143), server.story()
        return server.home
    finally:
        servers.stop_all()


@pytest.fixture
def home(template: Path, tmp_path: Path) -> Path:
    return copy_home(template, tmp_path / "home")


@pytest.fixture(scope="module")
def shared_home(template: Path, tmp_path_factory) -> Path:
    return copy_home(template, tmp_path_factory.mktemp("home") / "home")
