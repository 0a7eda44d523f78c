"""Every address of the public site. None holds a code, a reference or a telling word."""

from __future__ import annotations

from django.urls import URLPattern, path

from outcome21.web.public import (
    feedback,
    guides,
    how_we_decide,
    replies,
    report_after,
    report_form,
    report_send,
    support,
    which_door,
    wishes,
)
from outcome21.web.public.exit import leave

_pages: list[URLPattern] = [
    *guides.addresses(besides={*how_we_decide.ADDRESSES, which_door.ADDRESS, support.ADDRESS}),
    *how_we_decide.addresses(),
    *which_door.addresses(),
    *support.addresses(),
    path("tell-us", report_form.start, name="tell-us"),
    path("tell-us/before", report_form.before, name="tell-us-before"),
    path("tell-us/form", report_form.whole, name="tell-us-form"),
    path("tell-us/questions", report_form.questions, name="tell-us-questions"),
    path("tell-us/send", report_send.send, name="tell-us-send"),
    path("tell-us/next", report_after.what_next, name="tell-us-next"),
    path("tell-us/record", report_after.for_the_file, name="tell-us-record"),
    path("replies", replies.replies, name="replies"),
    path("replies/messages", replies.look, name="replies-messages"),
    path("replies/read", replies.put_away, name="replies-read"),
    path("replies/write", replies.write, name="replies-write"),
    path("replies/stop", replies.stop, name="replies-stop"),
    path("replies/wish", wishes.wish, name="replies-wish"),
    path("feedback/<slug:about>", feedback.feedback, name="feedback"),
]


def _in_welsh(pages: list[URLPattern]) -> list[URLPattern]:
    """The same pages under /cy/, each by a line of its own."""
    return [
        path(f"cy/{one.pattern}", one.callback, one.default_args, name=f"cy-{one.name}")
        for one in pages
    ]


urlpatterns = [
    *_pages,
    *_in_welsh(_pages),
    path("cy", guides.to_welsh_home, name="cy"),
    path("exit", leave, name="exit"),
]
