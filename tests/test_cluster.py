"""Nodes that find each other over TCP/IP, lose each other and go on."""

import socket
import time
from pathlib import Path

import pytest
from product import eventually, free_port
from test_dependencies import Postgres

BUS_DISTANCE = 1_000
HAZELCAST_MULTICAST = 54_327


@pytest.fixture(scope="module")
def postgres(shared_home):
    postgres = Postgres(shared_home).start()
    yield postgres
    postgres.stop()


def member_ports(count: int) -> list[int]:
    """Free ports whose ports of the event bus are free as well."""
    found: list[int] = []
    while len(found) < count:
        port = free_port()
        try:
            with socket.socket() as bus:
                bus.bind(("127.0.0.1", port + BUS_DISTANCE))
        except (OSError, OverflowError):
            continue
        if port < 64_000 and port not in found:
            found.append(port)
    return found


def node_ids(server) -> set[str]:
    return {node["node_id"] for node in server.get("/health").json()["nodes"]}


def sockets(process: int, kind: str) -> list[tuple[str, str]]:
    """Local and remote address of each socket of a process, as the kernel writes them."""
    inodes = set()
    for descriptor in Path(f"/proc/{process}/fd").iterdir():
        try:
            target = str(descriptor.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    lines = [line.split() for name in (kind, kind + "6") for line in Path("/proc/net", name).read_text().splitlines()[1:]]
    return [(words[1], words[2]) for words in lines if words[9] in inodes]


def is_local(address: str) -> bool:
    host = address.split(":")[0]
    return host in ("0100007F", "00000000", "0" * 32, "0000000000000000FFFF00000100007F", "00000000000000000000000001000000")


def test_a_cluster_lives_through_the_death_of_a_node(servers, postgres):
    ports = member_ports(2)
    settings = {"PIVOT5_CLUSTER": "members=" + ",".join(f"127.0.0.1:{port}" for port in ports), "PIVOT5_SOURCE": postgres.url()}

    # Both at once, which is how a deployment starts them.
    one, two = (servers.launch("serve", **settings) for _ in range(2))
    for server in (one, two):
        server.wait_until_ready()
    assert eventually(lambda: len(node_ids(one)) == 2 and node_ids(one) == node_ids(two), 30), one.story() + two.story()

    # Each has one of the named ports and its bus 1000 above, over TCP on loopback only.
    for server in (one, two):
        local = {int(here.split(":")[1], 16) for here, there in sockets(server.process.pid, "tcp") if there.endswith(":0000")}
        mine = [port for port in ports if port in local]
        assert len(mine) == 1
        assert mine[0] + BUS_DISTANCE in local
        # The resolver of host names has UDP sockets of its own; what multicast needs is a port that is known.
        assert all(is_local(here) and is_local(there) for here, there in sockets(server.process.pid, "udp"))
        assert HAZELCAST_MULTICAST not in {int(here.split(":")[1], 16) for here, _ in sockets(server.process.pid, "udp")}
        assert all(is_local(here) and is_local(there) for here, there in sockets(server.process.pid, "tcp"))

    # One is killed: the other answers at once and soon knows.
    two.kill()
    killed = time.monotonic()
    longest = 0.0
    while len(node_ids(one)) == 2:
        begun = time.monotonic()
        assert one.get("/api/v1/pivot/channels").status_code == 200
        longest = max(longest, time.monotonic() - begun)
        assert time.monotonic() - killed < 30, one.story()
        time.sleep(0.2)
    assert longest < 3
    assert eventually(one.is_ready, 20), one.get("/health/ready").text + one.story()

    # A new one takes its place.
    three = servers.start("serve", **settings)
    assert eventually(lambda: len(node_ids(one)) == 2 and node_ids(one) == node_ids(three), 30), one.story() + three.story()

    # Told to go, it says goodbye.
    begun = time.monotonic()
    assert three.stop() in (0, 143)
    assert eventually(lambda: len(node_ids(one)) == 1, 3), one.log()
    assert time.monotonic() - begun < 15
    assert "left: stopped" in one.log()
    assert one.is_ready()
    assert one.stop() in (0, 143)


def test_more_nodes_than_places_is_one_line(servers, postgres):
    port = member_ports(1)[0]
    settings = {"PIVOT5_CLUSTER": f"members=127.0.0.1:{port}", "PIVOT5_SOURCE": postgres.url()}
    servers.start("serve", **settings)
    second = servers.launch("serve", **settings)
    assert second.wait_until_ended() == 1
    assert "taken" in second.log().splitlines()[-1]
    assert "\tat " not in second.log()
