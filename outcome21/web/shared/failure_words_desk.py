"""What each failure says at the officers' desk, which is in English."""

from __future__ import annotations

from outcome21.web.shared.messages import Message

_WORK = ("Go to the work list", "/officers/")
_SIGN_IN = ("Sign in", "/officers/sign-in")

OFFICERS_WORDS = {
    "bad_request": Message(
        400,
        "That could not be read",
        ("Something in the page did not arrive as expected. Nothing was changed.",),
        _WORK,
    ),
    "refused": Message(
        403,
        "You cannot open this page",
        ("Your role does not include it. If it should, ask your supervisor.",),
        _WORK,
    ),
    "refused_by_rule": Message(409, "This was not done", (), _WORK),
    "form_too_old": Message(
        403,
        "Please sign in again",
        (
            "This page was open too long, or you signed in again in another window.",
            "Nothing was saved. Sign in, open the page again and send it once more.",
        ),
        _SIGN_IN,
    ),
    "form_too_old_kept": Message(
        403,
        "Please sign in again",
        (
            "This page was open too long, or you signed in again in another window.",
            "Nothing was saved yet. What you typed is kept on this page: do not close it.",
            "Sign in in another window. Then come back here and press Send it again.",
            "If this page comes back once more after that, press it again.",
        ),
    ),
    "not_found": Message(
        404,
        "Page not found",
        (
            "There is nothing at this address. Check the reference, or look in the work list.",
            "If you are not signed in, sign in first.",
        ),
        _WORK,
    ),
    "too_long": Message(
        413,
        "That is too long",
        ("Nothing was saved. Go back, shorten it and save it again.",),
        _WORK,
    ),
    "not_words": Message(
        415,
        "Words only",
        (
            "Nothing was saved. This system takes no files, pictures or videos.",
            "Describe in words what is held, and where it is held.",
        ),
        _WORK,
    ),
    "broken": Message(
        500,
        "Something went wrong",
        (
            "The fault is in the system, and it has been noted.",
            "Open the page again and check what was saved before you repeat anything.",
        ),
        _WORK,
    ),
    "cannot_show": Message(
        503,
        "The records cannot be reached",
        (
            "Please try again in a few minutes.",
            "If a child is at risk now, do not wait for this system: act, and record it after.",
        ),
    ),
    "cannot_save_kept": Message(
        503,
        "Not saved yet",
        (
            "The records cannot be reached right now, so what you entered was not saved.",
            "It is kept on this page: do not close it. Send it again in a few minutes.",
            "If a child is at risk now, do not wait for this system: act, and record it after.",
        ),
    ),
    "cannot_save": Message(
        503,
        "Not saved",
        (
            "The records cannot be reached right now, so what you entered was not saved.",
            "Keep this window open, go back, and save it again in a few minutes.",
            "If a child is at risk now, do not wait for this system: act, and record it after.",
        ),
    ),
}
