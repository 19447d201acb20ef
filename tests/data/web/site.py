"""A web server on loopback that misbehaves when it is asked to."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler"], None]


@dataclass
class Site:
    """The server as a test sees it: its address, its pages, and the requests it was sent."""

    address: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def says(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> str:
        """Answer `path` with a body; underscores in header names stand for hyphens. Its address."""
        content = body.encode("utf-8") if isinstance(body, str) else body
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        told.setdefault("Content-Type", "text/html; charset=utf-8")

        def answer(handler: Handler) -> None:
            handler.answer(status, told, content)

        self.pages[path] = answer
        return self.address + path

    def does(self, path: str, answer: Answer) -> str:
        """Answer `path` by a function of the request handler. Its address."""
        self.pages[path] = answer
        return self.address + path

    def redirects(self, path: str, to: str) -> str:
        """Redirect `path`. Its address."""
        return self.says(path, b"", 302, Location=to)

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    """Looks the path up in the site's pages."""

    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.site.asked.append(
            (self.path, {name.lower(): value for name, value in self.headers.items()})
        )
        page = self.site.pages.get(self.path)
        if page is None:
            self.answer(404, {}, b"")
        else:
            page(self)

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: ANN401 - its signature
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Site]:
    """A site of one's own, which answers inside the `with` block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Site(f"http://127.0.0.1:{server.server_address[1]}")
    server.RequestHandlerClass = type("OwnHandler", (Handler,), {"site": made})
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()


def packed(size: int) -> bytes:
    """`size` zeros as gzip."""
    return gzip.compress(bytes(size))
