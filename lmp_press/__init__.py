"""lmp-press: headquarters' press release, filled with each region's facts.

`docs/python.md` shows how it is used from Python. Nothing is imported before it is used; the types
of what is here stand in `__init__.pyi`.
"""

from importlib import import_module

__version__ = "0.1.0"

__all__ = ["ProblemsFoundError", "compare", "open", "read", "redline", "write"]


def __getattr__(name):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - the stub says them
    if name not in __all__:
        message = f"module `lmp_press` has no attribute `{name}`"
        raise AttributeError(message)
    return getattr(import_module("lmp_press.door"), name)
