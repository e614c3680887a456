"""A preview as somebody starts it: a process of its own, its address, and what it answers."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from support.small_workspace import command, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

PATIENCE = 20  # seconds for what takes a tenth of one on an idle machine


class Preview(NamedTuple):
    """A preview that is running, and its workspace."""

    folder: Path
    address: str

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    def answer(self, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
        """Return the status and the words of an answer to a request with some headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in named)
        for name, text in named.items():
            connection.putheader(name, text)
        connection.endheaders()
        found = connection.getresponse()
        words = "" if found.status == http.HTTPStatus.OK else found.read().decode()
        connection.close()
        return found.status, words

    def news(self) -> Generator[dict[str, Any], None, None]:
        """Yield what is shown, each time that it is another."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"{self.path}news")
        answer = connection.getresponse()
        with closing(connection):
            while line := answer.readline():
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))


@contextmanager
def previewed(folder: Path, *words: str) -> Iterator[Preview]:
    """Run a preview in a workspace, and stop it as Ctrl-C does: quietly, and with the status 0."""
    process = subprocess.Popen(
        command("preview", *words),
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        restore_signals=True,
    )
    assert process.stdout is not None
    try:
        yield Preview(folder, process.stdout.readline().strip())
    finally:
        process.send_signal(signal.SIGINT)
        try:
            out, said = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert (out, process.returncode) == ("", 0)
    assert said == "the page follows the files as they are saved; Ctrl-C stops it\n"


def until(seen: Callable[[], Any]) -> Any:
    """Return what is seen as soon as it is something; an assertion fails when that never is."""
    end = time.monotonic() + PATIENCE
    while not (found := seen()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
    return found
