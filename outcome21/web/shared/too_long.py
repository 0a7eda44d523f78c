"""A form that is too long: what was written stays in the page, to be made shorter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from outcome21.casework.actions.reply_by_code import LONGEST as LONGEST_MESSAGE
from outcome21.casework.wish_kinds import LONGEST as LONGEST_WISH
from outcome21.guidance.asking import Words
from outcome21.guidance.report_answers import TOO_LONG
from outcome21.guidance.report_questions import FIELDS
from outcome21.web.shared.doors import PUBLIC, door_of
from outcome21.web.shared.failures import say
from outcome21.web.shared.pages import page

MOST_KEPT = 262_144
"""Bytes of a form that is shown again. Of a longer one nothing is read."""

_REPLY = "words"
_WISH = {"kind", "message"}
# Words of the one box of a page behind a code, on the page that has the other box.
_CARRIED: Mapping[str, tuple[Words, int]] = {
    "message": (_("What you wrote"), LONGEST_MESSAGE),
    "why": (_("Do you want to say why?"), LONGEST_WISH),
}


@dataclass(frozen=True)
class Box:
    """Words that are too long: the field's name, what it is called, and what to say of it."""

    name: str
    label: Words
    text: str
    longest: int

    @property
    def problem(self) -> Words:
        """How much too long it is, and how much may be sent."""
        return format_lazy(TOO_LONG, over=len(self.text) - self.longest, longest=self.longest)


def too_long(request: HttpRequest, length: int) -> HttpResponse:
    """413. A form of our own public pages comes back with its words, in the language asked for.

    Whatever was to be done with it, a change of language included, is done once it is shorter.
    What another site sent is never shown, and nothing that could be larger than `MOST_KEPT`.
    """
    own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if request.method != "POST" or door_of(request) != PUBLIC or not own or length > MOST_KEPT:
        return say(request, "too_long")
    fields = _fields(request.META["wsgi.input"].read(length))
    written = {**_WRITTEN, **_CARRIED, _REPLY: _reply(fields)}
    boxes = [box for name, text in fields if (box := _box(name, text, written))]
    if not boxes:
        return say(request, "too_long")
    shown = {box.name for box in boxes}
    context = {
        "title": _("That is too long to send"),
        "action": request.path,
        "boxes": boxes,
        "hidden": [(name, text) for name, text in fields if name not in shown],
        "errors": [
            {"text": format_lazy("{}: {}", box.label, box.problem), "href": f"#{box.name}"}
            for box in boxes
        ],
    }
    return page(request, "public/too_long.html", context, 413)


def _fields(body: bytes) -> list[tuple[str, str]]:
    """The form's fields in order; none if it has more of them than any form of ours."""
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    try:
        return parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=most
        )
    except ValueError:
        return []


def _reply(fields: list[tuple[str, str]]) -> tuple[Words, int]:
    """What the form takes: the page of a wish has a kind, and carries a message."""
    return _CARRIED["why" if dict(fields).keys() >= _WISH else "message"]


def _box(name: str, text: str, written: Mapping[str, tuple[Words, int]]) -> Box | None:
    """The field as a box, if somebody writes in it and wrote more than it takes."""
    label, longest = written.get(name, ("", 0))
    text = text.replace("\r\n", "\n")
    return Box(name, label, text, longest) if longest and len(text) > longest else None


_WRITTEN: Mapping[str, tuple[Words, int]] = {
    name: (one.short, one.longest) for name, one in FIELDS.items() if not one.chosen
}
