"""Overlap: which blocks of a gap belong together by their words: pairs, splits and merges."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.chains import Pairing, heaviest_chain
from lmp_press.review.regrouping import splits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.review.blocks import Block
    from lmp_press.review.likeness import Likeness
    from lmp_press.review.sequences import Region

ALL_PAIRS = 1024  # up to so many, every pair of a gap is tried
RARE = 8  # blocks of a gap that a word may occur in to suggest a pair
SUGGESTED = 4  # counterparts that a block's rare words may suggest
SHARED, SAME_ROLE = 4, 2  # weights: of a common character, and of a role, which only tips the scale
