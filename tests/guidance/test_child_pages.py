"""The pages for young people: the page map, how they lead to each other, and what each must say."""

import re

import pytest

from outcome21.guidance.pages import find
from outcome21.web.public.guides import LONG
from tests.guidance.reading import sentences

HUB = "/young-people"
PAGES = {
    path: find(f"{HUB}/{path}")
    for path in (
        "what-happens", "questions", "threats", "take-down", "the-law", "saying-no", "passed-on",
        "stories",
    )
}  # fmt: skip
ALL = {**PAGES, "": find(HUB), "now": find("/now"), "home": find("/")}
STORIES = [
    find(path) for path in re.findall(rf'href="({HUB}/stories/[^"]*)"', PAGES["stories"].html)
]
EVERY = [*ALL.values(), *STORIES]
each_page = pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
every_page = pytest.mark.parametrize("page", EVERY, ids=lambda page: page.id)


def links(page):
    return re.findall(r'href="([^"]*)"', page.html)


def part(page, name):
    return next(one for one in page.contents if one.id == name)


@each_page
def test_every_child_page_of_the_page_map_is_a_childs_page(page):
    """Page map 7.1."""
    assert page.audience == "child"
    assert page.reading_target <= 5
    assert page.nations == ("england", "wales")


@each_page
def test_the_hub_leads_to_each_page_and_each_leads_on(page):
    assert page.path in links(find(HUB))
    assert HUB in links(page)
    assert "/tell-us" in links(page)
    assert "/tell-us" in links(find(HUB))


@pytest.mark.parametrize("path", [HUB, f"{HUB}/what-happens", f"{HUB}/questions"])
def test_how_the_police_decide_is_one_link_away(path):
    goal = "/how-we-decide" if path != HUB else f"{HUB}/what-happens"
    assert goal in links(find(path))


@pytest.mark.parametrize("path", ["/", HUB, f"{HUB}/threats", f"{HUB}/stories"])
def test_who_to_tell_is_one_link_away_where_somebody_may_not_know(path):
    assert "/which-door" in links(find(path))


@pytest.mark.parametrize(
    "goal",
    ["/now", "/young-people", "/tell-us", "/replies", "/which-door", "/young-people/what-happens",
     "/young-people/questions#parents", "/young-people/take-down", "/young-people/stories"],
)  # fmt: skip
def test_home_leads_straight_to_it(goal):
    assert goal in links(find("/"))


# ---- Not a wall of words on a phone -------------------------------------------------------------


@every_page
def test_no_page_is_a_wall_of_words(page):
    assert len(page.words.split()) <= 750, page.id
    for one in page.sections:
        assert len(one.words.split()) <= 250, (page.id, one.id)
        for paragraph in one.words.splitlines():
            assert len(paragraph.split()) <= 60, (page.id, paragraph)


@every_page
def test_nearly_every_sentence_has_fifteen_words_or_fewer(page):
    """Table 2.1: 15 words; 20 is the hard limit, which every page is held to elsewhere."""
    said = sentences(page.words)
    long = [one for one in said if len(one.split()) > 15]
    assert len(long) <= max(len(said) // 10, 1), (page.id, long)


@every_page
def test_what_may_matter_later_is_not_deleted_on_our_word(page):
    """Domain 3: children were told to reset their phones, and what had happened was lost."""
    for found in re.finditer(r"[^.!?]*\bdelet(?:e|ing)\b[^.!?]*", page.words, re.IGNORECASE):
        said = found.group()
        kind = r"do not delete|please delete it|ask (?:someone|the person) to delete"
        assert re.search(kind, said, re.IGNORECASE), (page.id, said)


@every_page
def test_a_link_that_rings_shows_its_number(page):
    """Nobody should call somebody by touching what looks like a page."""
    for number, text in re.findall(r'href="(?:tel|sms):(\d+)"[^>]*>(.*?)</a>', page.html):
        assert number in text.replace(" ", ""), (page.id, text)


def test_what_a_child_may_ask_of_us_is_told_where_they_look_for_it():
    """The wishes of the form and of the replies page."""
    assert "I do not want my parents told" in part(PAGES["questions"], "parents").words
    assert "I do not want my parents told" in part(PAGES["what-happens"], "steps").words
    for name in ("parents", "take-it-back"):
        assert 'href="/replies"' in part(PAGES["questions"], name).html


@every_page
def test_nothing_is_promised_that_we_may_not_keep(page):
    over = r"\bwe will (?:catch|find them|not tell|keep it secret|get it)|\bno one will know\b"
    assert not re.search(over, page.words, re.IGNORECASE), page.id
    assert not re.search(r"\bguarantee|\bpromise (?:you|to)\b(?<!not promise to)", page.words)


# ---- What each must say -------------------------------------------------------------------------


def test_what_happens_is_five_steps_each_with_who_when_and_a_choice():
    """Wire 7.3 B."""
    steps = part(PAGES["what-happens"], "steps").html
    assert re.findall(r"<h3[^>]*>(\d)\. ", steps) == ["1", "2", "3", "4", "5"]
    for said in ("Who:", "When:", "You choose:"):
        assert steps.count(f"<strong>{said}</strong>") == 5


def test_what_happens_has_its_box_its_six_questions_and_the_way_to_tell():
    """Wire 7.3 B."""
    page = PAGES["what-happens"]
    assert 'class="govuk-inset-text"' in part(page, "no-promise").html
    assert "cannot promise to keep it all secret" in part(page, "no-promise").words
    asked = [link for link in links(page) if link.startswith(f"{HUB}/questions#")]
    assert len(asked) == 6
    assert "/tell-us" in links(page)


@pytest.mark.parametrize(
    "question",
    ["parents", "school", "phone", "no-name", "court", "later", "how-long", "take-it-back",
     "believe", "fake", "deleted", "how-old", "a-friend"],
)  # fmt: skip
def test_each_question_of_the_bank_has_an_answer_of_its_own(question):
    """Table 2.6; threats, taking down and passing on have pages of their own."""
    assert len(part(PAGES["questions"], question).words.split()) >= 15


@pytest.mark.parametrize("path", ["/now", f"{HUB}/threats"])
def test_threats_are_met_in_the_safe_order(path):
    """Section 2.7, steps 1 to 8."""
    steps = [
        "You have done nothing wrong", "Stop replying", "Do not pay", "Do not delete", "Block",
        "Tell someone now", "Report Remove", "Do you want to hurt yourself, or to die?",
    ]  # fmt: skip
    words = find(path).words
    places = [words.find(step) for step in steps]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("path", ["/now", f"{HUB}/threats"])
@pytest.mark.parametrize(
    "said",
    ["If you have paid, stop now", "Do not screenshot sexual pictures", "tel:999", "tel:101",
     "tel:08001111", "tel:116123", "sms:85258", "https://www.ceop.police.uk/", "need your name",
     "boys a lot", "is a crime", "not alone"],
)  # fmt: skip
def test_threats_say_every_thing_that_helps(path, said):
    """Section 2.7."""
    page = find(path)
    assert said in page.words or f'href="{said}"' in page.html


def test_the_steps_against_threats_come_before_any_list_of_contents():
    """Section 2.7: it must work in 20 seconds, so no list of contents pushes the steps down."""
    for path in ("/now", f"{HUB}/threats"):
        assert len(find(path).contents) < LONG
        assert find(path).contents[0].html.count("<ol") == 1


def test_a_note_says_what_the_page_on_threats_is_about_before_it_starts():
    """Section 2.4, trauma-informed rules: a content note before the page on blackmail."""
    assert PAGES["threats"].intro.startswith(
        '<p class="govuk-body">This page is about threats and blackmail. You can stop reading'
    )
    story = find(f"{HUB}/stories/money")
    assert story.intro.startswith('<p class="govuk-body">This story is about threats.')


@pytest.mark.parametrize(
    "said",
    ["for anyone under 18", "We do not see what you send to them", "You can say no to that",
     "do not have to use your real name", "Childline tells you what happened",
     "before a picture is online", "cannot reach a picture on someone’s phone",
     "cannot reach a private chat", "We cannot promise", "Most apps have a report button",
     "a fake of you made with AI"],
)  # fmt: skip
def test_taking_down_says_what_can_be_done_and_what_cannot(said):
    """Table 2.6 and section H of 2.3."""
    assert said in PAGES["take-down"].words


@pytest.mark.parametrize(
    "said",
    ["even a selfie", "ask, push or talk someone under 18 into", "16 or 17",
     "do not want to punish children", "no one goes to court", "A fake can count too",
     "not about words on their own", "you cannot be charged with a crime"],
)  # fmt: skip
def test_the_law_is_told_whole_and_kindly(said):
    """Section D of 2.3."""
    assert said in PAGES["the-law"].words


def test_passing_on_is_met_without_blame():
    """Table 2.6: stop, do not pass on, tell us; nobody is called a name; Shore."""
    words = PAGES["passed-on"].words
    assert words.index("Stop.") < words.index("Tell an adult you trust")
    for said in ("Do not pass it on", "It is not too late", "right thing to do", "Shore:"):
        assert said in words
    assert not re.search(r"\bcriminal\b|\bguilty\b|\byour fault\b(?<!not your fault)", words)


def test_saying_no_speaks_of_choices_and_not_of_shame():
    """Section I of 2.3, and fault 3 of the force's page."""
    page = PAGES["saying-no"]
    for said in ("You can say no", "You can change your mind", "ask someone to delete it"):
        assert said in part(page, "choices").words
    assert "help to stop it spreading" in part(page, "choices").words
    assert not re.search(r"\bhappy for\b|\bregret\b|\bashamed\b|\bfor ever\b", page.words)
    assert "Please do not ask anyone under 18" in page.words


@pytest.mark.parametrize("page", [find(HUB), PAGES["the-law"]], ids=["hub", "the-law"])
def test_who_harms_and_who_is_told_the_law_stand_apart(page):
    """Fault 1 of the force's page: a child who was used must not read on into an accusation."""
    ids = [one.id for one in page.contents]
    if page.path == HUB:
        assert "what-it-says" not in ids
        assert ids.index("what-it-is") + 1 == ids.index("not-your-fault")
    else:
        assert "An adult acts like a friend" not in page.words
        assert "The law is on your side" in page.words
