"""A file of headquarters to its pieces as typed: plain text, Markdown or Word."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from lmp_press.adopt.manuscript import Manuscript, UnreadableReleaseError
from lmp_press.adopt.plain_text import read_text
from lmp_press.adopt.word import read_word

_SAVE_AS = "save it as Word (.docx) or as plain text, and adopt that"
_WITHOUT = "save it in Word without the password, and adopt that"
_LOCKED = "protected with a password"
_OPENINGS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a rich text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENDS = {
    ".doc": "an old Word file",
    ".odt": "an OpenDocument file",
    ".fodt": "an OpenDocument file",
    ".pdf": "a PDF",
    ".pages": "a Pages file",
    ".rtf": "a rich text file",
    ".wps": "a file of Works",
    ".wpd": "a file of WordPerfect",
    ".gdoc": "a link to a Google document",
    ".htm": "a web page",
    ".html": "a web page",
    ".mht": "a web page",
    ".mhtml": "a web page",
    ".eml": "a mail",
    ".msg": "a mail",
    ".xlsx": "a spreadsheet",
    ".pptx": "a presentation",
}
_WEB_PAGE = re.compile(rb"(?i)\A[\s\xef\xbb\xbf]*<(?:!doctype html|html|\?xml[^>]*>\s*<!?html)")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_source_file(name: str, data: bytes) -> Manuscript:
    """Return the pieces of a file by its bytes and its name's end, if it can be read."""
    end = re.search(r"\.[a-z]+\Z", name.lower())
    kind = end[0] if end else ""
    if foreign := _foreign(kind, data):
        advice = _WITHOUT if foreign == _LOCKED else _SAVE_AS
        message = f"`{name}` is {foreign}: {advice}"
        raise UnreadableReleaseError(message)
    if data.startswith(b"PK") or kind in {".docx", ".docm", ".dotx", ".dotm"}:
        return read_word(name, data)._replace(name=name)
    text, remarks = _decoded(name, data)
    read = read_text(text, remarks, is_markdown=kind in {".md", ".markdown"})
    return read._replace(name=name)


def _foreign(kind: str, data: bytes) -> str:
    """Return what a file is that cannot be read, '' for one that may be."""
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            return _LOCKED
        return "an old Word file (.doc)" if kind != ".msg" else _ENDS[kind]
    if data.startswith(b"PK"):
        return _ENDS.get(kind, "") or _packed(data)
    known = next((said for opening, said in _OPENINGS.items() if data.startswith(opening)), "")
    return known or _ENDS.get(kind, "") or ("a web page" if _WEB_PAGE.match(data) else "")


def _packed(data: bytes) -> str:
    """Return what a ZIP file is, by what lies in it, '' for a Word file or a damaged one."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return ""
    if "mimetype" in names and "content.xml" in names:
        return _ENDS[".odt"]
    if any(name.endswith(".iwa") or name == "Index.zip" for name in names):
        return _ENDS[".pages"]
    return ""


def _decoded(name: str, data: bytes) -> tuple[str, list[str]]:
    if b"\0" in data[:2000] and data[:2] not in _UTF_16:
        message = f"`{name}` is no text: {_SAVE_AS}"
        raise UnreadableReleaseError(message)
    encoding = "utf-16" if data[:2] in _UTF_16 else "utf-8-sig"
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), ["it was read as Windows-1252 (Western European)"]
