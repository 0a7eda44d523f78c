"""Each force's own look: two invented forces, each in its own colours, on both doors."""

import re

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from outcome21.accounts.forces import Force, force
from outcome21.web.shared import looks

pytestmark = pytest.mark.django_db
HOSTS = {"demo": "localhost", "elsewhere": "elsewhere.example.org"}
PATHS = ("/", "/now", "/tell-us", "/support", "/feedback/home", "/nothing-here")


@pytest.fixture(autouse=True)
def _own_addresses(settings):
    """The site's own addresses, not those made to try its shell."""
    settings.ALLOWED_HOSTS = ["*"]


def page(code, path="/"):
    return Client(SERVER_NAME=HOSTS[code]).get(path).content.decode()


def sheets(text):
    return re.findall(r'<link rel="stylesheet" href="([^"]*)"', text)


def css(address):
    with staticfiles_storage.open(address.removeprefix("/s/")) as file:
        return file.read().decode()


@pytest.mark.parametrize("path", PATHS)
def test_each_force_s_pages_have_its_one_style_sheet(path):
    for code in HOSTS:
        bundled = [one for one in sheets(page(code, path)) if "bundled" in one]
        assert len(bundled) == 1
        assert bundled[0].startswith(f"/s/bundled/{code}.")


def test_a_sheet_has_an_address_with_a_digest_that_tells_nothing():
    [address] = sheets(page("elsewhere"))
    assert re.fullmatch(r"/s/bundled/elsewhere\.[0-9a-f]{12}\.css", address)


@pytest.mark.parametrize("code", HOSTS)
def test_a_sheet_ends_with_the_force_s_own_colours(code):
    [address] = sheets(page(code))
    text = css(address)
    assert text.endswith(force(code).look.css)
    assert text.count("--site-dark:") == 2  # the product's own first, so that none is missing


def test_each_force_has_its_own_name_at_the_top_and_neither_has_the_other_s():
    demo, elsewhere = page("demo"), page("elsewhere")
    assert "Mercia Vale Police" in demo and "Elsewhere" not in demo
    assert "Elsewhere" in elsewhere and "Mercia Vale" not in elsewhere


@pytest.mark.parametrize("code", HOSTS)
def test_the_desk_has_the_same_colours(code):
    texts = [css(address) for address in sheets(page(code, "/officers/sign-in"))]
    assert force(code).look.css in texts


@pytest.mark.parametrize("path", PATHS)
def test_no_page_holds_a_style_of_its_own(path):
    assert not re.search(r"<style|\sstyle=", page("elsewhere", path))


def test_times_are_shown_where_a_force_has_approved_them_and_nowhere_else():
    for path in ("/young-people/what-happens", "/parents/what-happens"):
        assert "within 24 hours" in page("elsewhere", path)
        assert "within 6 weeks" in page("elsewhere", path)
        assert "guide-times" not in page("demo", path)


def test_a_force_whose_sheet_was_not_made_has_the_product_s_own_look():
    late = Force(
        code="late", name="Late Police", nation="england", hosts=(), landing_url="",
        crime_reference_pattern="", crime_reference_example="", invented=True,
    )  # fmt: skip
    assert re.fullmatch(r"/s/bundled/public\.[0-9a-f]{12}\.css", looks.public_sheet(late))
    assert looks.desk_colours(late) == ""


def test_static_files_are_made_again_when_a_force_changes_its_colours(monkeypatch):
    before = looks.source()
    monkeypatch.setattr(looks, "forces", lambda: {"demo": force("elsewhere")})
    assert looks.source() != before
