from lmp_press.diagnostics import ProblemsFoundError as ProblemsFoundError
from lmp_press.diagnostics.refusal import RefusedError as RefusedError
from lmp_press.door.comparing import compare as compare
from lmp_press.door.desk import open as open  # noqa: A004 - that is its name
from lmp_press.door.files import read as read
from lmp_press.door.files import write as write
from lmp_press.door.redlining import redline as redline

__version__: str
__all__ = ["ProblemsFoundError", "RefusedError", "compare", "open", "read", "redline", "write"]
