"""An officer answers the policy's questions, each with its basis and its source."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import assess, consult_crime, decide
from outcome21.casework.answers import GivenAnswer, stored_answers
from outcome21.casework.choices import choices
from outcome21.casework.models import Assessment, AssessmentAnswer
from outcome21.domain.outcomes import closed_to_everybody
from outcome21.domain.policy import Answer, floor, policy_in_force
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_crime, answers, given, shown, to_outcome, told
from tests.people import ASHA, BRYN, CARYS

pytestmark = pytest.mark.django_db
POLICY = policy_in_force(NOON.date())


def request(crime, **changes):
    return {"by": ASHA, "at": NOON, "crime": crime, "answers": answers()} | changes


def test_the_answers_are_rows_under_the_policy_of_the_day_and_its_digest():
    crime = a_crime()
    assert assess(**request(crime, answers=answers(coerced="yes", gain="not_known"))) == 1
    made = Assessment.objects.get()
    assert (made.policy, made.policy_digest) == (POLICY.version, POLICY.digest)
    rows = {row.question: row.answer for row in AssessmentAnswer.objects.all()}
    assert len(rows) == len(POLICY.questions)
    assert (rows["coerced"], rows["gain"], rows["deceived"]) == (2, 1, 0)


def test_a_question_left_out_was_not_asked_and_only_a_real_not_known_is_one():
    assess(**request(a_crime(), answers={"coerced": given("no"), "gain": given("not_known")}))
    rows = {row.question: Answer(row.answer) for row in AssessmentAnswer.objects.all()}
    left_out = {question.id for question in POLICY.questions} - {"coerced", "gain"}
    assert {rows[question] for question in left_out} == {Answer.NOT_ASKED}
    assert (rows["coerced"], rows["gain"]) == (Answer.NO, Answer.NOT_KNOWN)


@pytest.mark.parametrize("question", sorted(floor().must_be_known))
def test_what_was_not_asked_closes_outcome_21_exactly_as_not_known_does(question):
    closed = {}
    for word in ("no", "not_known", "not_asked"):
        crime = a_crime()
        shown(crime, answers(**{question: word}))
        opened = consult_crime(by=ASHA, at=NOON, reference=crime)
        closed[word] = (choices(opened, NOON.date()).closed, opened.assessment.recommendation)
    assert closed["no"][0] == ""
    assert "closed to everybody" in closed["not_asked"][0]
    assert closed["not_asked"] == closed["not_known"]


def test_outcome_21_waits_for_every_question_to_be_asked_even_by_departure():
    crime = a_crime()
    number = shown(crime, answers(still_online="not_asked"))
    told(crime)
    request = {"by": ASHA, "at": NOON, "crime": crime, "number": number}
    assert refusal(decide, **request, choice=to_outcome("21", "I am sure.")) == (
        "every_question_answered"
    )
    again = shown(crime, answers(still_online="not_known"))
    decide(**request | {"number": again}, choice=to_outcome("21", "I am sure."))


def test_notes_are_sealed_and_come_back_with_their_question():
    crime = a_crime()
    noted = GivenAnswer(Answer.NO, "fact", "school", "Mrs Lantern asked both of them.")
    assess(**request(crime, answers={"coerced": noted}))
    assert b"Lantern" not in bytes(Assessment.objects.get().notes)
    answer = consult_crime(by=ASHA, at=NOON, reference=crime).assessment.answers["coerced"]
    assert (answer.basis, answer.source, answer.note) == ("fact", "school", noted.note)


def test_a_new_assessment_follows_the_old_one_which_stays():
    crime = a_crime()
    assess(**request(crime))
    assert assess(**request(crime, answers=answers(coerced="yes"), after=1)) == 2
    found = consult_crime(by=ASHA, at=NOON, reference=crime).assessments
    assert [(one.number, one.answers["coerced"].answer) for one in found] == [
        (2, Answer.YES),
        (1, Answer.NO),
    ]


def test_nobody_replaces_an_assessment_that_they_have_not_seen():
    """A colleague's yes is never taken back by a form that was filled in before it."""
    crime = a_crime()
    assess(**request(crime))
    assess(**request(crime, answers=answers(coerced="yes"), by=BRYN, after=1))
    for seen in ({}, {"after": 0}, {"after": 1}, {"after": 3}):
        assert refusal(assess, **request(crime, **seen)) == "assessment_replaced"
    newest = Assessment.objects.get(number=2)
    assert Assessment.objects.count() == 2
    assert closed_to_everybody(stored_answers(newest))
    assert assess(**request(crime, after=2)) == 3


def test_the_first_assessment_follows_none():
    assert refusal(assess, **request(a_crime(), after=1)) == "assessment_replaced"
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    "answer",
    [
        GivenAnswer(Answer.NO),
        GivenAnswer(Answer.YES, "fact"),
        GivenAnswer(Answer.YES, "", "school"),
        GivenAnswer(Answer.YES, "rumour", "school"),
        GivenAnswer(Answer.YES, "fact", "the internet"),
    ],
)
def test_every_yes_and_no_needs_its_basis_and_source(answer):
    asked = request(a_crime(), answers={"coerced": answer})
    assert refusal(assess, **asked) == "answer_unsourced"
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("answer", [Answer.NOT_KNOWN, Answer.NOT_ASKED])
def test_what_nobody_said_has_no_source(answer):
    asked = request(a_crime(), answers={"coerced": GivenAnswer(answer, "fact", "child")})
    assert refusal(assess, **asked) == "source_of_nothing"


def test_what_came_by_a_code_raises_a_risk():
    assess(**request(a_crime(), answers={"coerced": given("yes", "code")}))
    assert AssessmentAnswer.objects.get(question="coerced").source == "code"


def test_what_came_by_a_code_alone_never_answers_no():
    asked = request(a_crime(), answers={"coerced": given("no", "code")})
    assert refusal(assess, **asked) == "no_by_code_alone"


def test_a_question_that_the_policy_does_not_ask_is_refused():
    asked = request(a_crime(), answers={"blameworthy": given("yes")})
    assert refusal(assess, **asked) == "question_unknown"


def test_its_entry_names_the_crime():
    crime = a_crime()
    assess(**request(crime))
    assert subjects_of("assess") == {crime}


def test_it_stays_with_its_own_force_and_those_who_may():
    crime = a_crime()
    keeps_to_its_own(assess, "assess", **request(crime))
    assert refusal(assess, **request(crime, by=CARYS)) == "not_permitted"
