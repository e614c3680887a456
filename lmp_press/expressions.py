"""Regular expressions that are compiled when they are first used, and not when a command starts.

There are some hundreds, and a run that meets nothing unusual uses a few of them: to compile one
takes longer than to look in a hundred texts for what it cannot match without.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class _Expression:
    """Stands for a compiled pattern; what is asked of it first compiles it, and is remembered."""

    def __init__(self, pattern: str | Callable[[], str], flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        pattern, flags = self._source
        found = re.compile(pattern if isinstance(pattern, str) else pattern(), flags)
        if name != "whole":
            found = getattr(found, name)
        self.__dict__[name] = found
        return found


class Sieved(_Expression):
    """One that is asked only about texts with a part that no match can do without."""

    whole: re.Pattern[str]

    def __init__(self, pattern: str | Callable[[], str], flags: int, needs: Iterable[str]) -> None:
        super().__init__(pattern, flags)
        self.needs = tuple(needs)
        self._folds = bool(flags & re.IGNORECASE)

    def may_match(self, text: str) -> bool:
        """Tell whether a text has one of the parts."""
        return any(map((text.casefold() if self._folds else text).__contains__, self.needs))

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """Do what a pattern's method of this name does."""
        return self.whole.search(text, *span) if self.may_match(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """Do what a pattern's method of this name does."""
        return self.whole.match(text, *span) if self.may_match(text) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        """Do what a pattern's method of this name does."""
        return self.whole.fullmatch(text, *span) if self.may_match(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """Do what a pattern's method of this name does."""
        return self.whole.finditer(text, *span) if self.may_match(text) else iter(())

    def findall(self, text: str, *span: int) -> list[Any]:
        """Do what a pattern's method of this name does."""
        return self.whole.findall(text, *span) if self.may_match(text) else []

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Do what a pattern's method of this name does."""
        return self.whole.sub(by, text) if self.may_match(text) else text


def expression(
    pattern: str | Callable[[], str], flags: int = 0, *, needs: Iterable[str] = ()
) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, but for when it is compiled; `re.error` comes late.

    A pattern of many words may be a function that returns it. `needs` are parts, or single signs in
    one text, of which every match has one; in small letters where the pattern ignores case, and
    then without an `i`, which has a third form.

    >>> expression("[a-c]+").findall("abc, cab"), expression("a+b", needs="b").search("aaa")
    (['abc', 'cab'], None)
    """
    made = Sieved(pattern, flags, needs) if needs else _Expression(pattern, flags)
    return cast("re.Pattern[str]", made)
