"""What an officer reads when no policy can be used, so that no question can be asked."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from outcome21.domain.policy import NoPolicyInForce
from outcome21.web.officers.entrance import DeskRequest
from outcome21.web.officers.forms.wrong import BY_RULE
from outcome21.web.shared.kept import kept_form
from outcome21.web.shared.messages import Message, show

_ASKED = (
    "No policy can be used today, so its questions cannot be asked. The records are all there. "
    "The system’s administrator can mend this."
)
_KEPT = (
    "Your answers were not stored yet. They are kept on this page: do not close it. Send them "
    "again once a policy can be used."
)
_GO_BACK = (
    "Your answers were not stored. Keep this window open, go back, and store them again once a "
    "policy can be used."
)
_AT_RISK = "If a child is at risk now, do not wait for this system: act, and record it after."


def no_policy(request: DeskRequest, reference: str, refusal: NoPolicyInForce) -> HttpResponse:
    """A calm page in the place of the questions; answers that were sent are kept on it (409)."""
    kept = kept_form(request)
    typed = (_KEPT if kept else _GO_BACK,) if request.method == "POST" else ()
    lines = (_ASKED, *typed, _AT_RISK, f"For the administrator: {refusal.sentence}")
    onward = ("Back to the crime", reverse("officers:crime", args=[reference]))
    message = Message(BY_RULE, "The questions cannot be asked just now", lines, onward)
    return show(request, message, session_works=True, kept=kept)
