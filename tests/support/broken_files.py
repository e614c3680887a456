"""Good region files, and the ways in which people break them: each on one line that is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Problem, ProblemsFoundError, Severity
from lmp_press.press import press
from lmp_press.region import read_region
from lmp_press.source import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lmp_press.press import Kit

# One entry a key; a break changes one line of an entry.
ENTRIES = (
    "region_name: Northwest\n",
    "union_count: 11\n",
    "employee_count: 9,500\n",
    "team_count: 412\n",
    "city: Portland, Ore.\n",
    "draft: true\n",
    "local_achievements:\n  - cutting lost work days by 12 percent\n  - opening three clinics\n",
    (
        "leader_quotes:\n"
        "  - name: Ana Example\n"
        "    title: regional president\n"
        "    organization: KP\n"
        "    quote: >-\n"
        "      We did it together.\n"
        "      Ask anyone.\n"
        "  - name: Lee Example\n"
        "    organization: Coalition\n"
    ),
    "media_contact:\n  name: Pat Example\n  phone: 503-555-0106\n",
)

# What people do to a line with a key and a value, and to a value of words.
LINES: dict[str, Callable[[str], str]] = {
    "no space after the colon": lambda line: line.replace(": ", ":", 1),
    "a no-break space after the colon": lambda line: line.replace(": ", ":\u00a0", 1),
    "a wide colon": lambda line: line.replace(": ", "：", 1),
    "a tab for the spaces": lambda line: re.sub("^( *)", "\t", line),
    "no-break spaces for the spaces": lambda line: "\u00a0" + re.sub("^ ", "", line),
}
TOP_LINES: dict[str, Callable[[str], str]] = {
    "one space too many": lambda line: f" {line}",
    "an equals sign": lambda line: line.replace(":", " =", 1),
    "no colon": lambda line: line.replace(":", "", 1),
    "a misspelled key": lambda line: line.replace(":", "x:", 1),
}
WORDS: dict[str, Callable[[str], str]] = {
    "a colon in it": lambda words: f"{words}: more",
    "an at sign": lambda words: f"@{words}",
    "a star": lambda words: f"*{words}",
    "an ampersand": lambda words: f"& {words}",
    "a percent sign": lambda words: f"%{words}",
    "an exclamation mark": lambda words: f"! {words}",
    "a word in brackets": lambda words: f"[five] {words}",
    "a word in braces": lambda words: f"{{five}} {words}",
    "words in quotation marks": lambda words: f'"{words}" awards',
    "two quotations": lambda words: f'"{words}," she said. "Together."',
    "a mark that is not closed": lambda words: f'"{words}',
    "a single mark that is not closed": lambda words: f"'{words}",
    "an apostrophe first": lambda words: f"'Tis {words}",
    "a path": lambda words: f'"C:\\Users {words}"',
    "halves of a sign": lambda words: f'"\\ud83d\\ude00 {words}"',
    "a greater-than sign": lambda words: f"> {words}",
    "curly marks around a colon": lambda words: f"“{words}: more”",
    "a name for YAML": lambda words: f"&Co {words}",
    "a tag": lambda words: f"!local {words}",
    "a number sign": lambda words: f"#1 {words}",
}


class Break(NamedTuple):
    """An entry with a mistake: what it is, the entry's lines, and which of them it is on."""

    name: str
    text: str
    line: int


def breaks(entry: str) -> list[Break]:
    """Return every way to break an entry."""
    return [
        Break(name, "".join(f"{each}\n" for each in (*lines[:n], broken, *lines[n + 1 :])), n)
        for lines in [entry.splitlines()]
        for n, line in enumerate(lines)
        for name, broken in _broken(line, lines[:n])
        if broken != line
    ]


def _broken(line: str, above: list[str]) -> Iterator[tuple[str, str]]:
    key, gap, words = line.partition(": ")
    indent = line[: len(line) - len(line.lstrip())]
    if gap and not words.startswith(">"):
        yield from ((name, change(line)) for name, change in LINES.items())
        if not indent:
            yield from ((name, change(line)) for name, change in TOP_LINES.items())
        if not re.search(r"count|draft|organization|phone", key):
            yield from ((name, f"{key}: {change(words)}") for name, change in WORDS.items())
    elif line.lstrip().startswith("- "):
        words = line.lstrip()[2:]
        yield from ((name, f"{indent}- {change(words)}") for name, change in WORDS.items())
        yield "a word and a colon", f"{indent}- note: {words}"
        yield "a star for a hyphen", f"{indent}* {words}"
        yield "no hyphen", f"{indent}{words}"
    elif indent and not gap and above[-1].startswith(indent):
        yield "two spaces too many", f"  {line}"
    if len(above) > 1 and indent and gap:
        yield "one space too many", f" {line}"
        yield "two spaces too many", f"  {line}"
        yield "one space too few", line[1:]


def problems_of(text: str, kit: Kit) -> list[Problem]:
    """Return all that check says of a region file."""
    try:
        source = decode(text.encode(), "region.yaml")
        return list(press(kit, read_region("region", source, kit.expected)).problems)
    except ProblemsFoundError as found:
        return list(found.problems)


# Mistakes after whose mending the value still has marks that collide with others in the release.
WITH_MARKS = {"an exclamation mark", "two quotations", "a quotation, a speaker and a quotation"}


def errors_of(text: str, kit: Kit, mistake: str = "") -> list[Problem]:
    """Return the errors of a region file, but for those that a mistake of a name brings with it."""
    beside = "colliding-marks" if mistake in WITH_MARKS else ""
    problems = [each for each in problems_of(text, kit) if each.id != beside]
    return [each for each in problems if each.severity is Severity.ERROR]


_TWO = re.compile(r"write `(.*?)` and below it `(.*)`")
_ONE = re.compile(r"write `(.*?)`(?:, or .*| for [^`]*)?")
_MOVED = re.compile(r"put .* before it: `(.*)`")


def followed(text: str, problem: Problem) -> str:
    """Return a file as somebody leaves it who does what a problem's help says, to the letter."""
    lines = text.split("\n")
    number = problem.location.line - 1
    indent = re.match(" *", lines[number])[0]  # type: ignore[index]  # always matches
    if two := _TWO.fullmatch(problem.help):
        typed = [indent + two[1], two[2]]
    elif moved := _MOVED.fullmatch(problem.help):
        typed = [moved[1]]
    elif one := _ONE.fullmatch(problem.help):
        typed = [indent + one[1]]
    else:
        message = f"the help cannot be followed: {problem.help}"
        raise AssertionError(message)
    lines[number : number + 1] = typed
    return "\n".join(lines)
