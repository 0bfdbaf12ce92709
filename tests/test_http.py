"""The HTTP interface as any client meets it, the rude ones included."""

import gzip
import json
import re
import shutil
import socket
import subprocess
import time
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
import requests
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from product import copy_home, embedded_url, eventually, sql

CHANNELS = "/api/v1/pivot/channels"
ODD_NAMES = ["plain", "with space", "50 % / half", "Größe [mm]", 'quo"te', "semi;colon?#&=+", "a.b", "..x", "a\\b", "日本", "%2F", "~'$("]
ROUTES = ["/", "/docs", "/docs/docs.js", "/docs/swagger-ui.css", "/health", "/health/live", "/health/ready", "/metrics", "/openapi.json", CHANNELS, CHANNELS + "/plain"]


@pytest.fixture(scope="module")
def node(shared_servers, shared_home):
    server = shared_servers.start("serve", home=shared_home, PIVOT5_PUBLIC_URL="https://pivot.example/", PIVOT5_DRAIN_TIMEOUT="1s")
    for name in ODD_NAMES:
        table = '"' + name.replace('"', '""') + '"'
        sql(
            embedded_url(shared_home),
            f'CREATE TABLE {table} (time timestamptz PRIMARY KEY, "v/%" float8)',
            f"INSERT INTO {table} SELECT now() + n * interval '1 s' FROM generate_series(1, 10) n",
            f"COMMENT ON COLUMN {table}.\"v/%\" IS 'What it is [m/s]'",
        )
    assert eventually(lambda: server.get(CHANNELS).json()["total"] >= len(ODD_NAMES), 60), "new tables show within a minute"
    return server


@pytest.fixture(scope="module")
def description(node):
    return node.get("/openapi.json").json()


def problem(answer, status, code):
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert {"type", "title", "status", "code", "detail", "request_id"} <= set(body)
    assert body["status"] == status
    assert body["code"] == code
    assert body["type"].endswith(code)
    assert body["request_id"] == answer.headers["X-Request-Id"]
    assert not re.search(r"\bat [\w.$]+\(|Exception|io\.pivot5|io\.vertx", answer.text)
    return body


def raw(node, request: bytes, seconds: float = 10) -> bytes:
    """Everything the server says to these bytes until it closes or is silent."""
    with socket.create_connection(("127.0.0.1", node.port), timeout=seconds) as connection:
        try:
            connection.sendall(request)
        except OSError:
            pass
        answer = b""
        try:
            while piece := connection.recv(65536):
                answer += piece
                if re.match(rb"HTTP/1\.[01] (\d+)", answer) and complete(answer):
                    break
        except OSError:
            pass
        return answer


def complete(answer: bytes) -> bool:
    head, _, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    return bool(length) and len(body) >= int(length[1])


def raw_problem(answer: bytes, status: int, code: str) -> None:
    head, _, body = answer.partition(b"\r\n\r\n")
    # The version is that of the request, as far as it could be read.
    assert re.match(rb"HTTP/1\.[01] %d " % status, head), answer[:300]
    assert b"application/problem+json" in head
    parsed = json.loads(body)
    assert parsed["code"] == code
    assert parsed["status"] == status
    assert {"type", "title", "status", "code", "detail", "request_id"} <= set(parsed)


# The description


def test_the_description_is_valid_openapi(description):
    assert description["openapi"].startswith("3.1")
    validate(description)


@pytest.mark.parametrize("path", ROUTES)
def test_every_answer_is_as_described(node, description, path):
    answer = node.get(path, allow_redirects=False)
    template = {"/docs/docs.js": "/docs/{asset}", "/docs/swagger-ui.css": "/docs/{asset}", CHANNELS + "/plain": CHANNELS + "/{name}"}.get(path, path)
    described = description["paths"][template]["get"]["responses"][str(answer.status_code)]
    if "content" not in described:
        assert answer.content == b""
        assert answer.headers["Location"] == "/docs"
        return
    media = answer.headers["Content-Type"].split(";")[0]
    assert media in described["content"]
    if media == "application/json":
        schema = {"components": description["components"], **described["content"][media]["schema"]}
        Draft202012Validator(schema).validate(answer.json())


def test_problems_are_as_described(node, description):
    schema = {"components": description["components"], "$ref": "#/components/schemas/Problem"}
    for path in (CHANNELS + "/nothing", CHANNELS + "?x=1", "/nothing"):
        Draft202012Validator(schema).validate(node.get(path).json())


def test_every_described_path_is_there(node, description):
    for path in description["paths"]:
        known = path.replace("{name}", "plain").replace("{asset}", "docs.js")
        assert node.get(known, allow_redirects=False).status_code in (200, 302), path


@pytest.mark.parametrize("path", ROUTES)
def test_head_is_get_without_body(node, path):
    options = {"allow_redirects": False, "headers": {"Accept-Encoding": "identity"}}
    head, get = node.ask("HEAD", path, **options), node.get(path, **options)
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers.get("Content-Type") == get.headers.get("Content-Type")
    if path not in ("/metrics", "/health", "/health/ready"):
        assert head.headers["Content-Length"] == str(len(get.content))


# Channels


def test_every_name_has_its_address(node):
    listed = {channel["name"]: channel for channel in node.get(CHANNELS).json()["channels"]}
    assert set(ODD_NAMES) <= set(listed)
    for name in ODD_NAMES:
        path = CHANNELS + "/" + quote(name, safe="")
        answer = raw(node, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: identity\r\n\r\n".encode())
        assert answer.startswith(b"HTTP/1.1 200"), (name, answer)
        found = json.loads(answer.partition(b"\r\n\r\n")[2])
        assert found["name"] == name
        assert found["signals"] == [{"name": "v/%", "type": found["signals"][0]["type"], "units": "m/s", "long_name": "What it is"}]
        assert found["first_time"] is not None
        assert found["first_time"] < found["last_time"]


@pytest.mark.parametrize(
    ("glob", "expected"),
    [("plain", {"plain"}), ("p*", {"plain"}), ("?.b", {"a.b"}), ("Gr*[[]mm]", {"Größe [mm]"}), ("no such*", set()), ("", set())],
)
def test_the_list_takes_a_glob(node, glob, expected):
    answer = node.get(CHANNELS, params={"name": glob})
    assert answer.status_code == 200, answer.text
    assert {channel["name"] for channel in answer.json()["channels"]} == expected
    assert answer.json()["total"] == len(expected)


def test_a_glob_that_is_too_long_is_named(node):
    assert "name" in problem(node.get(CHANNELS + "?name=" + "a" * 3000), 400, "invalid_parameter")["detail"]


def test_an_unknown_channel_comes_with_the_nearest(node):
    assert "plain" in problem(node.get(CHANNELS + "/plan"), 404, "unknown_channel")["detail"]


# What is wrong with a request


def test_an_unknown_route(node):
    for path in ("/nothing", "/api", "/api/v1/pivot/channels/a/b", "/docs/../secret", "/docs/nothing.js", "/%00", "/docs/%2e%2e%2fopenapi.yaml"):
        assert problem(node.get(path), 404, "unknown_route")["instance"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_a_wrong_method_is_told_the_right_ones(node, method):
    answer = node.ask(method, CHANNELS)
    problem(answer, 405, "method_not_allowed")
    assert {word.strip() for word in answer.headers["Allow"].split(",")} == {"GET", "HEAD"}


def test_options_asks_for_the_right_ones(node):
    answer = node.ask("OPTIONS", CHANNELS)
    assert answer.status_code == 204
    assert {word.strip() for word in answer.headers["Allow"].split(",")} == {"GET", "HEAD"}


@pytest.mark.parametrize("path", [path for path in ROUTES if path != CHANNELS])
def test_an_unknown_parameter_is_named(node, path):
    assert "colour" in problem(node.get(path + "?colour=red", allow_redirects=False), 400, "unknown_parameter")["detail"]


def test_wrong_parameters_of_the_list(node):
    assert "nmae" in problem(node.get(CHANNELS + "?nmae=x"), 400, "unknown_parameter")["detail"]
    assert "name" in problem(node.get(CHANNELS + "?name=a&name=b"), 400, "duplicate_parameter")["detail"]
    problem(node.get(CHANNELS + "?name=a&x"), 400, "unknown_parameter")


@pytest.mark.parametrize("target", ["/api/v1/pivot/channels/%zz", "/api/v1/pivot/channels?name=%zz", "/%", "/api/v1/pivot/channels/%C3%28", "/health?%"])
def test_malformed_percent_encoding_is_the_clients_fault(node, target):
    answer = raw(node, f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    status = int(answer.split()[1])
    assert status in (400, 404), answer
    raw_problem(answer, status, json.loads(answer.partition(b"\r\n\r\n")[2])["code"])


def test_long_request_lines(node):
    problem(node.get(CHANNELS + "/" + "a" * 16_300), 404, "unknown_channel")
    assert node.get(CHANNELS + "/" + "a" * 33_000).status_code == 414
    raw_problem(raw(node, b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"), 414, "uri_too_long")


def test_large_headers(node):
    assert node.get("/health", headers={"X-Large": "a" * 16_000}).status_code == 200
    raw_problem(raw(node, b"GET /health HTTP/1.1\r\nHost: localhost\r\nX-Large: " + b"a" * 40_000 + b"\r\n\r\n"), 431, "headers_too_large")
    many = b"".join(b"X-%d: %s\r\n" % (n, b"a" * 50) for n in range(1000))
    raw_problem(raw(node, b"GET /health HTTP/1.1\r\nHost: localhost\r\n" + many + b"\r\n"), 431, "headers_too_large")


@pytest.mark.parametrize(
    "garbage",
    [b"hello\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 50 + b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"],
)
def test_what_is_not_http_is_refused(node, garbage):
    answer = raw(node, garbage)
    assert answer == b"" or re.match(rb"HTTP/\d\.\d (400|501|505)", answer), answer
    assert b"Exception" not in answer
    assert node.is_ready()


@pytest.mark.parametrize(
    "headers",
    [
        b"Host: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
        b"Host: localhost\r\nContent-Length: -1\r\n",
        b"Host: localhost\r\nBad Header : x\r\n",
    ],
)
def test_ambiguous_framing_is_refused(node, headers):
    """What a proxy and a server read differently is how requests are smuggled."""
    answer = raw(node, b"GET /health HTTP/1.1\r\n" + headers + b"\r\nhello", 3)
    assert b"200 OK" not in answer.split(b"\r\n")[0], answer


def test_a_slow_sender_is_closed(node):
    with socket.create_connection(("127.0.0.1", node.port)) as connection:
        begun = time.monotonic()
        connection.settimeout(1)
        rest = iter(b"GET /health HTTP/1.1\r\nX-Slow: " + b"a" * 100)
        while time.monotonic() - begun < 30:
            try:
                connection.sendall(bytes([next(rest)]))
                if connection.recv(1000) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        assert 10 < time.monotonic() - begun < 25


def test_a_body_where_none_is_read_does_no_harm(node):
    with requests.Session() as session:
        for _ in range(3):
            answer = session.request("GET", node.url + "/health", data=b"x" * 2_000_000, timeout=10)
            assert answer.status_code in (200, 413)


def test_requests_in_a_row_on_one_connection(node):
    request = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with socket.create_connection(("127.0.0.1", node.port), timeout=10) as connection:
        connection.sendall(request * 20)
        answer = b""
        while answer.count(b"HTTP/1.1 200 OK") < 20:
            piece = connection.recv(65536)
            assert piece, answer
            answer += piece


# Request ids


def test_a_request_has_an_id(node):
    given = node.get("/health", headers={"X-Request-Id": "abc-123"})
    assert given.headers["X-Request-Id"] == "abc-123"
    assert eventually(lambda: "request_id=abc-123" in node.log(), 5)
    one, two = node.get("/health").headers["X-Request-Id"], node.get("/health").headers["X-Request-Id"]
    assert one != two
    assert re.fullmatch(r"[0-9a-f-]{36}", one)


@pytest.mark.parametrize("hostile", ["a b", "x" * 1000, "a\tb", "<script>", '"', "é", ""])
def test_a_hostile_id_is_replaced(node, hostile):
    answer = node.get("/nothing", headers={"X-Request-Id": hostile.encode()})
    assert re.fullmatch(r"[0-9a-f-]{36}", problem(answer, 404, "unknown_route")["request_id"])


def test_nothing_breaks_the_log_into_lines(node):
    raw(node, b"GET /a%0d%0aFAKE%20LINE HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert eventually(lambda: "/a%0d%0aFAKE" in node.log() or "/a??FAKE" in node.log(), 5)
    assert not [line for line in node.log().splitlines() if line.startswith("FAKE")]


# Pages of other origins


def preflight(server, origin):
    return server.ask("OPTIONS", CHANNELS, headers={"Origin": origin, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-api-key"})


def test_no_other_origin_by_default(node):
    answer = node.get(CHANNELS, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers
    problem(preflight(node, "https://evil.example"), 403, "forbidden")


def test_named_origins(servers, home):
    server = servers.start("serve", home=home, CORS_ORIGINS="https://a.example,https://b.example")
    for origin in ("https://a.example", "https://b.example"):
        answer = preflight(server, origin)
        assert answer.status_code == 204
        assert answer.headers["Access-Control-Allow-Origin"] == origin
        assert "x-api-key" in answer.headers["Access-Control-Allow-Headers"].lower()
        assert "GET" in answer.headers["Access-Control-Allow-Methods"]
        answer = server.get(CHANNELS, headers={"Origin": origin})
        assert answer.headers["Access-Control-Allow-Origin"] == origin
        assert "Origin" in answer.headers["Vary"]
        assert "X-Request-Id" in answer.headers["Access-Control-Expose-Headers"]
        assert server.get("/nothing", headers={"Origin": origin}).headers["Access-Control-Allow-Origin"] == origin
    assert "Access-Control-Allow-Origin" not in server.get(CHANNELS, headers={"Origin": "https://c.example"}).headers
    assert "Origin" in server.get(CHANNELS).headers["Vary"], "also what a cache keeps without Origin depends on it"
    problem(preflight(server, "https://a.example.evil"), 403, "forbidden")
    # The encoding is a second thing that the answer depends on.
    assert {"Origin", "Accept-Encoding"} >= {word.strip() for word in server.get("/openapi.json").headers["Vary"].split(",") if word} - {"accept-encoding"}


def test_any_origin(servers, home):
    server = servers.start("serve", home=home, PIVOT5_CORS_ORIGINS="*")
    assert preflight(server, "https://a.example").headers["Access-Control-Allow-Origin"] == "*"
    answer = server.get(CHANNELS, headers={"Origin": "null"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers


# Host names that others own


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:80", "2130706433", "0.0.0.0", "", "a b"])
def test_a_rebound_name_is_refused(node, host):
    answer = raw(node, f"GET {CHANNELS} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    assert answer.split()[1] in (b"403", b"400"), answer
    assert b'"channels"' not in answer


def test_without_a_host_nothing_is_told(node):
    assert b'"channels"' not in raw(node, f"GET {CHANNELS} HTTP/1.1\r\n\r\n".encode())


@pytest.mark.parametrize("host", ["localhost", "localhost:8080", "127.0.0.1", "[::1]:80", "LOCALHOST", "app.localhost", "pivot.example", "pivot.example:443", "127.1.2.3"])
def test_names_of_this_machine_and_the_public_one_are_fine(node, host):
    assert node.get("/health", headers={"Host": host}).status_code == 200


# Transport


def test_large_answers_are_compressed_on_request(node):
    with requests.get(node.url + "/openapi.json", headers={"Accept-Encoding": "gzip"}, stream=True, timeout=10) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        packed = answer.raw.read(decode_content=False)
    plain = node.get("/openapi.json", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed) == plain.content
    assert len(packed) < len(plain.content) / 2
    assert "Content-Encoding" not in node.get("/health/live", headers={"Accept-Encoding": "gzip"}).headers


def test_metrics_are_prometheus(node):
    node.get("/nothing/made/up/by/a/client")
    answer = node.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain")
    names = set()
    for line in answer.text.splitlines():
        if line and not line.startswith("#"):
            assert re.fullmatch(r'[a-zA-Z_:][\w:]*(\{([a-zA-Z_]\w*="(\\.|[^"\\])*",?)*\})? \S+', line), line
            names.add(re.match(r"[\w:]+", line)[0])
    assert any(name.startswith("jvm_memory") for name in names)
    assert any(name.startswith("vertx_http_server") for name in names)
    assert "made/up" not in answer.text


def test_the_gauge_of_connections_counts_those_of_every_event_loop(node):
    connections = [socket.create_connection(("127.0.0.1", node.port)) for _ in range(12)]
    try:
        for connection in connections:
            connection.sendall(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
            connection.recv(1000)
        found = re.search(r"^vertx_http_server_active_connections(?:\{\})? (\S+)", node.get("/metrics").text, re.MULTILINE)
        assert float(found[1]) >= 12
    finally:
        for connection in connections:
            connection.close()


def test_every_answer_forbids_guessing(node):
    for path in [*ROUTES, "/nothing"]:
        assert node.get(path, allow_redirects=False).headers["X-Content-Type-Options"] == "nosniff"


# The page


class References(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name in ("src", "href", "action") and value]


def test_the_page_loads_nothing_from_elsewhere(node):
    page = node.get("/docs")
    parser = References()
    parser.feed(page.text)
    assert len(parser.found) >= 4
    for reference in parser.found:
        assert reference.startswith(("/", "data:")) and not reference.startswith("//"), reference
        if reference.startswith("/"):
            assert node.get(reference).status_code == 200
    policy = dict((part.split()[0], part.split()[1:]) for part in page.headers["Content-Security-Policy"].split(";") if part.strip())
    assert policy["default-src"] == ["'self'"]
    assert all(word in ("'self'", "'unsafe-inline'", "data:", "'none'") for words in policy.values() for word in words)
    assert "script-src" not in policy, "no inline script"
    for style in re.findall(r"url\(([^)]*)\)", node.get("/docs/swagger-ui.css").text):
        assert style.strip("'\"").startswith(("data:", "#")), style


def test_the_page_draws_in_a_browser(node, tmp_path):
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("!! no chromium on this machine: nobody has seen /docs drawn")
    drawn = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}", "--virtual-time-budget=10000", "--dump-dom", node.url + "/docs"],
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert "listChannels" in drawn.stdout or "All channels" in drawn.stdout
