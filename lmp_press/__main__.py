"""`python -m lmp_press` and the `lmp-press` command."""

from __future__ import annotations

import gc
import os
import sys

# What start-up makes lives to the end; looking for garbage among it takes a tenth of a short run.
COLLECT_AFTER = 50_000  # new objects
STANDARD_ERROR = 2


def main() -> None:
    """Run the command line."""
    gc.set_threshold(COLLECT_AFTER)
    _hold_descriptors()
    try:
        from lmp_press.cli import lmp_press

        lmp_press(prog_name="lmp-press")
    except KeyboardInterrupt:  # so early that no command hears it
        sys.exit(130)
    except Exception:  # noqa: BLE001 - an error of ours, which is said in full
        from lmp_press.cli.ending import say_fault

        say_fault()
        sys.exit(2)
    finally:
        gc.freeze()  # nor among it at the end, when all of it goes anyway


def _hold_descriptors() -> None:
    """Open the standard streams that the shell has closed, so that each use of one fails.

    Otherwise the next file that is opened would take the place of one.
    """
    while (lowest := os.open(os.devnull, os.O_RDONLY)) <= STANDARD_ERROR:
        os.close(lowest)
        os.open(os.devnull, os.O_RDONLY if lowest else os.O_WRONLY)  # takes the lowest again
    os.close(lowest)
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - it stays open
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - likewise
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - likewise


if __name__ == "__main__":
    main()
