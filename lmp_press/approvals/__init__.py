"""Who has to agree to which words before a release goes out, who did, and the file that says so."""

from lmp_press.approvals.approval import Approval, Approvals
from lmp_press.approvals.judging import Judged, Wait, awaited
from lmp_press.approvals.quotation import Quotation, quotations
from lmp_press.approvals.reading import approvals_path, approved_regions, read_approvals

__all__ = [
    "Approval",
    "Approvals",
    "Judged",
    "Quotation",
    "Wait",
    "approvals_path",
    "approved_regions",
    "awaited",
    "quotations",
    "read_approvals",
]
