from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from support.project_files import PACKAGE, ROOT, lines_that_match, python_files, read, told

from lmp_press.cache.program import MAKERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANYTHING = None

# A room (a module or a folder) and the rooms that it may import. A file's own row, such as
# `writers.docx`, stands before its folder's; modules of one folder may import each other.
ROOMS: dict[str, set[str] | None] = {
    "expressions": set(),
    "linear": set(),
    "lockstep": set(),
    "named_tuples": set(),
    "diagnostics": set(),
    "today": set(),
    "release": set(),
    "press_style": set(),
    "placeholders": set(),
    "blanks": set(),
    "mould": {"blanks", "release"},
    "outline": {"blanks", "release"},
    "sentences": {"blanks", "outline"},
    "source": {"diagnostics"},
    "cache": {"store"},
    "fields": {"cache", "diagnostics", "placeholders", "press_style", "source"},
    "ooxml": set(),
    "letterhead": {"cache", "diagnostics", "placeholders", "ooxml", "release"},
    "template": {
        *(
            "blanks",
            "cache",
            "diagnostics",
            "fields",
            "placeholders",
            "letterhead",
            "markup",
            "outline",
        ),
        *("press_style", "release", "source"),
    },
    "region": {"diagnostics", "fields", "source"},
    "markup": {"blanks", "cache", "diagnostics", "release"},
    "drafts": {"diagnostics", "release"},
    "fill": {
        *("blanks", "diagnostics", "drafts", "fields", "markup", "mould", "press_style"),
        *("region", "release", "template"),
    },
    "writers": {"blanks", "mould", "release"},
    "stationery": {"letterhead", "ooxml", "release"},
    "writers.html": {"letterhead", "release", "stationery"},
    "writers.docx": {"letterhead", "mould", "ooxml", "release"},
    "readers": {"markup", "ooxml", "release"},
    "readers.docx": {"letterhead", "markup", "ooxml", "release"},
    "preflight": {"diagnostics", "placeholders", "readers", "release"},
    "workspace": {"diagnostics"},
    "cross_check": {"diagnostics", "fields"},
    "proofreading": {
        *("cache", "diagnostics", "fields", "mould", "press_style", "release", "source"),
    },
    "approvals": {
        *("diagnostics", "fields", "region", "release", "source", "workspace"),
    },
    "documents": {"release", "writers"},
    "press": {
        *(
            "approvals",
            "cross_check",
            "diagnostics",
            "documents",
            "drafts",
            "fields",
            "fill",
            "lockstep",
            "preflight",
        ),
        *("proofreading", "region", "release", "source", "template", "workspace", "writers"),
    },
    "fixing": {"diagnostics", "press", "region", "source"},
    "printing": {
        *("diagnostics", "documents", "letterhead", "press", "readers", "release", "store"),
        "writers",
    },
    "store": {"diagnostics"},
    "batch": {
        *("approvals", "cross_check", "diagnostics", "documents", "fields", "lockstep", "press"),
        "press_style",
        *("printing", "region", "release", "source", "store", "workspace", "writers"),
    },
    "review": {
        *("blanks", "diagnostics", "fields", "letterhead", "ooxml", "outline", "readers"),
        *("press_style", "release", "sentences", "writers"),
    },
    "adopt": {
        *("blanks", "diagnostics", "fields", "fill", "letterhead", "markup", "outline"),
        *("placeholders", "press_style", "proofreading", "readers", "release", "source", "store"),
        *("template", "workspace", "writers"),
    },
    "signoff": {
        *("approvals", "batch", "diagnostics", "fields", "press", "printing", "readers", "region"),
        *("release", "review", "source", "store", "workspace", "writers"),
    },
    "pull": {
        *("blanks", "diagnostics", "fields", "fill", "press", "press_style", "region", "release"),
        *("review", "source", "store", "template", "workspace"),
    },
    "setup": {"store", "workspace"},
    "forms": {
        *("diagnostics", "fields", "outline", "region", "sentences", "source", "store"),
        *("template", "workspace"),
    },
    "preview": {
        *("batch", "cross_check", "diagnostics", "fields", "fill", "press", "region"),
        *("release", "template", "today", "workspace", "writers"),
    },
    "door": {
        *("batch", "diagnostics", "fields", "fill", "outline", "press", "pull", "readers"),
        *("region", "release", "review", "source", "store", "template", "today", "workspace"),
        "writers",
    },
    "cli": ANYTHING,
    "__main__": ANYTHING,
}

EVERYBODYS = {"expressions", "linear", "named_tuples"}  # how a room writes its patterns and values

# An outside library and the doors through which it comes in: files, or rooms of several files.
DOORS = {
    "click": {"cli", "__main__"},
    "distributed": {"batch.cluster"},
    "docx": {"adopt", "review.redline", "signoff.signable"},
    "icu4py": {"writers.lines"},
    "jinja2": {"review.rendering", "template"},
    "jsonschema_rs": {"fields.judge"},
    "lxml": {
        "letterhead",
        "ooxml",
        "readers.docx",
        "readers.words",
        "review.redline",
        "stationery",
    },
    "re2": {"linear"},
    "markdown_it": {"markup", "readers.markdown"},
    "mdit_py_plugins": {"markup"},
    "markupsafe": {"review.rendering", "template"},
    "openpyxl": {"forms"},
    "phonenumbers": {"press_style.phones"},
    "pikepdf": {"writers.pdf"},
    "platformdirs": {"cache"},
    "prompt_toolkit": {"forms"},
    "pypdfium2": {"readers.pdf"},
    "rich": {"cli", "review", "signoff", "writers.lines"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "watchfiles": {"preview"},
    "yaml": {"source"},
}

LONGEST_FILE = 300  # lines
LONGEST_FUNCTION = 40  # lines, from `def` to its last
EMPTY_WORDS = {
    "base",
    "common",
    "core",
    "handler",
    "helpers",
    "manager",
    "misc",
    "processor",
    "utils",
}


@cache
def modules() -> dict[str, ast.Module]:
    """Return the code of each module, by its name inside the package: `writers.docx`."""
    return {name_of(path): ast.parse(read(path)) for path in python_files(PACKAGE)}


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def lies_in(module: str, place: str) -> bool:
    """Tell whether a module is a room or door, or stands in its folder."""
    return f"{module}.".startswith(f"{place}.")


def room_of(module: str) -> str:
    """Return the room that a module belongs to ('' for none): the longest name that fits."""
    return max((room for room in ROOMS if lies_in(module, room)), key=len, default="")


def imports(module: str) -> Iterator[str]:
    """Yield every name that a module imports in full, wherever in the module it does so."""
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports() -> Iterator[tuple[str, str]]:
    """Yield each module with each module of ours that it imports."""
    for module in modules():
        for name in imports(module):
            package, _, other = name.partition(".")
            if package == "lmp_press" and room_of(other):
                yield module, other


def outside_imports() -> Iterator[tuple[str, str]]:
    """Yield each module with each library that it imports and that Python does not bring."""
    for module in modules():
        for name in imports(module):
            library = name.partition(".")[0]
            if library != "lmp_press" and library not in sys.stdlib_module_names:
                yield module, library


def may_import(module: str, other: str) -> bool:
    if room_of(other) in EVERYBODYS:
        return True
    allowed = ROOMS.get(room_of(module), set())
    neighbours = module.partition(".")[0] == other.partition(".")[0]
    return allowed is ANYTHING or neighbours or other.partition(".")[0] in allowed


def test_every_module_stands_in_a_room_of_the_table() -> None:
    homeless = [module for module in modules() if module and not room_of(module)]
    assert not homeless, told("give each a row in ROOMS, or a place in another room:", homeless)


def test_a_room_imports_only_the_rooms_that_the_table_gives_it() -> None:
    crossings = [
        f"{module} imports {other}"
        for module, other in own_imports()
        if not may_import(module, other)
    ]
    assert not crossings, told("data flows one way, and these go against it:", crossings)


def test_the_rooms_go_round_in_no_circle() -> None:
    poured, waiting = set[str](), {room: allowed or set() for room, allowed in ROOMS.items()}
    while ready := {room for room, allowed in waiting.items() if allowed <= poured}:
        poured |= ready
        waiting = {room: allowed for room, allowed in waiting.items() if room not in ready}
    assert not waiting, told("these rooms may import each other in a circle:", sorted(waiting))


def test_what_is_kept_between_runs_is_made_anew_when_any_room_that_makes_it_changes() -> None:
    keeping = {room_of(module) for module, other in own_imports() if lies_in(other, "cache")}
    makers, waiting = set[str](), keeping - {"cache"}
    while waiting:
        makers |= waiting
        waiting = {other for room in waiting for other in ROOMS[room] or ()} - makers
    assert {*MAKERS} == makers | EVERYBODYS


def test_a_library_comes_in_by_its_own_door_only() -> None:
    strays = [
        f"{module} imports {library}"
        for module, library in outside_imports()
        if not any(lies_in(module, door) for door in DOORS.get(library, ()))
    ]
    assert not strays, told("DOORS names the one place for each library; not these:", strays)


def test_named_tuples_are_made_in_one_way() -> None:
    strays = [
        module
        for module in modules()
        if module != "named_tuples" and "typing.NamedTuple" in imports(module)
    ]
    assert not strays, told("import NamedTuple from lmp_press.named_tuples:", strays)


def test_only_the_front_door_prints() -> None:
    calls = [
        f"{module}:{node.lineno}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
        if not lies_in(module, "cli")
    ]
    assert not calls, told("return the words, and let a command print them:", calls)


def test_no_file_is_longer_than_a_reader_keeps_in_mind() -> None:
    lengths = {path: len(read(path).splitlines()) for path in python_files(PACKAGE)}
    long = [
        f"{path.relative_to(PACKAGE)}: {length} lines"
        for path, length in lengths.items()
        if length > LONGEST_FILE
    ]
    assert not long, told(f"split what is over {LONGEST_FILE} lines by what it is for:", long)


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{module}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    long = [
        f"{name}: {length} lines" for name, length in lengths.items() if length > LONGEST_FUNCTION
    ]
    assert not long, told(f"a function over {LONGEST_FUNCTION} lines does several things:", long)


def test_a_name_says_what_a_module_or_class_holds() -> None:
    classes = [
        f"{module}.{node.name}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    empty = [name for name in [*modules(), *classes] if words_of(name) & EMPTY_WORDS]
    assert not empty, told("these names fit anything, and so say nothing:", empty)


def test_a_class_name_means_one_thing_in_the_whole_package() -> None:
    places = defaultdict[str, list[str]](list)
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(module)
    shared = [f"{name}: {', '.join(found)}" for name, found in places.items() if len(found) > 1]
    assert not shared, told("call each by the word of its own room:", shared)


def words_of(name: str) -> set[str]:
    """Return the words of a dotted, snake_case or CamelCase name, in small letters."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+", name)}


def test_nothing_is_left_for_later() -> None:
    paths = python_files(PACKAGE, ROOT / "benchmarks", ROOT / "tools")
    notes = lines_that_match(r"\b(TODO|FIXME|XXX|HACK)\b", paths)
    assert not notes, told("do it now, or write it down where the work is planned:", notes)


def test_the_guide_for_contributors_has_a_row_for_every_room() -> None:
    rows = set(re.findall(r"(?m)^\| `(\w+)", read(ROOT / "CONTRIBUTING.md")))
    rooms = {room_of(module).partition(".")[0] for module in modules() if module}
    missing = sorted(rooms - rows - {"__main__"})
    assert not missing, told("CONTRIBUTING.md has no row for:", missing)
