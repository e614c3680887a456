"""A letterhead's own file is made ready: parts that are kept, styles, and what is around words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from lmp_press.letterhead.cleaning import clean, refuse_leftovers
from lmp_press.letterhead.hidden import HidingStyles, refuse_hidden_words, refuse_hiding_styles
from lmp_press.letterhead.keeping import KINDS, PackagePart, kept_parts
from lmp_press.letterhead.letterhead import Letterhead, UnusableLetterheadError
from lmp_press.letterhead.reasons import Refusal, plain_reasons
from lmp_press.letterhead.styles import DRAFT_LINE, HYPERLINK, STYLES, list_number, style_ids
from lmp_press.ooxml.archive import Archive, stored
from lmp_press.ooxml.names import LANGUAGE, OFFICE, PACKAGE, VALUE, WORD, R, W
from lmp_press.ooxml.package import Limits, Package
from lmp_press.ooxml.parts import DECLARATION, WORD_TYPE, attribute, content_types_part
from lmp_press.ooxml.relationships import (
    Relationship,
    relationships,
    relationships_opening,
    relationships_part,
)
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

DOCUMENT, CORE, APP = "word/document.xml", "docProps/core.xml", "docProps/app.xml"

LIMITS = Limits(file=8, unpacked=32, text=3, parts=500)  # each release carries a copy of it

_TYPES = MappingProxyType(
    {
        DOCUMENT: f"{WORD_TYPE}document.main+xml",
        CORE: "application/vnd.openxmlformats-package.core-properties+xml",
        APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
)
_RESERVED = {name.lower() for name in (*_TYPES, "[Content_Types].xml")}
_ROOT_RELATIONSHIPS = relationships_part(
    [
        Relationship("rId1", f"{OFFICE}/officeDocument", DOCUMENT, external=False),
        Relationship(
            "rId2", f"{PACKAGE}relationships/metadata/core-properties", CORE, external=False
        ),
        Relationship("rId3", f"{OFFICE}/extended-properties", APP, external=False),
    ],
    "",
)
_APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>lmp-press</Application></Properties>'
).encode()
_BLANK = f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body/></w:document>'
_MARGINS = ("/header", "/footer")
_SHARED = [kind for kind in KINDS if not kind.endswith(_MARGINS)]


def prepared(data: bytes, language: str, *, draft: bool) -> Letterhead:
    """Return a letterhead ready for writing, for a draft or not, in a release's language."""
    with plain_reasons():
        letterhead = _opened(Package(data, LIMITS), STYLES)
        made: tuple[str, ...] = ()
        if not _is_complete(letterhead) or language not in {"", letterhead.language}:
            from lmp_press.letterhead.completing import complete

            data, made = complete(data, LIMITS, language)
            letterhead = _opened(Package(data, LIMITS), STYLES)
        if draft:
            from lmp_press.letterhead.drafting import draft_letterhead

            package = Package(draft_letterhead(data, LIMITS), LIMITS)
            letterhead = _opened(package, {**STYLES, Role.RELEASE_LINE: DRAFT_LINE})
    return letterhead._replace(made=made)


def _is_complete(letterhead: Letterhead) -> bool:
    has_styles = letterhead.styles.keys() == STYLES.keys() and letterhead.hyperlink
    return bool(has_styles and letterhead.numbering)


def _opened(package: Package, names: Mapping[Role, str]) -> Letterhead:
    name = _document_name(package)
    if package.is_strict(name):
        raise UnusableLetterheadError(Refusal.STRICT)
    section = _section(package.tree(name))
    related = _numbered(_related(package, name, section), section)
    styles = package.tree(_styles_name(related))
    ids = style_ids(styles, "paragraph")
    by_role = {role: ids[style.lower()] for role, style in names.items() if style.lower() in ids}
    opening, closing = _around(section)
    parts = _parts(package, related)
    hiding = HidingStyles(styles)
    refuse_hiding_styles(hiding, [(by_role[role], names[role]) for role in by_role])
    for margin in related:
        if margin.type.endswith(_MARGINS):
            root = package.tree(margin.target)
            refuse_hidden_words(root, KINDS[margin.type].word, hiding)
    return Letterhead(
        archive=_archive(parts),
        opening=opening,
        closing=closing,
        relationships=relationships_opening(related, "word"),
        used_ids=len(related),
        styles=MappingProxyType({role: attribute(name) for role, name in by_role.items()}),
        hyperlink=attribute(style_ids(styles, "character").get(HYPERLINK.lower(), "")),
        numbering=attribute(_bullets(styles, by_role)),
        language=_language(styles),
        private=tuple(sorted(set().union(*(part.private for part in parts.values())))),
    )


def _document_name(package: Package) -> str:
    if "[Content_Types].xml" not in package:
        raise UnusableLetterheadError(Refusal.NOT_WORD)
    if b"macroEnabled" in package.member("[Content_Types].xml").content():
        raise UnusableLetterheadError(Refusal.MACROS)
    for relationship in relationships(package, "").values():
        if relationship.type.endswith("/officeDocument"):
            return relationship.target
    raise UnusableLetterheadError(Refusal.NOT_WORD)


def _section(document: etree._Element) -> etree._Element:
    """Return the properties of the document's last section, cleaned."""
    if document.tag != f"{W}document":
        raise UnusableLetterheadError(Refusal.NOT_WORD)
    section = document.find(f"{W}body/{W}sectPr")
    if section is None:
        raise UnusableLetterheadError(Refusal.NO_SECTION)
    refuse_leftovers(section, "page set-up")
    clean(section)
    return section


def _related(package: Package, document: str, section: etree._Element) -> list[Relationship]:
    """Return the document's relationships that a release repeats, in an order of their own."""
    known = relationships(package, document).values()
    by_type = {found.type: found for found in known}
    by_kind_and_id = {(found.type, found.id): found for found in known}
    shared = [by_type[kind] for kind in _SHARED if kind in by_type]
    wanted = [
        (
            f"{OFFICE}/{reference.tag.removeprefix(W).removesuffix('Reference')}",
            reference.get(f"{R}id", ""),
        )
        for reference in _references(section)
    ]
    if not by_kind_and_id.keys() >= set(wanted):
        raise UnusableLetterheadError(Refusal.DAMAGED_PART, part=document)
    return shared + [by_kind_and_id[kind, identity] for kind, identity in wanted]


def _references(section: etree._Element) -> list[etree._Element]:
    return list(section.iter(f"{W}headerReference", f"{W}footerReference"))


def _numbered(relationships: list[Relationship], section: etree._Element) -> list[Relationship]:
    """Return the relationships as rId1, rId2 …, and let the section's references follow."""
    first = len(relationships) - len(_references(section)) + 1
    for number, reference in enumerate(_references(section), start=first):
        reference.set(f"{R}id", f"rId{number}")
    return [
        relationship._replace(id=f"rId{number}")
        for number, relationship in enumerate(relationships, start=1)
    ]


def _styles_name(relationships: list[Relationship]) -> str:
    for relationship in relationships:
        if relationship.type == f"{OFFICE}/styles":
            return relationship.target
    raise UnusableLetterheadError(Refusal.MISSING_PART, part="word/styles.xml")


def _language(styles: etree._Element) -> str:
    """Return the language that all text has which says nothing else; '' for several."""
    stated = {language.get(VALUE, "") for language in styles.iter(LANGUAGE)}
    return stated.pop() if len(stated) == 1 else ""


def _bullets(styles: etree._Element, by_role: Mapping[Role, str]) -> str:
    return list_number(styles, by_role[Role.BULLET]) if Role.BULLET in by_role else ""


def _around(section: etree._Element) -> tuple[str, str]:
    """Return the document before its paragraphs, and after them."""
    from lxml import etree

    document = etree.fromstring(_BLANK)
    document[0].append(section)
    section.tail = None
    etree.cleanup_namespaces(section)
    text = etree.tostring(document, encoding="unicode")
    opening, mark, closing = text.partition("<w:sectPr")
    return DECLARATION + opening, mark + closing


def _parts(package: Package, relationships: list[Relationship]) -> dict[str, PackagePart]:
    """Return what goes out with every release, by name."""
    parts: dict[str, PackagePart] = {}
    for relationship in relationships:
        parts |= kept_parts(package, relationship)
    if _RESERVED & {name.lower() for name in parts}:
        raise UnusableLetterheadError(Refusal.DAMAGED)
    return parts


def _archive(parts: Mapping[str, PackagePart]) -> Archive:
    """Return the finished front of the ZIP file, its content types first."""
    types = {name: part.content_type for name, part in parts.items() if part.content_type}
    archive = Archive().add(stored("[Content_Types].xml", content_types_part(_TYPES | types)))
    archive = archive.add(stored("_rels/.rels", _ROOT_RELATIONSHIPS)).add(stored(APP, _APP))
    for part in parts.values():
        archive = archive.add(part.member)
    return archive
