"""lmp-press: headquarters' press release, filled with each region's facts."""

__version__ = "0.1.0"
