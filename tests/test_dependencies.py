"""What a node needs, taken away: PostgreSQL and the bucket, at the start and later."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
import requests
from product import copy_home, eventually, free_port, processes_of, sql

CHANNELS = "/api/v1/pivot/channels"


class Postgres:
    """A PostgreSQL beside Pivot5: the embedded programs on a copy of an embedded data folder, on a port that stays."""

    def __init__(self, home: Path):
        self.home = home
        self.port = free_port()
        self.password = (home / "postgres-password").read_text().strip()
        (self.program,) = home.glob("postgres-software/*/bin/postgres")
        self.process = None

    def start(self) -> "Postgres":
        # PostgreSQL itself refuses to run as root; a user namespace makes root a user of no power.
        words = ["unshare", "-U"] if os.geteuid() == 0 else []
        with (self.home / "postgres.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*words, self.program, "-D", self.home / "postgres", "-p", str(self.port), "-c", "unix_socket_directories=", "-c", "listen_addresses=127.0.0.1"],
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        assert eventually(self.answers, 60), (self.home / "postgres.log").read_text()
        return self

    def answers(self) -> bool:
        try:
            return sql(self.url(), "SELECT 1") == [(1,)]
        except Exception:
            return False

    def url(self, user: str = "postgres", password: str | None = None, database: str = "pivot5") -> str:
        return f"postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def signal(self, number: int) -> None:
        """To the server and to all that it has begun: each of them has a session of its own."""
        server = self.process.pid
        parents = {int(stat.parent.name): int(stat.read_text().rpartition(")")[2].split()[1]) for stat in Path("/proc").glob("[0-9]*/stat")}
        for process in [server, *(child for child, parent in parents.items() if parent == server)]:
            os.kill(process, number)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)


@pytest.fixture(scope="module")
def postgres(shared_home):
    """With one table, and a role that may read and nothing else."""
    postgres = Postgres(shared_home).start()
    sql(
        postgres.url(),
        "CREATE TABLE rig (time timestamptz PRIMARY KEY, pressure float8)",
        "INSERT INTO rig SELECT now() - n * interval '1 s', n FROM generate_series(1, 100) n",
        "CREATE ROLE reader LOGIN PASSWORD 'reads'",
        "REVOKE CREATE, TEMPORARY ON DATABASE pivot5 FROM PUBLIC",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO reader",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
        "DROP SCHEMA IF EXISTS pivot5 CASCADE",
    )
    yield postgres
    postgres.stop()


@pytest.fixture
def database(postgres):
    """An empty database of its own."""
    name = f"own_{time.monotonic_ns()}"
    sql(postgres.url(database="postgres"), f"CREATE DATABASE {name}")
    yield postgres.url(database=name)
    sql(postgres.url(database="postgres"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def minio(tmp_path):
    program = os.environ.get("PIVOT5_TEST_MINIO")
    if not program:
        pytest.skip("!! PIVOT5_TEST_MINIO names no MinIO")
    minio = Minio(Path(program), tmp_path / "minio").start()
    yield minio
    minio.stop()


class Minio:
    SETTINGS = {"PIVOT5_S3_BUCKET": "files", "PIVOT5_S3_ACCESS_KEY": "tester", "PIVOT5_S3_SECRET_KEY": "tester-secret"}

    def __init__(self, program: Path, folder: Path):
        self.program = program
        self.folder = folder
        (folder / "files").mkdir(parents=True)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None

    def start(self) -> "Minio":
        environment = os.environ | {"MINIO_ROOT_USER": "tester", "MINIO_ROOT_PASSWORD": "tester-secret", "MINIO_BROWSER": "off", "HOME": str(self.folder)}
        self.process = subprocess.Popen(
            [self.program, "server", "--quiet", "--address", f"127.0.0.1:{self.port}", self.folder],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert eventually(self.answers, 30)
        return self

    def answers(self) -> bool:
        try:
            return requests.get(self.url + "/minio/health/ready", timeout=2).status_code == 200
        except requests.RequestException:
            return False

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def refused(server, *words) -> None:
    """Ends by itself with 1 and one line that says why: its own, or in the log when that took long to find out."""
    assert server.wait_until_ended() == 1, server.story()
    reasons = [line for line in server.log().splitlines() if line.startswith("pivot5: ") or "stopping: " in line]
    assert len(reasons) == 1, server.story()
    for word in words:
        assert word in reasons[0]
    assert "\tat " not in server.log()


# PostgreSQL


def test_a_role_that_may_only_read_is_enough_for_the_source(servers, postgres, database):
    source = postgres.url("reader", "reads")
    server = servers.start("serve", PIVOT5_SOURCE=source, PIVOT5_DATABASE=database)
    assert [channel["name"] for channel in server.get(CHANNELS).json()["channels"]] == ["rig"]
    assert server.get(CHANNELS + "/rig").json()["first_time"]
    assert sql(postgres.url(), "SELECT 1 FROM pg_namespace WHERE nspname = 'pivot5'") == [], "nothing is put into the source"
    assert sql(database, "SELECT count(*) > 0 FROM pivot5.flyway_schema_history") == [(True,)]
    names = {name for (name,) in sql(postgres.url(), "SELECT application_name FROM pg_stat_activity WHERE usename = 'reader'")}
    assert names and all("pivot5" in name for name in names)
    assert not (server.home / "postgres").exists(), "no embedded database beside it"


def test_a_role_that_may_only_read_everything_is_told_of_the_other_setting(servers, postgres):
    refused(servers.launch("serve", PIVOT5_SOURCE=postgres.url("reader", "reads")), "PIVOT5_DATABASE", "reader")


def test_a_schema_from_the_future_is_refused(servers, postgres, database):
    servers.start("serve", PIVOT5_SOURCE=postgres.url(), PIVOT5_DATABASE=database).stop()
    sql(
        database,
        "INSERT INTO pivot5.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
        " VALUES (1000, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, 'postgres', 1, true)",
    )
    refused(servers.launch("serve", PIVOT5_SOURCE=postgres.url(), PIVOT5_DATABASE=database), "newer")


def test_two_nodes_that_start_at_once_on_an_empty_database(servers, postgres, database):
    both = [servers.launch("serve", PIVOT5_SOURCE=postgres.url(), PIVOT5_DATABASE=database) for _ in range(2)]
    for server in both:
        assert server.wait_until_ready().get(CHANNELS).status_code == 200
    assert sql(database, "SELECT count(*) FROM pivot5.flyway_schema_history WHERE NOT success") == [(0,)]


def test_postgresql_comes_later_goes_and_comes_back(servers, template, tmp_path):
    late = Postgres(copy_home(template, tmp_path / "late"))
    try:
        server = servers.launch("serve", PIVOT5_SOURCE=late.url()).wait_for_url()
        answer = server.get("/health/ready")
        assert answer.status_code == 503
        assert answer.json()["status"] == "not_ready"
        assert server.readiness() == {"source": "down", "database": "down", "bucket": "up", "bus": "up"}
        assert server.get("/health").status_code == 200
        assert server.get("/health/live").status_code == 200
        unavailable = server.get(CHANNELS)
        assert unavailable.status_code == 503
        assert unavailable.json()["code"] == "source_unavailable"
        assert int(unavailable.headers["Retry-After"]) >= 1

        late.start()
        sql(late.url(), "CREATE TABLE rig (time timestamptz PRIMARY KEY, a int)", "INSERT INTO rig VALUES (now(), 1)")
        assert eventually(server.is_ready, 30), server.story()
        assert eventually(lambda: server.get(CHANNELS).ok and server.get(CHANNELS).json()["total"] == 1, 30), server.story()

        late.stop()
        assert eventually(lambda: server.readiness()["source"] == "down", 10)
        kept = server.get(CHANNELS)
        assert kept.status_code == 200, "the catalogue answers from its last good reading"
        assert kept.json()["total"] == 1
        assert server.get(CHANNELS + "/rig").status_code == 200

        late.start()
        assert eventually(server.is_ready, 15), server.story()
        assert server.get(CHANNELS + "/rig").json()["last_time"]
    finally:
        late.stop()


def test_a_database_that_falls_silent_holds_nobody_up(servers, template, tmp_path):
    """It refuses nothing and ends nothing: every process of it stands still, as when its machine is cut off."""
    silent = Postgres(copy_home(template, tmp_path / "silent")).start()
    try:
        sql(silent.url(), "CREATE TABLE rig (time timestamptz PRIMARY KEY, a int)", "INSERT INTO rig VALUES (now(), 1)")
        server = servers.start("serve", PIVOT5_SOURCE=silent.url())
        assert eventually(lambda: server.get(CHANNELS + "/rig").ok, 30), server.story()

        silent.signal(signal.SIGSTOP)
        asked = time.monotonic()
        for _ in range(12):
            kept = server.get(CHANNELS + "/rig")
            assert kept.status_code == 200, "the bounds of the last good reading"
        assert time.monotonic() - asked < 40
        assert eventually(lambda: server.readiness()["source"] == "down", 10)

        silent.signal(signal.SIGCONT)
        assert eventually(server.is_ready, 30), server.story()
        silent.signal(signal.SIGSTOP)
        stopped = time.monotonic()
        assert server.stop() in (0, 143), server.story()
        assert time.monotonic() - stopped < 30
    finally:
        silent.signal(signal.SIGCONT)
        silent.stop()


# The bucket


def test_a_folder_that_goes_away(servers, postgres, database, tmp_path):
    bucket = tmp_path / "bucket"
    server = servers.start("serve", PIVOT5_SOURCE=postgres.url(), PIVOT5_DATABASE=database, PIVOT5_STORE=f"file:{bucket}")
    assert server.readiness()["bucket"] == "up"
    bucket.rename(tmp_path / "elsewhere")
    assert eventually(lambda: server.readiness()["bucket"] == "down", 10)
    assert server.readiness() == {"source": "up", "database": "up", "bucket": "down", "bus": "up"}
    (tmp_path / "elsewhere").rename(bucket)
    assert eventually(server.is_ready, 10)


def test_a_bucket_that_cannot_be_made_is_one_line(servers, postgres, tmp_path):
    (tmp_path / "file").write_text("")
    refused(servers.launch("serve", PIVOT5_SOURCE=postgres.url(), PIVOT5_STORE=f"file:{tmp_path}/file/bucket"), f"{tmp_path}/file")


def test_s3_goes_and_comes_back(servers, postgres, database, minio):
    server = servers.start("serve", PIVOT5_SOURCE=postgres.url(), PIVOT5_DATABASE=database, PIVOT5_S3_ENDPOINT=minio.url, **Minio.SETTINGS)
    assert server.readiness() == {"source": "up", "database": "up", "bucket": "up", "bus": "up"}
    minio.stop()
    assert eventually(lambda: server.readiness()["bucket"] == "down", 10)
    begun = time.monotonic()
    for _ in range(5):
        assert server.readiness() == {"source": "up", "database": "up", "bucket": "down", "bus": "up"}
    assert time.monotonic() - begun < 12, "what is down is said within its limit"
    minio.start()
    assert eventually(server.is_ready, 30), server.story()


def test_s3_that_is_not_there_at_the_start(servers, postgres, database):
    server = servers.launch(
        "serve", PIVOT5_SOURCE=postgres.url(), PIVOT5_DATABASE=database, PIVOT5_S3_ENDPOINT=f"http://127.0.0.1:{free_port()}", **Minio.SETTINGS
    ).wait_for_url()
    assert eventually(lambda: server.readiness() == {"source": "up", "database": "up", "bucket": "down", "bus": "up"}, 20)
    assert server.stop() in (0, 143)


def test_s3_without_its_credentials_is_wrong_use(servers, tmp_path):
    result = servers.run("serve", home=tmp_path / "home", PIVOT5_S3_ENDPOINT="http://127.0.0.1:1", PIVOT5_S3_BUCKET="b", PIVOT5_S3_ACCESS_KEY="a")
    assert result.returncode == 2
    assert "PIVOT5_S3_SECRET_KEY" in result.stderr.splitlines()[-1]
    assert processes_of(tmp_path / "home") == {}
