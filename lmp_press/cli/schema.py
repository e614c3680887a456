"""`lmp-press schema`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lmp_press.cli.arguments import templates_option
from lmp_press.cli.command import command
from lmp_press.cli.output import put
from lmp_press.fields.editors import for_editors
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lmp_press.cli.session import Session


class SchemaOptions(NamedTuple):
    """Whose fields are printed: those of these templates, or of all."""

    templates: tuple[str, ...]


@command(SchemaOptions, templates_option, example="lmp-press schema > regions.schema.json")
def schema(session: Session, options: SchemaOptions) -> None:
    """Print the fields of a region file as JSON Schema, for editors.

    It covers all templates of the workspace, or the ones that -t names. With the first line
    `# yaml-language-server: $schema=../regions.schema.json` an editor completes and checks a
    region file while it is typed.
    """
    kit = session.desk.kit(options.templates)
    whole = for_editors({template.name: template.fields.schema for template in kit.templates})
    put(f"{json.dumps(whole, indent=2, ensure_ascii=False)}\n".encode())
