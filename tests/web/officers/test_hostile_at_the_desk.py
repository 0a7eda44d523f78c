"""What people wrote, however hostile: at the desk it is the same text, and never markup.

The way of a report is gone twice: once in harmless words and once in hostile ones, typed by the
reporter and by officers alike. Page for page, forms that came back with an error among them, both
are made of the same elements.
"""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.utils.timezone import now

from outcome21.casework import actions
from outcome21.casework.actions.decide import Choice
from outcome21.domain.outcomes import prompts_for
from outcome21.guidance.report_questions import FIELDS, steps_asked
from tests.casework.story import CHILD, NOON, a_crime_reference
from tests.web.officers.cases import a_report, assessed
from tests.web.officers.desk import once
from tests.web.public.browser import Forms, Visitor
from tests.web.public.hostile import BREAKS_OUT, REFUSED, SAME, Markup
from tests.web.public.reporting import FIVE, receipt, whole

pytestmark = pytest.mark.django_db
HARMLESS = "He wrote to me again today, and I said that he must stop it now. I am all right."
WRITTEN = {name: asked for name, asked in FIELDS.items() if not asked.chosen}
WHO = {
    "child": {"named": "yes", "safe_contact": "yes", "wishes": ["parents_not_told"]},
    "professional": {"who": "professional", "named": "yes"},
}
PARTS = {
    "reports": ("", "/record", "/link", "/reason"),
    "crimes": (
        *("/assess", "/own-view", "/people/A/role", "/tell", "/refer", "/activity"),
        *("/decide/21", "/decide/investigate", ""),
    ),
}
each_reporter = pytest.mark.parametrize("who", WHO)


def told(words, who):
    """A report with those words in every box, a message and a wish; its reference."""
    visitor = Visitor(Client(raise_request_exception=False, HTTP_HOST="localhost"))
    boxes = {
        name: "robin@example.org" if asked.kind == "email" else words[: asked.longest].strip()
        for name, asked in WRITTEN.items()
    }
    reference, code = receipt(whole(visitor, **boxes, **WHO[who]))
    visitor.get("/replies").send("/replies", code=code).send("/replies/write", words=words)
    assert "We have your message." in visitor.text
    visitor.send("/replies/wish", kind="take_back").send("/replies/wish", words=words)
    assert "We have it." in visitor.text
    return reference


def sent_from(asha, path, words):
    """Each form of that page, sent with those words in every box and nothing chosen."""
    html = asha.open(path).html.partition("<main")[2]
    typed_in = set(re.findall(r'<(?:textarea|input[^>]* type="text")[^>]* name="([^"]+)"', html))
    typed_in |= set(re.findall(r'<input[^>]* name="([^"]+)"[^>]* type="text"', html))
    for form in Forms(html).found:
        given = {name: values[-1] for name, values in form.fields.items()}
        boxes = {name: words for name in given if name in typed_in}
        at = form.action.removeprefix("/officers/")
        yield f"{at} sent", asha.send_all(at, given | boxes)


def pages_of(asha, kind, reference, words):
    """Every page of a report or a crime, and every form of it sent."""
    for part in PARTS[kind]:
        path = f"{kind}/{reference}{part}"
        yield path, asha.open(path)
        yield from sent_from(asha, path, words)


def the_whole_way(asha, bryn, words, who):
    """Every page that shows what was told or typed, by where it is."""
    report = told(words, who)
    taken = a_report(contact={"how": words, "care": words}, account={"account": words})
    made = [("taken at the desk", asha.open(f"reports/{taken}"))]
    made += sent_from(asha, "reports/new", words)
    made.append(("before safe contact", asha.open(f"reports/{report}")))
    asha.send(f"reports/{report}/safe-contact")
    made += pages_of(asha, "reports", report, words)
    made.append(("too long", asha.send(f"reports/{report}/message", form=once(), words=words * 60)))
    wishes = re.findall(rf"reports/{report}/wishes/[0-9a-f-]+", asha.open(f"reports/{report}").html)
    for wish in sorted(set(wishes)):
        made += [("wish", asha.open(wish)), ("wish, not chosen", asha.send(wish, words=words))]
        made.append(("wish, considered", asha.send(wish, words=words, result="in_part")))
        made.append(("wish, opened again", asha.open(wish)))
    crime = a_decided_crime(asha.by, bryn.by, report, words)
    made += pages_of(asha, "crimes", crime, words)
    own = {report: "REPORT", crime: "CRIME"}
    return [(re.sub("|".join(own), lambda one: own[one[0]], name), page) for name, page in made]


def a_decided_crime(asha, bryn, report, words):
    """A crime of that report, with those words wherever an officer writes any; its reference."""
    person = replace(CHILD, name=words[:60], details=words, why=words)
    crime = actions.record_crime(
        by=asha, at=now(), report=report, crime_reference=a_crime_reference(),
        offence="086/02", people=(person,),
    )  # fmt: skip
    number = assessed(asha, crime)
    on = {"by": asha, "at": now(), "crime": crime}
    actions.give_own_view(**on, number=number, route="outcome_21", words=words)
    actions.show_recommendation(**on, number=number)
    for whom in ("child", "parent"):
        actions.tell(**on, who=whom, result="told", words=words)
    reasons = {prompt.id: words for prompt in prompts_for("21", NOON.date())}
    choice = Choice("outcome", outcome_code="21", rationale=reasons)
    decision = actions.decide(**on, number=number, choice=choice)
    sent_back = {"decision": decision, "result": "returned", "words": words}
    actions.review(by=bryn, at=now(), crime=crime, **sent_back)
    return crime


@pytest.mark.slow
@each_reporter
def test_hostile_words_make_the_same_pages_as_harmless_ones(asha, bryn, who):
    """Neither in what was told nor in a form that comes back: the elements are the same."""
    made = [the_whole_way(asha, bryn, words, who) for words in (HARMLESS, BREAKS_OUT)]
    harmless, hostile = made
    assert [name for name, _ in harmless] == [name for name, _ in hostile]
    assert len(hostile) > 25
    for (name, one), (_, other) in zip(harmless, hostile, strict=True):
        assert one.status == other.status, name
        assert Markup(other.html).elements == Markup(one.html).elements, name
    read = [name for name, page in hostile if BREAKS_OUT in Markup(page.html).words]
    assert len(read) > 15, read


@pytest.mark.slow
@each_reporter
def test_every_box_reads_as_it_was_filled_in(asha, who):
    """What was taken out of a text is gone; all the rest is there, letter for letter."""
    harmless, _ = read_at_the_desk(asha, HARMLESS, who)
    for text in (*SAME.values(), *(left for _, left in REFUSED.values())):
        elements, words = read_at_the_desk(asha, text, who)
        assert elements == harmless, text
        assert {text.strip(), *(kept(text, WRITTEN[box]) for box in asked_of(who))} <= words, text


def read_at_the_desk(asha, text, who):
    """The elements and the words of the page of a report with that text in every box."""
    report = told(text, who)
    asha.send(f"reports/{report}/safe-contact")
    page = Markup(asha.open(f"reports/{report}").html)
    return page.elements, set(page.words)


def kept(text, box):
    """The text as a box keeps it: a box of one line has no line ends and no double spaces."""
    filled = text[: box.longest].strip()
    return filled if box.kind == "words" else " ".join(filled.split())


def asked_of(who):
    """The boxes for words that such a reporter is asked to fill in."""
    fields = [field for step in steps_asked(FIVE | WHO[who]) for field in step.fields]
    return {field.id for field in fields if field.id in WRITTEN and field.kind != "email"}


def test_what_is_looked_for_comes_back_as_text(asha):
    page = Markup(asha.send("find", reference=BREAKS_OUT).html)
    assert {"b", "him"}.isdisjoint(tag[0] for tag in page.elements)
    assert BREAKS_OUT in page.words
