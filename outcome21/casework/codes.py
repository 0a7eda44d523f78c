"""Finding a report by what somebody typed as their code."""

from __future__ import annotations

from django.utils.translation import gettext as _

from outcome21.casework.models import Report
from outcome21.domain.receipts import read_code
from outcome21.domain.refusals import Refused
from outcome21.sealing.codes import code_digest


class CodeUnknown(Refused):
    """One answer for a code that is unknown, mistyped or stopped: nothing can be learned."""

    def __init__(self) -> None:
        super().__init__(
            "code_not_known",
            _(
                "We could not find that code. It is seven words, with a space between them, "
                "and not your reference. We cleared the box: please type it again."
            ),
        )


def report_for_code(force: str, typed: str, *, even_stopped: bool = False) -> tuple[Report, int]:
    """The report that a code belongs to, and the code. Raises CodeUnknown.

    A mistyped code costs the same look-up as an unknown one. `even_stopped`: only for stopping it.
    """
    code = read_code(typed)
    digest = code_digest(code if code is not None else 0)
    report = Report.objects.filter(force=force, code_digest=digest).first()
    if code is None or report is None:
        raise CodeUnknown
    if report.code_stopped_at is not None and not even_stopped:
        raise CodeUnknown
    return report, code
