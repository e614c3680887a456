"""`python -m lmp_press` and the `lmp-press` command."""

from __future__ import annotations

import gc
import sys

# What start-up makes lives to the end; looking for garbage among it takes a tenth of a short run.
COLLECT_AFTER = 50_000  # new objects


def main() -> None:
    """Run the command line."""
    gc.set_threshold(COLLECT_AFTER)
    try:
        from lmp_press.cli import lmp_press

        lmp_press(prog_name="lmp-press")
    except KeyboardInterrupt:  # so early that no command hears it
        sys.exit(130)


if __name__ == "__main__":
    main()
