"""An officer answers the policy's questions, each with its basis and its source."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import assess, consult_crime
from outcome21.casework.answers import GivenAnswer
from outcome21.casework.models import Assessment, AssessmentAnswer
from outcome21.domain.policy import Answer, policy_in_force
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_crime, answers, given
from tests.people import ASHA, CARYS

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


def test_a_question_left_out_is_not_known():
    assess(**request(a_crime(), answers={"coerced": given("no")}))
    counted = AssessmentAnswer.objects.filter(answer=int(Answer.NOT_KNOWN)).count()
    assert counted == len(POLICY.questions) - 1


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
    assert assess(**request(crime, answers=answers(coerced="yes"))) == 2
    found = consult_crime(by=ASHA, at=NOON, reference=crime).assessments
    assert [(one.number, one.answers["coerced"].answer) for one in found] == [
        (2, Answer.YES),
        (1, Answer.NO),
    ]


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
