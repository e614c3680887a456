"""Serving: the page and its stream of news, to the browser of this machine alone."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, StreamingResponse
from starlette.routing import Route

from lmp_press.preview.bench import Bench, Query
from lmp_press.preview.guarding import HOSTS, Guard
from lmp_press.preview.sheets import PAGE
from lmp_press.preview.watching import Bell, signs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

FIRST_PORT, PORTS = 8200, 100
_HERE = Path(__file__).parent
_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def serve(bench: Bench, port: int, *, poll: bool, ready: Callable[[str], None]) -> None:
    """Serve the preview until it is interrupted; `ready` is told its address.

    A port that somebody else has is passed over. OSError when there is none.
    """
    with listening(port) as door:
        port = door.getsockname()[1]
        token = secrets.token_urlsafe(18)
        app = Guard(_app(bench, token, poll=poll), token, port)
        config = uvicorn.Config(
            app,
            access_log=False,
            date_header=False,
            log_config=None,
            log_level="critical",
            server_header=False,
            timeout_graceful_shutdown=0,  # a stream of news has no end of its own
            ws="none",
        )
        ready(f"http://{HOSTS[0]}:{port}/{token}/")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[door])


def listening(port: int) -> socket.socket:
    """Return a socket that listens on this machine alone, at a port or the next that is free."""
    for number in range(port, min(port + PORTS, 1 << 16)):
        door = socket.socket()
        try:
            door.bind((HOSTS[0], number))
            door.listen()
        except OSError:
            door.close()
            continue
        return door
    door = socket.socket()
    door.bind((HOSTS[0], 0))
    return door


def _app(bench: Bench, token: str, *, poll: bool) -> Starlette:
    bell = Bell()

    @asynccontextmanager
    async def watched(_app: Starlette) -> AsyncIterator[None]:
        found = [signs(bench.folders, poll=poll)]
        if bench.elsewhere:
            found.append(signs([bench.elsewhere], poll=poll, recursive=False))
        tasks = [asyncio.ensure_future(bell.ring_at(one)) for one in found]
        tasks.append(asyncio.ensure_future(_warmed(bench)))
        yield
        for task in tasks:
            task.cancel()

    async def page(_request: Request) -> HTMLResponse:
        nonce = secrets.token_urlsafe(18)
        policy = {"Content-Security-Policy": _POLICY.format(nonce=nonce)}
        return HTMLResponse(_page(nonce), headers=policy)

    async def news(request: Request) -> StreamingResponse:
        asked = request.query_params
        wanted = Query(asked.get("region", ""), asked.get("template", ""), asked.get("form", PAGE))
        return StreamingResponse(_news(bench, wanted, bell), media_type="text/event-stream")

    routes = [Route(f"/{token}/", page), Route(f"/{token}/news", news)]
    app = Starlette(routes=routes, lifespan=watched)
    app.router.redirect_slashes = False
    return app


async def _warmed(bench: Bench) -> None:
    """Have the first page ready by the time that somebody opens it."""
    await run_in_threadpool(bench.view, Query())


async def _news(bench: Bench, wanted: Query, bell: Bell) -> AsyncIterator[str]:
    """Yield what is to be shown, as soon as it is another."""
    last = ""
    while True:
        heard = asyncio.ensure_future(bell.heard())  # before the look, so that nothing is missed
        news = json.dumps(await run_in_threadpool(bench.view, wanted), ensure_ascii=False)
        if news != last:
            last = news
            yield f"data: {news}\n\n"
        if await run_in_threadpool(bench.look_on, wanted):
            heard.cancel()
        else:
            await heard


def _page(nonce: str) -> str:
    """Return the page, with its style and script, both under a number used once."""
    page = (_HERE / "page.html").read_text(encoding="utf-8")
    for name in ("style.css", "sheet.css", "script.js"):
        page = page.replace(f"[[{name}]]", (_HERE / name).read_text(encoding="utf-8"))
    return page.replace("[[nonce]]", nonce)
