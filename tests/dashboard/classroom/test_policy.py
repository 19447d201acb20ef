"""What the server of classes tells browsers, and what of it answers nobody."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from socket import create_connection

import pytest
from starlette.types import Message, Receive, Scope, Send
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from dashboard.classroom.policy import CONTENT, HEADERS, Policy
from tests.dashboard.classroom.server import Served, serving

WORKS_WITH_STREAMLIT = (
    "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self'"
    " data: blob:; font-src 'self' data:; connect-src 'self' ws: data: blob:; worker-src 'self'"
    " blob:; frame-src 'none'; frame-ancestors 'none'; form-action 'none'; object-src 'none';"
    " base-uri 'self'"
)
PAGE = b'<div id="root">'
OUTSIDE = (
    "/media/../../../../etc/passwd",
    "/component/streamlit/../../../../etc/passwd",
    "/_stcore/bidi-components/slantwise_marking/../../class_app.py",
    "/static/../../../../etc/passwd",
    "/static/%2e%2e/%2e%2e/server/server_util.py",
    "/..%2f..%2f..%2fetc%2fpasswd",
    "/%252e%252e/%252e%252e/etc/passwd",
    "/static/..\\..\\..\\etc\\passwd",
    "//etc/passwd",
)


def asked(path: str, kind: str = "http", headers: tuple[tuple[bytes, bytes], ...] = ()) -> Message:
    """How the middleware answers for an app that says 200 to everything."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await send({"type": "websocket.accept"})
            return
        kept = [(b"cache-control", b"public, max-age=9"), (b"x-frame-options", b"ALLOWALL")]
        kept.append((b"content-security-policy", b"default-src *"))
        await send({"type": "http.response.start", "status": 200, "headers": kept})
        await send({"type": "http.response.body", "body": b"from the app"})

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": f"{kind}.connect"}

    scope = {"type": kind, "path": path, "method": "GET", "headers": list(headers)}
    # In a thread: a browser that tests share has a loop running in this one.
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, Policy(app)(scope, receive, send)).result()
    return sent[0]


def headers_of(message: Message) -> dict[str, str]:
    found = [(name.decode(), value.decode()) for name, value in message["headers"]]
    assert len(dict(found)) == len(found)  # none twice: browsers hold to the loosest or to both
    return dict(found)


def test_the_policy_is_the_one_that_is_known_to_work() -> None:
    assert CONTENT == WORKS_WITH_STREAMLIT
    assert "unsafe-eval" not in CONTENT
    assert not re.search(r"https?:|\*", CONTENT)
    assert HEADERS["x-content-type-options"] == "nosniff"
    assert HEADERS["referrer-policy"] == "no-referrer"
    assert HEADERS["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/teacher", "/media/1.csv", "/_stcore/health", "/staticky"])
def test_every_answer_has_all_headers(path: str) -> None:
    assert headers_of(asked(path)) == {**HEADERS, "x-frame-options": "ALLOWALL"}


def test_browsers_may_keep_the_program_itself() -> None:
    found = headers_of(asked("/static/js/index.js"))
    assert found["cache-control"] == "public, max-age=9"
    assert found["content-security-policy"] == CONTENT


@pytest.mark.parametrize(
    "path", ["/_stcore/upload_file/a/b", "/_stcore/upload_file", "/_stcore/metrics"]
)
def test_what_a_class_has_no_use_for_never_reaches_the_app(path: str) -> None:
    message = asked(path)
    assert message["status"] == 404
    assert headers_of(message).items() >= HEADERS.items()


def test_a_socket_passes() -> None:
    own = ((b"host", b"10.0.0.1:8511"), (b"origin", b"http://10.0.0.1:8511"))
    assert asked("/_stcore/stream", "websocket", own) == {"type": "websocket.accept"}
    assert asked("/_stcore/stream", "websocket") == {"type": "websocket.accept"}
    assert asked("/_stcore/stream", "lifespan") == {"type": "websocket.accept"}


def test_a_socket_of_another_site_never_reaches_the_app() -> None:
    # Streamlit would ask an outside service for this machine's address, to compare it.
    for origin in (b"https://example.org", b"http://10.0.0.1:80", b"null", b"http://localhost:1"):
        other = ((b"host", b"10.0.0.1:8511"), (b"origin", origin))
        assert asked("/_stcore/stream", "websocket", other)["type"] == "websocket.close"


# The server that runs


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder: Path = tmp_path_factory.mktemp("policy")
    with serving(folder, "--lesson", "who-says-so", "--store", str(folder / "c.db")) as found:
        yield found


@pytest.mark.parametrize(
    "path", ["/", "/teacher", "/articles", "/compare", "/_stcore/host-config", "/media/none.csv"]
)
def test_pages_and_faults_have_the_headers(served: Served, path: str) -> None:
    status, headers, _ = served.ask(path)
    assert status == (404 if "media" in path else 200)
    assert headers.items() >= HEADERS.items()
    assert headers["content-security-policy"] == WORKS_WITH_STREAMLIT


def test_the_program_itself_is_kept_by_browsers(served: Served) -> None:
    _, _, page = served.ask("/")
    script = re.search(rb'src="\.?(/static/js/[^"]+)"', page)
    assert script
    status, headers, _ = served.ask(script[1].decode())
    assert status == 200
    assert "max-age" in headers["cache-control"] and "no-store" not in headers["cache-control"]
    assert headers["content-security-policy"] == CONTENT


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "POST"])
def test_nobody_uploads(served: Served, method: str) -> None:
    for path in ("/_stcore/upload_file/a/b", "/%5Fstcore/upload_file/a/b"):
        status, _, said = served.ask(path, method)
        assert (status, said) == (404, b"Not here.")


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/%5fstcore/metrics",
        "/_stcore//metrics",
        "//_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback",
        "/app/static/class_app.py",
        "/class_app.py",
        "/component/streamlit.elements/index.html",
        "/_stcore/bidi-components/slantwise_marking/marking.py",
        "/media/",
        *OUTSIDE,
    ],
)
def test_nothing_is_given_out_beside_the_page(served: Served, path: str) -> None:
    status, _, said = served.ask(path)
    assert status in (400, 404) or (status == 200 and PAGE in said)
    assert b"root:" not in said and b"import streamlit" not in said and b"# TYPE" not in said


def test_what_strangers_ask_leaves_no_trace_in_the_terminal(served: Served) -> None:
    served.ask("/auth/login")
    served.ask("/oauth2callback")
    served.ask("/nowhere")
    assert served.said.splitlines()[-1].startswith("Ctrl+C stops serving")


def test_a_browser_talks_to_the_class_and_other_sites_do_not(served: Served) -> None:
    stream = f"ws://localhost:{served.port}/_stcore/stream"
    with connect(stream, origin=Origin(served.address)) as socket:
        socket.ping().wait(60)
    with pytest.raises(InvalidStatus) as raised:
        connect(stream, origin=Origin("https://example.org")).close()
    assert raised.value.response.status_code == 403


def test_only_this_machine_is_let_in(served: Served) -> None:
    assert listening(served) == {"127.0.0.1"}


def test_the_network_is_let_in_once_that_is_asked_for(tmp_path: Path) -> None:
    store = str(tmp_path / "c.db")
    with serving(tmp_path, "--lesson", "who-says-so", "--store", store, "--share") as found:
        assert listening(found) == {"0.0.0.0"}
        # By whatever name pupils reach it, as it is said with --host.
        own = f"teacher.school.example:{found.port}"
        there = create_connection(("127.0.0.1", found.port))
        with connect(
            f"ws://{own}/_stcore/stream", sock=there, origin=Origin(f"http://{own}")
        ) as socket:
            socket.ping().wait(60)


def listening(served: Served) -> set[str]:
    """The addresses that a server listens at."""
    psutil = pytest.importorskip("psutil")
    found = psutil.Process(served.process.pid).net_connections("tcp")
    return {each.laddr.ip for each in found if each.status == psutil.CONN_LISTEN}
