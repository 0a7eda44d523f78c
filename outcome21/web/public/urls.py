"""Every address of the public site. None holds a code, a reference or a telling word."""

from __future__ import annotations

from django.urls import path

from outcome21.web.public import feedback, guides, how_we_decide, replies, report_form, report_send
from outcome21.web.public.exit import leave

urlpatterns = [
    *guides.addresses(besides=how_we_decide.ADDRESSES),
    *how_we_decide.addresses(),
    path("exit", leave, name="exit"),
    path("tell-us", report_form.start, name="tell-us"),
    path("tell-us/before", report_form.before, name="tell-us-before"),
    path("tell-us/form", report_form.whole, name="tell-us-form"),
    path("tell-us/questions", report_form.questions, name="tell-us-questions"),
    path("tell-us/send", report_send.send, name="tell-us-send"),
    path("tell-us/next", report_send.what_next, name="tell-us-next"),
    path("replies", replies.replies, name="replies"),
    path("replies/messages", replies.look, name="replies-messages"),
    path("replies/read", replies.put_away, name="replies-read"),
    path("replies/write", replies.write, name="replies-write"),
    path("replies/stop", replies.stop, name="replies-stop"),
    path("feedback/<slug:about>", feedback.feedback, name="feedback"),
]
