"""An output folder as its manifest knows it: which files are as they were written, from what."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from lmp_press.store import sources
from lmp_press.store.directory import Directory
from lmp_press.store.files import digest_of
from lmp_press.store.folder import MANIFEST
from lmp_press.store.manifest import Manifest

if TYPE_CHECKING:
    from pathlib import Path

    from lmp_press.store.manifest import Output


class WrittenFolder:
    """A folder that may be an output folder; nothing of it is read before something is asked."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def output(self, region: str, name: str) -> Output | None:
        """Return what is known of a region's file; None unless it is as it was written."""
        output = self._outputs.get((region, name))
        with suppress(OSError):
            if output and self._directory:
                with self._directory.enter(region) as folder:
                    return output if digest_of(folder, name) == output.sha256 else None
        return None

    def known(self, region: str, name: str) -> Output | None:
        """Return what a region's file was written from, whatever became of it since."""
        return self._outputs.get((region, name))

    def source(self, digest: str) -> bytes | None:
        """Return what has a digest in the manifest, None when there is no copy of it."""
        return sources.read(self._directory, digest) if self._directory else None

    @cached_property
    def _directory(self) -> Directory | None:
        with suppress(OSError):
            return Directory.open(self._path)
        return None

    @cached_property
    def _outputs(self) -> dict[tuple[str, str], Output]:
        with suppress(OSError):
            return {
                (region, f"{region}-{key}"): output
                for region, entry in Manifest(self._directory, MANIFEST)
                for key, output in entry.outputs.items()
            }
        return {}
