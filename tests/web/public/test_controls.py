"""What everybody needs of the parts of a page, on every page of the site and after every form."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from outcome21.web.shared import bundles
from tests.web.public.every_answer import IN_WELSH
from tests.web.public.test_no_trace import every_page, in_its_language, look_at

pytestmark = pytest.mark.django_db
WITH_A_CODE = {name + language for name in ("sent", "sent again") for language in ("", IN_WELSH)}
CONTROL = re.compile(r"<(a|button|summary)\b([^>]*)>(.*?)</\1>", re.DOTALL)
UNSEEN = re.compile(r"<(\w+)[^>]*govuk-visually-hidden[^>]*>.*?</\1>", re.DOTALL)


def words(html):
    """What stands in a piece of HTML, as it is read out."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@every_page
def test_a_control_is_called_what_is_read_on_it(visitor, what):
    """WCAG 2.5.3: whoever speaks to their device says what they see, from its first word on."""
    controls = CONTROL.findall(look_at(visitor, what).text)
    assert len(controls) > 5
    for _, attributes, inside in controls:
        assert "aria-label" not in attributes and "title=" not in attributes, inside
        seen = words(UNSEEN.sub("", inside))
        assert words(inside).startswith(seen), inside


@every_page
def test_no_letter_is_a_shortcut(visitor, what):
    """WCAG 2.1.4: nor does a page give a key to a link or a button."""
    assert "accesskey" not in look_at(visitor, what).text


def test_the_scripts_know_of_two_keys():
    """WCAG 2.1.4: Shift, to leave; the space bar, on what is a button."""
    names = (*bundles.SCRIPTS["bundled/public.js"], "govuk/public.js", "leave.js", "report.js")
    code = "".join(Path(finders.find(name)).read_text("utf-8") for name in sorted(set(names)))
    assert len(re.findall(r"\.key\b|\.code\b|keyCode|charCode", code)) == 2
    assert set(re.findall(r"\.key\s*[!=]==?\s*'(.*?)'", code)) == {"Shift", " "}


@every_page
def test_nothing_that_must_be_read_has_to_be_opened_first(visitor, what):
    """Table 5.2, cognitive: only the code lies closed, and nobody must look at it to go on."""
    html = look_at(visitor, what).text
    assert html.count("<details") == (what in WITH_A_CODE)
    assert not re.search(r'data-module="govuk-(?:accordion|tabs|details)"', html)
    if what in WITH_A_CODE:
        after = unescape(html.partition("</details>")[2])
        assert in_its_language(what, "I have it, or I do not want it") in after
