"""The peer for all regions: docxtpl in a loop over region files, spread over processes.

    python benchmarks/docxtpl_loop.py TEMPLATE.docx REGIONS OUT PROCESSES FIELD...

DOCX only, and nothing is checked: each YAML file is loaded, its values are put into the blanks as
they are, and the document is saved.
"""

from __future__ import annotations

import re
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import docxtpl_peer
import yaml


def main() -> None:
    """Fill one document a region."""
    template, regions, out, processes, *fields = sys.argv[1:]
    files = sorted(Path(regions).iterdir())
    work = partial(write, Path(template), Path(out), fields)
    with ProcessPoolExecutor(int(processes)) as executor:
        list(executor.map(work, files, chunksize=24))


def write(template: Path, out: Path, fields: list[str], file: Path) -> None:
    """Fill one region's document and save it."""
    data = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    values = {f"blank_{number}": str(value_of(data, path)) for number, path in enumerate(fields)}
    (out / f"{file.stem}.docx").write_bytes(docxtpl_peer.fill(template, values))


def value_of(data: Any, path: str) -> Any:
    """Return the value at a path such as `leader_quotes[0].name`."""
    for step in re.findall(r"\w+", path):
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


if __name__ == "__main__":
    main()
