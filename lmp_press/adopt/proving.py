"""The proof: the new template, filled with its blanks' own words, gives back the source."""

from __future__ import annotations

import json
import re
import tempfile
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lmp_press import markup
from lmp_press.adopt.escaping import DEFINITION
from lmp_press.blanks import BLANK
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.fields.known_keys import DRAFT, REGION_NAME
from lmp_press.fields.reading import read_values
from lmp_press.release import Role
from lmp_press.source import Source, compose
from lmp_press.template import Template, load_template

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.adopt.copywriting import Line, Print

_LINK = re.compile(r"!?\[(\[?[^\[\]]*\]?)\](?:\([^()]*\)|\[[^\[\]]*\])")
_STRONG = re.compile(r"\*\*(.+?)\*\*|(?<!\w)_(\S(?:.*?\S)?)_(?!\w)|(?<!\*)\*([^*\s][^*]*)\*(?!\*)")


class WordsLostError(Exception):
    """The new template does not give back its source; the words say where."""


def prove(files: Mapping[str, bytes], name: str, lines: Sequence[Line]) -> Template:
    """Return the template that the files make, proven; WordsLostError where it loses words."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / name
        folder.mkdir()
        for file, data in files.items():
            (folder / file).write_bytes(data)
        template = load_template(folder, f"templates/{name}")
    region = as_region(template.fields.schema)
    values, problems = read_values(template.fields, compose(Source("example", region))[0])
    if problems:
        raise ProblemsFoundError(problems)
    printed = template.copy.print(values)
    paragraphs = markup.parse(printed.copy).paragraphs
    _compare([p.text for p in paragraphs if p.role != Role.RELEASE_LINE], lines)
    return template


def as_region(schema: Mapping[str, Any]) -> str:
    """Return a region file with an example for each field that is required, as JSON."""
    given = {REGION_NAME: "Sample"} if REGION_NAME in schema["properties"] else {}
    return json.dumps(given | _example(schema))


def _example(schema: Mapping[str, Any]) -> Any:
    kind = schema["type"]
    if kind == "object":
        return {key: _example(value) for key, value in schema["properties"].items() if key != DRAFT}
    if kind == "array":
        return [_example(schema["items"])] * max(1, schema.get("minItems", 1))
    if "enum" in schema:
        return schema["enum"][0]
    example = schema.get("examples", ["sample words"])[0]
    return str(example)


def _compare(found: Sequence[str], lines: Sequence[Line]) -> None:
    """Raise WordsLostError at the first paragraph that is not what the source has there."""
    expected = [
        line
        for line in lines
        if line.role != Role.RELEASE_LINE
        and not (line.is_markdown and DEFINITION.match(line.words))
    ]
    extra = max(0, len(found) - len(expected))  # a headline that was added stands first
    for text, line in zip_longest(found[extra:], expected):
        source = folded(
            plain(line.words) if line and line.is_markdown else line.words if line else ""
        )
        back = folded(with_own_words(text or "", line.pieces if line else ()))
        if source != back:
            message = f"the words `{source}` would come out as `{back}`"
            raise WordsLostError(message)


def with_own_words(text: str, pieces: Sequence[str | Print]) -> str:
    """Return a printed paragraph with the words of the source where the values stand."""
    signs = list(BLANK.finditer(text))
    result, at, used = "", 0, 0
    for piece in pieces:
        if isinstance(piece, str) or not piece.signs or used + piece.signs > len(signs):
            continue
        first, last = signs[used], signs[used + piece.signs - 1]
        words = piece.words
        result, at, used = result + text[at : first.start()] + words, last.end(), used + piece.signs
    return result + text[at:]


def plain(words: str) -> str:
    """Return the words of a line of Markdown, without its marks."""
    for _ in range(3):
        words = _LINK.sub(lambda link: link[0] if link[0].startswith("!") else link[1], words)
    return _STRONG.sub(lambda found: found[1] or found[2] or found[3], words)


def folded(words: str) -> str:
    """Return words with each white space one space."""
    return re.sub(r"\s+", " ", words).strip()
