"""The two languages of the public site: which one an address is in, and its twin in the other."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from outcome21.guidance.welsh import ENGLISH, WELSH, spoken_in
from outcome21.web.shared.doors import OFFICERS, door_of, under

PREFIX = "/cy"
"""Every address of the site stands under it once more, in Welsh."""


def language_of(request: HttpRequest) -> str:
    """The language asked for, "en" or "cy", from the address alone. The desk is in English."""
    return WELSH if under(request.path_info, PREFIX) and door_of(request) != OFFICERS else ENGLISH


def spoken_on(request: HttpRequest) -> str:
    """The language of the page's buttons and questions: English while their Welsh is a draft."""
    return spoken_in(language_of(request), drafts=settings.OUTCOME21_WELSH_DRAFTS)


def speaking(language: str) -> AbstractContextManager[None]:
    """While this lasts, every string that can be translated is in that language."""
    return translation.override("cy" if language == WELSH else "en-gb")


def at(address: str, language: str) -> str:
    """Where an English address such as `/now` is in a language: `/now` or `/cy/now`."""
    return PREFIX + address if language == WELSH else address


OTHER = {ENGLISH: (WELSH, "Cymraeg"), WELSH: (ENGLISH, "English")}
"""For each language the other one, and that one's name for itself."""


@dataclass(frozen=True)
class Toggle:
    """How the language is changed on a page that a form made, without losing what was answered.

    `form` is the id of the form whose fields go along; `address` is where they are sent, with
    `go=language`. `enter` is where Enter in one of its boxes goes, if it has such boxes.
    """

    form: str
    address: str
    enter: str = ""


CHANGED = "language"
"""What `go` says when somebody changed the language: the same page again, and nothing else."""


def twin(path: str) -> str:
    """The same page in the other language: `/cy/now` for `/now`, and the other way about."""
    return in_english(path) if under(path, PREFIX) else PREFIX + path


def in_english(path: str) -> str:
    """The English address of the page at a path of either language: `/now` for `/cy/now` too."""
    return path.removeprefix(PREFIX) or "/" if under(path, PREFIX) else path
