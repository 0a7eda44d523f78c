"""A whole report fits into what a form may be, in whatever script it is written."""

from urllib.parse import urlencode

from outcome21.guidance.report_questions import FIELDS
from outcome21.web.shared.bodies import MOST_BYTES

BESIDE_THEM = 1_000
"""Bytes for the form's own number and what else it says of itself."""


def test_every_box_filled_with_letters_of_four_bytes_fits_into_a_form():
    """Longer than that, what a child wrote would be refused; a line break is two letters more."""
    fields = [
        (one.id, "\U0001f600" * one.longest)
        for one in FIELDS.values()
        if not one.chosen and one.longest
    ]
    chosen = [(one.id, option.code) for one in FIELDS.values() for option in one.options]
    assert len(fields) > 3
    assert len(urlencode([*fields, *chosen])) + BESIDE_THEM <= MOST_BYTES
