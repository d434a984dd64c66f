from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from web_server import Server, body, redirect, serving

import newsreader
from newsreader.errors import NotFetched
from newsreader.pictures.fetch import MOST_BYTES, fetch


def anyone(_address: str) -> bool:
    """Any machine may be asked: the server of the tests is none of the public internet."""
    return True


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def refusal(address: str, **more: Any) -> str:
    """Why an address was not fetched."""
    with pytest.raises(NotFetched) as refused:
        fetch(address, **({"public": anyone} | more))
    return str(refused.value)


# --- what is asked -------------------------------------------------------------------------------


def test_what_is_at_an_address_is_fetched(server: Server) -> None:
    server.answers["/a%20b.png?x=%E5%9B%BE"] = body(b"picture")
    assert fetch(server.address("/a b.png?x=图#part"), anyone) == b"picture"
    assert server.asked == ["/a%20b.png?x=%E5%9B%BE"]


def test_the_reader_asks_as_a_stranger_who_says_its_name(server: Server) -> None:
    server.answers["/"] = body(b"picture")
    fetch(server.address(""), anyone)
    (headers,) = server.headers
    assert headers["user-agent"] == f"newsreader-tui/{newsreader.__version__}"
    assert headers["host"] == f"127.0.0.1:{server.port}"
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert headers["accept-encoding"] == "identity"


def test_no_proxy_stands_between(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    server.answers["/a"] = body(b"picture")
    assert fetch(server.address("/a"), anyone) == b"picture"


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.example/b.png",
        "file:///etc/passwd",
        "/images/a.png",
        "http://",
        "http://[",
        "http://a.example:99999/",
        "http://a.example:25/",
        "http://user@a.example/",
        "http://user:word@a.example/",
        "http://@a.example/",
        "http://a.example/\u202eb",
        "http://" + "ü" * 64 + ".example/",
        "",
    ],
)
def test_what_is_no_plain_web_address_is_not_asked(address: str) -> None:
    assert refusal(address).startswith("Not fetched, as it is no plain http or https address: ")


# --- who is asked --------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0x7f.1", "0.0.0.0"])
def test_a_machine_that_is_not_public_is_not_asked(server: Server, host: str) -> None:
    server.answers["/a"] = body(b"secret")
    with pytest.raises(NotFetched, match="is no public address"):
        fetch(server.address("/a", host))
    assert server.asked == []


def looked_up(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Have every name mean these addresses; the names that are looked up."""
    names: list[str] = []

    def lookup(host: str, port: int, **_more: object) -> list[Any]:
        names.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return names


def test_a_name_with_one_address_that_is_not_public_is_not_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up(monkeypatch, "127.0.0.1", "10.0.0.1")
    words = refusal(server.address("/a", "a.example"), public=lambda one: one == "127.0.0.1")
    assert words == "a.example is no public address, so it is not asked."
    assert server.asked == []


def test_a_name_is_looked_up_once_so_that_it_cannot_change_its_mind(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = looked_up(monkeypatch, "127.0.0.1")
    server.answers["/a"] = body(b"picture")
    assert fetch(server.address("/a", "A.example"), anyone) == b"picture"
    assert names == ["a.example"]
    assert server.headers[0]["host"] == f"a.example:{server.port}"


def test_the_next_address_of_a_name_is_tried(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up(monkeypatch, "127.0.0.2", "127.0.0.1")  # nobody listens at the first
    server.answers["/a"] = body(b"picture")
    assert fetch(server.address("/a", "a.example"), anyone) == b"picture"


# --- redirects -----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(server: Server, status: int) -> None:
    server.answers["/a"] = redirect("b?c", status)
    server.answers["/b?c"] = body(b"picture")
    assert fetch(server.address("/a"), anyone) == b"picture"


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://a.example/", "http://u:p@a.example/", "http://["]
)
def test_a_redirect_leads_to_plain_web_addresses_only(server: Server, target: str) -> None:
    server.answers["/a"] = redirect(target)
    assert "no plain http or https address" in refusal(server.address("/a"))


def test_a_redirect_does_not_lead_to_a_machine_that_is_not_public(server: Server) -> None:
    server.answers["/a"] = redirect(server.address("/secret", "localhost"))
    server.answers["/secret"] = body(b"secret")
    asked: list[str] = []

    def first(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    assert refusal(server.address("/a"), public=first).startswith("localhost is no public address")
    assert server.asked == ["/a"]


def test_redirects_come_to_an_end(server: Server) -> None:
    server.answers["/a"] = redirect("/a")
    assert refusal(server.address("/a")) == "127.0.0.1 redirects again and again."
    assert len(server.asked) == 6


# --- what is answered ----------------------------------------------------------------------------


@pytest.mark.parametrize("status", [204, 206, 304, 403, 404, 500])
def test_anything_but_the_picture_is_said(server: Server, status: int) -> None:
    server.answers["/a"] = body(b"", status)
    assert refusal(server.address("/a")) == f"127.0.0.1 answers {status}."


def test_a_large_picture_is_refused_by_its_length(server: Server) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(10**12))
        request.end_headers()

    server.answers["/a"] = answer
    assert "larger than 5 MB" in refusal(server.address("/a"))


def test_a_large_picture_is_refused_where_it_does_not_say_its_length(server: Server) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _chunk in range(MOST_BYTES // 2**16 + 2):
            request.wfile.write(b"0" * 2**16)

    server.answers["/a"] = answer
    assert "larger than 5 MB" in refusal(server.address("/a"))


def test_a_picture_in_chunks_is_put_together(server: Server) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.protocol_version = "HTTP/1.1"
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        request.wfile.write(b"3\r\npic\r\n4\r\nture\r\n0\r\n\r\n")

    server.answers["/a"] = answer
    assert fetch(server.address("/a"), anyone) == b"picture"


def test_half_a_picture_is_none(server: Server) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "9")
        request.end_headers()
        request.wfile.write(b"half")

    server.answers["/a"] = answer
    assert refusal(server.address("/a")) == "127.0.0.1: what it answers cannot be read."


@pytest.mark.parametrize("before", [b"", b"HTTP/1.0 200 OK\r\nX: ", b"HTTP/1.0 200 OK\r\n\r\n"])
def test_a_server_that_takes_its_time_is_left(server: Server, before: bytes) -> None:
    """Each byte comes soon after the one before, and there is no end of them."""
    left = threading.Event()

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(before)
        for _byte in range(250):
            try:
                request.wfile.write(b"x")
            except OSError:
                left.set()
                raise
            time.sleep(0.02)

    server.answers["/a"] = answer
    assert refusal(server.address("/a"), seconds=0.3) == "127.0.0.1 does not answer in time."
    assert left.wait(10)


@pytest.mark.parametrize("answered", [b"\x1b]52;c;eA==\x07\r\n\r\n", b"HTTP/1.0 2\x1b0 \r\n", b""])
def test_what_is_no_answer_of_a_web_server_is_not_repeated(server: Server, answered: bytes) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(answered)

    server.answers["/a"] = answer
    assert refusal(server.address("/a")) == "127.0.0.1: what it answers cannot be read."


def test_who_does_not_answer_at_all_is_named() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        with pytest.raises(NotFetched, match="Connection refused") as refused:
            fetch(f"http://127.0.0.1:{port}/", anyone)
    assert refused.value.silent_host == "127.0.0.1"
    with pytest.raises(NotFetched) as refused:
        fetch("http://nowhere.invalid/", anyone)
    assert refused.value.silent_host == "nowhere.invalid"


def test_who_answers_is_not_named_as_silent(server: Server) -> None:
    with pytest.raises(NotFetched) as refused:
        fetch(server.address("/absent"), anyone)
    assert refused.value.silent_host == ""


# --- TLS -----------------------------------------------------------------------------------------


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Make a certificate of this machine, which nobody trusts, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    file = tmp_path / "both.pem"
    subprocess.run(
        [
            openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", "key.pem", "-out", "certificate.pem",
        ],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    parts = [(tmp_path / name).read_bytes() for name in ("certificate.pem", "key.pem")]
    file.write_bytes(b"".join(parts))
    return file


def test_over_tls_a_server_must_be_who_it_says(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(certificate) as server:
        server.answers["/a"] = body(b"picture")
        assert "self-signed certificate" in refusal(server.address("/a", scheme="https"))
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.parent / "certificate.pem"))
        assert fetch(server.address("/a", scheme="https"), anyone) == b"picture"
        assert "mismatch" in refusal(server.address("/a", "localhost", "https"))
        assert server.asked == ["/a"]


def test_a_server_without_tls_is_none_with_it(server: Server) -> None:
    assert refusal(server.address("/a", scheme="https")).startswith("127.0.0.1: ")
