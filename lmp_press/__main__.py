"""`python -m lmp_press` and the `lmp-press` command."""

from lmp_press.cli import lmp_press


def main() -> None:
    """Run the command line."""
    lmp_press(prog_name="lmp-press")


if __name__ == "__main__":
    main()
