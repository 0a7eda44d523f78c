"""Reading what was typed."""

from datetime import UTC, date, datetime

import pytest
from django.middleware.csrf import get_token
from django.test import Client

from outcome21.sealing.forms import issue_form
from outcome21.web.officers.forms.reading import (
    LINKS,
    LONGEST,
    PICTURES,
    address,
    check_typed,
    day,
    kept,
    moment,
    typed_moment,
    word,
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("5/3/2012", date(2012, 3, 5)),
        (" 05.03.2012 ", date(2012, 3, 5)),
        ("5 3 2012", date(2012, 3, 5)),
        ("29/2/2024", date(2024, 2, 29)),
        ("29/2/2023", None),
        ("3/2012", None),
        ("2012-03-05", None),
        ("5/3/12", None),
        ("", None),
    ],
)
def test_a_day_is_read_or_asked_again_and_never_guessed(typed, read):
    assert day(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("22/11/2026 9:45", datetime(2026, 11, 22, 9, 45, tzinfo=UTC)),
        ("22/11/2026 at 09.45", datetime(2026, 11, 22, 9, 45, tzinfo=UTC)),
        ("1/7/2026 9:45", datetime(2026, 7, 1, 8, 45, tzinfo=UTC)),  # summer time in London
        ("22/11/2026", None),
        ("22/11/2026 24:00", None),
        ("1/1/0001 0:00", datetime(1, 1, 1, 0, 1, 15, tzinfo=UTC)),
    ],
)
def test_a_moment_is_londons(typed, read):
    assert moment(typed) == read


@pytest.mark.parametrize("month", [1, 7])
def test_what_the_form_starts_with_reads_as_itself(month):
    at = datetime(2026, month, 5, 10, 30, tzinfo=UTC)
    assert moment(typed_moment(at)) == at


def test_tokens_that_a_form_carries_on_are_nobodys_words():
    """They are random letters and digits, as a picture is that was pasted as text."""
    rf = Client(SERVER_NAME="127.0.0.1").get("/officers/sign-in").wsgi_request
    typed = {"words": "We have seen it.", "csrfmiddlewaretoken": get_token(rf)}
    typed["form"] = issue_form("desk", datetime(2026, 11, 22, 9, 45, tzinfo=UTC))
    assert not check_typed(typed)
    assert kept(typed) == {"words": "We have seen it."}


def test_links_are_words_except_where_an_address_is_asked_for():
    typed = {"words": "see https://example.org/a", "contact": "alex@example.org"}
    assert "https://" not in word(typed, "words")
    assert address(typed, "contact") == "alex@example.org"
    assert word(typed, "absent") == ""


LINK, PICTURE = "see https://example.org/a", "data:image/png;base64,AAAA"


def test_words_that_are_changed_are_told_at_their_field_and_pass_as_they_are_shown_again():
    typed = {"words": LINK, "note": f"{LINK} {PICTURE}", "calm": "Nothing to change."}
    assert check_typed(typed).found == [("words", LINKS), ("note", PICTURES), ("note", LINKS)]
    assert not check_typed(kept(typed))
    assert kept(typed)["calm"] == "Nothing to change."


def test_an_address_may_be_one_and_a_field_may_be_shown_under_another_name():
    typed = {"contact": "www.example.org", "note": LINK}
    assert check_typed(typed, addresses=["contact"], at={"note": "note-1"}).found == [
        ("note-1", LINKS)
    ]


def test_words_too_long_are_kept_whole_and_told_by_how_many():
    fits, over = "a b" + " c" * (LONGEST // 2 - 2), "d e" + " f" * (LONGEST // 2)
    assert check_typed({"words": fits}).found == []
    assert check_typed({"words": over}).found == [
        ("words", "That is 3 characters too long. Use 4,000 at most.")
    ]
    assert kept({"words": over}) == {"words": over}
    assert check_typed({"words": "four"}, longest={"words": 3}).of("words") == {
        "text": "That is 1 characters too long. Use 3 at most."
    }
