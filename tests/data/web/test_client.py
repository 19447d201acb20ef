"""The client gets a page within bounds, from a server that misbehaves on purpose."""

import contextlib
import gzip
import socket
import ssl
import threading
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from data.web.client import Client, FetchError, Settings
from tests.data.web.site import Handler, Site, packed


def test_a_page_is_fetched_as_it_is(site: Site, client: Client) -> None:
    response = client.get(site.says("/a", "<p>Grüße</p>", ETag='"1"'))
    assert response.body == "<p>Grüße</p>".encode()
    assert (response.status, response.headers["etag"]) == (200, '"1"')
    [(_, headers)] = [each for each in site.asked if each[0] == "/a"]
    assert headers["user-agent"].startswith("Slantwise/")
    assert "cookie" not in headers


def test_an_address_may_have_any_letters(site: Site, client: Client) -> None:
    site.says("/Stra%C3%9Fe?q=%C3%B6", "here")
    assert client.get(f"{site.address}/Straße?q=ö").body == b"here"
    for number, place in enumerate(("/Straße?q=ö".encode(), b"/Stra%C3%9Fe?q=%C3%B6")):
        url = site.redirects(f"/{number}", place.decode("latin-1"))
        assert client.get(url).body == b"here"


def test_what_cannot_be_sent_is_no_page(site: Site, client: Client) -> None:
    url = site.says("/a", "x")
    assert client.get(url, [("If-None-Match", '"ä"')]).status == 200
    with pytest.raises(FetchError, match=r"cannot be asked of 127\.0\.0\.1"):
        client.get(url, [("If-None-Match", "“1”")])


def test_a_page_is_not_fetched_from_a_private_network_by_default(site: Site) -> None:
    with Client(Settings()) as client, pytest.raises(FetchError, match="private network"):
        client.get(site.says("/", "x"))
    assert site.asked == []


def test_an_answer_to_a_question_that_was_not_asked_is_no_page(site: Site, client: Client) -> None:
    url = site.says("/a", "", 304)
    with pytest.raises(FetchError, match="304"):
        client.get(url)
    assert client.get(url, [("If-None-Match", "1")]).is_unchanged


def test_redirects_are_followed_and_their_end_is_told(site: Site, client: Client) -> None:
    site.says("/end", "here")
    site.redirects("/middle", "/end")
    response = client.get(site.redirects("/start", f"{site.address}/middle"))
    assert (response.body, response.url) == (b"here", f"{site.address}/end")


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.2:{port}/secret", "http://[::1]:{port}/secret", "http://localhost:{port}/",
        "http://2130706434:{port}/secret", "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd", "gopher://127.0.0.1/", "http://user@127.0.0.1:{port}/secret",
        "http://10.0.0.1/", "http://0:{port}/", "http://0.0.0.0:{port}/", "http://[::]:{port}/",
        "http://[::ffff:127.0.0.2]:{port}/", "http://0x7f000002:{port}/", "http://172.16.0.1/",
        "http://017700000002:{port}/", "http://192.168.0.1/", "http://100.64.0.1/",
        "http://[fc00::1]/", "http://[fe80::1]/", "ftp://127.0.0.1/", "http://[x/",
    ],
)  # fmt: skip
def test_a_redirect_is_checked_as_the_first_address_was(
    site: Site, client: Client, to: str
) -> None:
    site.says("/secret", "secret")
    url = site.redirects("/start", to.format(port=site.address.rpartition(":")[2]))
    with pytest.raises(FetchError):
        client.get(url)
    assert site.paths() == ["/start"]


def test_a_redirect_to_nowhere_is_no_page(site: Site, client: Client) -> None:
    with pytest.raises(FetchError, match="elsewhere, and not where"):
        client.get(site.says("/start", "an article, it seems", 302))


def test_redirects_come_to_an_end(site: Site, client: Client) -> None:
    with pytest.raises(FetchError, match="more than 5 times"):
        client.get(site.redirects("/loop", "/loop"))
    assert site.paths() == ["/loop"] * 6


def test_a_name_that_changes_its_address_is_connected_to_where_it_was_checked(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rebinding: the first answer is allowed, any later one would lead elsewhere."""
    port = int(site.address.rpartition(":")[2])
    resolved: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *rest: int, **more: int) -> object:
        if host != "news.example":
            return real(host, *rest, **more)
        resolved.append("127.0.0.1" if not resolved else "192.0.2.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (resolved[-1], port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    allowed = replace(client.settings, private_hosts=frozenset({"news.example"}))
    site.says("/a", "here")
    with Client(allowed, wait=lambda seconds: None) as own:
        assert own.get(f"http://news.example:{port}/a").body == b"here"
    assert resolved == ["127.0.0.1"]
    with Client(Settings(), wait=lambda seconds: None) as guarded:
        resolved.clear()
        with pytest.raises(FetchError, match="private network"):
            guarded.get(f"http://news.example:{port}/a")


def a_drop_of_body(handler: Handler, number: int) -> None:
    if not number:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
    handler.wfile.write(b"x")


def a_drop_of_headers(handler: Handler, number: int) -> None:
    handler.wfile.write(f"X-{number}: y\r\n".encode() if number else b"HTTP/1.1 200 OK\r\n")


@pytest.mark.parametrize("drop", [a_drop_of_body, a_drop_of_headers])
def test_a_slow_drip_is_cut_off(
    site: Site, client: Client, drop: Callable[[Handler, int], None]
) -> None:
    def drip(handler: Handler) -> None:
        with contextlib.suppress(OSError):
            for number in range(200):
                drop(handler, number)
                handler.wfile.flush()
                time.sleep(0.05)

    own = Client(replace(client.settings, seconds=0.5), wait=lambda _: None)
    with pytest.raises(FetchError, match="longer than"):
        own.get(site.does("/drip", drip))


def test_a_gzip_bomb_goes_off_nowhere(site: Site, client: Client) -> None:
    url = site.says("/bomb", packed(60_000_000), Content_Encoding="gzip")
    tracemalloc.start()
    with pytest.raises(FetchError, match="more than 10 MB"):
        client.get(url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30_000_000


def test_a_page_may_be_as_large_as_allowed_and_no_larger(site: Site, client: Client) -> None:
    own = Client(replace(client.settings, largest=1000), wait=lambda _: None)
    assert len(own.get(site.says("/a", b"x" * 1000)).body) == 1000
    with pytest.raises(FetchError, match="more than"):
        own.get(site.says("/b", b"x" * 1001))
    with pytest.raises(FetchError, match="more than"):
        own.get(site.says("/c", gzip.compress(b"x" * 1001), Content_Encoding="gzip"))


def test_packed_pages_are_unpacked(site: Site, client: Client) -> None:
    page = b"It may rain. " * 20_000
    url = site.says("/a", gzip.compress(page), Content_Encoding="gzip")
    assert client.get(url).body == page


@pytest.mark.parametrize(
    ("body", "encoding", "told"),
    [
        (b"no gzip at all", "gzip", "damaged"),
        (gzip.compress(b"x" * 5000, mtime=0)[:-12], "gzip", "broke off"),
        (b"x", "br", "not asked for"),
    ],
)
def test_what_cannot_be_unpacked_is_told(
    site: Site, client: Client, body: bytes, encoding: str, told: str
) -> None:
    with pytest.raises(FetchError, match=told):
        client.get(site.says("/a", body, Content_Encoding=encoding))


def test_a_body_that_breaks_off_is_no_page(site: Site, client: Client) -> None:
    def broken(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"only this")
        handler.close_connection = True

    with pytest.raises(FetchError, match="broke off"):
        client.get(site.does("/a", broken))


def test_a_server_that_talks_nonsense_is_told(site: Site, client: Client) -> None:
    def nonsense(handler: Handler) -> None:
        handler.wfile.write(b"\x00\x01 nonsense\r\n\r\n")
        handler.close_connection = True

    with pytest.raises(FetchError):
        client.get(site.does("/a", nonsense))


def test_a_busy_site_is_asked_once_more_after_the_time_it_names(
    site: Site, client: Client, waits: list[float]
) -> None:
    answers = iter([(429, {"Retry-After": "7"}, b""), (200, {}, b"here")])
    url = site.does("/a", lambda handler: handler.answer(*next(answers)))
    assert client.get(url).body == b"here"
    assert 7.0 in waits


def test_a_site_that_wants_too_long_a_wait_is_left_alone(
    site: Site, client: Client, waits: list[float]
) -> None:
    with pytest.raises(FetchError, match="asks to wait 3,600 s"):
        client.get(site.says("/a", "", 429, Retry_After="3600"))
    assert 3600.0 not in waits


@pytest.mark.parametrize(
    ("status", "told"), [(401, "sign-in"), (403, "programs"), (404, "no such page"), (500, "500")]
)
def test_a_refusal_is_told_in_words(site: Site, client: Client, status: int, told: str) -> None:
    with pytest.raises(FetchError, match=told):
        client.get(site.says("/a", "x", status))


def secured(site: Site, authority: trustme.CA, name: str) -> str:
    """Serve the site a second time, over TLS, with a certificate for `name`. Its port."""
    handler = type("OwnHandler", (Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return str(server.server_address[1])


def test_a_certificate_is_always_checked(site: Site, client: Client, tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    port = secured(site, authority, "127.0.0.1")
    site.says("/a", "here")
    with pytest.raises(FetchError, match="No connection"):
        client.get(f"https://127.0.0.1:{port}/a")
    assert site.asked == []
    knows = replace(client.settings, certificates=str(tmp_path / "authority.pem"))
    with Client(knows, wait=lambda _: None) as own:
        assert own.get(f"https://127.0.0.1:{port}/a").body == b"here"
        other = secured(site, authority, "other.example")
        with pytest.raises(FetchError, match="No connection"):
            own.get(f"https://127.0.0.1:{other}/a")
