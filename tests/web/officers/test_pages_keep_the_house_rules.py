"""What holds for every template of the desk."""

import re
from pathlib import Path

import pytest

from tests.insight.test_drafts import a_draft
from tests.web.officers.cases import a_crime, a_report, shown

TEMPLATES = sorted(Path("outcome21/web/templates/officers").glob("*.html"))
INLINE = re.compile(r"<script|<style|\sstyle=|\son\w+=|javascript:", re.IGNORECASE)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_template_has_inline_script_or_style_or_switches_escaping_off(file):
    text = file.read_text("utf-8")
    found = [match for match in INLINE.findall(text) if file.name != "base.html"]
    assert found == []
    assert "|safe" not in text and "autoescape" not in text


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_every_form_that_changes_something_carries_its_token(file):
    text = file.read_text("utf-8")
    assert len(re.findall(r'<form[^>]*method="post"', text)) == text.count("{{ csrf_input }}")
    assert 'type="file"' not in text and "multipart" not in text


@pytest.mark.django_db
def test_every_page_has_a_title_and_one_heading_of_its_own(asha, dilys, drafts):
    report, crime = a_report(), a_crime(asha.by)
    shown(asha.by, crime)
    paths = ["", "reports/new"]
    paths += [f"reports/{report}{part}" for part in ("", "/record", "/link", "/reason")]
    paths += [
        f"crimes/{crime}{part}"
        for part in (
            *("", "/assess", "/own-view", "/decide", "/decide/21", "/decide/investigate"),
            *("/people/A/role", "/tell", "/refer", "/activity", "/investigation/end"),
        )
    ]
    paths += ["policy", "policy/cases"]
    for_the_lead = ["policy/replay", "policy/replay/moves?from=ew-2026-11&to=draft-1&move=actions"]
    a_draft(drafts)
    titles = []
    for path in paths + for_the_lead:
        page = (dilys if path in for_the_lead else asha).open(path)
        assert page.status == 200, path
        assert page.html.count("<h1") == 1, path
        titles.append(page.title)
    assert len(set(titles)) == len(titles)
