"""The Welsh of everything that is not a content page: all of it there, packed, and made alike."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from django.utils import dateformat, timezone, translation
from django.utils.translation import ngettext

from outcome21.guidance.welsh import CATALOGUE, catalogue_status
from scripts.welsh_file import name_of, read_strictly
from scripts.welsh_likeness import unlike
from scripts.welsh_words import PO, catalogue, found_words, mo_bytes, po_bytes, updated

WORDS = [one for one in catalogue() if one.id]
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
TAGS = re.compile(r"<[^>]+>")
FIGURES = re.compile(r"\d+")


def texts(said):
    return [said] if isinstance(said, str) else list(said or ())


def pairs():
    """Each Welsh text with the English it stands for: every form of a plural with its many."""
    for one in WORDS:
        english = texts(one.id)[-1]
        for welsh in texts(one.string):
            yield pytest.param(english, welsh, id=english[:40])


def test_no_sentence_of_the_public_site_is_left_out_and_none_is_left_over():
    """RP-19: a missing string fails the build. `make welsh` adds it; a person writes the Welsh."""
    wanted = {
        (one.context, texts(list(one.words) if isinstance(one.words, tuple) else one.words)[0])
        for one in found_words()
    }
    held = {(one.context or "", texts(one.id)[0]) for one in WORDS}
    assert wanted == held


def test_every_sentence_has_its_welsh():
    """RP-19."""
    assert [one.id for one in WORDS if not all(texts(one.string)) or not one.string] == []


def test_the_file_is_whole_and_nothing_that_needs_work_is_called_approved():
    """tests/test_welsh_script.py shows what is refused here."""
    words, status = read_strictly(PO.read_bytes())
    assert (len(words), status) == (len(WORDS), catalogue_status())
    assert [name_of(one) for one in words if one.id and unlike(one)] == []


def test_what_programs_read_is_what_the_translator_wrote():
    """Run `make welsh` after a change of django.po."""
    assert PO == CATALOGUE
    made = po_bytes(updated(catalogue()), catalogue_status())
    assert made == PO.read_bytes()
    assert mo_bytes(made) == PO.with_suffix(".mo").read_bytes()


def test_an_installed_copy_has_both_files():
    """The one that a translator writes says whether it is a draft."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
    taken = project["tool"]["setuptools"]["package-data"]["*"]
    assert {f"*{PO.suffix}", "*.mo"} <= set(taken)


@pytest.mark.parametrize(("english", "welsh"), list(pairs()))
def test_a_sentence_holds_the_same_places_tags_and_figures(english, welsh):
    assert Counter(PLACES.findall(welsh)) == Counter(PLACES.findall(english))
    assert TAGS.findall(welsh) == TAGS.findall(english)
    bare = TAGS.sub("", PLACES.sub("", english))
    assert Counter(FIGURES.findall(TAGS.sub("", PLACES.sub("", welsh)))) == Counter(
        FIGURES.findall(bare)
    )
    assert (english[:1] == " ", english[-1:] == " ") == (welsh[:1] == " ", welsh[-1:] == " ")


def test_welsh_has_six_forms_of_a_number():
    """0, 1, 2, 3, 6 and the rest: Django's own four would lose 3 and 6."""
    with translation.override("cy"):
        said = {n: ngettext("%(count)d hour", "%(count)d hours", n) for n in (0, 1, 2, 3, 6, 8, 11)}
    own = next(one.string for one in WORDS if texts(one.id)[0] == "%(count)d hour")
    assert [said[n] for n in (0, 1, 2, 3, 6, 8, 11)] == [*own, own[5]]


def test_july_is_spelt_as_it_is_in_welsh():
    """Django's own Welsh has it wrong."""
    with translation.override("cy"):
        july = timezone.now().replace(month=7, day=4, year=2026)
        assert dateformat.format(july, "j F Y") == "4 Gorffennaf 2026"
