from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.project_files import ROOT

from lmp_press.cache.files import CACHE
from lmp_press.press import load_kit, press
from lmp_press.region import read_region
from lmp_press.source import Source
from lmp_press.workspace import Workspace

if TYPE_CHECKING:
    from lmp_press.press import Kit, Pressed

FORMATS = ("docx", "md")
WORDS = [
    *("Northwest", "Lee Example", "the the region", "a “b”", "x & y", "*starred*", "_low_ [1]"),
    *("12 hours", "to be confirmed", "[sic]", "Tea.Cake", "10% less", "שלום", "a  b", "<w:t>"),
    *("John’s", "“", "don't", "A. B.", "\\n", "FOR RELEASE", "1. first", "# no heading", "**"),
]
QUOTES = [
    *("We did it.", "We did it! It helped. A lot", "is it true? yes", 'He said "tea" to me.'),
    *("We cut it by 5'.", "TK", "We are [still] here.", "We *really* did."),
]


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@st.composite
def regions(draw: st.DrawFn) -> str:
    """Return a region file, with problems or without."""
    word = st.sampled_from(WORDS).map(quoted)
    quote = st.sampled_from(QUOTES).map(quoted)
    lines = [f"region_name: {draw(word)}", f"union_count: {draw(st.sampled_from([1, 2, 9, 11]))}"]
    lines += [f"employee_count: {draw(st.sampled_from([1, 950, 9500]))}", "team_count: 1"]
    achievements = draw(st.lists(word, min_size=1, max_size=3))
    lines += ["local_achievements:", *(f"  - {text}" for text in achievements), "leader_quotes:"]
    for organization in ("KP", "Coalition"):
        lines += [f"  - name: {draw(word)}", f"    organization: {organization}"]
        lines += [f"    title: {draw(word)}"] * draw(st.booleans())
        lines += [f"    quote: {draw(quote)}"] * draw(st.booleans())
    lines += ["draft: true"] * draw(st.booleans())
    lines += [f"city: {draw(word)}"] * draw(st.booleans())
    lines += ["release_date: 2017-10-16"] * draw(st.booleans())
    if draw(st.booleans()):
        lines += ["media_contact:", f"  name: {draw(word)}", "  phone: 503-555-0106"]
        lines += ["  email: press@example.org"] * draw(st.booleans())
    return "\n".join(lines) + "\n"


SAMPLES = [
    (ROOT / "regions" / f"{name}.yaml").read_text("utf-8") for name in ("northwest", "hawaii")
]


def kit() -> Kit:
    return load_kit(Workspace(ROOT, ROOT), ["anniversary", "reaffirmation"], FORMATS)


def pressed(kit: Kit, text: str) -> Pressed:
    return press(kit, read_region("x", Source("regions/x.yaml", text), kit.expected))


def forget() -> None:
    """Let the program remember nothing of what it has done before."""
    modules = [module for name, module in sys.modules.items() if name.startswith("lmp_press")]
    for module in modules:
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def told(done: Pressed) -> tuple[Any, ...]:
    return done.documents, done.problems


@settings(max_examples=12)
@given(st.lists(regions(), min_size=2, max_size=5))
@example(SAMPLES * 2)
def test_what_a_run_remembers_changes_no_byte_and_no_problem(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        known = kit()
        fast = [told(pressed(known, text)) for text in (*texts, *reversed(texts))]
        patch.setenv(CACHE, "")
        plain = []
        for text in texts:
            forget()
            plain.append(told(pressed(kit(), text)))
    assert fast == [*plain, *reversed(plain)]
