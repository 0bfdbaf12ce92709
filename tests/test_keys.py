"""API keys: made on the command line, refused and let in by a node."""

import json
import re

import pytest
from product import copy_home, embedded_url, eventually, processes_of, sql

KEY = re.compile(r"pivot5_[A-Za-z0-9_-]{49}")
CHANNELS = "/api/v1/pivot/channels"


@pytest.fixture(scope="module")
def node(shared_servers, template, tmp_path_factory):
    """A node that wants keys, with two channels."""
    home = copy_home(template, tmp_path_factory.mktemp("keys") / "home")
    server = shared_servers.start("serve", home=home, PIVOT5_AUTH="keys")
    for name in ("rig_pressure", "secret_plans"):
        sql(embedded_url(home), f"CREATE TABLE {name} (time timestamptz PRIMARY KEY, a float8)", f"INSERT INTO {name} VALUES (now(), 1)")
    admin = create(shared_servers, server, "admin-of-tests", "admin")
    found = eventually(lambda: {c["name"] for c in get(server, CHANNELS, admin).json()["channels"]} >= {"rig_pressure", "secret_plans"}, 60)
    assert found
    server.admin = admin
    return server


def create(servers, node, name, role, *flags) -> str:
    result = servers.run("key", "create", "--name", name, "--role", role, *flags, home=node.home)
    assert result.returncode == 0, result.stderr
    assert KEY.fullmatch(result.stdout.strip()), result.stdout
    return result.stdout.strip()


def get(node, path, key=None, **headers):
    return node.get(path, headers=({"X-API-Key": key} if key else {}) | headers)


def problem(answer, status, code):
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == code
    return answer.json()


# The command line


def test_a_new_key_is_all_there_is_on_standard_output(node, servers):
    result = servers.run("key", "create", "--name", "alone", "--role", "viewer", home=node.home)
    assert result.returncode == 0
    assert KEY.fullmatch(result.stdout.removesuffix("\n"))
    assert "alone" in result.stderr
    assert result.stdout.strip() not in result.stderr
    assert get(node, CHANNELS, result.stdout.strip()).status_code == 200


def test_keys_as_json(node, servers):
    flags = ("--channels", "rig_*,other", "--tables", "t", "--prefix", "a/", "--max-jobs", "3", "--max-bytes", "10GB", "--rate", "600/min")
    result = servers.run("key", "create", "--name", "as json", "--role", "exporter", *flags, "--json", home=node.home)
    made = json.loads(result.stdout)
    assert made["name"] == "as json"
    assert made["role"] == "exporter"
    assert KEY.fullmatch(made["key"])
    listed = servers.run("key", "list", "--json", home=node.home)
    (entry,) = [key for key in json.loads(listed.stdout) if key["name"] == "as json"]
    assert entry["channels"] == ["rig_*", "other"]
    assert entry["tables"] == ["t"]
    assert entry["prefixes"] == ["a/"]
    assert entry["max_jobs"] == 3
    assert entry["max_bytes"] == 10_000_000_000
    assert entry["rate"] == "600/min"
    assert entry["revoked_at"] is None
    assert made["key"].startswith(entry["key_prefix"])
    assert len(entry["key_prefix"]) < 20
    assert made["key"] not in listed.stdout


def test_the_list_is_for_people(node, servers):
    create(servers, node, "listed", "editor")
    result = servers.run("key", "list", home=node.home)
    assert result.returncode == 0
    (line,) = [line for line in result.stdout.splitlines() if line.startswith("listed ")]
    assert "editor" in line
    assert not KEY.search(result.stdout)


def test_a_name_is_taken_once(node, servers):
    create(servers, node, "twice", "viewer")
    result = servers.run("key", "create", "--name", "twice", "--role", "viewer", home=node.home)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == ["pivot5: there is already a key named twice"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("create", "--role", "viewer"), "--name"),
        (("create", "--name", "a"), "--role"),
        (("create", "--name", "a", "--role", "king"), "--role"),
        (("create", "--name", "", "--role", "viewer"), "--name"),
        (("create", "--name", "a\nb", "--role", "viewer"), "--name"),
        (("create", "--name", "a", "--role", "viewer", "--rate", "5"), "--rate"),
        (("create", "--name", "a", "--role", "viewer", "--rate", "0/s"), "--rate"),
        (("create", "--name", "a", "--role", "viewer", "--max-jobs", "-1"), "--max-jobs"),
        (("create", "--name", "a", "--role", "viewer", "--max-bytes", "much"), "--max-bytes"),
        (("create", "--name", "a", "--role", "viewer", "--channels", "a" * 3000), "--channels"),
        (("create", "--name", "a", "--role", "viewer", "--colour", "red"), "--colour"),
        (("revoke",), "revoke"),
        (("destroy", "a"), "destroy"),
        ((), "create"),
    ],
)
def test_wrong_use_is_named(node, servers, arguments, word):
    result = servers.run("key", *arguments, home=node.home)
    assert result.returncode == 2, result.stderr
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert word in result.stderr


def test_revoking_what_is_not_there_is_one_line(node, servers):
    result = servers.run("key", "revoke", "nobody", home=node.home)
    assert result.returncode == 1
    assert result.stderr.splitlines() == ["pivot5: there is no valid key named nobody"]


def test_nothing_is_stored_in_clear(node, servers):
    key = create(servers, node, "hidden", "viewer")
    text = str(sql(embedded_url(node.home), "SELECT k::text, encode(key_hash, 'escape') FROM pivot5.api_key k"))
    assert "hidden" in text
    assert key not in text
    assert key.removeprefix("pivot5_")[8:] not in text
    assert key not in node.story()


# The node


def test_a_revoked_key_is_refused_within_three_seconds(node, servers):
    key = create(servers, node, "short-lived", "viewer")
    assert get(node, CHANNELS, key).status_code == 200
    assert servers.run("key", "revoke", "short-lived", home=node.home).returncode == 0
    assert eventually(lambda: get(node, CHANNELS, key).status_code == 401, 3)
    # The name is free again, and the old key stays refused.
    create(servers, node, "short-lived", "viewer")
    problem(get(node, CHANNELS, key), 401, "unauthenticated")


@pytest.mark.parametrize("path", [CHANNELS, CHANNELS + "/rig_pressure", CHANNELS + "/nothing", "/metrics"])
def test_without_a_key_nothing_is_told(node, path):
    answer = node.get(path)
    problem(answer, 401, "unauthenticated")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("key", ["x", "pivot5_" + "A" * 49, "pivot5_" + "é" * 10, "a" * 5000])
def test_a_wrong_key_is_refused(node, key):
    answer = node.get(CHANNELS, headers={"X-API-Key": key.encode()})
    problem(answer, 401, "unauthenticated")
    assert "WWW-Authenticate" in answer.headers


@pytest.mark.parametrize("path", ["/health", "/health/live", "/health/ready", "/openapi.json", "/docs"])
def test_some_addresses_are_open(node, path):
    assert node.get(path).status_code == 200


def test_a_key_travels_in_either_header(node):
    assert get(node, CHANNELS, Authorization=f"Bearer {node.admin}").status_code == 200
    assert get(node, CHANNELS, Authorization=f"bearer {node.admin}").status_code == 200
    assert get(node, CHANNELS, node.admin).status_code == 200
    problem(get(node, CHANNELS, Authorization=f"Basic {node.admin}"), 401, "unauthenticated")
    problem(get(node, CHANNELS + "?api_key=" + node.admin), 401, "unauthenticated")


def test_a_role_may_what_it_may(node, servers):
    viewer = create(servers, node, "viewer", "viewer")
    assert get(node, CHANNELS, viewer).status_code == 200
    problem(get(node, "/metrics", viewer), 403, "forbidden")
    assert get(node, "/metrics", node.admin).status_code == 200
    # What does not exist is not forbidden.
    problem(get(node, "/no/such", viewer), 404, "unknown_route")


def test_what_lies_outside_the_globs_does_not_exist(node, servers):
    key = create(servers, node, "rig", "viewer", "--channels", "rig_*")
    listed = get(node, CHANNELS, key).json()
    assert [channel["name"] for channel in listed["channels"]] == ["rig_pressure"]
    assert listed["total"] == 1
    assert get(node, CHANNELS + "?name=secret*", key).json() == {"channels": [], "total": 0}
    assert get(node, CHANNELS + "/rig_pressure", key).status_code == 200
    hidden = problem(get(node, CHANNELS + "/secret_plans", key), 404, "unknown_channel")
    unknown = problem(get(node, CHANNELS + "/secret_plane", key), 404, "unknown_channel")
    assert set(hidden) == set(unknown)
    assert hidden["detail"].replace("secret_plans", "X") == unknown["detail"].replace("secret_plane", "X")
    near = problem(get(node, CHANNELS + "/secret_plan", key), 404, "unknown_channel")
    assert "secret_plans" not in near["detail"]
    assert "rig_pressure" in problem(get(node, CHANNELS + "/rig_presure", key), 404, "unknown_channel")["detail"]


def test_the_log_names_the_owner_and_not_the_key(node, servers):
    key = create(servers, node, "known-by-name", "viewer")
    get(node, CHANNELS, key)
    assert eventually(lambda: "owner=known-by-name" in node.log(), 5)
    assert key not in node.log()


# Without a node


def test_keys_are_made_while_no_node_runs(servers, home, tmp_path):
    made = servers.run("key", "create", "--name", "early", "--role", "admin", home=home)
    assert KEY.fullmatch(made.stdout.strip()), made.stderr
    assert processes_of(home) == {}
    deployed = tmp_path / "admin-key"
    deployed.write_text(servers.run("key", "create", "--name", "elsewhere", "--role", "viewer", home=home).stdout)
    servers.run("key", "revoke", "elsewhere", home=home)
    other = copy_home(home, tmp_path / "other")
    sqlless = servers.start("serve", home=other, PIVOT5_AUTH="keys", PIVOT5_ADMIN_KEY_FILE=str(deployed))
    # The file's key was revoked here: a file must not bring back what an operator took away.
    assert get(sqlless, CHANNELS, deployed.read_text().strip()).status_code == 401
    assert get(sqlless, "/metrics", made.stdout.strip()).status_code == 200


def test_a_deployment_brings_its_first_key_and_may_replace_it(servers, home, tmp_path):
    """As .env.example says: made without any database, so unknown here."""
    deployed = tmp_path / "admin-key"

    def deploy() -> str:
        made = servers.run("key", "generate", home=tmp_path / "none")
        assert KEY.fullmatch(made.stdout.strip()), made.stderr
        assert not (tmp_path / "none").exists()
        deployed.write_text(made.stdout)
        return made.stdout.strip()

    def serve():
        return servers.start("serve", home=home, PIVOT5_AUTH="keys", PIVOT5_ADMIN_KEY_FILE=str(deployed))

    first = deploy()
    server = serve()
    assert get(server, "/metrics", first).status_code == 200
    server.stop()
    again = serve()
    assert get(again, "/metrics", first).status_code == 200
    assert first not in again.story()
    again.stop()
    second = deploy()
    replaced = serve()
    assert get(replaced, "/metrics", second).status_code == 200
    assert get(replaced, "/metrics", first).status_code == 401


@pytest.mark.parametrize("content", [None, "hello\n"])
def test_a_wrong_key_file_stops_the_start(servers, home, tmp_path, content):
    file = tmp_path / "admin-key"
    if content:
        file.write_text(content)
    result = servers.run("serve", "--port", "0", home=home, PIVOT5_AUTH="keys", PIVOT5_ADMIN_KEY_FILE=str(file))
    assert result.returncode == 2
    assert "PIVOT5_ADMIN_KEY_FILE" in result.stderr.splitlines()[-1]
    assert "hello" not in result.stderr
    assert processes_of(home) == {}
