"""Word files of ours to PDF: LibreOffice lays them out, and equal input gives equal bytes.

A PDF is what reporters get: tagged for who cannot see it, with its fonts inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.writers.pdf.libreoffice import find_program, laid_out
from lmp_press.writers.pdf.settling import settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.release import Properties

__all__ = ["find_program", "write_all"]


def write_all(
    documents: Mapping[str, bytes], properties: Mapping[str, Properties]
) -> dict[str, bytes]:
    """Return the PDF of each Word file, by its name; a name is missing when none could be made.

    `properties` are each document's own. OSError when there is no room for them on the disk.
    """
    made = laid_out(documents) if find_program() else {}
    return {name: settle(data, properties[name]) for name, data in made.items()}
