from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from support.docx_parts import W as WORD
from support.docx_parts import parts_of, said
from support.places import at

from lmp_press.readers.docx import read
from lmp_press.release import BODY, Paragraph, Release, Role, Run
from lmp_press.review.redline import UnprovenError, redline
from lmp_press.writers import docx

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = [
    *("the", "of", "union", "unions", "partnership", "9,500", "$5.25", "Oct. 16, 2017"),
    *(" ", " ", " ", "  ", "\u00a0", ". ", ", ", "“", "”", "isn’t", "isn't", "-", "\n", "\t", "\r"),
    *("東京", "é", "e\u0301", "👩‍👩‍👧", "שלום", "\u200b", "\u202e", "&amp;", "<w:p>", "]]>", "{{"),
]
LINKS = ["", "", "https://one.example", "mailto:a@b.example", "https://é.example/a b", "#x", "x:y"]
CELLS = [
    at(f"table {table} row {row} cell {cell}")
    for table in (1, 2)
    for row in (1, 2, 3)
    for cell in (1, 2)
]
W = f"{{{WORD}}}"
MARKS = [
    f"{W}{name}"
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "bookmarkStart")
]

flags = st.sampled_from([False, False, False, True])
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=12).map("".join),
    st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")),
)
runs = st.builds(Run, texts, flags, flags, st.sampled_from(LINKS))
paragraphs = st.builds(
    Paragraph,
    role=st.sampled_from([Role.BODY, Role.BODY, *Role, "Odd Style", "Heading 3"]),
    runs=st.lists(runs, max_size=4).map(tuple),
    place=st.just(BODY),
    level=st.sampled_from([0, 0, 0, 1, 12]),
)
bodies = st.lists(paragraphs, max_size=6)
in_cells = st.builds(lambda one, cell: one._replace(place=cell), paragraphs, st.sampled_from(CELLS))
tables = st.lists(in_cells, max_size=6).map(lambda found: sorted(found, key=lambda one: one.place))


@st.composite
def releases(draw: st.DrawFn) -> list[Paragraph]:
    cells = draw(tables)
    first = [one for one in cells if one.place.cells[0].table == 1]
    second = [one for one in cells if one not in first]
    return [*draw(bodies), *first, *draw(bodies), *second, *draw(bodies)]


@st.composite
def edited(draw: st.DrawFn, old: list[Paragraph]) -> list[Paragraph]:
    """Return paragraphs with some moved, doubled, dropped, split, merged, reworded or new."""
    found = list(old)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(found)))
        taken, beside = found[at : at + 1], found[at + 1 : at + 2]
        kind = draw(st.sampled_from(["move", "double", "drop", "split", "merge", "word", "new"]))
        if kind == "move":
            rest = found[:at] + found[at + 1 :]
            to = draw(st.integers(0, len(rest)))
            found = rest[:to] + taken + rest[to:]
        elif kind == "double":
            found[at:at] = taken
        elif kind == "drop":
            found[at : at + 1] = []
        elif kind == "split":
            found[at : at + 1] = [half for one in taken for half in halves(one)]
        elif kind == "merge":
            both = tuple(run for one in taken + beside for run in one.runs)
            found[at : at + 2] = [one._replace(runs=both) for one in taken]
        elif kind == "word":
            word = draw(runs)
            found[at : at + 1] = [
                one._replace(runs=(*one.runs[:1], word, *one.runs[1:])) for one in taken
            ]
        else:
            found.insert(at, draw(paragraphs))
    return found


def halves(one: Paragraph) -> Iterable[Paragraph]:
    middle = len(one.runs) // 2
    return one._replace(runs=one.runs[:middle]), one._replace(runs=one.runs[middle:])


EMPTY = docx.write(Release(()))


def file_with_tables(paragraphs: Iterable[Paragraph]) -> bytes:
    """Return a Word file with tables; places that cannot follow one another are left aside."""
    margins = read(EMPTY).release.paragraphs
    try:
        return redline(EMPTY, Release((*paragraphs, *margins))).data
    except UnprovenError:
        assume(condition=False)
        raise


def keeps_the_rules(data: bytes) -> bool:
    """Tell what the proof does not: that numbers are unique, and texts and last marks right."""
    root = etree.fromstring(parts_of(data)["word/document.xml"])
    numbers = [one.get(f"{W}id") for one in root.iter(*MARKS)]
    texts = [inside(text, "del") for text in root.iter(f"{W}delText")]
    kept = [not inside(text, "del") for text in root.iter(f"{W}t")]
    return len(numbers) == len(set(numbers)) and all(texts + kept) and not any(last_marks(root))


def inside(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(f"{W}{tag}"), None) is not None


def last_marks(root: etree._Element) -> Iterable[bool]:
    """Yield whether the last mark of the body, and of each cell of a row that stays, is flagged."""
    rows = root.iter(f"{W}tr")
    cells = [cell for row in rows if row.find(f"{W}trPr") is None for cell in row.iter(f"{W}tc")]
    for holder in [*cells, *root.iter(f"{W}body")]:
        for last in holder.findall(f"{W}p")[-1:]:
            flags = [last.find(f"{W}pPr/{W}rPr/{W}{tag}") for tag in ("ins", "del")]
            yield any(flag is not None for flag in flags)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_redline_gives_what_the_writer_would_have_written(data: st.DataObject) -> None:
    old = data.draw(bodies)
    new = data.draw(st.one_of(edited(old), bodies))
    files = [docx.write(Release(tuple(one))) for one in (old, new)]
    made = redline(files[0], read(files[1]).release)
    assert said(made.data, "reject") == said(files[0])
    assert said(made.data) == said(files[1])
    assert made.fallbacks == ()
    assert keeps_the_rules(made.data)


@given(st.data())
@settings(max_examples=75, deadline=None)
def test_tables_come_and_go_both_ways(data: st.DataObject) -> None:
    paragraphs = data.draw(releases())
    old = file_with_tables(paragraphs)
    new = file_with_tables(data.draw(st.one_of(edited(paragraphs), releases())))
    made = redline(old, read(new).release)
    assert said(made.data, "reject") == said(old)
    assert said(made.data) == said(new)
    assert keeps_the_rules(made.data)


@given(releases())
@settings(max_examples=25, deadline=None)
def test_a_file_against_itself_has_no_marks(paragraphs: list[Paragraph]) -> None:
    data = file_with_tables(paragraphs)
    made = redline(data, read(data).release)
    assert read(made.data).revisions == ()
    assert said(made.data) == said(data)
