"""The words of every page that the site can answer with, after a form and after a failure too."""

import re

import pytest

from outcome21.guidance.pages import all_pages
from tests.guidance.lint import AIM, GRADES, LONGEST
from tests.guidance.reading import blame_words, grade, longest_sentence, sentences
from tests.web.public.every_answer import AFTER_A_FORM, every_answer
from tests.web.public.served import paragraphs

pytestmark = pytest.mark.django_db
FOR = {"next, to a parent": "parent", "next, to a professional": "professional"}
FOR["record"] = "professional"
TO_US = re.compile(r"\b(?:what|words that) you sent\b|\byou sent us\b", re.IGNORECASE)
"""What was told to us: no picture, and nobody is blamed for it."""
TYPED = re.compile(r"(?:word ?){4,}")
"""What every_answer wrote itself, where a page shows it again."""
BY_WHOM = re.compile(r'<span class="report-they">.*?</span>', re.DOTALL)
"""The form in one document has each choice twice, and shows the one that fits."""

_SAID = {}


class Shown:
    """A page as paragraphs reads one."""

    def __init__(self, answer):
        self.text = BY_WHOM.sub("", answer.content.decode())


@pytest.fixture
def said(db):
    """The words of each page that no address alone leads to; made once."""
    if not _SAID:
        found = {name: paragraphs(Shown(page)) for name, page in every_answer().items()}
        _SAID.update({name: TYPED.sub("", words) for name, words in found.items()})
    return _SAID


@pytest.mark.slow
@pytest.mark.parametrize("name", AFTER_A_FORM)
def test_the_words_of_a_page_are_easy_and_blame_nobody(said, name):
    """RP-20: every question, every mistake, the replies, the wishes and every failure."""
    words, audience = TO_US.sub("you told us", said[name]), FOR.get(name, "child")
    assert grade(words) <= GRADES[audience]
    assert longest_sentence(words) <= LONGEST[audience], max(sentences(words), key=len)
    assert blame_words(words, child=audience == "child", parent=audience == "parent") == []


@pytest.mark.slow
def test_nearly_every_sentence_around_the_form_has_fifteen_words_or_fewer(said):
    """RP-20: the aim beside the hard limit, as the pages that are written in Markdown have it."""
    for name in AFTER_A_FORM:
        if FOR.get(name, "child") == "child":
            every = sentences(said[name])
            long = [one for one in every if longest_sentence(one) > AIM]
            assert len(long) * 10 <= len(every), (name, long)


# ---- Leaving, in Welsh --------------------------------------------------------------------------

LIMITS = {
    "not wiped": r"ddim yn (?:clirio|dileu|sychu) eich hanes",
    "Back": r"botwm Yn ôl yn dangos y dudalen hon eto",
    "closing the tab": r"cau'r tab",
    "another tab": r"tab arall",
    "the browser's list": r"porwr restru",
    "same account": r"yr un cyfrif",
    "school": r"gliniadur ysgol neu wifi ysgol",
    "family app": r"ap diogelwch teulu",
    "router": r"lwybrydd cartref",
    "spy app": r"ap ysbïo",
    "other device": r"ffôn neu gyfrifiadur gwahanol",
    "private browsing": r"pori preifat .* ddim yn stopio",
    "not kept": r"Dydyn ni ddim yn cadw unrhyw eiriau .* heb eu hanfon",
    "wiping it all": r"clirio'r cyfan",
    "scripts": r"ddim yn rhedeg sgriptiau",
    "left open": r"sgrin sy'n cael ei rhannu",
}
OVERSOLD = re.compile(
    r"\b(?:cuddio|dileu|clirio|sychu)(?:'r| eich| dy| pob)? (?:hanes|ymweliad|trywydd)"
    r"|\b(?:wefan|dudalen|botwm|safle)(?: hon)? yn (?:hollol |gwbl )?"
    r"(?:dd?iogel|b?p?reifat|gyfrinachol)"
    r"|\bfydd neb yn (?:gwybod|gweld)",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:ddim|nid|na|heb)\b|\?$", re.IGNORECASE)
WELSH = all_pages("cy")


def oversold(words):
    """Each Welsh sentence that says more for leaving than it does."""
    for sentence in re.split(r"(?<=[.?!])\s+|\n", words):
        if OVERSOLD.search(sentence) and not DENIED.search(sentence):
            yield sentence


@pytest.mark.parametrize("limit", LIMITS)
def test_the_limits_of_leaving_are_told_in_welsh(limit):
    """EX-19: the limits text in all languages. A translator may say one in other words."""
    page = next(one for one in WELSH if one.path == "/staying-safe-online")
    assert re.search(LIMITS[limit], page.words.replace("’", "'")), (
        f'is "{limit}" still told? If it is, in other words, put those into LIMITS'
    )


def test_no_welsh_page_says_more_for_leaving_than_it_does():
    """EX-19: the copy lint, in Welsh."""
    assert [(page.file, said) for page in WELSH for said in oversold(page.words)] == []


@pytest.mark.parametrize(
    "said",
    ["Mae'r botwm hwn yn cuddio eich ymweliad.", "Mae'r wefan hon yn hollol breifat.",
     "Fydd neb yn gwybod."],
)  # fmt: skip
def test_what_says_too_much_in_welsh_is_found(said):
    assert list(oversold(said)) == [said]
    assert not list(oversold("Dydy hynny ddim yn clirio eich hanes pori."))
