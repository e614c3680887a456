"""Attack lmp-press with region files, Word packages and templates that are wrong by chance.

    python tools/fuzz.py --minutes 10

Each attack is made from a number, its seed, and does the same again with it. What is found is said
with its seed, which is kept in tools/fuzz_seeds.txt and tried first from then on; the exit status
is 1. An attack is found out when it ends in anything but problems, says a problem in a line that
the file does not have or a control character, takes more than 10 seconds of a processor or 300 MB,
or when a letterhead that was let through still holds what is nobody's business.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import itertools
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, ProblemsFoundError, limited
from lmp_press.diagnostics.drawing import draw
from lmp_press.letterhead import check_letterhead, open_letterhead
from lmp_press.letterhead.opening import BUILT_IN
from lmp_press.ooxml.faults import PackageError
from lmp_press.press import Kit, load_kit, press_file
from lmp_press.readers import docx
from lmp_press.region import read_region, typed
from lmp_press.release import Paragraph, Release, Role, Run
from lmp_press.source import Source, decode
from lmp_press.template import Template, load_template
from lmp_press.template.outlining import outline
from lmp_press.workspace import RegionFile, Workspace
from lmp_press.writers.docx import write

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
SEEDS = Path(__file__).with_name("fuzz_seeds.txt")
SECONDS, MEGABYTES = 10, 300  # of processor time, and of memory
LONGEST = 5_000  # characters of a problem that anybody reads

SIGNS = [
    *("{", "}", "{{", "}}", "{%", "%}", "{#", "#}", "[", "]", "(", ")", "|", ":", "-", "#", "*"),
    *("&a", "*a", "!!x", "'", '"', "\\", "\n", "\r", "\t", " ", "  ", "\x00", "\x1b[31m", "\x85"),
    *("\u2028", "\ufeff", "\u202e", "\U000f0000", "é", "東", "9" * 30, "____", "[insert x]", "TK"),
    *("None", "~", "null", "true", "9,500", "a" * 3_000, "<script>", "::: body", "> ", "# ", "`"),
    *("{% if draft %}", "{% endif %}", "{% for a in local_achievements %}", "{% endfor %}"),
    *("{{ region_name }}", "{{ a.b }}", "{% set a = union_count %}", "{{ union_count | number }}"),
    *("$ref: '#/$defs/a'", "pattern: (a+)+$", "type: [x]", "minimum: 1e999", "allOf:", "not: {}"),
    *('{% include "release.md.j2" %}', "{% macro a() %}", "{% endmacro %}", "{{ a() }}"),
    *("<w:ins>", "<w:object/>", "r:id='rId9'", "src='http://a.example'", "<!-- x -->", "<?x?>"),
]


class FoundError(Exception):
    """An attack came through."""


def region(chance: random.Random, kit: Kit, _: Path) -> None:
    """Fill both templates from a sample region that was spoilt."""
    path = chance.choice(sorted((ROOT / "regions").glob("*.yaml")))
    data = spoilt(chance, path.read_bytes())
    told = []
    try:
        source = decode(data, "regions/x.yaml")
        told = list(press_file(kit, RegionFile("x", "", source.path, source.text)).problems)
    except ProblemsFoundError as found:
        told = list(found.problems)
    look_at(told, {"regions/x.yaml": data})


def template(chance: random.Random, kit: Kit, folder: Path) -> None:
    """Load and print a sample template whose copy or fields were spoilt."""
    sample = chance.choice(sorted((ROOT / "templates").iterdir()))
    files = {name: (sample / name).read_bytes() for name in ("fields.yaml", "release.md.j2")}
    name = chance.choice(sorted(files))
    files[name] = spoilt(chance, files[name])
    for each, data in files.items():
        (folder / each).write_bytes(data)
    try:
        _printed(kit, load_template(folder, "t"))
    except ProblemsFoundError as found:
        texts = {f"t/{each}": data for each, data in files.items()}
        look_at(list(found.problems), texts)


def _printed(kit: Kit, loaded: Template) -> None:
    text = (ROOT / "regions" / "northwest.yaml").read_text(encoding="utf-8")
    region_file = read_region("x", Source("regions/x.yaml", text))
    values, _ = typed(region_file, loaded.fields, kit.known)
    loaded.copy.print(values)
    outline(loaded)


def package(chance: random.Random, _: Kit, __: Path) -> None:
    """Open a letterhead that was spoilt, write a release with it, and read both."""
    with zipfile.ZipFile(BUILT_IN) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(sorted(parts))
        parts[name] = spoilt(chance, parts[name])
    data = zipped(parts)
    if chance.randrange(3) == 0:
        data = spoilt(chance, data)
    look_at(check_letterhead("letterhead.docx", data), {})
    for each in (data, _written(data)):
        try:
            docx.read(each)
        except (PackageError, docx.UnreadableError):
            if each is not data:
                raise


def _written(letterhead: bytes) -> bytes:
    """Return a release with a letterhead, which is none of what it should not be."""
    problems = check_letterhead("letterhead.docx", letterhead)
    usable = all(one.id in {"made-styles", "private-letterhead"} for one in problems)
    if not usable:
        letterhead = b""
    made = write(Release((Paragraph(Role.BODY, (Run("Words"),)),), letterhead=letterhead))
    if open_letterhead(made).private:
        message = "a release still holds what is nobody's business"
        raise FoundError(message)
    return made


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP of some parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def spoilt(chance: random.Random, data: bytes) -> bytes:
    """Return bytes with some cut, doubled, moved, or replaced by what is often wrong."""
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        start = chance.randrange(len(data) + 1)
        stop = min(len(data), start + chance.choice((0, 0, 1, 2, 10, 80, 400)))
        piece = chance.choice(SIGNS).encode("utf-8", "surrogatepass")
        match chance.randrange(6):
            case 0:
                piece = bytes([chance.randrange(256)])
            case 1:
                piece = data[start:stop] * chance.choice((2, 3, 200))
            case 2:
                piece = piece * chance.choice((1, 2, 100, 2_000))
            case 3:
                piece = b""
        data = data[:start] + piece + data[stop:]
    return data[: 1 << 21]


def look_at(problems: list[Problem], texts: dict[str, bytes]) -> None:
    """Raise FoundError for a problem that nobody could read, or find."""
    lines = {path: line_count(data) for path, data in texts.items()}
    for problem in limited(problems):
        drawn = draw(problem)
        if re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", drawn) or len(drawn) > LONGEST:
            raise FoundError(drawn[:500])
        last = lines.get(problem.location.path, problem.location.line)
        if problem.location.line > last:
            message = f"there is no line {problem.location.line} in {last}: {drawn}"
            raise FoundError(message)


def line_count(data: bytes) -> int:
    """Return how many lines a text has, many for UTF-16, in which they are not counted."""
    if b"\0" in data[:2] or data[:1] in {b"\xff", b"\xfe"}:
        return len(data)
    return 1 + len(re.findall(rb"\r\n|[\r\n]|\xc2\x85|\xe2\x80[\xa8\xa9]", data))


ATTACKS: dict[str, Callable[[random.Random, Kit, Path], None]] = {
    "region": region,
    "template": template,
    "package": package,
}


def attack(name: str, kit: Kit, folder: Path) -> str:
    """Return what an attack, such as `region:17`, found; '' for nothing."""
    kind, _, seed = name.partition(":")
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    faulthandler.dump_traceback_later(60 * SECONDS, exit=True)  # for what no signal ends
    try:
        ATTACKS[kind](random.Random(int(seed)), kit, folder)  # noqa: S311 - it must do the same again
    except Exception:  # noqa: BLE001 - whatever gets through is what is looked for
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return f"{used} MB of memory" if used > MEGABYTES else ""


def attacks(only: str, first: int) -> itertools.chain[str]:
    """Return the attacks to try: those that found something before, then new ones without end."""
    if only:
        return itertools.chain([only])
    kept = SEEDS.read_text(encoding="utf-8").split() if SEEDS.exists() else []
    new = (f"{kind}:{seed}" for seed in itertools.count(first) for kind in ATTACKS)
    return itertools.chain(kept, new)


def too_slow(*_: object) -> None:
    """End an attack that takes too long."""
    message = f"it takes more than {SECONDS} seconds"
    raise FoundError(message)


def main() -> int:
    """Attack until the time is over, or something is found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--minutes", type=float, default=1.0, help="how long (1)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the first seed (now)")
    parser.add_argument("--only", default="", help="one attack, such as region:17")
    options = parser.parse_args()
    signal.signal(signal.SIGPROF, too_slow)
    workspace = Workspace(ROOT, ROOT)
    kit = load_kit(workspace, workspace.template_names(), ("docx", "md", "html", "txt"))
    end, tried = time.monotonic() + 60 * options.minutes, 0
    with tempfile.TemporaryDirectory() as folder:
        for name in attacks(options.only, options.seed):
            if found := attack(name, kit, Path(folder)):
                sys.stdout.write(f"{found}\nfound by --only {name}, after {tried} others\n")
                with SEEDS.open("a", encoding="utf-8") as seeds:
                    seeds.write(f"{name}\n" if not options.only else "")
                return 1
            tried += 1
            if time.monotonic() > end:
                break
    print(f"{tried:,} attacks from seed {options.seed}: nothing found")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
