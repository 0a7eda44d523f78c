"""What each failure says at the public door, in both languages. Nobody is blamed for it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcome21.web.shared.messages import Message

_HOME = (_("Go to the home page"), "/")

PUBLIC_WORDS = {
    "bad_request": Message(
        400,
        _("We could not read that"),
        (_("Something in the page did not reach us in the right way."), _("Please start again.")),
        _HOME,
    ),
    "refused": Message(
        403, _("You cannot open this page"), (_("This page is not for the public."),), _HOME
    ),
    "refused_by_rule": Message(409, _("We could not do that"), (), _HOME),
    "form_too_old": Message(
        403,
        _("Please start again"),
        (
            _("This page was open for a long time, so it cannot be sent now."),
            _("Nothing was sent. Please go back and start again."),
        ),
        _HOME,
    ),
    "not_found": Message(
        404,
        _("We cannot find that page"),
        (
            _("If you typed the address, check that it is right."),
            _("If you followed a link, the page may have moved."),
        ),
        _HOME,
    ),
    "too_long": Message(
        413,
        _("That is too long to send"),
        (
            _("Nothing was sent."),
            _("Please go back and use fewer words. You can tell us more later."),
        ),
    ),
    "not_words": Message(
        415,
        _("We only take words"),
        (
            _("Nothing was sent, and we did not look at it."),
            _("Please do not send us pictures, videos or files. You do not need to show us."),
            _("Just tell us what happened, in your own words."),
        ),
        (_("Tell us what happened"), "/tell-us"),
    ),
    "broken": Message(
        500,
        _("Something went wrong"),
        (
            _("This is our fault, not yours. We are told when it happens."),
            _("If you sent us something, it may not have reached us. Please send it again."),
        ),
        _HOME,
    ),
    "cannot_show": Message(
        503,
        _("This page is not working right now"),
        (_("This is our fault, not yours."), _("Please try again in a few minutes.")),
    ),
    "cannot_save": Message(
        503,
        _("Not sent"),
        (
            _("This is our fault, not yours. Our site is not working right now."),
            _("What you wrote may not have reached us. Please send it again in a few minutes."),
            _("If you cannot wait, call 101. If someone is in danger now, call 999."),
        ),
    ),
}
