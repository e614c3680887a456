"""lmp-press: headquarters' press release, filled with each region's facts.

`docs/python.md` shows how it is used from Python. Nothing is imported before it is used; the types
of what is here stand in `__init__.pyi`.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "ProblemsFoundError": "diagnostics",
    "RefusedError": "diagnostics.refusal",
    "compare": "door.comparing",
    "open": "door.desk",
    "read": "door.files",
    "redline": "door.redlining",
    "write": "door.files",
}
__all__ = ["ProblemsFoundError", "RefusedError", "compare", "open", "read", "redline", "write"]


def __getattr__(name):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - the stub says them
    if name not in _HOMES:
        message = f"module `lmp_press` has no attribute `{name}`"
        raise AttributeError(message)
    return getattr(import_module(f"lmp_press.{_HOMES[name]}"), name)
