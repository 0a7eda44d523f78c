"""The times that a force works to, as it tells them: on the guidance pages and after a report."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from outcome21.accounts.forces_times import Span, Times


def aims(times: Times) -> list[str]:
    """The times that the force works to, each as a sentence; one that is not set is left out."""
    sentences = (
        (times.first_read, _("We aim to read it within %(time)s.")),
        (times.first_contact, _("We aim to write to you within %(time)s.")),
        (times.decision, _("We aim to decide within %(time)s.")),
    )
    return [str(words) % {"time": _span(span)} for span, words in sentences if span]


def _span(span: Span) -> str:
    words = {
        "hours": ngettext("%(count)d hour", "%(count)d hours", span.count),
        "working_days": ngettext("%(count)d working day", "%(count)d working days", span.count),
        "weeks": ngettext("%(count)d week", "%(count)d weeks", span.count),
    }
    return words[span.unit] % {"count": span.count}
