"""Settings from outside: which one holds, how a wrong one is told, what is never shown."""

import json
import os
import re
from pathlib import Path

import pytest
import requests
from product import processes_of

SECRET = "s3cr3t-7f41b2"
SOURCE = f"postgresql://reader:{SECRET}@127.0.0.1:1/data"


def printed(result) -> dict[str, tuple[str, str]]:
    """What --print-config says: name to value and origin."""
    assert result.returncode == 0, result.stderr
    settings = {}
    for line in result.stdout.splitlines():
        found = re.fullmatch(r"(?:# )?(\w+):(?: (.*?))?\s+# (.+)", line)
        assert found, line
        settings[found[1]] = ((found[2] or "").strip("'"), found[3])
    return settings


def wrong_use(result, *words):
    assert result.returncode == 2, result.stdout + result.stderr
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    for word in words:
        assert word in lines[0]


def test_flag_before_environment_before_alias_before_file_before_default(servers, tmp_path):
    file = tmp_path / "my.yaml"
    file.write_text("port: 1001\nhost: 127.0.0.9\njob_timeout: 2h\ns3: {region: from-file}\nworker_jobs: 9\nlog_level: warn\n")
    result = servers.run(
        *("serve", "--print-config", "--config", str(file), "--port", "1004", "--worker-jobs=5"),
        **{"PIVOT5_PORT": "1003", "PORT": "1002", "PIVOT5_HOST": "127.0.0.3", "HOST": "127.0.0.2", "S3_REGION": "from-alias", "DEBUG": "1"},
    )
    settings = printed(result)
    assert settings["port"] == ("1004", "--port")
    assert settings["worker_jobs"] == ("5", "--worker-jobs")
    assert settings["host"] == ("127.0.0.3", "PIVOT5_HOST")
    assert settings["s3_region"] == ("from-alias", "S3_REGION")
    assert settings["log_level"] == ("debug", "DEBUG")
    assert settings["job_timeout"] == ("2h", "my.yaml")
    assert settings["job_retention"] == ("24h", "default")
    assert result.stderr == ""


def test_an_endpoint_selects_s3(servers):
    assert printed(servers.run("serve", "--print-config", S3_ENDPOINT="http://127.0.0.1:1"))["store"] == ("s3", "default")


def test_what_is_printed_reads_back(servers, tmp_path):
    first = servers.run(
        *("serve", "--print-config", "--cors-origins", "https://a.example, https://b.example", "--output-mode", "0600"),
        PIVOT5_CLUSTER="members=127.0.0.1:5701,127.0.0.1:5702",
        PIVOT5_SOURCES_NARROW='[{"relation":"t","channel":"c","signal":"s","time":"t","value":"it\'s: #1"}]',
        PIVOT5_PUBLIC_URL="https://pivot.example/path?x=#y",
    )
    file = tmp_path / "again.yaml"
    file.write_text(first.stdout)
    again = printed(servers.run("serve", "--print-config", "--config", str(file)))
    assert {name: value for name, (value, _) in again.items()} == {name: value for name, (value, _) in printed(first).items()}


def test_the_shipped_file_is_the_defaults(servers, repository, tmp_path):
    file = tmp_path / "shipped.yaml"
    text = (repository / "conf/pivot5.yaml").read_text()
    # What starts Java is read from the environment only, as the file says of the two.
    file.write_text(re.sub(r"^# (?!heap:|java_opts:)(\w+:)", r"\1", text, flags=re.MULTILINE))
    shipped = printed(servers.run("serve", "--print-config", "--config", str(file)))
    default = printed(servers.run("serve", "--print-config"))
    assert set(shipped) == set(default)
    # The one default that names another setting is written out when printed.
    different = {name for name in shipped if shipped[name][0] != default[name][0]}
    assert different <= {"store"}


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        ((), {"PIVOT5_PROT": "1"}, ["PIVOT5_PROT", "PIVOT5_PORT"]),
        (("--prot", "1"), {}, ["--prot"]),
        ((), {"PIVOT5_PORT": "http"}, ["PIVOT5_PORT"]),
        ((), {"PIVOT5_PORT": "65536"}, ["PIVOT5_PORT"]),
        (("--port", "-1"), {}, ["--port"]),
        (("--port",), {}, ["--port"]),
        (("--port", "1", "--port", "2"), {}, ["--port"]),
        (("--roles", "api,cook"), {}, ["--roles", "cook"]),
        (("--sync-timeout", "soon"), {}, ["--sync-timeout"]),
        ((), {"PIVOT5_CLUSTER": "multicast"}, ["PIVOT5_CLUSTER"]),
        ((), {"PIVOT5_CLUSTER": "members=127.0.0.1"}, ["PIVOT5_CLUSTER"]),
        ((), {"PIVOT5_STORE": "/data"}, ["PIVOT5_STORE"]),
        ((), {"PIVOT5_AUTH": "yes"}, ["PIVOT5_AUTH"]),
        ((), {"PIVOT5_SOURCES_NARROW": '[{"relation":"a"}]'}, ["PIVOT5_SOURCES_NARROW"]),
        ((), {"PIVOT5_CONFIG": "/no/such.yaml"}, ["/no/such.yaml"]),
        (("everything",), {}, ["everything"]),
    ],
)
def test_a_wrong_setting_stops_the_start_by_its_name(servers, tmp_path, arguments, environment, words):
    result = servers.run("serve", *arguments, home=tmp_path / "home", **environment)
    wrong_use(result, *words)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("prot: 1\n", ["prot", "my.yaml"]),
        ("port: x\n", ["port", "my.yaml"]),
        ("port: 1\nport: 2\n", ["my.yaml", "port"]),
        ("s3: {endpont: http://a}\n", ["s3_endpont"]),
        ("port: [\n", ["my.yaml", "line"]),
        ("- port\n", ["my.yaml"]),
        ("port: {a: 1}\n", ["my.yaml", "port"]),
    ],
)
def test_a_wrong_file_stops_the_start_by_its_name(servers, tmp_path, text, words):
    file = tmp_path / "my.yaml"
    file.write_text(text)
    wrong_use(servers.run("serve", "--print-config", "--config", str(file)), *words)


def test_a_malformed_alias_of_a_shell_is_one_warning(servers):
    result = servers.run("serve", "--print-config", HOST="x86_64-conda-linux-gnu", PORT="tcp://10.0.0.1:80", DEBUG="app:*")
    settings = printed(result)
    assert settings["port"] == ("8080", "default")
    assert settings["log_level"] == ("info", "default")
    for variable in ("PORT", "DEBUG"):
        assert len([line for line in result.stderr.splitlines() if f" {variable} " in line]) == 1, result.stderr


@pytest.mark.parametrize("command", [("serve",), ("demo",), ("key",), ("key", "create")])
def test_help_is_on_standard_output(servers, command):
    result = servers.run(*command, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(f"usage: pivot5 {command[0]}")
    assert result.stderr == ""


# Secrets


def hides(text: str) -> None:
    assert SECRET not in text


def test_secrets_are_not_printed(servers, tmp_path):
    secret_file = tmp_path / "secret"
    secret_file.write_text(SOURCE + "\n")
    by_file = servers.run("serve", "--print-config", PIVOT5_SOURCE_FILE=str(secret_file), PIVOT5_S3_SECRET_KEY=SECRET, PIVOT5_WEBHOOK_SECRET=SECRET)
    assert printed(by_file)["source"] == ("********", "PIVOT5_SOURCE_FILE")
    hides(by_file.stdout + by_file.stderr)
    yaml = tmp_path / "my.yaml"
    yaml.write_text(f"source: {SOURCE}\ns3_secret_key: {SECRET}\n")
    hides(servers.run("serve", "--print-config", "--verbose", "--config", str(yaml)).stdout)


@pytest.mark.parametrize(
    "environment",
    [
        {"PIVOT5_SOURCE": f"mysql://u:{SECRET}@h/d"},
        {"PIVOT5_SOURCE": f"postgresql://u:{SECRET}@h:port/d"},
        {"PIVOT5_SOURCE": f"postgresql://u:{SECRET} x@h/d"},
        {"PIVOT5_SOURCE": f"postgresql://u:{SECRET}@h/d?unknown=1"},
        {"PIVOT5_DATABASE": f"postgresql://u:{SECRET}@/d"},
        {"PIVOT5_DATABASE": f"postgresql://u:%zz{SECRET}@h/d"},
        {"PIVOT5_SOURCE": SOURCE, "PIVOT5_SOURCE_FILE": "/dev/null"},
    ],
)
def test_a_malformed_secret_is_named_and_not_shown(servers, environment):
    result = servers.run("serve", "--print-config", "--verbose", **environment)
    assert result.returncode == 2
    assert next(iter(environment)) in result.stderr.splitlines()[0]
    hides(result.stdout + result.stderr)


def test_a_secret_of_a_running_node_shows_nowhere(servers, tmp_path):
    """With the most talkative log, against a database that is not there and a bucket that is not there."""
    secret_file = tmp_path / "secret"
    secret_file.write_text(SOURCE)
    server = servers.launch(
        *("serve", "--verbose", "--log-level", "trace"),
        PIVOT5_SOURCE_FILE=str(secret_file),
        PIVOT5_S3_ENDPOINT="http://127.0.0.1:1",
        PIVOT5_S3_BUCKET="b",
        PIVOT5_S3_ACCESS_KEY="access",
        PIVOT5_S3_SECRET_KEY=SECRET,
        PIVOT5_LOG="json",
    ).wait_for_url()
    for path in ("/health/ready", "/metrics", "/health", "/api/v1/pivot/channels"):
        hides(server.get(path).text)
    for pid in processes_of(server.home):
        hides(Path(f"/proc/{pid}/cmdline").read_text())
    server.stop()
    hides(server.story())
    # Everything is JSON, one object a line, also what libraries say through other loggers.
    lines = server.log().splitlines()
    assert len(lines) > 10
    for line in lines:
        assert isinstance(json.loads(line), dict), line


def test_the_log_as_json_is_an_object_a_line(servers, home):
    server = servers.start("serve", home=home, PIVOT5_LOG="json")
    server.get("/health?x=1", headers={"X-Request-Id": "find-me"})
    server.get('/no/such"route\n')
    server.stop()
    objects = [json.loads(line) for line in server.log().splitlines()]
    assert all(isinstance(entry, dict) for entry in objects)
    asked = [entry for entry in objects if "find-me" in json.dumps(entry)]
    assert asked, server.log()
    assert {"level", "loggerName"} <= set(asked[0])
    assert "Pivot5 listens on" in server.output.read_text()


# Who is let in


def test_auth_off_is_refused_off_loopback(servers, tmp_path):
    result = servers.run("serve", "--host", "0.0.0.0", "--auth", "off", home=tmp_path / "home")
    wrong_use(result, "0.0.0.0", "PIVOT5_AUTH_OFF_ANYWHERE")
    assert not (tmp_path / "home").exists()


def test_off_loopback_keys_are_required_and_auth_off_can_be_forced(servers, home):
    server = servers.start("serve", "--host", "0.0.0.0", home=home)
    url = f"http://127.0.0.1:{server.port}/api/v1/pivot/channels"
    assert requests.get(url).status_code == 401
    server.stop()
    server = servers.start("serve", "--host", "0.0.0.0", "--auth", "off", home=home, PIVOT5_AUTH_OFF_ANYWHERE="true")
    url = f"http://127.0.0.1:{server.port}/api/v1/pivot/channels"
    assert requests.get(url, headers={"Host": "pivot.example"}).status_code == 200


def test_a_host_that_is_not_of_this_machine_is_one_line(servers, home):
    result = servers.run("serve", "--host", "192.0.2.1", "--port", "0", home=home)
    assert result.returncode in (1, 2)
    assert len([line for line in result.stderr.splitlines() if line.startswith("pivot5: ")]) == 1
    assert "192.0.2.1" in result.stderr
    assert not [line for line in result.stderr.splitlines() if line.startswith("\tat ")]
    assert processes_of(home) == {}
    assert os.path.exists(home)
