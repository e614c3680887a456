"""Named tuples as those of `typing`, of which a command makes a hundred kinds when it starts.

`typing` compiles each annotation, which takes longer than all the rest; what is wrong with one, a
checker of types says before anything runs.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple

else:

    class _MakesTuples(type):
        """Makes a named tuple of a class whose annotations are its fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(  # noqa: PYI024 - which this stands for
                name, fields, defaults=defaults, module=body["__module__"]
            )
            for each, value in body.items():
                setattr(made, each, value)
            return made

    class NamedTuple(metaclass=_MakesTuples):
        """What a class is derived from to be a named tuple."""


__all__ = ["NamedTuple"]
