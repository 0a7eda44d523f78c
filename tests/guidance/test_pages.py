"""Content files: read, checked, and turned into HTML that is safe to show."""

from datetime import date

import pytest

from outcome21.guidance.front_matter import ContentError
from outcome21.guidance.pages import all_pages, find, include, read_library
from outcome21.guidance.rendering import render

# The page map of the public site (7.1), as far as it is written in Markdown.
PATHS = {
    "/", "/now", "/young-people", "/young-people/what-happens", "/young-people/questions",
    "/young-people/threats", "/young-people/take-down", "/young-people/the-law",
    "/young-people/saying-no", "/young-people/passed-on", "/young-people/stories",
    "/parents", "/parents/first-steps", "/parents/what-happens", "/parents/talking",
    "/professionals", "/professionals/refer-now", "/professionals/handling",
    "/professionals/record", "/what-police-decide", "/what-police-decide/scotland",
    "/what-police-decide/northern-ireland", "/18-and-over", "/support", "/staying-safe-online",
    "/privacy", "/privacy/young-people", "/accessibility", "/easy-read", "/easy-read/help-now",
    "/easy-read/what-happens", "/easy-read/tell-us", "/easy-read/safe-online", "/bsl",
    "/languages", "/about", "/how-we-decide", "/how-we-decide/adults",
}  # fmt: skip
HEAD = {
    "id": "one", "path": "/one", "title": "One", "heading": "One", "description": "About one.",
    "audience": "child", "nations": "[england]", "owner": "comms", "reviewed_on": "2026-11-22",
    "sources": "[somebody]", "reading_target": "5",
}  # fmt: skip


def library(folder, name="one.md", body="Hello.", **changes):
    head = {key: value for key, value in {**HEAD, **changes}.items() if value is not None}
    lines = "\n".join(f"{key}: {value}" for key, value in head.items())
    (folder / name).write_text(f"---\n{lines}\n---\n{body}\n", encoding="utf-8")
    return read_library(folder)


def html(body, language="en"):
    return "".join(part.html for part in render(body, "test.md", language))


def test_every_page_of_the_map_can_be_found():
    """7.1: every page of the map."""
    assert {page.path for page in all_pages()} >= PATHS
    for path in PATHS:
        assert find(path).path == path


def test_an_unknown_address_or_language_has_no_page():
    assert find("/nowhere") is None
    assert find("/now", "fr") is None
    assert find("/now", "../en") is None
    assert all_pages("fr") == ()


def test_an_include_is_found_by_name_and_has_no_address():
    assert include("help-now").path == ""
    assert "help-now" not in {page.id for page in all_pages()}
    with pytest.raises(KeyError):
        include("nothing")


def test_a_page_knows_its_parts_and_its_words(tmp_path):
    page = library(tmp_path, body="First.\n\n## Then {#next}\n\n- a\n- b").pages[0]
    assert page.intro == '<p class="govuk-body">First.</p>\n'
    assert [(part.id, part.heading) for part in page.contents] == [("next", "Then")]
    assert page.words == "First.\na\nb"
    assert page.html == page.intro + page.contents[0].html


def test_a_page_is_stale_after_180_days(tmp_path):
    page = library(tmp_path).pages[0]
    assert not page.stale(date(2027, 5, 21))
    assert page.stale(date(2027, 5, 22))


@pytest.mark.parametrize("key", HEAD)
def test_a_page_without_a_key_is_refused_by_its_name(tmp_path, key):
    with pytest.raises(ContentError, match=f"one.md: {key}: is missing"):
        library(tmp_path, **{key: None})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("audience", "teacher"),
        ("nations", "[france]"),
        ("nations", "england"),
        ("nations", "[]"),
        ("reviewed_on", "soon"),
        ("reviewed_on", "2026-11-22 10:00:00"),
        ("reading_target", "easy"),
        ("reading_target", "true"),
        ("sources", "somebody"),
        ("title", "''"),
        ("title", "About nudes"),
        ("path", "/outcome-21"),
        ("path", "one"),
        ("path", "/One/"),
        ("extra", "1"),
    ],
)
def test_a_wrong_value_is_refused_with_file_and_key(tmp_path, key, value):
    with pytest.raises(ContentError, match=f"one.md: {key}: "):
        library(tmp_path, **{key: value})


def test_a_head_that_is_not_yaml_is_refused(tmp_path):
    with pytest.raises(ContentError, match=r"one\.md: front matter: is not readable YAML"):
        library(tmp_path, title="[unclosed")


@pytest.mark.parametrize("text", ["no head", "---\nid: one\n", "words\n---\nid: one\n---\n"])
def test_a_file_without_a_head_is_refused(tmp_path, text):
    (tmp_path / "one.md").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"one\.md: front matter"):
        read_library(tmp_path)


@pytest.mark.parametrize("key", ["id", "path", "title"])
def test_two_pages_may_not_share_what_names_them(tmp_path, key):
    library(tmp_path)
    second = {"id": "two", "path": "/two", "title": "Two", key: HEAD[key]}
    with pytest.raises(ContentError, match=f"two.md: {key}: .* is also in one.md"):
        library(tmp_path, "two.md", **second)


def test_raw_html_is_shown_as_text():
    for hostile in ("<script>alert(1)</script>", "hello <b onclick=x>there</b>", "<!-- note -->"):
        assert "&lt;" in html(hostile)
        assert "<script" not in html(hostile)
        assert "<b " not in html(hostile)


def test_a_link_that_runs_code_is_no_link():
    for target in ("javascript:alert(1)", "data:text/html,hi", "vbscript:x", "file:///etc"):
        assert "<a " not in html(f"[here]({target})")


@pytest.mark.parametrize("body", ["![a](b)", "[see](https://example.org/a.JPG)", "x.png", "a.mp4"])
def test_a_picture_or_a_link_to_one_is_refused(body):
    with pytest.raises(ContentError, match=r"test\.md: body: holds a picture"):
        html(body)


@pytest.mark.parametrize("body", ["# Big", "#### Small", "## A {#x}\n\n## B {#x}", "## A {#nudes}"])
def test_a_heading_of_the_wrong_level_or_anchor_is_refused(body):
    with pytest.raises(ContentError, match=r"test\.md: body"):
        html(body)


def test_a_heading_without_an_anchor_gets_a_neutral_one():
    assert 'id="part-1"' in html("## About nudes")
    assert 'id="part-2"' in html("## One {#one}\n\n## About nudes")


def test_the_html_carries_the_design_systems_classes():
    made = html("## A {#a}\n\n### B {#b}\n\ntext [in](/now)\n\n- x\n\n1. y\n\n> z")
    for piece in (
        '<h2 id="a" class="govuk-heading-m">A</h2>',
        '<h3 id="b" class="govuk-heading-s">B</h3>',
        '<p class="govuk-body">text <a href="/now" class="govuk-link">in</a></p>',
        '<ul class="govuk-list govuk-list--bullet">',
        '<ol class="govuk-list govuk-list--number">',
        '<div class="govuk-inset-text">',
    ):
        assert piece in made


def test_a_link_out_tells_the_other_site_nothing():
    made = html("[out](https://example.org) [call](tel:999)")
    assert 'href="https://example.org" class="govuk-link" rel="noreferrer noopener"' in made
    assert made.count("rel=") == 1


def test_a_link_inside_keeps_the_language():
    assert 'href="/cy/now#steps"' in html("[nawr](/now#steps)", "cy")
    assert 'href="tel:999"' in html("[999](tel:999)", "cy")
