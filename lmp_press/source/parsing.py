"""A file's text to nodes by YAML's parser: as it stands, or mended line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, in_order, report
from lmp_press.source.composer import Composer
from lmp_press.source.expected import misfits
from lmp_press.source.mended import Mended, applied, as_it_is, entry_of
from lmp_press.source.nodes import Mapping
from lmp_press.source.syntax import syntax_problem

if TYPE_CHECKING:
    from lmp_press.source.expected import Expected
    from lmp_press.source.text import Source

MOST_UNREAD = 20  # entries of a file that are passed over, one after the other
MOST_TRIED = 30  # mistakes of a file that are each tried without
LONGEST_MENDED = 100_000  # characters; a longer file is read up to its first mistake


def parse(source: Source, expected: Expected | None = None) -> tuple[Mapping, list[Problem]]:
    """Return the file's mapping and what is wrong with it; ProblemsFoundError if it has none.

    Mistakes are mended in memory, and reading goes on.
    """
    reader = _FileReader(source, expected)
    as_typed = as_it_is(reader.lines)
    try:
        composer = reader.read(as_typed)
    except yaml.MarkedYAMLError as error:
        if len(source.text) > LONGEST_MENDED:
            raise ProblemsFoundError([syntax_problem(error, source, as_typed)]) from None
        return reader.mended()
    if reader.badness(composer) and len(source.text) <= LONGEST_MENDED:
        return reader.mended_if_better(composer)
    return composer.root(), [*composer.problems, *composer.swallowed]


class _FileReader:
    """Reads one file, as it stands and with its mistakes mended."""

    def __init__(self, source: Source, expected: Expected | None) -> None:
        self.source = source
        self.expected = expected
        self.lines = source.lines()

    def read(self, mended: Mended) -> Composer:
        """Read some lines; MarkedYAMLError when they are not YAML."""
        unchanged = not mended.mistakes and not mended.unread
        text = self.source.text if unchanged else mended.text
        return Composer(self.source, mended, self.expected).read(text)

    def badness(self, composer: Composer) -> int:
        """Return how far what was read is from what is expected."""
        node = composer.node
        return (
            composer.surprises
            + len(composer.swallowed)
            + (misfits(node, self.expected) if node else 0)
        )

    def mended(self) -> tuple[Mapping, list[Problem]]:
        """Read a file that YAML does not read, with its mistakes mended."""
        mended, problems = self._readable(self._with_mistakes())
        if self._is_another_file(mended):
            place = Location(self.source.path)
            raise ProblemsFoundError([report("not-a-mapping", place, found="other text")])
        return self._result(self._with_fewest(mended), problems)

    def mended_if_better(self, as_typed: Composer) -> tuple[Mapping, list[Problem]]:
        """Read a file that reads as something unexpected, mended if that brings it nearer."""
        mended = self._with_mistakes()
        try:
            if mended.mistakes and self.badness(self.read(mended)) < self.badness(as_typed):
                return self._result(self._with_fewest(mended), [])
        except (yaml.MarkedYAMLError, ProblemsFoundError):
            pass  # it is said as it stands
        return as_typed.root(), [*as_typed.problems, *as_typed.swallowed]

    def _with_mistakes(self) -> Mended:
        from lmp_press.source.mending import mistakes_in

        return applied(self.lines, mistakes_in(self.lines, self.expected))

    def _readable(self, mended: Mended) -> tuple[Mended, list[Problem]]:
        """Pass over the entries that cannot be read; return their problems."""
        problems: list[Problem] = []
        for _ in range(MOST_UNREAD):
            try:
                self.read(mended)
                break
            except yaml.MarkedYAMLError as error:
                problem = syntax_problem(error, self.source, mended)
                entry = entry_of(self.lines, problem.location.line - 1)
                if entry in mended.unread:
                    raise ProblemsFoundError(self._said(mended, [*problems, problem])) from None
                if not any(entry[0] <= each.line <= entry[1] for each in mended.mistakes):
                    problems.append(problem)
                mended = applied(self.lines, mended.mistakes, [*mended.unread, entry])
        return mended, problems

    def _is_another_file(self, mended: Mended) -> bool:
        """Tell whether none of a file's keys is expected, and most of its lines are mistakes."""
        if self.expected is None or len(mended.mistakes) <= MOST_UNREAD // 2:
            return False
        node = self.read(mended).node
        keys = node.entries if isinstance(node, Mapping) else {}
        return not any(key in self.expected.properties for key in keys)

    def _with_fewest(self, mended: Mended) -> Mended:
        """Return it without the mistakes that are none: as good without being mended."""
        least = self._tried(mended)
        if len(mended.mistakes) > MOST_TRIED or least is None:
            return mended
        for mistake in mended.mistakes:
            rest = [each for each in mended.mistakes if each is not mistake]
            fewer = applied(self.lines, rest, mended.unread)
            skipped = any(first <= mistake.line <= last for first, last in mended.unread)
            found = None if skipped else self._tried(fewer)
            if found is not None and found <= least:
                mended = fewer
        return mended

    def _tried(self, mended: Mended) -> int | None:
        """Return how bad some lines are; None when they cannot be read at all."""
        try:
            return self.badness(self.read(mended))
        except (yaml.MarkedYAMLError, ProblemsFoundError):
            return None

    def _result(self, mended: Mended, problems: list[Problem]) -> tuple[Mapping, list[Problem]]:
        said = self._said(mended, problems)
        try:
            composer = self.read(mended)
            root = composer.root()
        except yaml.MarkedYAMLError as error:
            problem = syntax_problem(error, self.source, mended)
            raise ProblemsFoundError(in_order([*said, problem])) from None
        except ProblemsFoundError as found:
            more = [each for each in found.problems if not said or each.id != "empty-file"]
            raise ProblemsFoundError(in_order([*said, *more])) from None
        return root, in_order([*said, *composer.problems, *composer.swallowed])

    def _said(self, mended: Mended, problems: list[Problem]) -> list[Problem]:
        from lmp_press.source.mending import as_problem

        path = self.source.path
        found = [as_problem(each, path, self.lines) for each in mended.mistakes]
        return in_order([*problems, *found])
