"""Lines of the specification that hold on every page and in every state, in both languages."""

import random
import re
from urllib.parse import urlencode

import pytest

from outcome21.domain.receipts import CODE_BITS, code_words
from outcome21.web.public.urls import urlpatterns
from tests.web.public.browser import SENT_AS
from tests.web.public.reporting import (
    FIVE,
    WORDS,
    answer,
    asked,
    begin,
    check_page,
    give_feedback,
    heading,
    receipt,
    whole,
)
from tests.web.public.test_no_trace import every_page, in_its_language, in_welsh, look_at

pytestmark = pytest.mark.django_db
INTO_THE_FORM = re.compile(r'(?<!form)(?:href|action)="(?:/cy)?/tell-us/(?:form|questions)"')
EXPLAINED = ("/tell-us/before", "/cy/tell-us/before")
WRONG = 10_000


@pytest.mark.slow
@every_page
def test_no_way_into_the_form_goes_round_the_page_about_leaving(visitor, what):
    """EX-18: nobody meets the first question without having been told how to leave."""
    html = look_at(visitor, what).text
    ways = set(INTO_THE_FORM.findall(html))
    if 'name="state"' in html:  # somebody is in the form, and goes on or back in it
        ways = {way for way in ways if way.startswith("href")}
    assert bool(ways) == (what in EXPLAINED), ways


@pytest.mark.slow
@every_page
def test_what_can_be_asked_of_us_is_two_clicks_away(visitor, what):
    """Children's Code 15: from the pages of the form, of a mistake and of a failure too."""
    prefix = "/cy" if in_welsh(what) else ""
    footer = look_at(visitor, what).text.rpartition("<footer")[2]
    assert f'href="{prefix}/privacy"' in footer


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_what_is_said_of_leaving_is_on_the_page_in_its_language(visitor, prefix):
    """EX-8: the four announcements, as the script of the button finds them."""
    html = visitor.look(f"{prefix}/").text
    said = re.findall(r'data-i18n\.([a-z-]+)="([^"]*)"', html.partition("<main")[0])
    wanted = {
        "activated": "Loading.",
        "timed-out": "Leave site: the count has started again.",
        "press-two-more-times": "Shift, press 2 more times to leave.",
        "press-one-more-time": "Shift, press 1 more time to leave.",
    }
    assert dict(said) == {at: in_its_language(f"{prefix}/", words) for at, words in wanted.items()}


# ---- Only words ---------------------------------------------------------------------------------

POSTED = sorted(
    f"/{one.pattern}" for one in urlpatterns if "<" not in str(one.pattern) and one.name != "exit"
)


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "image/png"])
def test_no_address_of_the_site_takes_a_file(visitor, kind):
    """RP-5: every address, in both languages; and nothing of it is in the answer."""
    taken = {}
    for address in (*POSTED, "/feedback/home", "/cy/feedback/home", "/nothing-here"):
        page = visitor.client.post(address, b"--x\r\nMARKED\r\n--x--", content_type=kind)
        if page.status_code != 415 or b"MARKED" in page.content:
            taken[address] = page.status_code
    assert len(POSTED) > 100
    assert taken == {}


# ---- Wrong codes, as they are typed -------------------------------------------------------------


@pytest.mark.slow
def test_ten_thousand_wrong_codes_typed_on_the_page_lock_nobody_out(visitor):
    """RP-12: at the door itself, from one address: no code is found, and an honest one opens."""
    _reference, code = receipt(whole(visitor))
    form = visitor.get("/replies").form("/replies").fields["form"][0]
    chance = random.Random(21)  # noqa: S311 (the same guesses every time)

    def opens(typed):
        body = urlencode({"form": form, "code": typed})
        page = visitor.client.post("/replies", body, content_type=SENT_AS)
        assert page.status_code == 200
        return b"Your messages</h1>" in page.content

    for _ in range(WRONG):
        assert not opens(code_words(chance.getrandbits(CODE_BITS)))
    assert opens(code)


# ---- Feedback, and nothing asked twice ----------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize("how", ["asked", "with a mistake", "sent"])
def test_help_comes_before_the_button_of_feedback_and_again_afterwards(visitor, prefix, how):
    """FB-4: a report, Childline and 999, before there is anything to press; then after it too."""
    if how == "asked":
        visitor.get(f"{prefix}/feedback/home")
    else:
        give_feedback(visitor, prefix=prefix, **({"useful": "yes"} if how == "sent" else {}))
    main = visitor.text.partition("<h1")[2].partition("<footer")[0]
    first = main.partition("<form")[0] if how != "sent" else main
    assert ("<form" in main) == (how != "sent")
    for way in (f'href="{prefix}/tell-us"', 'href="tel:08001111"', 'href="tel:999"'):
        assert way in first, way


def test_nothing_that_was_answered_is_asked_again(visitor):
    """WCAG 3.3.7: page to page, no question and no field comes twice, help in between or not."""
    given = {**FIVE, "danger": "yes", "going_on": ["threats"], "account": WORDS, "named": "yes"}
    begin(visitor)
    headings, fields = [], []
    while "summary-list" not in visitor.text:
        headings.append(heading(visitor))
        here = asked(visitor) - {"state"}
        fields += sorted(here)
        answer(visitor, **{name: one for name, one in given.items() if name in here})
        assert not visitor.wrong
    assert len(headings) > 12
    assert len(set(headings)) == len(headings)
    assert len(set(fields)) == len(fields)
    assert set(given) <= set(fields)


# ---- A page that has ended ----------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_a_page_that_has_ended_has_help_and_nothing_of_what_was_told(visitor, clock, prefix):
    """7.1, page ended; EX-13: no case content and no typed text, in either language."""
    check_page(visitor)
    form = {**visitor.form("/tell-us/questions").fields, "account": "Marked words", "go": "next"}
    form["state"] = [form["state"][0][:-4] + "AAAA"]
    body = urlencode(form, doseq=True)
    visitor.page = visitor.client.post(f"{prefix}/tell-us/questions", body, content_type=SENT_AS)
    assert visitor.page.status_code == 409
    assert heading(visitor) == in_its_language(f"{prefix}/", "Please start again")
    for told in (WORDS, "Marked words", "13 to 15", "13_15", form["state"][0]):
        assert told not in visitor.text
    help_now = visitor.text.partition('id="help-now"')[2]
    for number in ("tel:999", "tel:101", "tel:08001111"):
        assert number in help_now
