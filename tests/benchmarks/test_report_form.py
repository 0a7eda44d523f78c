"""The measuring client fills in a form as a reporter's browser would."""

import pytest

from benchmarks.report_form import ACCOUNT, REFERENCE, FormReader

PAGE = """
<form action="/elsewhere"><input name="q"></form>
<form method="post" action="/tell-us/send">
  <input type="hidden" name="token" value="a+b">
  <input type="radio" name="who" value="child"><input type="radio" name="who" value="school">
  <input type="radio" name="age" value="under_13">
  <textarea name="account"></textarea><input type="text" name="name"><button>Send</button>
</form>
"""


def test_hidden_fields_travel_and_choices_and_words_are_made():
    reader = FormReader()
    reader.feed(PAGE)
    other, form = reader.forms
    assert other.hidden == {}
    assert form.action == "/tell-us/send"
    assert form.filled() == {
        "token": "a+b",
        "who": "school",
        "age": "under_13",
        "account": ACCOUNT,
        "name": "",
    }


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>Your reference is <b>7K2MN-0XYZT</b>.</p>", "7K2MN-0XYZT"),
        ("7K2MN0XYZT", "7K2MN0XYZT"),
        ("7K2MN0XYZTQ", None),
        ("Something went wrong", None),
        ("ILLEGALOUS", None),
    ],
)
def test_a_reference_is_found_where_there_is_one(page, found):
    match = REFERENCE.search(page)
    assert (match.group() if match else None) == found
