"""Marks: what was inserted, deleted or formatted, in words too, and the badge of its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.page.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.review.report import Reason


def inserted(content: str, cause: str) -> str:
    """Return content that only the new side has."""
    return f"<ins{_css(cause)}>{_said('[inserted: ')}{content}{_said(']')}</ins>"


def deleted(content: str, cause: str) -> str:
    """Return content that only the old side has."""
    return f"<del{_css(cause)}>{_said('[deleted: ')}{content}{_said(']')}</del>"


def formatted(content: str, cause: str) -> str:
    """Return words that are the same and look or point another way."""
    return f"<span{_css('formatted', cause)}>{content}</span>"


def note(sentences: Iterable[str], cause: str) -> str:
    """Return what is said in words beside a mark; '' for nothing to say."""
    said = plain("; ".join(sentences))
    return f"<span{_css('note', cause)}><bdi>{said}</bdi></span>" if said else ""


def badge(reason: Reason | None) -> str:
    """Return the badge of a reason: `data: union_count`; '' for none."""
    return f"<span{_css('badge', reason.cause)}>{plain(str(reason))}</span>" if reason else ""


def _said(words: str) -> str:
    """Return words for whoever hears the page, or reads it without its style."""
    return f'<span class="said">{words}</span>'


def _css(*names: str) -> str:
    given = " ".join(filter(None, names))
    return f' class="{given}"' if given else ""
