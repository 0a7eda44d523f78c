"""What every response says about caching, referrers, scripts and frames, for each door."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from outcome21.web.shared.doors import PUBLIC, door_of, under
from outcome21.web.shared.languages import in_english

_CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_NO_DEVICES = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
        *("encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection"),
        *("magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
        *("publickey-credentials-get", "screen-wake-lock", "serial", "usb"),
    )
)
_EVERYWHERE = {
    "Permissions-Policy": _NO_DEVICES,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_FOR_PUBLIC = {
    **_EVERYWHERE,
    "Content-Security-Policy": f"{_CONTENT_POLICY}; require-trusted-types-for 'script'",
    "Referrer-Policy": "no-referrer",
}
_FOR_OFFICERS = {
    **_EVERYWHERE,
    "Content-Security-Policy": _CONTENT_POLICY,
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
_NOT_NOW = 503
_NOT_FOR_SEARCH_ENGINES = ("/tell-us", "/replies", "/feedback", "/exit")


class Headers:
    """Outermost of all, so that no response, an error's included, leaves without its headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response, with the headers of the door it left by."""
        public = door_of(request) == PUBLIC
        if public:
            # Nothing on the public site reads a cookie, so nothing can be made to renew one.
            request.COOKIES = {}
        response = self.get_response(request)
        for name, value in (_FOR_PUBLIC if public else _FOR_OFFICERS).items():
            response[name] = value
        if public and _hidden_from_search(request.path_info):
            response["X-Robots-Tag"] = "noindex"
        if response.status_code == _NOT_NOW:
            response["Retry-After"] = "60"
        _set_caching(request, response)
        return response


def _hidden_from_search(path: str) -> bool:
    """Whether search engines are to leave the page out: reporting, replies, feedback, leaving."""
    return any(under(in_english(path), folder) for folder in _NOT_FOR_SEARCH_ENGINES)


def _set_caching(request: HttpRequest, response: HttpResponseBase) -> None:
    """Only a static file that was found may be kept; a page never is, on disk or between."""
    if request.path_info.startswith(settings.STATIC_URL) and response.status_code in (200, 304):
        return
    response["Cache-Control"] = "no-store"
