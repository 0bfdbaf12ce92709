"""The compose file and the image as far as they can be judged without a container engine."""

import http.server
import re
import shlex
import subprocess
import threading

import pytest
import yaml


@pytest.fixture(scope="module")
def compose(repository):
    return yaml.safe_load((repository / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def nodes(compose):
    return {name: service for name, service in compose["services"].items() if service["image"] == "pivot5"}


def settings_in(repository):
    """Every setting that conf/pivot5.yaml names, spelled as in the environment, whether it stands there as a comment or not."""
    file = repository / "conf/pivot5.yaml"
    if not file.exists():
        pytest.skip("conf/pivot5.yaml is not here yet")
    names, path = set(), []
    for indent, name in re.findall(r"^#? ?((?:  )*)([a-z][a-z0-9_]*):", file.read_text(), re.MULTILINE):
        path = [*path[: len(indent) // 2], name]
        names.add("PIVOT5_" + "_".join(path).upper())
    return names


def test_every_setting_that_is_used_exists(repository, nodes):
    used = {name for node in nodes.values() for name in node["environment"]}
    used |= set(re.findall(r"\b(PIVOT5_[A-Z0-9_]+)=", (repository / "Dockerfile").read_text()))
    assert used - settings_in(repository) == set()


def test_there_is_an_api_two_workers_and_a_viewer(nodes):
    roles = sorted(node["environment"]["PIVOT5_ROLES"] for node in nodes.values())
    assert roles == ["api", "viewer", "worker", "worker"]


def test_every_node_is_a_member_under_its_own_name(nodes):
    for name, node in nodes.items():
        assert node["hostname"] == name
        members = node["environment"]["PIVOT5_CLUSTER"].removeprefix("members=").split(",")
        assert sorted(members) == sorted(f"{member}:5701" for member in nodes)


def test_there_is_one_entry_point_and_it_asks_for_a_key(compose, nodes):
    assert [name for name, service in compose["services"].items() if "ports" in service] == ["api"]
    for node in nodes.values():
        assert node["environment"]["PIVOT5_AUTH"] == "keys"
        assert node["environment"]["PIVOT5_ADMIN_KEY_FILE"] == "/run/secrets/admin_key"
        assert node["secrets"] == ["admin_key"]


def test_no_password_is_written_down(repository):
    variables = set(re.findall(r"\$\{([A-Z0-9_]+)", (repository / "docker-compose.yml").read_text())) | {"ADMIN_KEY"}
    example = (repository / ".env.example").read_text()
    assert set(re.findall(r"^([A-Z_]+)=$", example, re.MULTILINE)) == variables - {"PIVOT5_SOURCE"}


def test_the_build_copies_what_the_launcher_needs(repository):
    copied = re.findall(r"^COPY (?:--from=\S+ )?(\S+)", (repository / "Dockerfile").read_text(), re.MULTILINE)
    assert {"pivot5", "launch/", "conf/", "/src/app/target/pivot5/"} <= set(copied)


@pytest.fixture(params=[200, 503])
def status(request):
    return request.param


def test_the_health_check_believes_only_200(repository, status):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status if self.path == "/health/ready" else 404)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    check = re.search(r"^HEALTHCHECK .*CMD (\[.*\])$", (repository / "Dockerfile").read_text(), re.MULTILINE)[1]
    command = yaml.safe_load(check)
    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        port = server.server_port
        result = subprocess.run(command, env={"PATH": "/usr/bin:/bin", "PIVOT5_PORT": str(port)}, timeout=20)
    finally:
        server.shutdown()
        server.server_close()
    assert (result.returncode == 0) == (status == 200), shlex.join(command)
