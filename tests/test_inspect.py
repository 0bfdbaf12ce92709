"""`./pivot5 inspect` on files that h5py makes."""

import json
import os
import subprocess

import h5py
import hdf5plugin
import numpy
import pytest


@pytest.fixture(scope="module")
def product(repository):
    """Built before the first test, since a command that builds says so."""
    subprocess.run([repository / "pivot5", "build"], check=True, capture_output=True)
    return repository / "pivot5"


@pytest.fixture
def inspect(product, tmp_path):
    """Runs the command in the test's folder, in a home of its own."""

    def run(*arguments, **settings):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PIVOT5_")}
        return subprocess.run(
            [product, "inspect", *map(str, arguments)],
            cwd=tmp_path,
            env=environment | {"PIVOT5_HOME": str(tmp_path / "home")} | settings,
            capture_output=True,
            encoding="utf-8",
            timeout=240,
        )

    return run


@pytest.fixture
def telemetry(tmp_path):
    path = tmp_path / "telemetry.h5"
    with h5py.File(path, "w") as file:
        file.attrs["title"] = "test bench ß"
        engine = file.create_group("engine")
        engine.create_dataset("speed", data=numpy.arange(1000) / 2, maxshape=(None,), chunks=(256,), compression="gzip", shuffle=True)
        engine["speed"].attrs["units"] = "rpm"
        engine["names"] = ["a", 'quo"te', "new\nline"]
        engine["image"] = numpy.arange(12, dtype="u1").reshape(3, 4)
        engine["again"] = engine["speed"]
        engine["soft"] = h5py.SoftLink("/engine/speed")
        engine["far"] = h5py.ExternalLink("other.h5", "/x")
        file["nothing"] = h5py.Empty("f4")
    return path


TELEMETRY = """\
/  group of 2
  @title  vstring(nullterm,utf8) = "test bench ß"
  engine  group of 6
    again  dataset f64le [1000 of any], chunks [256], shuffle 8, deflate 4
      @units  vstring(nullterm,utf8) = "rpm"
      = 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, …
    far  external link to /x of other.h5
    image  dataset u8le [3, 4]
      = 0, 1, 2, 3, 4, 5, 6, 7, …
    names  dataset vstring(nullterm,utf8) [3]
      = "a", "quo\\"te", "new\\nline"
    soft  soft link to /engine/speed
    speed  is /engine/again
  nothing  dataset f32le null
    = (no elements)
"""


def test_the_tree_of_a_file(inspect, telemetry):
    result = inspect(telemetry.name)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == TELEMETRY


def test_one_object_of_a_file(inspect, telemetry):
    assert inspect(telemetry, "/engine/image").stdout == "/engine/image  dataset u8le [3, 4]\n  = 0, 1, 2, 3, 4, 5, 6, 7, …\n"
    assert inspect(telemetry, "engine").stdout.startswith("/engine  group of 6\n")


def test_json_is_a_line_for_each_object_with_its_value(inspect, telemetry):
    result = inspect(telemetry, "--json")
    assert (result.returncode, result.stderr) == (0, "")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines[0] == {"file": str(telemetry), "kind": "file", "status": "opened"}
    objects = {line["path"]: line for line in lines[1:]}
    assert objects["/engine/image"]["hex"] == bytes(range(12)).hex()
    assert objects["/engine/image"]["shape"] == [3, 4]
    assert objects["/engine/again"]["filters"] == [
        {"id": 2, "flags": 1, "values": [8]},
        {"id": 1, "flags": 1, "values": [4]},
    ]
    assert objects["/engine/speed"]["target"] == "/engine/again"
    assert len(objects) == 9


def test_json_of_one_object_and_of_a_folder(inspect, telemetry):
    one = inspect(telemetry, "/engine/image", "--json").stdout.splitlines()
    assert [json.loads(line).get("path") for line in one] == [None, "/engine/image"]
    folder = telemetry.parent / "folder"
    folder.mkdir()
    (folder / "broken.h5").write_bytes(b"not HDF5")
    telemetry.rename(folder / "telemetry.h5")
    lines = [json.loads(line) for line in inspect("folder", "--json").stdout.splitlines()]
    assert {line["file"]: line["status"] for line in lines if line["kind"] == "file"} == {
        "broken.h5": "refused",
        "telemetry.h5": "opened",
    }


def test_what_cannot_be_read_is_shown_with_its_reason_beside_its_neighbours(inspect, tmp_path):
    with h5py.File(tmp_path / "mixed.h5", "w") as file:
        file.create_dataset("compressed", data=numpy.zeros(1000), chunks=(100,), **hdf5plugin.Zfp())
        file["neighbour"] = 1
    result = inspect("mixed.h5")
    assert result.returncode == 0
    assert "= (unreadable: Not supported: zfp filter" in result.stdout
    assert "  neighbour  dataset i64le\n    = 1\n" in result.stdout


def test_a_key_of_the_bucket_where_no_file_has_that_name(inspect, telemetry, tmp_path):
    bucket = tmp_path / "home/bucket/runs"
    bucket.mkdir(parents=True)
    telemetry.rename(bucket / "run 1.h5")
    result = inspect("runs/run 1.h5")
    assert (result.returncode, result.stdout) == (0, TELEMETRY)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (bucket / "run 1.h5").rename(elsewhere / "run.h5")
    assert inspect("run.h5", PIVOT5_STORE=f"file:{elsewhere}").stdout == TELEMETRY
    assert inspect("run.h5", "--store", f"file:{elsewhere}").stdout == TELEMETRY


def test_a_local_file_wins_over_a_key(inspect, telemetry, tmp_path):
    (tmp_path / "home/bucket").mkdir(parents=True)
    (tmp_path / "home/bucket/telemetry.h5").write_bytes(b"not HDF5")
    assert inspect("telemetry.h5").stdout == TELEMETRY


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "pivot5: name the file to inspect"),
        (["a.h5", "/b", "c"], "pivot5: unexpected argument c"),
        (["a.h5", "--depth", "3"], "pivot5: unknown flag --depth"),
        (["a.h5", "--json=yes"], "pivot5: --json takes no value"),
        (["."], "pivot5: . is a folder; inspect shows one with --json only, as a whole"),
    ],
)
def test_wrong_use_is_named(inspect, arguments, said):
    result = inspect(*arguments)
    assert (result.returncode, result.stdout, result.stderr.splitlines()) == (2, "", [said])


def test_no_such_file_or_object_is_one_line(inspect, telemetry, tmp_path):
    result = inspect("missing.h5")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "pivot5: there is no file and no object missing.h5\n"
    assert not (tmp_path / "home").exists()
    (tmp_path / "home/bucket").mkdir(parents=True)
    assert inspect("missing.h5").stderr == "pivot5: there is no file and no object missing.h5\n"
    assert inspect("../missing.h5").stderr == "pivot5: there is no file and no object ../missing.h5\n"
    result = inspect(telemetry.name, "/engine/none")
    assert (result.returncode, result.stderr) == (1, "pivot5: telemetry.h5 has no object /engine/none\n")


@pytest.mark.parametrize("content", [b"", b"no HDF5 at all", b"\x89HDF\r\n\x1a\n", b"\x89HDF\r\n\x1a\n" + bytes(100)])
def test_what_is_not_hdf5_is_one_line(inspect, tmp_path, content):
    (tmp_path / "other.h5").write_bytes(content)
    for arguments in (["other.h5"], ["other.h5", "--json"]):
        result = inspect(*arguments)
        assert (result.returncode, result.stdout) == (1, "")
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith("pivot5: other.h5 cannot be read: ")
