"""`python -m lmp_press` and the `lmp-press` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    try:
        from lmp_press.cli import lmp_press

        lmp_press(prog_name="lmp-press")
    except KeyboardInterrupt:  # so early that no command hears it
        sys.exit(130)


if __name__ == "__main__":
    main()
