"""How a sentence names a field: a key as it is typed, and what stands inside a list in words."""

from __future__ import annotations

from typing import Self

from lmp_press.diagnostics.grammar import ordinal, possessive


class FieldName(str):
    """A field's path, such as `leader_quotes[1].title`, that also knows its name in a sentence.

    `noun` is the name of one of its kind, such as `leader`; '' when the template gives none.
    """

    __slots__ = ("_index", "_owner", "_step", "noun")

    noun: str
    _owner: FieldName | None
    _step: str
    _index: int | None

    @classmethod
    def root(cls) -> Self:
        """Return the name of the whole file, which is ''."""
        name = cls("")
        name._owner, name._step, name._index, name.noun = None, "", None, ""
        return name

    def key(self, key: str, noun: str = "") -> FieldName:
        """Return the name of a key inside this."""
        name = FieldName(f"{self}.{key}" if self else key)
        name._owner, name._step, name._index, name.noun = self or None, key, None, noun
        return name

    def item(self, index: int, noun: str = "") -> FieldName:
        """Return the name of an entry of this list, counted from 0."""
        name = FieldName(f"{self}[{index}]")
        name._owner, name._step, name._index, name.noun = self, "", index, noun
        return name

    @property
    def words(self) -> str:
        """The name in a sentence: `` the second leader's `title` ``."""
        if self._index is not None and self._owner is not None:
            nth = ordinal(self._index + 1)
            return f"the {nth} {self.noun}" if self.noun else f"the {nth} of {self._owner.words}"
        if self._owner is None:
            return f"`{self._step}`"
        if not self._owner.noun:
            return f"`{self._step}` of {self._owner.words}"
        return f"{possessive(self._owner.as_noun)} `{self._step}`"

    @property
    def as_noun(self) -> str:
        """The name as a noun that can own something: `the media contact`."""
        return self.words if self._index is not None else f"the {self.noun}"
