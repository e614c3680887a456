"""What was made once from the same texts by the same program, kept between runs.

Only what has no other answer is kept: the key says all that it was made from. A run without the
cache does the same, later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from lmp_press.cache import files
from lmp_press.cache.packing import UnpackableError, pack, unpack
from lmp_press.cache.program import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from lmp_press.store.directory import Directory

T = TypeVar("T")

MOST_OF_A_KIND = 24  # that one process keeps; a batch has more shapes than anybody prints again

_kept: dict[tuple[Path, str], int] = {}


def remembered(
    kind: str, made_from: Iterable[str | bytes], types: tuple[type, ...], make: Callable[[], T]
) -> T:
    """Return what was made from some texts, or make it and keep it.

    `types` are the named tuples and enumerations in it; what holds anything else is not kept.
    """
    folder = files.folder()
    if folder is None:
        return make()
    name = f"{kind}-{digest(made_from)}.json"
    text = files.read(folder, name)
    if text is not None:
        found = unpack(text, types)
        if found is not None:
            return cast("T", found)  # the key says what it is
    made = make()
    counted = folder.path, kind
    _kept[counted] = _kept.get(counted, 0) + 1
    if _kept[counted] <= MOST_OF_A_KIND:
        _keep(folder, name, made, types)
    return made


def _keep(folder: Directory, name: str, made: object, types: tuple[type, ...]) -> None:
    try:
        text = pack(made, types)
    except UnpackableError:
        return
    files.write(folder, name, text)
