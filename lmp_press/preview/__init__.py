"""The preview: a local page that shows a release as it will look, while its files are edited."""

from lmp_press.preview.bench import Bench
from lmp_press.preview.serving import serve

__all__ = ["Bench", "serve"]
