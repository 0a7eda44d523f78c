"""What was shared with others stands on the case: to whom, on which ground, and in its timeline."""

import re

import pytest

from tests.web.officers.cases import a_crime

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def timeline(page):
    """Each line of it, newest first."""
    return re.findall(r'desk-timeline__what">([^<]*)', page.html)


def test_each_sharing_is_a_line_of_the_timeline_with_its_reason_on_the_case(asha):
    """Children's Code 9: a referral and telling a parent, neither without its reason."""
    crime = a_crime(asha.by)
    asha.send(
        f"crimes/{crime}/refer", service="childline", basis="safeguarding", shared="A little."
    )
    asha.send(f"crimes/{crime}/tell", who="parent", result="not_yet", words="The child is afraid.")
    page = asha.open(f"crimes/{crime}")
    for said in ("Referred to Childline", "To keep a child safe", "The child is afraid."):
        assert said in page.text, said
    lines = " ".join(timeline(page))
    assert "A support service was asked to help." in lines
    assert "told" in lines


def test_nothing_is_shared_without_a_reason(asha):
    """Children's Code 9: no ground, nothing stored and no line."""
    crime = a_crime(asha.by)
    asha.send(f"crimes/{crime}/refer", service="childline", shared="A little.")
    asha.send(f"crimes/{crime}/tell", who="parent", result="not_yet")
    page = asha.open(f"crimes/{crime}")
    assert "Referred to Childline" not in page.text
    done = [line for line in timeline(page) if "asked to help" in line]
    assert done == []
