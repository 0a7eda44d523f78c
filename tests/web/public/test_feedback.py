"""Page feedback: two answers, nothing about who gave them, and no room to tell us anything."""

from datetime import date, timedelta

import pytest

from outcome21.guidance.models import Feedback
from outcome21.guidance.pages import all_pages
from outcome21.web.public.feedback_limits import WINDOW, Limits
from tests.web.public.conftest import NOON
from tests.web.public.reporting import heading

pytestmark = pytest.mark.django_db
each_page = pytest.mark.parametrize("page", all_pages(), ids=lambda page: page.id)


@each_page
def test_every_page_asks_and_takes_an_answer(visitor, page):
    visitor.get(page.path).send(f"/feedback/{page.id}", useful="yes")
    assert heading(visitor) == "Thank you"
    stored = Feedback.objects.get()
    assert (stored.page, stored.useful, stored.reason) == (page.id, "yes", "")


def test_an_answer_is_kept_by_the_day_and_nothing_else_with_it(visitor, clock):
    visitor.get("/").send("/feedback/home", useful="no", reason="my_child")
    columns = {field.name for field in Feedback._meta.get_fields()}
    assert columns == {"id", "force", "page", "language", "useful", "reason", "given_on"}
    stored = Feedback.objects.get()
    assert (stored.force, stored.language, stored.reason) == ("demo", "en", "my_child")
    assert stored.given_on == date(2026, 11, 23)


def test_the_first_question_must_be_answered_and_the_second_need_not(visitor):
    visitor.get("/now").send("/feedback/now", reason="the_law")
    assert visitor.wrong
    assert visitor.text.count("Select yes if this page was useful") == 2
    assert 'value="the_law" selected' in visitor.text
    assert Feedback.objects.count() == 0
    visitor.send("/feedback/now", useful="yes", reason="the_law")
    assert Feedback.objects.get().reason == "the_law"


def test_there_is_no_star_and_the_second_question_says_optional(visitor):
    visitor.get("/")
    form = visitor.text.partition('action="/feedback/home"')[2].partition("</form>")[0]
    assert "*" not in form
    assert "reason for your visit today? (optional)" in form
    assert "textarea" not in form


@pytest.mark.parametrize("answers", [{}, {"useful": "yes"}], ids=["asked", "thanked"])
def test_where_to_get_help_is_shown_before_and_after(visitor, answers):
    visitor.get("/").send("/feedback/home", **answers)
    assert "Need help, or want to tell us something?" in visitor.text
    assert 'href="/tell-us"' in visitor.text
    assert "tel:999" in visitor.text


@pytest.mark.parametrize(
    "extra", [{"comment": "he hurt me"}, {"useful": ["yes", "no"]}, {"csrfmiddlewaretoken": "x"}]
)
def test_a_form_with_anything_else_in_it_is_refused(visitor, extra):
    visitor.get("/").send("/feedback/home", **({"useful": "yes"} | extra))
    assert visitor.page.status_code == 400
    assert Feedback.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"useful": "maybe"}, {"useful": "yes", "reason": "x"}])
def test_an_answer_that_is_none_of_the_choices_is_not_stored(visitor, wrong):
    visitor.get("/").send("/feedback/home", **wrong)
    assert visitor.wrong
    assert Feedback.objects.count() == 0


def test_a_form_sent_again_and_again_counts_once(visitor):
    visitor.get("/")
    first = visitor.page
    for _ in range(50):
        visitor.page = first
        visitor.send("/feedback/home", useful="yes")
        assert heading(visitor) == "Thank you"
    assert Feedback.objects.count() == 1


def test_a_form_for_one_page_is_no_form_for_another(visitor):
    visitor.get("/").send("/feedback/home", to="/feedback/now", useful="yes")
    assert visitor.wrong
    assert Feedback.objects.count() == 0


def test_a_form_older_than_two_hours_comes_back_with_its_answers(visitor, clock):
    visitor.get("/")
    clock.forward(timedelta(hours=2, minutes=1))
    visitor.send("/feedback/home", useful="no")
    assert "Please send it again" in visitor.text
    assert visitor.form("/feedback/home").fields["useful"] == ["no"]
    visitor.send("/feedback/home")
    assert Feedback.objects.get().useful == "no"


def test_only_so_many_answers_are_taken_in_a_while():
    limits = Limits(most=3)
    taken = [limits.takes(bytes([number]), NOON) for number in range(5)]
    assert taken == [True, True, True, False, False]
    assert limits.takes(b"later", NOON + WINDOW + timedelta(seconds=1))


def test_there_is_no_feedback_on_a_page_that_does_not_exist(visitor):
    assert visitor.get("/feedback/nowhere").page.status_code == 404


def test_feedback_sets_no_cookie(visitor):
    visitor.get("/").send("/feedback/home", useful="yes")
    assert not visitor.page.cookies
    assert not visitor.client.cookies
