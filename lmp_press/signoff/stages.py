"""How far a release is on its way out, and who has to do something about it next."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from lmp_press.named_tuples import NamedTuple


class Stage(StrEnum):
    """What a release waits for, the furthest first."""

    SENT = "sent"
    FINAL = "final"
    FILLED = "filled"
    OUT_OF_DATE = "out of date"
    NOT_WRITTEN = "not written"
    NOT_APPROVED = "not approved"
    WARNED = "warned"
    DRAFT = "draft"
    EDITED = "edited by hand"
    REFUSED = "refused"


MAY_GO = frozenset({Stage.SENT, Stage.FINAL})
COUNTED = {
    Stage.REFUSED: ("problem", "problems"),
    Stage.WARNED: ("warning", "warnings"),
    Stage.NOT_APPROVED: ("quotation", "quotations"),
}


class Step(NamedTuple):
    """What somebody has to do next, and who; both are '' when nobody has to do anything."""

    who: str = ""
    what: str = ""


REGION, SPEAKERS, SENDER = "the region", "whoever is quoted", "the sender"

STEPS = {
    Stage.SENT: Step(),
    Stage.FINAL: Step(SENDER, "send it, and record it with `lmp-press status --sent {path}`"),
    Stage.FILLED: Step(SENDER, "run `lmp-press fill --final {files}`"),
    Stage.OUT_OF_DATE: Step(SENDER, "run `lmp-press fill {files}`"),
    Stage.NOT_WRITTEN: Step(SENDER, "run `lmp-press fill {files}`"),
    Stage.NOT_APPROVED: Step(SPEAKERS, "say yes, recorded with `lmp-press approve {region}`"),
    Stage.WARNED: Step(REGION, "see what `lmp-press check {region}` says"),
    Stage.DRAFT: Step(REGION, "finish it, and delete the line `draft: true`"),
    Stage.EDITED: Step(
        REGION, "bring the edit into the region file; `lmp-press diff {region} {path}` shows it"
    ),
    Stage.REFUSED: Step(REGION, "mend what `lmp-press check {region}` says"),
}
PDF = ".pdf"
PULLED = Step(REGION, "bring the edit home with `lmp-press pull {path}`")
PRINTED_ANEW = Step(SENDER, "make the PDF anew with `lmp-press fill --force {files}`")


BY_SUFFIX = {".docx": PULLED, PDF: PRINTED_ANEW}  # of a file that was edited


class ReleaseStatus(NamedTuple):
    """Where one region's release stands; `number` counts what keeps it, `paths` are its files.

    Of one that was edited, those files come first. `was_sent` tells of a release that went out and
    is another one by now.
    """

    region: str
    release: str
    stage: Stage
    number: int = 0
    paths: tuple[str, ...] = ()
    was_sent: bool = False

    @property
    def may_go(self) -> bool:
        """Tell whether it may be sent, or was."""
        return self.stage in MAY_GO

    @property
    def words(self) -> str:
        """How it stands: `refused (2 problems)`."""
        words = self.stage.value
        if self.stage in COUNTED:
            one, many = COUNTED[self.stage]
            words = f"{words} ({self.number:,} {one if self.number == 1 else many})"
        return f"{words}, and sent before" if self.was_sent else words

    @property
    def step(self) -> Step:
        """What has to be done next, and by whom."""
        step = STEPS[self.stage]
        path = self.paths[0] if self.paths else ""
        if self.stage is Stage.EDITED:
            step = BY_SUFFIX.get(PurePath(path).suffix, step)
        return step._replace(
            what=step.what.format(region=self.region, files=self._files, path=path)
        )

    @property
    def _files(self) -> str:
        """The files as `fill` takes them: the region, and the formats where a PDF is among them."""
        suffixes = sorted({PurePath(path).suffix for path in self.paths})
        asked = "".join(f" -f {suffix[1:]}" for suffix in suffixes if PDF in suffixes)
        return f"{self.region}{asked}"
