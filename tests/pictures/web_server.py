"""A web server on this machine, which answers each path in a way of its own."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """What is asked of it is noted; `answers` may be filled while it runs."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.port = 0

    def address(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """The address of a path."""
        return f"{scheme}://{host}:{self.port}{path}"


def body(data: bytes, status: int = 200) -> Answer:
    """An ordinary answer."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    return answer


def redirect(target: str, status: int = 302) -> Answer:
    """An answer that leads elsewhere."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Location", target)
        request.end_headers()

    return answer


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Server]:
    """Run a server; with a certificate (and its key in one file) over TLS."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.headers.append({name.lower(): value for name, value in self.headers.items()})
            try:
                server.answers.get(self.path, body(b"", 404))(self)
            except OSError:  # the client has gone
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that does not like the certificate is no error."""

    with Quiet(("127.0.0.1", 0), Handler) as running:
        server.port = running.server_address[1]
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            running.socket = context.wrap_socket(running.socket, server_side=True)
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            running.shutdown()
            thread.join()
