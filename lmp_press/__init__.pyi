from lmp_press.diagnostics import ProblemsFoundError as ProblemsFoundError
from lmp_press.door import compare as compare
from lmp_press.door import open as open  # noqa: A004 - that is its name
from lmp_press.door import read as read
from lmp_press.door import redline as redline
from lmp_press.door import write as write

__version__: str
__all__ = ["ProblemsFoundError", "compare", "open", "read", "redline", "write"]
