"""`./pivot5 demo` as its user meets it: started, started again, stopped, killed at the worst moment."""

import os
import random
import re
import signal
import socket
import stat
import time
from urllib.parse import quote

import pytest
from product import Servers, embedded_url, eventually, kill, listening_addresses, postmaster, processes_of, sql

ROWS = {"thrust_chamber": 600_000, "vibration": 600_000, "plant_ambient": 86_400, "temperatures": 6_000}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def first(repository, folder):
    """The first demo of a home whose name is not plain, with variables of other programs around; stopped at the end."""
    servers = Servers(repository, folder)
    home = folder / "a hömé [1] 家"
    server = servers.launch("demo", home=home, S3_ENDPOINT="http://other.example", S3_BUCKET="other", S3_ACCESS_KEY="x")
    yield server.wait_until_ready()
    servers.stop_all()


@pytest.fixture(scope="module")
def kept(first):
    """Its home, after it was ended by Ctrl-C."""
    begun = eventually(lambda: processes_of(first.home))
    assert any("postgres" in line for line in begun.values())
    code = first.press_ctrl_c()
    assert code in (0, 130), first.story()
    assert processes_of(first.home) == {}
    return first.home


def counted(server) -> dict[str, int]:
    return {name: sql(embedded_url(server.home), f'SELECT count(*) FROM "{name}"')[0][0] for name in ROWS}


def refused(result, *words):
    """Exit code 1 and one line that says why."""
    assert result.returncode == 1, result.stderr
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("pivot5: ")
    for word in words:
        assert word in lines[0]


# The first start


def test_each_step_is_a_line_and_then_the_url(first):
    lines = first.output.read_text().splitlines()
    assert lines[0].startswith("starting PostgreSQL in ")
    assert len(lines) > 8
    assert re.fullmatch(r"Pivot5 is ready: open http://127\.0\.0\.1:\d+ .*", lines[-1])
    assert "http://" not in "".join(lines[:-1])


def test_nothing_goes_wrong_on_the_way(first):
    """Slow machines aside, a first start has nothing to warn of."""
    first.get("/metrics")
    noise = [line for line in first.log().splitlines() if re.search(r" (WARN|ERROR) ", line) and "BlockedThread" not in line]
    assert noise == []


def test_the_demo_has_channels_worth_a_look(first):
    channels = first.get("/api/v1/pivot/channels").json()["channels"]
    names = {channel["name"]: channel for channel in channels}
    assert len(channels) >= 10
    assert names["thrust_chamber"]["estimated_rate"] == pytest.approx(1000, rel=0.01)
    assert names["thrust_chamber"]["estimated_rows"] == pytest.approx(600_000, rel=0.1)
    assert names["thrust_chamber"]["first_time"] == "2026-03-14T10:00:00Z"
    assert names["plant_ambient"]["estimated_rate"] == pytest.approx(1, rel=0.01)
    units = {signal["name"]: signal["units"] for signal in names["thrust_chamber"]["signals"]}
    assert units["pc_a"] == "bar"
    assert [channel["name"] for channel in channels if channel["problem"]] == []
    assert {channel["kind"] for channel in channels} >= {"table", "view", "materialized view", "partitioned table"}


def test_every_channel_has_its_own_address(first):
    for channel in first.get("/api/v1/pivot/channels").json()["channels"]:
        answer = first.get("/api/v1/pivot/channels/" + quote(channel["name"], safe=""))
        assert answer.status_code == 200, channel["name"]
        assert answer.json()["name"] == channel["name"]


def test_the_bucket_is_a_folder_of_the_home_whatever_s3_variables_say(first):
    assert first.readiness() == {"source": "up", "database": "up", "bucket": "up", "bus": "up"}
    assert (first.home / "bucket").is_dir()
    assert "other.example" not in first.story()


def test_the_home_is_private(first):
    assert stat.S_IMODE(first.home.stat().st_mode) == 0o700
    assert stat.S_IMODE((first.home / "postgres-password").stat().st_mode) == 0o600


def test_only_this_machine_is_served(first):
    database = int(embedded_url(first.home).rpartition("/")[0].rpartition(":")[2])
    loopback = {"0100007F", "0000000000000000FFFF00000100007F"}
    assert listening_addresses(first.port) <= loopback
    assert listening_addresses(database) <= loopback


def test_what_was_written_is_on_the_disk(first):
    """The library behind it is made for throw-away databases and turns durability off."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        assert sql(embedded_url(first.home), f"SHOW {setting}") == [("on",)], setting


# A second one beside it


def test_a_second_start_in_the_same_home_is_refused(first, servers):
    refused(servers.run("demo", home=first.home, PIVOT5_PORT="0"), "in use", str(first.process.pid), "PIVOT5_HOME")
    refused(servers.run("serve", home=first.home, PIVOT5_PORT="0"), "in use", str(first.process.pid))
    assert first.is_ready()


def test_fresh_does_not_wipe_a_home_in_use(first, servers):
    refused(servers.run("demo", "--fresh", home=first.home, PIVOT5_PORT="0"), "in use")
    assert counted(first) == ROWS


# Started again


def test_ctrl_c_leaves_nothing_and_a_restart_keeps_the_data(kept, servers):
    sentinel = kept / "bucket/sentinel"
    sentinel.write_text("kept")
    begun = time.monotonic()
    server = servers.start("demo", home=kept)
    print(f"ready again after {time.monotonic() - begun:.1f} s")
    assert len(server.output.read_text().splitlines()) < 6, "the data is not loaded again"
    assert counted(server) == ROWS
    assert sentinel.read_text() == "kept"
    sql(embedded_url(kept), "CREATE TABLE mine (a int)", "INSERT INTO mine VALUES (7)")
    assert server.stop() in (0, 143)
    assert processes_of(kept) == {}


def test_a_killed_java_is_recovered_from(kept, servers):
    server = servers.start("demo", home=kept)
    orphan = postmaster(kept)
    server.kill()
    assert orphan in processes_of(kept), "PostgreSQL outlives a killed Java"
    again = servers.start("demo", home=kept)
    assert postmaster(kept) != orphan
    assert orphan not in processes_of(kept)
    assert counted(again) == ROWS
    again.stop()
    assert processes_of(kept) == {}


def test_everything_killed_is_recovered_from(kept, servers):
    server = servers.start("demo", home=kept)
    database = postmaster(kept)
    server.kill()
    kill(database)
    assert eventually(lambda: not processes_of(kept))
    assert (kept / "postgres/postmaster.pid").exists(), "the stale file of a killed PostgreSQL"
    # Its number may belong to somebody else by now, who must not be harmed.
    bystander = os.getpid()
    pid_file = kept / "postgres/postmaster.pid"
    lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(bystander), *lines[1:]]) + "\n")
    again = servers.start("demo", home=kept)
    assert counted(again) == ROWS
    again.stop()


def test_a_stale_lock_file_does_not_matter(kept, servers):
    (kept / "lock").write_text(str(os.getpid()))
    assert servers.start("demo", home=kept).is_ready()


def test_a_taken_port_is_one_line(kept, servers):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = str(listener.getsockname()[1])
        refused(servers.run("demo", home=kept, PIVOT5_PORT=port), port)
    assert processes_of(kept) == {}


def test_fresh_begins_anew(kept, servers):
    """Last in this home."""
    (kept / "bucket/sentinel").write_text("old")
    (kept / "notes.txt").write_text("not Pivot5's")
    server = servers.launch("demo", "--fresh", home=kept)
    # Long enough to see that it is loaded again; all of it was seen before.
    assert eventually(lambda: len(server.output.read_text().splitlines()) > 4, 60)
    assert "wiping" in server.output.read_text()
    assert not (kept / "bucket/sentinel").exists()
    assert (kept / "notes.txt").read_text() == "not Pivot5's"
    # A start that is stopped in the middle leaves nothing running.
    assert server.stop() != 0
    assert processes_of(kept) == {}


# Killed while it is made


@pytest.mark.parametrize("moment", ["software", "initdb", "before the data", "data"])
def test_a_first_start_that_is_killed_is_made_good_by_the_next(servers, tmp_path, moment):
    home = tmp_path / "home"
    server = servers.launch("demo", home=home)
    reached = {
        "software": lambda: (home / "postgres-software").exists(),
        "initdb": lambda: (home / "postgres").exists(),
        "before the data": lambda: (home / "postgres/postmaster.pid").exists(),
        "data": lambda: len(server.output.read_text().splitlines()) >= random.randint(2, 8),
    }[moment]
    assert eventually(reached, 90, 0.005), server.story()
    time.sleep(random.random() * 0.5)
    server.kill()
    again = servers.launch("demo", home=home).wait_for_url() if moment == "data" else servers.start("serve", home=home)
    assert again.is_ready()
    if moment == "data":
        assert counted(again) == ROWS
    again.stop()
    assert processes_of(home) == {}


# What it refuses


@pytest.mark.parametrize(
    ("setting", "value"),
    [("PIVOT5_SOURCE", "postgresql://a@b/c"), ("PIVOT5_DATABASE", "postgresql://a@b/c"), ("PIVOT5_S3_ENDPOINT", "http://a")],
)
def test_a_demo_brings_its_own_data(servers, tmp_path, setting, value):
    result = servers.run("demo", home=tmp_path / "home", **{setting: value})
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert setting in result.stderr
    assert not (tmp_path / "home").exists()


def test_a_home_that_cannot_be_written_is_one_line(servers, tmp_path):
    (tmp_path / "file").write_text("")
    refused(servers.run("demo", home=tmp_path / "file/home"), str(tmp_path / "file"))
    refused(servers.run("demo", home=tmp_path / "file"), str(tmp_path / "file"))


def test_signals_while_it_starts_leave_nothing(servers, home):
    """Ctrl-C is pressed most often when a start takes too long."""
    server = servers.launch("serve", home=home)
    assert eventually(lambda: (home / "postgres/postmaster.pid").exists(), 60, 0.005), server.story()
    code = server.stop(signal.SIGINT)
    assert code != 0
    assert processes_of(home) == {}
