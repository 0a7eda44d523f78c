"""The case screen and its smaller forms: roles, who was told, referrals, activities."""

import pytest

from outcome21.casework.people import NewPerson
from tests.web.officers.cases import a_crime, a_report, assessed, shown

pytestmark = pytest.mark.django_db
HOSTILE = "Ann \"' onfocus=alert(1) x=<5 & {{ 7*7 }} </dd"


def test_a_crime_that_is_not_here_is_a_plain_404(asha):
    page = asha.open("crimes/0000000000")
    assert page.status == 404
    assert "There is no crime with this reference" in page.text


def test_no_way_of_contact_is_on_the_case_screen(asha):
    page = asha.open(f"crimes/{a_crime(asha.by)}")
    assert "Safe contact" in page.text and "It is safe to contact them" in page.text
    assert "01632 960123" not in page.html


def test_a_late_crime_says_so(asha):
    page = asha.open(f"crimes/{a_crime(asha.by, report=a_report(49))}")
    assert "Late (2 days after the report)" in page.text


def test_a_role_changes_with_its_reason_and_the_old_one_stays(asha):
    crime = a_crime(asha.by)
    where = f"crimes/{crime}/people/A/role"
    page = asha.send(where, role="victim")
    assert (page.status, page.problems()[0][0]) == (422, "why")
    assert page.value("role") == "victim"
    page = asha.send(where, role="victim", why="Harmed by others.")
    assert "The role was changed" in page.text
    assert "Victim Person involved until" in page.text and "Harmed by others." in page.text
    assert asha.open(f"crimes/{crime}/people/Z/role").status == 404


def test_only_a_supervisor_names_somebody_pictured_as_suspect(asha, bryn):
    crime = a_crime(asha.by)
    shown(asha.by, crime, coerced="yes")
    where, typed = f"crimes/{crime}/people/A/role", {"role": "suspect", "why": "Threatened others."}
    page = asha.send(where, **typed)
    assert (page.status, page.problems()[0][0]) == (409, "role")
    assert page.value("why") == "Threatened others." and 'name="exception"' not in page.html
    assert asha.send(where, **typed, exception="yes").status == 403
    page = bryn.send(where, **typed)
    assert page.status == 409 and 'name="exception"' in page.html
    assert "Suspect" in bryn.send(where, **typed, exception="yes").text


def test_a_child_in_a_non_aggravated_case_is_never_a_suspect(asha, bryn):
    crime = a_crime(asha.by, people=(NewPerson("person_involved", False, told_age_band="13_15"),))
    shown(asha.by, crime)
    page = bryn.send(
        f"crimes/{crime}/people/A/role", role="suspect", why="Because.", exception="yes"
    )
    assert page.status == 409
    assert "person involved, never a suspect" in page.text


def test_not_telling_somebody_yet_needs_its_reason(asha):
    where = f"crimes/{a_crime(asha.by)}/tell"
    assert [field for field, _ in asha.send(where).problems()] == ["who", "result"]
    page = asha.send(where, who="parent", result="not_yet")
    assert (page.status, page.problems()[0][0]) == (409, "words")
    assert page.value("who") == "parent" and page.value("result") == "not_yet"
    page = asha.send(where, who="parent", result="not_yet", words="The child is afraid.")
    assert "A parent or carer: not told yet" in page.text and "The child is afraid." in page.text


def test_a_referral_needs_a_service_a_basis_and_what_is_shared(asha):
    where = f"crimes/{a_crime(asha.by)}/refer"
    assert [f for f, _ in asha.send(where).problems()] == ["service", "basis", "shared"]
    page = asha.send(where, service="nobody", basis="safeguarding", shared="A little.")
    assert (page.status, page.problems()[0][0], page.value("shared")) == (
        409,
        "service",
        "A little.",
    )
    page = asha.send(where, service="childline", basis="safeguarding", shared="A little.")
    assert "Referred to Childline" in page.text and "To keep a child safe" in page.text


def test_an_activity_has_its_days(asha):
    where = f"crimes/{a_crime(asha.by)}/activity"
    page = asha.send(where, starts_on="soon", completed_on="then")
    assert [f for f, _ in page.problems()] == ["service", "starts_on", "completed_on"]
    assert (page.value("starts_on"), page.value("completed_on")) == ("soon", "then")
    typed = {"service": "demo-education-session", "starts_on": "2/11/2026", "words": "One evening."}
    page = asha.send(where, **typed, completed_on="1/11/2026")
    assert (page.status, page.problems()[0][0]) == (409, "completed_on")
    assert "Arranged. One evening." in asha.send(where, **typed).text
    assert "Completed. One evening." in asha.send(where, **typed, completed_on="3/11/2026").text


@pytest.mark.parametrize(
    ("path", "field", "typed"),
    [
        ("tell", "words", {"who": "child", "result": "told"}),
        ("refer", "shared", {"service": "childline", "basis": "safeguarding"}),
        ("activity", "words", {"service": "demo-education-session", "starts_on": "2/11/2026"}),
        ("people/A/role", "why", {"role": "victim"}),
        ("own-view", "words", {"number": "1", "route": "review"}),
    ],
)
def test_words_are_never_changed_in_silence(asha, path, field, typed):
    """A link, picture data or too many letters: told at the field, and nothing typed is lost."""
    crime = a_crime(asha.by)
    assessed(asha.by, crime)
    where = f"crimes/{crime}/{path}"
    page = asha.send(where, **typed, **{field: "word " * 900})
    assert (page.status, page.problems()[0][0]) == (422, field)
    assert page.value(field) == ("word " * 900).strip()
    page = asha.send(where, **typed, **{field: "See https://example.org now."})
    assert page.status == 422 and f'id="{field}-error"' in page.html
    assert page.problems()[0][0] == field and "plain words" in page.problems()[0][1]
    assert page.value(field) == "See hxxps[:]//example[.]org now."
    assert (
        "done="
        in asha.send(where, **typed, **{field: page.value(field)}).response.request["QUERY_STRING"]
    )


@pytest.mark.slow
def test_hostile_words_come_back_as_words_on_every_page(asha):
    person = NewPerson("person_involved", True, HOSTILE, told_age_band="13_15", details=HOSTILE)
    report = a_report(account={"account": HOSTILE}, identity={"name": HOSTILE})
    crime = a_crime(asha.by, report=report, people=(person,))
    shown(asha.by, crime)
    asha.send(f"crimes/{crime}/tell", who="child", result="told", words=HOSTILE)
    pages = [
        f"reports/{report}",
        f"reports/{report}/record",
        f"crimes/{crime}",
        f"crimes/{crime}/refer",
        f"crimes/{crime}/people/A/role",
    ]
    for path in pages:
        page = asha.open(path)
        assert HOSTILE in page.text, path
        assert "onfocus=alert(1) x=<5" not in page.html, path
    page = asha.send(f"crimes/{crime}/tell", who="child", words=HOSTILE)
    assert page.value("words") == HOSTILE and "<5 &" not in page.html


def test_the_address_says_nothing_but_a_code_after_something_was_done(asha):
    crime = a_crime(asha.by)
    page = asha.send(f"crimes/{crime}/tell", who="child", result="told", words="Robin was calm.")
    assert page.response.request["QUERY_STRING"] == "done=told"
    assert "stored" in page.text
    assert "<script>" not in asha.open(f"crimes/{crime}?done=<script>alert(1)</script>").html


def test_the_registrar_reads_a_crime_and_is_offered_nothing_to_do(asha, carys):
    page = carys.open(f"crimes/{a_crime(asha.by)}")
    assert page.status == 200
    for offered in ("Refer to support", "Change<span", "Tell the child"):
        assert offered not in page.html
