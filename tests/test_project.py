from __future__ import annotations

import re
import subprocess
import tomllib
from importlib import metadata
from typing import Any

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support.outside_tools import find_tool
from support.project_files import PACKAGE, ROOT, lines_that_match, python_files, read, told

from lmp_press import __version__

PROJECT = tomllib.loads(read(ROOT / "pyproject.toml"))
PYTHON = "Programming Language :: Python :: 3."
OURS = [
    *python_files(PACKAGE, ROOT / "tests", ROOT / "benchmarks", ROOT / "tools"),
    *ROOT.glob(".ci/*.py"),
]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]


def pins() -> dict[str, str]:
    """Return the version that constraints.txt gives each distribution."""
    return dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", read(ROOT / "constraints.txt")))


def workflow() -> dict[str, Any]:
    """Return the jobs of the public host's workflow."""
    return dict(yaml.safe_load(read(ROOT / ".github" / "workflows" / "ci.yml"))["jobs"])


def needed_by(names: set[str]) -> set[str]:
    """Return distributions with all that they need here, by the metadata of what is installed."""
    known: set[str] = set()
    while names - known:
        known |= names
        texts = [text for name in sorted(names) for text in metadata.requires(name) or ()]
        here = (Requirement(text) for text in texts)
        names = {
            canonicalize_name(need.name)
            for need in here
            if not need.marker or need.marker.evaluate({"extra": ""})
        }
    return known


def test_a_constraint_is_one_exact_version() -> None:
    pattern = r"^(?!#|[a-z0-9-]+==[\w.]+(\s|$))"
    loose = lines_that_match(pattern, [ROOT / "constraints.txt"])
    assert not loose, told("`make constraints` writes them exact:", loose)


def test_everything_that_is_installed_is_constrained() -> None:
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    needed = needed_by({canonicalize_name(Requirement(text).name) for text in asked})
    missing = sorted(needed - pins().keys())
    assert not missing, told("run `make constraints`; it does not have these:", missing)


def test_every_exception_to_a_rule_gives_its_reason() -> None:
    reason = r"[ ]+(-|--|#) \w"
    comment = (
        rf"#\s*(noqa(?!: [A-Z]+\d+(, ?[A-Z]+\d+)*{reason})|type: ignore(?!\[[a-z-]+\]{reason}))"
    )
    pragma = rf"|#\s*pragma: no \w+(?!{reason})"
    bare = lines_that_match(comment + pragma, OURS)
    assert not bare, told("say the code, and why, on the line itself:", bare)


def test_every_rule_that_is_switched_off_gives_its_reason() -> None:
    bare = lines_that_match(r'^\s*"[A-Z]+[0-9]*",\s*$', [ROOT / "pyproject.toml"])
    assert not bare, told("say why, beside the rule:", bare)


def test_make_help_tells_every_target() -> None:
    done = subprocess.run(
        [find_tool("make"), "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    targets = re.findall(r"(?m)^\.PHONY: (\w+)", read(ROOT / "Makefile"))
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [
        ["make", target] for target in targets
    ]


def test_the_workflow_tests_every_python_that_is_promised() -> None:
    promised = [
        name.removeprefix("Programming Language :: Python :: ")
        for name in PROJECT["project"]["classifiers"]
        if name.startswith(PYTHON)
    ]
    assert workflow()["test"]["strategy"]["matrix"]["python"] == promised
    assert PROJECT["project"]["requires-python"] == f">={promised[0]}"
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{promised[0].replace('.', '')}"


def test_the_workflow_ends_in_a_job_that_waits_for_all_others() -> None:
    *others, last = workflow()
    assert workflow()[last]["needs"] == others


def test_the_changelog_opens_with_this_version_or_what_comes_after_it() -> None:
    first = re.search(r"(?m)^## \[(.+?)\]", read(ROOT / "CHANGELOG.md"))
    assert first
    assert first[1] in {__version__, "Unreleased"}


def test_a_link_in_the_documents_leads_to_a_file() -> None:
    links = {
        f"{page.name}: {target}": page.parent / target
        for page in PAGES
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", read(page))
    }
    dead = [link for link, path in links.items() if not path.exists()]
    assert not dead, told("these lead nowhere:", dead)
