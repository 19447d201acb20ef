"""What every answer of the class server tells browsers: run and load nothing from elsewhere."""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

CONTENT: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: data: blob:",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "base-uri 'self'",
    )
)
HEADERS: Final = {
    "content-security-policy": CONTENT,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}
_CLOSED: Final = (
    "/_stcore/upload_file",
    "/_stcore/metrics",
    "/_stcore/agent",
    "/auth",
    "/oauth2callback",
)
_KEPT_BY_BROWSERS: Final = "/static/"


class Policy:
    """Middleware that adds the headers, and closes what a class has no use for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "websocket" and _is_of_another_site(scope):
            # Streamlit would refuse it too, but ask a server on the internet for the address of
            # this machine first, to compare them.
            await WebSocketClose()(scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith(_CLOSED) or _is_of_another_site(scope):
            await PlainTextResponse("Not here.", 404, dict(HEADERS))(scope, receive, send)
            return
        is_static = scope["path"].startswith(_KEPT_BY_BROWSERS)

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    # The program itself is the same for everybody: browsers may keep it.
                    if not (is_static and name == "cache-control"):
                        headers[name] = value
            await send(message)

        await self._app(scope, receive, told)


def _is_of_another_site(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
