"""The page that asks for a code, with what somebody was writing when it had to be asked for."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from outcome21.casework.wish_kinds import KINDS
from outcome21.domain.words import visible
from outcome21.sealing.forms import FormAltered, FormTooOld, issue_form
from outcome21.web.public.carried import carried, carry
from outcome21.web.shared.languages import Toggle
from outcome21.web.shared.pages import page

START = "/replies"
PURPOSE = "replies"
_WORDS = "reply"
AWAY = _(
    "We could not do that just now. That is our fault, not yours. Wait a minute, then type your "
    "code again."
)


@dataclass(frozen=True)
class Kept:
    """What somebody was writing, and the kind of wish it belongs to, if it is one."""

    words: str = ""
    wish: str = ""


def ask_code(
    request: HttpRequest,
    now: datetime,
    wrong: object = "",
    *,
    keep: Kept | None = None,
    done: object = "",
    status: int = 200,
) -> HttpResponse:
    """The page; `done` is what was stored before the code had to be asked for."""
    context = {
        "title": _("Read your messages"),
        "toggle": Toggle("ask", START, enter=START) if request.method == "POST" else None,
        "form": issue_form(PURPOSE, now),
        "keep": carry(_WORDS, asdict(keep), now) if keep and (keep.words or keep.wish) else "",
        "done": done,
        "problem": wrong,
        "errors": [{"text": wrong, "href": "#code"}] if wrong else [],
    }
    return page(request, "public/code.html", context, status)


def away(request: HttpRequest, now: datetime, keep: Kept, done: object = "") -> HttpResponse:
    """503: something broke, and the code is asked for again."""
    answer = ask_code(request, now, AWAY, keep=keep, done=done, status=503)
    answer["Retry-After"] = "60"
    return answer


def being_written(request: HttpRequest) -> Kept:
    """What somebody had in the box when their ten minutes were over, or their code was stopped."""
    kind = request.POST.get("kind", "")
    return Kept(visible(request.POST.get("words", "")), kind if kind in KINDS else "")


def words_kept(request: HttpRequest, now: datetime) -> Kept:
    """The same, as the page that asked for the code again has carried it."""
    try:
        data = carried(_WORDS, request.POST.get("keep", ""), now)
    except (FormAltered, FormTooOld):
        return Kept()
    return Kept(str(data["words"]), str(data["wish"]))
