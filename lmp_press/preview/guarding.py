"""The guard: who may ask, and what the browser is told to hold to.

A page of the internet that is open in the same browser can send requests to this machine. It does
not know the address with its token, and is refused by the host, origin and site that it names.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost")
_OWN_SITES = ("same-origin", "none")
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """Lets through what comes from the preview's own page, and nothing else."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = {f"{host}:{port}" for host in HOSTS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            refusal = self._refusal(scope)
            app = PlainTextResponse(*refusal) if refusal else self._app
            await app(scope, receive, _with_headers(send))
        # There is no websocket; a connection that asks for one is closed.

    def _refusal(self, scope: Scope) -> tuple[str, int] | None:
        """Return why a request is refused, and the status that says so."""
        headers = Headers(scope=scope)
        if headers.get("host") not in self._hosts:
            return "this page is for the machine it runs on\n", 403
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        own = {f"http://{host}" for host in self._hosts}
        if (origin is not None and origin not in own) or (site and site not in _OWN_SITES):
            return "this page answers to itself alone\n", 403
        if scope["method"] not in {"GET", "HEAD"}:
            return "this page only shows\n", 405
        given = str(scope["path"]).split("/")[1].encode()
        if not hmac.compare_digest(given, self._token.encode()):
            return "there is nothing here: use the whole address that was printed\n", 404
        return None


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_HEADERS)
        await send(message)

    return sending
