"""How a style that a letterhead lacks is made: from which of its own, and what it adds to that."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

# The names of Word's own styles in files of other programs, which keep them in their language.
# Word itself stores them in English.
TITLES = ("title", "titel", "titre", "título", "titolo", "titulo", "heading 1")
FIRST_HEADINGS = (
    *("heading 1", "überschrift 1", "titre 1", "título 1", "titolo 1", "kop 1", "rubrik 1"),
    *("overskrift 1", "otsikko 1", "nagłówek 1", "заголовок 1", "見出し 1", "标题 1", "제목 1"),
)
SECOND_HEADINGS = tuple(name.replace("1", "2") for name in FIRST_HEADINGS)
SUBTITLES = ("untertitel", "sous-titre", "subtítulo", "sottotitolo", "ondertitel", "underrubrik")
BODIES = ("textkörper", "corps de texte", "texto independiente", "corpo testo", "text body")
BULLETS = ("aufzählungszeichen", "liste à puces", "lista con viñetas", "punto elenco")
QUOTES = ("zitat", "citation", "cita", "citazione", "citaat", "intense quote")
LISTS = ("list paragraph", "listenabsatz", "paragraphe de liste", "párrafo de lista")


class Recipe(NamedTuple):
    """A style's base, and the properties that it adds.

    `own` are the names of the file's styles that serve, the best first; without any of them it is
    based on `under`, another role's style, or on Normal, and gets `scale` and `bold`. Distances are
    in twentieths of a point; `level` is the outline's, from 0.
    """

    own: tuple[str, ...] = ()
    under: Role | None = None
    scale: float = 1
    bold: bool = False
    accent: bool = False
    before: int | None = None
    after: int | None = None
    indent: int = 0
    centred: bool = False
    keep: bool = False
    level: int | None = None


RECIPES: Mapping[Role, Recipe] = MappingProxyType(
    {
        Role.BODY: Recipe(BODIES, before=0, after=120),
        Role.RELEASE_LINE: Recipe(bold=True, accent=True, before=0, after=40, keep=True),
        Role.DATE: Recipe(before=0, after=120, keep=True),
        Role.HEADLINE: Recipe(
            (*TITLES, *FIRST_HEADINGS),
            scale=1.75,
            bold=True,
            accent=True,
            before=120,
            after=160,
            keep=True,
            level=0,
        ),
        Role.SUBHEADLINE: Recipe(SUBTITLES, scale=1.2, before=0, after=200, keep=True),
        Role.HEADING: Recipe(
            SECOND_HEADINGS,
            scale=1.15,
            bold=True,
            accent=True,
            before=200,
            after=60,
            keep=True,
            level=1,
        ),
        Role.BULLET: Recipe((*BULLETS, *LISTS), under=Role.BODY, after=60),
        Role.QUOTE: Recipe(QUOTES, under=Role.BODY, indent=360),
        Role.BOILERPLATE: Recipe(under=Role.BODY),
        Role.CONTACT: Recipe(under=Role.BODY, before=0, after=0),
        Role.END_MARK: Recipe(under=Role.BODY, before=200, after=0, centred=True),
    }
)
LINK_COLOUR = "0A5C8A"  # 7.1:1 on white
