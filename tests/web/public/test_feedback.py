"""Page feedback: two answers, nothing about who gave them, and no room to tell us anything."""

import io
import logging
import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from outcome21.audit.models import AuditEntry
from outcome21.guidance.models import Feedback
from outcome21.guidance.pages import all_pages
from outcome21.sealing.forms import issue_form
from outcome21.web.public import feedback
from outcome21.web.public.feedback_form import purpose
from outcome21.web.public.feedback_limits import MOST, SOONEST, WINDOW, Limits
from tests.web.public.browser import SENT_AS
from tests.web.public.conftest import NOON
from tests.web.public.reporting import give_feedback, heading

pytestmark = pytest.mark.django_db
MARKED = "zebra-lantern-4471"
each_page = pytest.mark.parametrize("page", all_pages(), ids=lambda page: page.id)


@each_page
def test_every_page_asks_and_takes_an_answer(visitor, page):
    """FB-1: every page leads to both questions."""
    visitor.look(page.path)
    assert f'href="/feedback/{page.id}?useful=yes"' in visitor.text
    give_feedback(visitor, page.id, useful="yes")
    assert heading(visitor) == "Thank you"
    stored = Feedback.objects.get()
    assert (stored.page, stored.useful, stored.reason) == (page.id, "yes", "")


@pytest.mark.parametrize("useful", ["yes", "no"])
def test_the_links_of_a_page_lead_to_the_questions_with_the_first_answered(visitor, useful):
    visitor.get(f"/feedback/home?useful={useful}")
    assert visitor.form("/feedback/home").fields["useful"] == [useful]
    assert Feedback.objects.count() == 0


def test_an_answer_is_kept_by_the_day_and_nothing_else_with_it(visitor, clock):
    """FB-5: the page, its language, two codes and the day; the force keeps its own rows apart."""
    give_feedback(visitor, useful="no", reason="my_child")
    columns = {field.name for field in Feedback._meta.get_fields()}
    assert columns == {"id", "force", "page", "language", "useful", "reason", "given_on"}
    stored = Feedback.objects.get()
    assert (stored.force, stored.language, stored.reason) == ("demo", "en", "my_child")
    assert stored.given_on == date(2026, 11, 23)


def test_the_first_question_must_be_answered_and_the_second_need_not(visitor):
    """FB-1: the first question has to be answered."""
    give_feedback(visitor, "now", reason="the_law")
    assert visitor.wrong
    assert visitor.text.count("Select yes if this page was useful") == 2
    assert 'value="the_law" selected' in visitor.text
    assert Feedback.objects.count() == 0
    visitor.send("/feedback/now", useful="yes", reason="the_law")
    assert Feedback.objects.get().reason == "the_law"


def test_there_is_no_star_and_the_second_question_says_optional(visitor):
    """FB-2 and FB-3: no asterisk; "(optional)" beside the second question."""
    visitor.get("/feedback/home")
    form = visitor.text.partition('action="/feedback/home"')[2].partition("</form>")[0]
    assert "*" not in form
    assert "reason for your visit today? (optional)" in form
    assert "textarea" not in form


@pytest.mark.parametrize("answers", [{}, {"useful": "yes"}], ids=["asked", "thanked"])
def test_where_to_get_help_is_shown_before_and_after(visitor, answers):
    """FB-4: help before sending, with a mistake, and after."""
    give_feedback(visitor, **answers)
    assert "Need help, or want to tell us something?" in visitor.text
    assert 'href="/tell-us"' in visitor.text
    assert "tel:999" in visitor.text


@pytest.mark.parametrize(
    "extra", [{"comment": "he hurt me"}, {"useful": ["yes", "no"]}, {"csrfmiddlewaretoken": "x"}]
)
def test_a_form_with_anything_else_in_it_is_refused(visitor, extra):
    """FB-7: an extra field is refused."""
    give_feedback(visitor, **({"useful": "yes"} | extra))
    assert visitor.page.status_code == 400
    assert Feedback.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"useful": "maybe"}, {"useful": "yes", "reason": "x"}])
def test_an_answer_that_is_none_of_the_choices_is_not_stored(visitor, wrong):
    give_feedback(visitor, **wrong)
    assert visitor.wrong
    assert Feedback.objects.count() == 0


def test_a_form_sent_again_and_again_counts_once(visitor, clock):
    """FB-8: a form is good for one answer."""
    visitor.get("/feedback/home")
    first = visitor.page
    clock.forward(SOONEST)
    for _ in range(50):
        visitor.page = first
        visitor.send("/feedback/home", useful="yes")
        assert heading(visitor) == "Thank you"
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("field", ["comment", "name", "file", "useful2"])
def test_words_in_a_field_that_is_not_there_are_kept_and_logged_nowhere(visitor, caplog, field):
    """FB-7: an extra field: 400, and neither the row, the log of acts nor the program has it."""
    caplog.set_level(logging.DEBUG)
    before = AuditEntry.objects.count()
    give_feedback(visitor, useful="yes", **{field: MARKED})
    assert visitor.page.status_code == 400
    assert (Feedback.objects.count(), AuditEntry.objects.count()) == (0, before)
    assert MARKED not in caplog.text and MARKED not in visitor.text


def test_a_file_is_refused_before_it_is_read(visitor, caplog):
    """FB-7: a file: 415, and nothing of it anywhere."""
    caplog.set_level(logging.DEBUG)
    sent = {"useful": "yes", "file": SimpleUploadedFile("a.txt", MARKED.encode())}
    page = visitor.client.post("/feedback/home", sent)
    assert page.status_code == 415
    assert Feedback.objects.count() == AuditEntry.objects.count() == 0
    assert MARKED not in caplog.text


def test_a_long_form_is_refused(visitor):
    """FB-7: nothing larger than two kilobytes is read as feedback."""
    give_feedback(visitor, useful="yes", reason="x" * 3000)
    assert visitor.page.status_code == 413
    assert Feedback.objects.count() == 0


def test_a_long_form_in_pieces_is_refused_too(visitor):
    """FB-7: a body that comes without its length is measured as it is read."""
    pieces = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}
    body = io.BytesIO(urlencode({"useful": "yes", "form": "x" * 3000}).encode())
    page = visitor.client.post("/feedback/home", b"-", SENT_AS, **pieces, **{"wsgi.input": body})
    assert page.status_code == 413


def test_what_a_program_fills_in_is_thanked_for_and_not_kept(visitor):
    visitor.get("/feedback/home")
    assert re.search(r'<div hidden><label for="more">Leave this box empty', visitor.text)
    visitor.send("/feedback/home", useful="yes", more=MARKED)
    assert heading(visitor) == "Thank you"
    assert Feedback.objects.count() == AuditEntry.objects.count() == 0


@pytest.mark.slow
def test_five_thousand_posts_store_no_more_than_the_cap(visitor, clock, monkeypatch):
    """FB-8: half of them one form sent again, half of them forms of their own."""
    monkeypatch.setattr(feedback, "limits", Limits())  # of no other test
    one = issue_form(purpose("home"), NOON)
    clock.forward(SOONEST)
    for at in range(5_000):
        token = one if at % 2 else issue_form(purpose("home"), NOON)
        body = urlencode({"form": token, "useful": "yes"})
        page = visitor.client.post("/feedback/home", body, content_type=SENT_AS)
        assert page.status_code == 200
    assert Feedback.objects.count() == MOST


def test_answers_that_are_none_take_up_no_place_of_the_cap(visitor, monkeypatch):
    """FB-8: whoever sends nonsense shuts nobody else out."""
    monkeypatch.setattr(feedback, "limits", Limits(most=1))
    for _ in range(3):
        give_feedback(visitor, useful="yes", reason="nonsense")
    give_feedback(visitor, useful="yes")
    assert Feedback.objects.count() == 1


def test_a_form_for_one_page_is_no_form_for_another(visitor):
    visitor.get("/feedback/home").send("/feedback/home", to="/feedback/now", useful="yes")
    assert visitor.wrong
    assert Feedback.objects.count() == 0


def test_a_form_older_than_two_hours_comes_back_with_its_answers(visitor, clock):
    visitor.get("/feedback/home")
    clock.forward(timedelta(hours=2, minutes=1))
    visitor.send("/feedback/home", useful="no")
    assert "Please send it again" in visitor.text
    assert visitor.form("/feedback/home").fields["useful"] == ["no"]
    visitor.send("/feedback/home")
    assert Feedback.objects.get().useful == "no"


# ---- As quick as a program -----------------------------------------------------------------------


def test_what_comes_back_at_once_is_shown_again_and_taken_the_second_time(visitor, clock):
    """A program does not press again; somebody quick loses one press and no answer."""
    visitor.get("/feedback/home?useful=yes").send("/feedback/home", reason="the_law")
    assert visitor.wrong
    assert visitor.text.count("Please press the button once more.") == 2
    assert Feedback.objects.count() == 0
    fields = visitor.form("/feedback/home").fields
    assert fields["useful"] == ["yes"] and 'value="the_law" selected' in visitor.text
    clock.forward(timedelta(seconds=3))  # from when the questions were first shown
    visitor.send("/feedback/home", reason="the_law")
    assert heading(visitor) == "Thank you"
    assert (Feedback.objects.get().useful, Feedback.objects.get().reason) == ("yes", "the_law")


@pytest.mark.parametrize(("seconds", "stored"), [(0, 0), (2, 0), (3, 1), (7_200, 1)])
def test_three_seconds_are_enough(visitor, clock, seconds, stored):
    visitor.get("/feedback/home")
    clock.forward(timedelta(seconds=seconds))
    visitor.send("/feedback/home", useful="yes")
    assert Feedback.objects.count() == stored


def test_a_mistake_mended_at_once_is_taken(visitor, clock):
    """The time runs from when the questions were first shown."""
    visitor.get("/feedback/home")
    clock.forward(timedelta(seconds=3))
    visitor.send("/feedback/home").send("/feedback/home", useful="no")
    assert Feedback.objects.get().useful == "no"


def test_a_host_whose_clock_is_a_little_behind_takes_it(visitor, clock):
    visitor.get("/feedback/home")
    clock.forward(timedelta(seconds=-2))
    visitor.send("/feedback/home", useful="yes")
    assert Feedback.objects.count() == 1


def test_only_so_many_answers_are_taken_in_a_while():
    """FB-8: no more than the cap in one window."""
    limits = Limits(most=3)
    taken = [limits.takes(bytes([number]), NOON) for number in range(5)]
    assert taken == [True, True, True, False, False]
    assert limits.takes(b"later", NOON + WINDOW + timedelta(seconds=1))


def test_there_is_no_feedback_on_a_page_that_does_not_exist(visitor):
    assert visitor.get("/feedback/nowhere").page.status_code == 404


def test_feedback_sets_no_cookie(visitor):
    """FB-6: no cookie."""
    give_feedback(visitor, useful="yes")
    assert not visitor.page.cookies
    assert not visitor.client.cookies
