"""Which door a request came to: the public site keeps nothing, the desk has sessions."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

PUBLIC = "public"
OFFICERS = "officers"


def door_of(request: HttpRequest) -> str:
    """The door, PUBLIC or OFFICERS, from the address and from what this process serves.

    A process that serves one site alone gives every answer, errors too, in that site's look.
    """
    site: str = settings.OUTCOME21_SITE
    if site != "both":
        return site
    return OFFICERS if under(request.path_info, "/officers") else PUBLIC


def under(path: str, folder: str) -> bool:
    """Whether `path` is the folder itself or anything inside it."""
    return path == folder or path.startswith(f"{folder}/")
