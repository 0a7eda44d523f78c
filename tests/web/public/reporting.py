"""Ways through the report form, with JavaScript (one document) and without (page to page)."""

import html
import re

import pytest
from django.utils import timezone

from outcome21.casework.actions import consult_report
from outcome21.casework.models import Report
from outcome21.sealing.forms import issue_form
from outcome21.web.public.feedback_form import purpose
from outcome21.web.public.feedback_limits import SOONEST
from tests.people import ASHA
from tests.web.public.conftest import NOON

FIVE = {
    "danger": "no",
    "who": "child",
    "age": "13_15",
    "going_on": ["passed_on"],
    "named": "no",
}
WORDS = "It was passed round my class."


def heading(visitor):
    """The question of the page."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", visitor.text, re.DOTALL)
    return html.unescape(re.sub("<[^>]*>", "", found[1]).strip())


def lines_of(markup):
    """The words of some HTML, without its scripts and styles."""
    bare = re.sub(r"<(?:script|style).*?</(?:script|style)>|<[^>]+>", " ", markup)
    return " ".join(html.unescape(bare).split())


def main_words(visitor):
    """The words between the header and the footer."""
    return lines_of(re.search(r"<main.*</main>", visitor.text, re.DOTALL)[0])


def begin(visitor):
    """The first question, without JavaScript."""
    visitor.get("/tell-us/before").send("/tell-us/questions")
    return visitor


def answer(visitor, **answers):
    """One question answered, and Continue."""
    return visitor.send(go="next", **answers)


def walk(visitor, answers, until="Check your answers"):
    """Every question in turn, from the page shown, until one with that heading."""
    for _ in range(40):
        if heading(visitor) == visitor.says(until):
            return visitor
        known = {name: given for name, given in answers.items() if name in asked(visitor)}
        answer(visitor, **known)
        assert not visitor.wrong, visitor.text[-2000:]
    raise AssertionError(f"never came to {until!r}")


def asked(visitor):
    """The names of the fields on the page."""
    return set(re.findall(r'<(?:input|textarea)[^>]* name="([a-z_]+)"', visitor.text))


def check_page(visitor, **more):
    """The check-answers page of a child's report."""
    return walk(begin(visitor), {**FIVE, "account": WORDS, **more})


def press_send(visitor):
    """The Send button of the check page."""
    return visitor.send("/tell-us/questions", to="/tell-us/send")


def whole(visitor, **more):
    """The one document filled in and sent."""
    return visitor.get("/tell-us/form").send("/tell-us/send", **{**FIVE, "account": WORDS, **more})


def receipt(visitor):
    """The reference and the seven words on the page."""
    reference = re.search(r"report-reference\">([0-9A-Z]{5}) ([0-9A-Z]{5})<", visitor.text)
    words = re.search(r"<ol class=\"report-words\".*?</ol>", visitor.text, re.DOTALL)
    code = " ".join(re.findall("<li>([a-z]+)</li>", words[0]))
    assert len(code.split()) == 7
    return reference[1] + reference[2], code


def only_report():
    """The report that was stored: exactly one."""
    return Report.objects.get()


def row(visitor, short):
    """What the check page says was answered, or None if it has no such line."""
    pattern = rf"__key\">{re.escape(html.escape(short))}</dt>\s*<dd[^>]*>(.*?)</dd>"
    found = re.search(pattern, visitor.text, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", found[1])).strip() if found else None


def without_script(visitor, **more):
    """A report page to page, checked and sent."""
    return press_send(check_page(visitor, **more))


def give_feedback(visitor, about="home", prefix="", **answers):
    """Feedback about a page, from somebody who took their time over it."""
    address = f"{prefix}/feedback/{about}"
    shown = issue_form(purpose(about), timezone.now() - SOONEST)
    return visitor.get(address).send(address, form=shown, **answers)


BOTH_WAYS = pytest.mark.parametrize("way", [whole, without_script], ids=["one document", "pages"])


def words_of(report):
    """Everything written in a report, as an officer reads it."""
    opened = consult_report(by=ASHA, at=NOON, reference=report.reference)
    return opened.account | opened.identity | opened.contact
