"""Resolving: the appearance of a file, from the elements that its stories were read from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from lmp_press.ooxml import names
from lmp_press.ooxml.names import A, W
from lmp_press.ooxml.xml import first, parse, value
from lmp_press.readers.docx.appearance import (
    Appearance,
    Embedded,
    ParagraphAppearance,
    Section,
    StyleFormat,
    TableShape,
)
from lmp_press.readers.docx.embedded import embedded_in, loose_comments, sources_of
from lmp_press.readers.docx.formats import (
    attributes,
    by_tag,
    described,
    paragraph_format,
    run_format,
    switch,
)
from lmp_press.readers.docx.story import styles_of
from lmp_press.readers.docx.styles import CHAIN_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile
    from lmp_press.readers.docx.appearance import ParagraphFormat, RunFormat
    from lmp_press.readers.docx.tree import Flow, Said, TextBlock, Tree
    from lmp_press.release import StoryPlace

    Properties = Mapping[str, _Element]
    Layers = tuple[Properties, ...]

_MAJOR, _MINOR = "major", "minor"


def resolved(file: WordFile, tree: Tree) -> Appearance:
    """Return how a file looks, given its tree."""
    found = _Resolver(file, tree)
    main = file.tree(file.main)
    return Appearance(
        tuple(map(found.paragraph, tree.blocks)),
        tuple(found.embedded()),
        tuple(found.tables()),
        tuple(map(section_of, main.iter(names.SECTION))) or (Section(),),
        tuple(sorted(found.styles.items())),
    )


class _Resolver:
    """One file under resolution; `styles` are those that a paragraph was in so far."""

    def __init__(self, file: WordFile, tree: Tree) -> None:
        self.styles: dict[str, StyleFormat] = {}
        self._file = file
        self._tree = tree
        self._names = styles_of(file)
        self._definitions = Definitions(file)
        self._format = self._definitions.run

    def paragraph(self, block: TextBlock) -> ParagraphAppearance:
        """Return how a paragraph with words looks."""
        definitions = self._definitions
        own = by_tag(first(block.xml, names.PARAGRAPH_PROPERTIES))
        identity = definitions.paragraph_style(value(own.get(names.PARAGRAPH_STYLE)))
        name = str(self._names.paragraph(identity)[0])
        if name not in self.styles:
            self.styles[name] = definitions.style(identity)
        runs = tuple((self._run(identity, said), len(said.text)) for said in block.said)
        return ParagraphAppearance(name, definitions.paragraph(identity, own), runs)

    def _run(self, identity: str, said: Said) -> RunFormat:
        run = next(said.element.iterancestors(names.RUN), None)
        return self._format(identity, None if run is None else first(run, names.RUN_PROPERTIES))

    def embedded(self) -> list[Embedded]:
        """Return what stands among the words of all stories, in the order of reading."""
        found = [
            one
            for story in self._tree.stories.values()
            for one in embedded_in(story.flow, sources_of(self._file, story.part))
        ]
        return sorted([*loose_comments(self._file), *found], key=lambda one: one.paragraph)

    def tables(self) -> Iterator[TableShape]:
        """Yield the tables of all stories, those in cells after the one around them."""
        for place, story in self._tree.stories.items():
            yield from _tables(story.flow, place)


class Definitions:
    """The looks that a file's styles, lists, theme and defaults define."""

    def __init__(self, file: WordFile) -> None:
        styles = file.named("styles")
        root = parse(file.part(styles)) if styles else None
        every = () if root is None else tuple(root.iter(names.STYLE))
        self._styles = {style.get(names.STYLE_ID, ""): style for style in every}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(names.TYPE) == "paragraph" and switch(style.get(names.IS_DEFAULT))
            ),
            "",
        )
        defaults = None if root is None else first(root, names.DOCUMENT_DEFAULTS)
        self._defaults = _default_layers(defaults)
        self._lists = _lists(file)
        self._fonts = _fonts(file)
        self._runs: dict[tuple[str, bytes], RunFormat] = {}
        self.style = cache(self._style)
        self._layers = cache(self._style_layers)

    def paragraph_style(self, identity: str) -> str:
        """Return a paragraph's style: the default one for none, and for one that is not there."""
        return identity if identity in self._styles else self._default

    def paragraph(self, identity: str, own: Properties) -> ParagraphFormat:
        """Return the format of a paragraph in a style, with properties of its own."""
        layers = (own, *self._layers(identity)[0])
        numbering = self._numbering(layers)
        in_list = self._lists.get(numbering)
        between = (in_list[1],) if in_list else ()
        return paragraph_format(
            (own, *between, *layers[1:], self._defaults[0]), in_list[0] if in_list else ""
        )

    def run(self, identity: str, properties: _Element | None) -> RunFormat:
        """Return the format of words in a paragraph's style, with properties of their own."""
        key = identity, b"" if properties is None else etree.tostring(properties, with_tail=False)
        if key not in self._runs:
            self._runs[key] = self._run(identity, by_tag(properties))
        return self._runs[key]

    def _run(self, identity: str, own: Properties) -> RunFormat:
        character = self._layers(value(own.get(names.CHARACTER_STYLE)))[1]
        layers = (own, *character, *self._layers(identity)[1], self._defaults[1])
        return run_format(layers, self._font)

    def _style(self, identity: str) -> StyleFormat:
        run = self._layers(identity)[1]
        strong, emphasis = (
            next((switch(value(layer[tag]) or "1") for layer in run if tag in layer), "")
            for tag in (names.BOLD, names.ITALIC)
        )
        return StyleFormat(self.paragraph(identity, {}), self.run(identity, None), strong, emphasis)

    def _style_layers(self, identity: str) -> tuple[Layers, Layers]:
        """Return a style's paragraph and run properties, and those of what it is based on."""
        chain = list(self._chain(identity))
        return (
            tuple(by_tag(first(style, names.PARAGRAPH_PROPERTIES)) for style in chain),
            tuple(by_tag(first(style, names.RUN_PROPERTIES)) for style in chain),
        )

    def _chain(self, identity: str) -> Iterator[_Element]:
        for _ in range(CHAIN_LIMIT):
            if identity not in self._styles:
                return
            yield self._styles[identity]
            identity = value(first(self._styles[identity], names.BASED_ON))

    def _numbering(self, layers: Layers) -> tuple[str, str]:
        """Return the list and the level that layers of paragraph properties say."""
        number = level = ""
        for layer in layers:
            said = by_tag(layer.get(names.NUMBERING))
            number = number or value(said.get(names.NUMBERING_ID))
            level = level or value(said.get(names.NUMBERING_LEVEL))
        return number, level or "0"

    def _font(self, theme: str) -> str:
        kind = _MAJOR if theme.startswith(_MAJOR) else _MINOR
        return self._fonts.get(kind, "")


def _default_layers(defaults: _Element | None) -> tuple[Properties, Properties]:
    found = {} if defaults is None else {child.tag: child for child in defaults}
    paragraph, run = found.get(W + "pPrDefault"), found.get(W + "rPrDefault")
    return (
        by_tag(None if paragraph is None else first(paragraph, names.PARAGRAPH_PROPERTIES)),
        by_tag(None if run is None else first(run, names.RUN_PROPERTIES)),
    )


def _lists(file: WordFile) -> dict[tuple[str, str], tuple[str, Properties]]:
    """Return the form of each level of each list, and what it makes of a paragraph."""
    name = file.named("numbering")
    if not name:
        return {}
    root = parse(file.part(name))
    levels = {
        definition.get(names.ABSTRACT_ATTRIBUTE_ID, ""): {
            level.get(names.LEVEL_ATTRIBUTE, ""): level for level in definition.iter(names.LEVEL)
        }
        for definition in root.iter(names.ABSTRACT_NUMBERING)
    }
    found = {}
    for instance in root.iter(names.NUMBERING_INSTANCE):
        own = {one.get(names.LEVEL_ATTRIBUTE, ""): one for one in instance.iter(names.LEVEL)}
        abstract = levels.get(value(first(instance, names.ABSTRACT_NUMBERING_ID)), {})
        number = instance.get(names.NUMBERING_ATTRIBUTE_ID, "")
        for key, level in {**abstract, **own}.items():
            found[number, key] = _form(level), by_tag(first(level, names.PARAGRAPH_PROPERTIES))
    return found


def _form(level: _Element) -> str:
    """Return the form of a list's marks; which sign a bullet is depends on its font."""
    kind = value(first(level, names.NUMBER_FORMAT))
    return (
        kind if kind in {"bullet", "none", ""} else f"{kind} {value(first(level, W + 'lvlText'))}"
    )


def _fonts(file: WordFile) -> dict[str, str]:
    """Return the theme's two fonts for Latin text."""
    name = file.named("theme")
    if not name:
        return {}
    root = file.tree(name)
    return {
        kind: latin.get("typeface", "")
        for kind in (_MAJOR, _MINOR)
        for scheme in root.iter(f"{A}{kind}Font")
        for latin in scheme.iterchildren(A + "latin")
    }


def _tables(flow: Flow, place: StoryPlace) -> Iterator[TableShape]:
    for table in flow.tables:
        element = table.element
        properties = None if element is None else first(element, names.TABLE_PROPERTIES)
        borders = None if properties is None else first(properties, W + "tblBorders")
        cells = tuple(len(row.cells) for row in table.rows)
        yield TableShape(place, cells, described(borders, "space", "themeColor"))
        for row in table.rows:
            for cell in row.cells:
                yield from _tables(cell, place)


def section_of(element: _Element) -> Section:
    """Return how the pages of a section are set."""
    layer = (by_tag(element),)
    page, margins, columns, numbers = (
        attributes(layer, name) for name in ("pgSz", "pgMar", "cols", "pgNumType")
    )
    kind = value(first(element, names.TYPE))
    return Section(
        page=_listed(page, "w", "h", "orient"),
        margins=_listed(margins, "top", "right", "bottom", "left"),
        columns=columns.get("num", "") if columns.get("num") != "1" else "",
        start="" if kind == "nextPage" else kind,
        numbering=_listed(
            {**numbers, "fmt": numbers.get("fmt", "").replace("decimal", "")}, "fmt", "start"
        ),
        borders=described(first(element, W + "pgBorders"), "space", "themeColor"),
    )


def _listed(said: Mapping[str, str], *wanted: str) -> str:
    return " ".join(f"{name} {said[name]}" for name in wanted if said.get(name))
