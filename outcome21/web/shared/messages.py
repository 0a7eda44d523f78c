"""One plain page that says what happened and what to do, even when much else is broken."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from outcome21.guidance.asking import Words
from outcome21.guidance.welsh import ENGLISH
from outcome21.web.shared.doors import PUBLIC, door_of
from outcome21.web.shared.kept import Kept
from outcome21.web.shared.languages import speaking
from outcome21.web.shared.pages import page

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Message:
    """What a plain page says: a heading, a few sentences, and a way on (words and address)."""

    status: int
    title: Words
    lines: tuple[Words, ...]
    onward: tuple[Words, str] | None = None

    def saying(self, *lines: Words) -> Message:
        """The same message with other sentences."""
        return replace(self, lines=lines)


def show(
    request: HttpRequest,
    message: Message,
    *,
    session_works: bool = False,
    kept: Kept | None = None,
) -> HttpResponse:
    """The message as a page in the look of its door; without a template if that fails too.

    `kept` is what the person typed, to be sent again from that page. `session_works` lets the
    desk's header name who is signed in, which asks the database; if that turns out to be lost,
    the page is made without the name.
    """
    answer = _made(request, message, {"kept": kept}) if session_works else None
    if answer is None:
        answer = _made(request, message, {"kept": kept, "signed_in": None})
    if answer is None:
        with speaking(ENGLISH):
            answer = HttpResponse(_bare(request, message), status=message.status)
    return answer


def _made(
    request: HttpRequest, message: Message, known: Mapping[str, object]
) -> HttpResponse | None:
    """The page from its template, or None, logged, if anything at all prevents that."""
    context = {"title": message.title, "message": message, **known}
    try:
        return page(request, "shared/message.html", context, message.status)
    except Exception:  # noqa: BLE001 (whatever broke the page, the person still gets an answer)
        _log.exception("A message page could not be made.")
        return None


def _bare(request: HttpRequest, message: Message) -> str:
    """The message as HTML that needs no template, style sheet, database or other language."""
    public = door_of(request) == PUBLIC
    leave = f'<p><a href="/exit" rel="nofollow noreferrer">{escape(str(_LEAVE))}</a></p>'
    name = escape(str(_SITE)) if public else "Outcome 21"
    lines = [*message.lines, *(_HELP if public else ())]
    body = "".join(f"<p>{escape(str(line))}</p>" for line in lines)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(str(message.title))} – {name}</title></head><body>"
        f"<header>{leave if public else ''}</header>"
        f"<main><h1>{escape(str(message.title))}</h1>{body}</main></body></html>"
    )


_LEAVE = _("Leave site")
_SITE = _("Online safety advice")
_HELP = (
    _("If someone is in danger now, call 999."),
    _("If it can wait a little, call 101."),
    _("You can talk to Childline at any time: 0800 1111."),
)
