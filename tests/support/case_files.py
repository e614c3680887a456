"""A page of tests/cases: problems as a user meets them, each a test that lays its files down.

Before the first `##` stand the files that every case starts from; a case replaces some of them. A
block that names no file holds lines of the region file, and takes the place of its keys' lines.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from support.project_files import ROOT, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CASES = Path(__file__).parents[1] / "cases"
REGION = "regions/northwest.yaml"
BUILT_IN = ROOT / "lmp_press" / "letterhead" / "letterhead.docx"

_SECTION = re.compile(r"(?m)^## (.+)$")
_BLOCK = re.compile(r"(?ms)^(`{3,})(\w+)(?: (?!in )(\S+))?(?: in ([^\n]+))?\n(.*?)^\1$")
_MADE = re.compile(r"(?m)^`(\S+)` is (an? [^.\n]+|as in the repository)\.$")
_KEY = re.compile(r"(?ms)^(?=\S)[^\n:]+:.*?(?=^\S|\Z)")


class Case(NamedTuple):
    """One case: what lies in the workspace, the command line, and all that is to be said."""

    title: str
    files: dict[str, bytes]
    made: dict[str, str]
    command: str
    said: str

    def lay_down(self, folder: Path) -> None:
        for name, content in self.files.items():
            if name not in self.made:
                path = _parent_made(folder / name)
                path.write_bytes(content)
        for name, what in self.made.items():
            MAKERS[what](_parent_made(folder / name))


def cases(page: str) -> Iterator[Case]:
    opening, *rest = _SECTION.split(page)
    files, made = _files(opening, {}), dict(_MADE.findall(opening))
    for title, section in zip(rest[::2], rest[1::2], strict=True):
        console = next(block[5] for block in _BLOCK.finditer(section) if block[2] == "console")
        command, _, said = console.removeprefix("$ ").partition("\n")
        own = dict(_MADE.findall(section))
        given = _files(section, files)
        kept = {name: what for name, what in made.items() if name not in given}
        yield Case(title, given, kept | own, command, said)


def rewritten(page: str, said: dict[str, str]) -> str:
    """Return a page with what each case, by its title, says now."""
    parts = _SECTION.split(page)
    for index in range(1, len(parts), 2):
        new = said[parts[index]]
        parts[index] = f"## {parts[index]}"
        parts[index + 1] = re.sub(
            r"(?ms)^(```console\n\$ [^\n]*\n).*?^```$",
            lambda found, new=new: f"{found[1]}{new}```",
            parts[index + 1],
        )
    return "".join(parts)


def pages() -> dict[str, str]:
    return {path.stem: read(path) for path in sorted(CASES.glob("*.md"))}


def _files(section: str, before: dict[str, bytes]) -> dict[str, bytes]:
    files = dict(before)
    for _, language, name, form, text in (found.groups() for found in _BLOCK.finditer(section)):
        if language == "console":
            continue
        words = text if name else _with_keys(files[REGION].decode(), text)
        files[name or REGION] = FORMS[form](words)
    return files


def _with_keys(region: str, lines: str) -> str:
    """Return a region file in which the keys of some lines have taken the place of its own."""
    for entry in _KEY.findall(lines):
        key = re.escape(entry.partition(":")[0])
        own = re.search(rf"(?ms)^{key}:.*?(?=^\S|\Z)", region)
        start, end = own.span() if own else (len(region), len(region))
        region = region[:start] + entry + region[end:]
    return region


def _parent_made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _escaped(text: str) -> bytes:
    r"""Return the text with `\x1b`, `\u200f` and `\x00` as the characters they stand for."""
    return re.sub(
        r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})", lambda c: chr(int(c[1] or c[2], 16)), text
    ).encode()


def _plain(text: str) -> bytes:
    return text.encode()


FORMS: dict[str | None, Callable[[str], bytes]] = {
    None: _plain,
    "escapes": _escaped,
    "UTF-16 without its mark": lambda text: text.encode("utf-16-le"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-8 with a byte order mark": lambda text: text.encode("utf-8-sig"),
    "Windows-1252": lambda text: text.encode("cp1252"),
    "lines that end in CRLF": lambda text: text.replace("\n", "\r\n").encode(),
}


def _as_in_the_repository(path: Path) -> None:
    shutil.copytree(ROOT / "templates" / path.name, path)


def _zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", bytes(64 << 20))


def _without_a_style(path: Path) -> None:
    whole, cut = zipfile.ZipFile(BUILT_IN), io.BytesIO()
    with whole, zipfile.ZipFile(cut, "w") as letterhead:
        for name in whole.namelist():
            letterhead.writestr(name, whole.read(name).replace(b'"Quote"', b'"Citation"'))
    path.write_bytes(cut.getvalue())


def _with_a_remark(path: Path) -> None:
    whole, made = zipfile.ZipFile(BUILT_IN), io.BytesIO()
    with whole, zipfile.ZipFile(made, "w") as letterhead:
        for name in whole.namelist():
            remark = b"<w:p><!-- by Ana -->" if "header" in name else b"<w:p>"
            letterhead.writestr(name, whole.read(name).replace(b"<w:p>", remark))
    path.write_bytes(made.getvalue())


def _filled_with(line: bytes, times: int = 1) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(line * times)

    return make


MAKERS: dict[str, Callable[[Path], None]] = {
    "as in the repository": _as_in_the_repository,
    "a folder": Path.mkdir,
    "an empty file": Path.touch,
    "a named pipe": lambda path: os.mkfifo(path),  # noqa: PLW0108 - Windows has no os.mkfifo
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to a file that is gone": lambda path: path.symlink_to("gone.yaml"),
    "a link to a file outside": lambda path: path.symlink_to(ROOT / "LICENSE"),
    "a file of 50 MB": _filled_with(b"# comment\n", 5_000_000),
    "a list of 20,000 blanks": _filled_with(b"- ____\n", 20_000),
    "a text file": _filled_with(b"Kaiser Permanente\n"),
    "a ZIP bomb": _zip_bomb,
    "a letterhead with a remark in its header": _with_a_remark,
    "a letterhead without the style `Quote`": _without_a_style,
}
