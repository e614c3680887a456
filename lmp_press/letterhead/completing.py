"""A letterhead completed: the styles that a release needs and the file lacks, made from its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.letterhead.bullets import bullets
from lmp_press.letterhead.contrast import readable
from lmp_press.letterhead.recipes import FIRST_HEADINGS, LINK_COLOUR, RECIPES, Recipe
from lmp_press.letterhead.style_set import StyleSet
from lmp_press.letterhead.styles import HYPERLINK, STYLES
from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml.names import (
    BASED_ON,
    DOCUMENT_DEFAULTS,
    LANGUAGE,
    NAME,
    NUMBERING,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    STYLE,
    STYLE_ID,
    W,
)
from lmp_press.ooxml.order import put, put_property
from lmp_press.ooxml.revising import RevisedFile
from lmp_press.ooxml.xml import first, make, remove, toggle, value
from lmp_press.release import Role

if TYPE_CHECKING:
    from lxml.etree import _Element

    from lmp_press.ooxml.package import Limits

# Word's own styles keep the names it stores them under; the others are the program's.
_WORDS_OWN = {
    *(STYLES[role] for role in (Role.DATE, Role.HEADLINE, Role.SUBHEADLINE, Role.HEADING)),
    *(STYLES[role] for role in (Role.BODY, Role.BULLET, Role.QUOTE)),
}
_HEADINGS = (Role.HEADLINE, Role.HEADING)


class Completed(NamedTuple):
    """A letterhead's bytes, and the names of the styles that were made for it."""

    data: bytes
    made: tuple[str, ...]


def complete(data: bytes, limits: Limits, language: str = "") -> Completed:
    """Return a letterhead with a style for every role; its own stay as they look.

    `language` is that of the releases, '' for the letterhead's own. PackageError for what is no
    Word file.
    """
    file = RevisedFile(data, limits)
    name = file.named("styles")
    if not name:
        return Completed(data, ())
    styles = StyleSet(file.tree(name))
    missing = [role for role in RECIPES if styles.named(STYLES[role]) is None]
    for role in missing:
        styles.add(_style(styles, role))
    made = [STYLES[role] for role in STYLES if role in missing]
    if styles.named(HYPERLINK, "character") is None:
        styles.add(_link(styles))
        made.append(HYPERLINK)
    _give_bullets(file, styles)
    _make_accessible(styles)
    if language:
        _speak(styles, language)
    file.touch(name)
    return Completed(file.finish(), tuple(made))


def _style(styles: StyleSet, role: Role) -> _Element:
    """Return the style of a role, made from the nearest that the file has."""
    recipe, name = RECIPES[role], STYLES[role]
    own = next((s for each in recipe.own if (s := styles.named(each)) is not None), None)
    base = own
    if base is None:
        base = styles.named(STYLES[recipe.under]) if recipe.under else styles.normal
    style = make(STYLE, type="paragraph", styleId=styles.free_id(name))
    if name not in _WORDS_OWN:
        style.set(f"{W}customStyle", "1")
    style.append(make(NAME, val=name.replace("Heading", "heading")))
    if base is not None:
        style.append(make(BASED_ON, val=base.get(STYLE_ID, "")))
    style.append(make(f"{W}qFormat"))
    style.append(_paragraph_properties(recipe, is_new=own is None))
    if own is None:
        style.append(_text_properties(styles, recipe))
    return style


def _paragraph_properties(recipe: Recipe, *, is_new: bool) -> _Element:
    found = []
    if recipe.keep:
        found.append(make(f"{W}keepNext"))
    if recipe.level is not None and not is_new:  # a chapter's heading may be numbered
        number = make(f"{W}numId", val="0")
        found += [make(f"{W}pageBreakBefore", val="0"), make(NUMBERING, number)]
    if is_new and recipe.after is not None:
        before = {} if recipe.before is None else {"before": str(recipe.before)}
        found.append(make(f"{W}spacing", **before, after=str(recipe.after)))
    if is_new and recipe.indent:
        found.append(make(f"{W}ind", left=str(recipe.indent), right=str(recipe.indent)))
    if recipe.centred:
        found.append(make(f"{W}jc", val="center"))
    if recipe.level is not None:
        found.append(make(f"{W}outlineLvl", val=str(recipe.level)))
    return make(PARAGRAPH_PROPERTIES, *found)


def _text_properties(styles: StyleSet, recipe: Recipe) -> _Element:
    found = [make(f"{W}b"), make(f"{W}bCs")] if recipe.bold else []
    heading = next((s for each in FIRST_HEADINGS if (s := styles.named(each)) is not None), None)
    colour = value(styles.property(heading, "rPr/color")) if heading is not None else ""
    if recipe.accent and colour:
        found.append(make(f"{W}color", val=readable(colour)))
    if recipe.scale != 1:
        size = str(round(styles.size(styles.normal) * recipe.scale))
        found += [make(f"{W}sz", val=size), make(f"{W}szCs", val=size)]
    return make(RUN_PROPERTIES, *found)


def _link(styles: StyleSet) -> _Element:
    colour, line = make(f"{W}color", val=LINK_COLOUR), make(f"{W}u", val="single")
    return make(
        STYLE,
        make(NAME, val=HYPERLINK),
        make(RUN_PROPERTIES, colour, line),
        type="character",
        styleId=styles.free_id(HYPERLINK),
    )


def _give_bullets(file: RevisedFile, styles: StyleSet) -> None:
    """Give List Bullet a list, when neither it nor what it is based on has one."""
    style = styles.named(STYLES[Role.BULLET])
    known = value(styles.property(style, "pPr/numPr/numId")).lstrip("0")
    if style is not None and not known:
        number = make(f"{W}numId", val=bullets(file))
        put(style, PARAGRAPH_PROPERTIES, make(NUMBERING, number))


def _speak(styles: StyleSet, language: str) -> None:
    """State the language of the words, by which they are read out and spelled."""
    defaults = _down(styles.element, DOCUMENT_DEFAULTS, f"{W}rPrDefault", RUN_PROPERTIES)
    for stated in [*styles.element.iter(LANGUAGE)]:
        remove(stated)
    put_property(defaults, make(LANGUAGE, val=language, eastAsia=language))


def _down(element: _Element, *tags: str) -> _Element:
    """Return the element that a path leads to, made where it is missing, each first in its own."""
    for tag in tags:
        child = first(element, tag)
        if child is None:
            child = make(tag)
            element.insert(0, child)
        element = child
    return element


def _make_accessible(styles: StyleSet) -> None:
    """Make headings that a screen reader knows, and colours that everybody can read."""
    for role, name in STYLES.items():
        style = styles.named(name)
        if style is None:
            continue
        if role in _HEADINGS:
            _make_heading(styles, style, RECIPES[role].level or 0)
        _darken(styles, style)
    _darken(styles, styles.named(HYPERLINK, "character"))


def _make_heading(styles: StyleSet, style: _Element, level: int) -> None:
    if value(styles.property(style, "pPr/outlineLvl")) != str(level):
        put(style, PARAGRAPH_PROPERTIES, make(f"{W}outlineLvl", val=str(level)))
    if not toggle(styles.property(style, "pPr/keepNext")):
        put(style, PARAGRAPH_PROPERTIES, make(f"{W}keepNext"))


def _darken(styles: StyleSet, style: _Element | None) -> None:
    colour = value(styles.property(style, "rPr/color"))
    if style is not None and readable(colour) != colour:
        put(style, RUN_PROPERTIES, make(f"{W}color", val=readable(colour)))
