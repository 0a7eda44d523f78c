"""Words that people write: kept as written, but for what could hide in them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcome21.domain.picture_data import RUN
from outcome21.domain.words import (
    CheckedWords,
    check_words,
    has_link,
    visible,
    without_links,
)

KEPT = [
    "I was scared. I <3 my friends, and 5 < 6 > 4.",
    "the data: he has it. <him>",
    "He told me.then he left",
    "مرحبا بك, שלום, 你好, ñandú",
    "👨\u200d👩\u200d👧 crying 😢",
    "می\u200cخواهم",
    "'; DROP TABLE casework_report; --",
    "{{ 7*7 }} ${jndi} %s %(x)s",
    "../../etc/passwd\tand C:\\con",
    "undefined null NaN -1/2 1e309",
    "ask sam@example.org",
    "I <3 you, if a<b and b>c it is <b>bold</b>, <i>so</i> it is",
    "<him> said <<no>> </3 <-- this --> <p>and</p> 1 <2> 3",
    "<a href='x'>press</a> <div class=big>me</div> <h1>loud</h1>",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_people_write_stays_as_it_is(text):
    assert check_words(text, 1_500) == CheckedWords(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x07c", "abc"),
        ("zero\u200b\ufeffwidth\u00ad", "zerowidth"),
        ("right\u202eto left\u2066!\u2069", "rightto left!"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("cafe\u0301", "café"),
        ("plain\u200dletters", "plainletters"),
        ("a" + "\u0316" * 50, "a" + "\u0316" * 4),
        ("\U000e0041tags\ue000", "tags"),
    ],
)
def test_what_cannot_be_seen_goes_and_the_words_stay(typed, kept):
    assert visible(typed) == kept
    assert check_words(typed, 100) == CheckedWords(kept)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("before data:image/png;base64,iVBORw0KGgo= after", "before  after"),
        ("before DATA:image/svg+xml,%3Csvg%3E after", "before  after"),
        ("before " + "aB3k+Q9r/" * 26 + "== after", "before  after"),
        ("before\n" + ("iVBORw0KGgo" * 7 + "\n") * 4 + "after", "before\nafter"),
        ("before <img src=x onerror=alert(1)> after", "before  after"),
        ("before <svg/onload=alert(1)><path d='M0 0'/></svg> after", "before  after"),
        ("<!-- hidden --><?xml version='1.0'?><!DOCTYPE html>words", "words"),
        ("<scr<script>ipt>alert(1)</scr</script>ipt>", "alert(1)"),
        ("<b onmouseover=alert(1)>press</b> me", "press</b> me"),
        ("<a href=' javascript:alert(1)'>press</a>", "press</a>"),
        ("<p style='background:url(x)'>a", "a"),
        ("<td/background=x>a", "a"),
        ("<svg:image xlink:href='x'/>a", "a"),
        ("<iframe srcdoc='x'></iframe>a<object data=x></object><embed src=x>", "a"),
        ("a<script>b</script>c", "abc"),
    ],
)
def test_pictures_and_markup_are_taken_out_and_the_rest_is_kept(typed, kept):
    checked = check_words(typed, 1_500)
    assert (checked.text, checked.pictures) == (kept, True)


def test_letters_in_a_row_stand_however_many():
    assert check_words("a" * 10 * RUN, 10 * RUN) == CheckedWords("a" * 10 * RUN)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("see https://example.org/a.b?c=1 ok", "see hxxps[:]//example[.]org/a[.]b?c=1 ok"),
        ("HTTP://EXAMPLE.ORG", "hxxp[:]//EXAMPLE[.]ORG"),
        ("www.example.org.", "www[.]example[.]org."),
        ("go to example.com/page", "go to example[.]com/page"),
        ("short.ly/xyz", "short[.]ly/xyz"),
        ("ftp://example.org", "ftp[:]//example[.]org"),
        ("javascript://example.org", "javascript[:]//example[.]org"),
    ],
)
def test_a_link_becomes_plain_words_and_is_counted(typed, kept):
    checked = check_words(typed, 1_500)
    assert (checked.text, checked.links, checked.pictures) == (kept, 1, False)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("look at https://example.org/a?b=1 now", "look at now"),
        ("look at https://example.org.", "look at."),
        ("(www.example.org) he said", "() he said"),
        ("short.ly/xyz", ""),
        ("one.\nexample.com\ntwo", "one.\n\ntwo"),
        ("he wrote [sic] this. No link.", "he wrote [sic] this. No link."),
    ],
)
def test_a_link_can_be_taken_out_before_and_after_it_became_words(typed, left):
    """RP-7: removed by the reporter's own choice."""
    assert without_links(typed) == left
    spelt = check_words(typed, 1_500).text
    assert without_links(spelt) == left
    assert has_link(spelt) == (left != typed)
    assert not has_link(left)


def test_a_field_for_an_address_keeps_it():
    address = "me@mail.example.org"
    assert check_words(address, 100, addresses=True) == CheckedWords(address)


@pytest.mark.parametrize(("letters", "over"), [(10, 0), (11, 1), (2_000, 1_990)])
def test_too_many_letters_are_counted_and_nothing_is_cut(letters, over):
    checked = check_words("é " * (letters // 2) + "é" * (letters % 2), 10)
    assert checked.over == max(len(checked.text) - 10, 0)
    assert checked.over in (over, over - 1) if letters % 2 == 0 else checked.over == over


NASTY = st.text(
    st.sampled_from("ab/.:<>-_=@ \n\t\u200d\u202e\u0301é😢") | st.characters(), max_size=300
)


@pytest.mark.slow
@given(NASTY | st.lists(st.sampled_from(["<b", ">", "data:", "image/png;", "http://", "a.com"])))
@settings(max_examples=300, deadline=None)
def test_checking_twice_changes_nothing(text):
    once = check_words(text if isinstance(text, str) else "".join(text), 10_000)
    assert check_words(once.text, 10_000) == CheckedWords(once.text)


@pytest.mark.parametrize(
    "hostile",
    [
        "<!--" * 16_000, "<b" * 20_000 + ">" * 20_000, "a." * 32_000, "www." * 16_000,
        "http://" * 9_000, "data:" * 12_000, ("A" * 50 + "\n") * 1_200, "a\u0301" * 30_000,
        "a.co/" * 12_000, "<" * 64_000, "<b" + " on=" * 15_000, ("<b " + "x" * 2_000) * 30,
        "a  " * 20_000, "aB1 cD2 " * 8_000, ("aB1cD2eF3 " * 9 + "word, ") * 600,
        "a" + " " * 60_000 + "b", "[.]" * 20_000, "x" * 30_000 + "[.]",
        ("<b" + " style" * 300) * 35,
    ],
    ids=lambda text: repr(text[:6]),
)  # fmt: skip
def test_no_text_of_a_full_form_keeps_a_page_waiting(hostile):
    started = time.perf_counter()
    without_links(check_words(hostile, 1_500).text)
    assert time.perf_counter() - started < 2
