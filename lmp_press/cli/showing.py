"""How a review is shown: on a terminal, in a pipe or a file, in the format that was asked for."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from lmp_press.cli.output import put_drawn
from lmp_press.cli.results import put
from lmp_press.cli.terminal import terminal_of
from lmp_press.review.report import FolderReview

if TYPE_CHECKING:
    from lmp_press.review.report import Review
    from lmp_press.review.views.screen import Screen

_VIEWS = {"html": "page", "json": "views.as_json", "markdown": "views.critic_markup"}


def drawn(found: Review | FolderReview, form: str) -> bytes:
    """Return a review, or a folder's, as a page, as JSON or as Markdown."""
    view = importlib.import_module(f"lmp_press.review.{_VIEWS[form]}")
    write = view.write_folder if isinstance(found, FolderReview) else view.write
    data: bytes = write(found)
    return data


def print_text(found: Review | FolderReview, output: str, context: int, *, folded: bool) -> None:
    """Print a review, or a folder's, for reading: in colour and wrapped on a terminal only."""
    from lmp_press.review.views.screen import Screen

    screen = Screen(context=context, folded=folded)
    terminal = terminal_of(sys.stdout)
    if output or not terminal:
        put(_text(found, screen).encode(), output)
    else:
        wide = screen._replace(width=terminal.columns, colour=terminal.colour)
        put_drawn(_text(found, wide))


def _text(found: Review | FolderReview, screen: Screen) -> str:
    from lmp_press.review.views import terminal

    if isinstance(found, FolderReview):
        return terminal.write_folder(found, screen)
    return terminal.write(found, screen)
