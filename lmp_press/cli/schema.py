"""`lmp-press schema`."""

from __future__ import annotations

import json

import click

from lmp_press.cli.arguments import templates_option
from lmp_press.cli.output import put
from lmp_press.cli.session import Session, shared_options
from lmp_press.fields.editors import for_editors


@click.command(epilog="Example: lmp-press schema > regions.schema.json")
@templates_option
@shared_options
@click.pass_obj
def schema(session: Session, templates: tuple[str, ...]) -> None:
    """Print the fields of a region file as JSON Schema, for editors.

    It covers all templates of the workspace, or the ones that -t names. With the first line
    `# yaml-language-server: $schema=../regions.schema.json` an editor completes and checks a
    region file while it is typed.
    """
    kit = session.desk.kit(templates)
    whole = for_editors({template.name: template.fields.schema for template in kit.templates})
    put(f"{json.dumps(whole, indent=2, ensure_ascii=False)}\n".encode())
