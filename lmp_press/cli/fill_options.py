"""The options of `lmp-press fill`, and the value that they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lmp_press.cli.arguments import regions_argument, strict_option, templates_option
from lmp_press.cli.session import CannotRunError
from lmp_press.named_tuples import NamedTuple
from lmp_press.writers import FORMATS

if TYPE_CHECKING:
    from lmp_press.batch import Plan
    from lmp_press.door.orders import Order

USUAL_FORMATS = ("docx", "md")
STANDARD_OUTPUT = "-"


class FillOptions(NamedTuple):
    """Which releases are written, where to, and what a run does with what stands in its way."""

    regions: tuple[str, ...]
    templates: tuple[str, ...]
    formats: tuple[str, ...]
    out: str
    jobs: int | None
    keep_going: bool
    force: bool
    prune: bool
    strict: bool
    final: bool
    accepted: frozenset[str]
    cluster: str | None
    dry_run: bool

    @property
    def to_standard_output(self) -> bool:
        """Whether the one release goes to standard output."""
        return self.out == STANDARD_OUTPUT

    def plan(self, asked: Order) -> Plan:
        """Return the plan of the run that was asked for, with all that the options say."""
        return asked.into(self.out)._replace(
            force=self.force,
            keep_going=self.keep_going,
            strict=self.strict,
            prune=self.prune,
            dry_run=self.dry_run,
            final=self.final,
            accepted=self.accepted,
        )

    def refuse_to_accept(self) -> None:
        """Refuse what is no kind of warning, or is not for this command line to accept."""
        if self.accepted and not self.final:
            message = "`--accept` lets a warning pass a final run: say `--final` too"
            raise CannotRunError(message)
        for name in sorted(self.accepted):
            _refuse_unless_a_warning(name)


def _refuse_unless_a_warning(name: str) -> None:
    """Refuse an id that no warning has, or one that only an approval settles."""
    from lmp_press.approvals.judging import ASKED_FOR
    from lmp_press.diagnostics.catalogue import WARNINGS
    from lmp_press.diagnostics.grammar import nearest

    if name in ASKED_FOR:
        message = f"`{name}` is not for you to accept: `lmp-press approve` records a yes"
        raise CannotRunError(message)
    if name not in WARNINGS:
        meant = nearest(name, WARNINGS)
        hint = f"did you mean `{meant}`?" if meant else "it stands in brackets behind a warning"
        message = f"no such warning as `{name}`; {hint}"
        raise CannotRunError(message)


def _usual(_: click.Context, __: click.Parameter, formats: tuple[str, ...]) -> tuple[str, ...]:
    return formats or USUAL_FORMATS


def _ids(_: click.Context, __: click.Parameter, ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset(ids)


PARAMETERS = (
    regions_argument,
    templates_option,
    click.option(
        "-f",
        "--format",
        "formats",
        multiple=True,
        callback=_usual,
        type=click.Choice(FORMATS),
        help="Only this format; may be repeated. Without it: docx and md.",
    ),
    click.option(
        "-o",
        "--out",
        metavar="DIR",
        default="",
        help="Where to; out/ without it. - is standard output, for one region, template and "
        "format.",
    ),
    click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=click.IntRange(min=1),
        help="Worker processes; as many as there are cores without it.",
    ),
    click.option(
        "-k",
        "--keep-going",
        is_flag=True,
        help="Write the good releases although some regions have problems.",
    ),
    click.option(
        "--force", is_flag=True, help="Overwrite edited files, keeping each beside the new one."
    ),
    click.option(
        "--prune", is_flag=True, help="Remove outputs that no region and template produce any more."
    ),
    strict_option,
    click.option(
        "--final", is_flag=True, help="Write only what is ready to be sent, with a cover."
    ),
    click.option(
        "--accept",
        "accepted",
        multiple=True,
        callback=_ids,
        metavar="ID",
        help="Let this kind of warning pass a final run; may be repeated.",
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Hand the jobs to a Dask scheduler (needs lmp-press[cluster]).",
    ),
    click.option(
        "--dry-run", is_flag=True, help="Say what would be written and removed, and do neither."
    ),
)
