"""`outcome21 export-site`: every page that is the same for everybody, byte for byte as served."""

import gzip
import hashlib
import html
import json
from datetime import date, timedelta

import brotli
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from outcome21.config import site_export
from outcome21.config.commands.export_site import tell_what_is_old
from outcome21.config.site_export import CannotExport, exported_site, file_name, page_addresses
from outcome21.config.site_export_write import DIGITS, KEPT, manifest_text, put_in_place
from outcome21.guidance.front_matter import APPROVED
from outcome21.guidance.pages import all_pages, find
from outcome21.guidance.welsh import catalogue_status
from outcome21.web.public.same_for_all import coding_for
from tests.config.processes import FORCE, a_real_force, outcome21

pytestmark = pytest.mark.slow

ANSWERED_BY_THE_PROGRAM = {"/which-door"}
"""Pages that ask something and answer it."""

PERSONAL = ("/tell-us", "/replies", "/feedback", "/exit", "/officers", "/healthz")
ADDED_BY_THE_SERVER = {"Content-Length", "Content-Type", "Vary", "ETag", "Last-Modified"}


@pytest.fixture(scope="module")
def site(django_db_blocker):
    """What is exported for the demo's force."""
    with django_db_blocker.unblock():  # the end of a request looks after the connection, if any
        return exported_site("demo")


@pytest.fixture
def visitor():
    """Somebody with a browser, who asks the running program."""
    return Client(HTTP_HOST="localhost")


def body(answer):
    """All of an answer, a static file's as well."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_every_guidance_page_is_exported_and_nothing_of_one_person(site):
    addresses = {file.address for file in site.files}
    paths = {page.path for page in all_pages()}
    assert paths - addresses == ANSWERED_BY_THE_PROGRAM
    assert {f"/cy{path}" for path in paths - ANSWERED_BY_THE_PROGRAM} <= addresses
    assert not [one for one in addresses if one.startswith(PERSONAL)]


def test_the_program_answers_the_same_bytes_with_the_same_headers(site, visitor):
    for file in site.files:
        answer = visitor.get(file.address or "/nothing-is-here")
        assert (answer.status_code, body(answer)) == (file.status, file.content), file.name
        wanted = site.page_headers if file.name.endswith(".html") else site.asset_headers
        said = {k: v for k, v in answer.headers.items() if k not in ADDED_BY_THE_SERVER}
        if file.status == 200:
            assert said == dict(wanted), file.name


@pytest.mark.django_db
def test_what_is_exported_twice_is_the_same(site):
    assert exported_site("demo") == site


def test_no_page_holds_a_form_or_anything_that_changes_from_one_visit_to_the_next(site):
    for file in site.files:
        if file.name.endswith(".html"):
            assert b"<form" not in file.content, file.name
            assert b"csrf" not in file.content, file.name


def test_the_home_page_asks_for_one_style_sheet_and_one_script(site):
    home = next(file.content.decode() for file in site.files if file.address == "/")
    assert home.count('rel="stylesheet"') == 1
    assert home.count("<script") == 1


def test_every_static_file_that_a_page_names_is_exported(site):
    names = {file.address for file in site.files}
    for file in site.files:
        for address in site_export._NAMED.findall(file.content.decode()):
            if address.startswith(settings.STATIC_URL):
                assert address in names


def test_it_is_written_whole_with_digests_and_packed_copies_and_put_in_place(site, tmp_path):
    place = tmp_path / "site"
    assert put_in_place(site, place)
    assert place.is_symlink()
    manifest = json.loads((place / "manifest.json").read_text("utf-8"))
    assert manifest["day"] == str(timezone.localdate())
    for one in manifest["files"]:
        content = (place / one["file"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (
            len(content),
            hashlib.sha256(content).hexdigest(),
        )
        assert gzip.decompress((place / f"{one['file']}.gz").read_bytes()) == content
        assert brotli.decompress((place / f"{one['file']}.br").read_bytes()) == content
    assert "/now\n  Cache-Control: no-store\n" in (place / "_headers").read_text("utf-8")
    assert 'add_header Referrer-Policy "no-referrer";' in (place / "pages.headers.conf").read_text()


def test_the_same_again_changes_nothing_and_has_the_same_bytes(site, tmp_path):
    places = [tmp_path / name / "site" for name in ("one", "two")]
    for place in places:
        assert put_in_place(site, place)
        assert not put_in_place(site, place)
    trees = [
        {file.relative_to(place): file.read_bytes() for file in place.rglob("*") if file.is_file()}
        for place in (one.resolve() for one in places)
    ]
    assert trees[0] == trees[1]


def later(site, days):
    return site_export.Site(
        site.force,
        site.day + timedelta(days=days),
        site.files,
        site.page_headers,
        site.asset_headers,
    )


def test_a_later_export_takes_the_place_of_the_earlier_which_is_kept_once(site, tmp_path):
    place = tmp_path / "site"
    for days in range(4):
        assert put_in_place(later(site, days), place)
        assert json.loads((place / "manifest.json").read_text())["day"] == str(
            site.day + timedelta(days=days)
        )
    folders = [one for one in tmp_path.iterdir() if one.is_dir() and not one.is_symlink()]
    assert len(folders) == KEPT
    assert all(len(one.name) == len("site.") + DIGITS for one in folders)


def test_what_breaks_half_way_leaves_the_earlier_export_in_place(site, tmp_path, monkeypatch):
    place = tmp_path / "site"
    put_in_place(site, place)
    before = place.resolve()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("outcome21.config.site_export_write.plain_headers", full)
    with pytest.raises(OSError, match="No space left"):
        put_in_place(later(site, 1), place)
    assert place.resolve() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(["site", before.name])


def test_what_somebody_else_put_there_is_left_alone(site, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(CannotExport, match="not made by this command"):
        put_in_place(site, tmp_path / "site")


@pytest.mark.parametrize(
    ("address", "name"),
    [("/", "index.html"), ("/now", "now.html"), ("/cy/", "cy/index.html"), ("/cy/x", "cy/x.html")],
)
def test_a_page_of_either_language_has_a_file_of_its_own(address, name):
    assert file_name(address) == name


def test_no_two_pages_share_a_file():
    names = [file_name(address) for address in page_addresses()]
    assert len(names) == len(set(names))
    assert "404.html" not in names


def test_a_force_s_own_number_is_on_every_page_that_is_exported(settings):
    """The same bytes as the program answers, the page for an address that nothing has included."""
    [host] = settings.ALLOWED_HOSTS = ["elsewhere.example.org"]
    browser = Client(HTTP_HOST=host)
    for file in exported_site("elsewhere").files:
        if file.name.endswith(".html"):
            assert file.content.count(b'href="tel:01632960100">01632 960100</a>') == 1, file.name
            assert body(browser.get(file.address or "/nothing-is-here")) == file.content


def test_an_unknown_force_or_one_of_another_host_is_refused(monkeypatch):
    with pytest.raises(CannotExport, match="There is no force 'nowhere'"):
        exported_site("nowhere")
    with pytest.raises(CannotExport, match="Say which force with --force"):
        exported_site()
    with pytest.raises(CannotExport, match="OUTCOME21_HOSTS"):
        exported_site("elsewhere")


def test_the_manifest_names_the_day_the_force_and_the_headers(site):
    said = json.loads(manifest_text(site))
    assert said["force"] == "demo"
    assert date.fromisoformat(said["day"]) == site.day
    assert said["headers"]["pages"]["Cache-Control"] == "no-store"
    assert "immutable" in said["headers"]["files"]["Cache-Control"]


@pytest.mark.parametrize(
    ("accepts", "coding"),
    [
        ("", ""),
        ("gzip, deflate, br", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("GZIP", "gzip"),
        ("deflate, zstd", ""),
        ("brotli, gzipped", ""),
        ("br;q=0.0, gzip; q=0", ""),
    ],
)
def test_a_page_is_packed_only_as_the_browser_can_read_it(visitor, accepts, coding):
    assert coding_for(accepts) == coding
    plain = visitor.get("/").content
    packed = visitor.get("/", headers={"accept-encoding": accepts})
    assert packed.headers.get("Content-Encoding", "") == coding
    unpack = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[coding]
    assert unpack(packed.content) == plain
    assert packed["Vary"] == "Accept-Encoding"


def test_the_command_exports_what_production_would_serve(tmp_path):
    """The whole command, in production, with a force that is not invented and no database."""
    home = a_real_force(tmp_path / "home", FORCE)
    values = {
        "OUTCOME21_SITE": "public",
        "OUTCOME21_ENV": "production",
        "OUTCOME21_HOSTS": "vale.example.org",
    }
    place = str(tmp_path / "out" / "site")
    refused = outcome21(home, "export-site", place, **values)
    assert refused.returncode == 2
    assert "outcome21 prepare" in refused.stderr
    outcome21(home, "keys", "make", **values)
    outcome21(home, "prepare", **values)
    values["OUTCOME21_DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/nothing"
    done = outcome21(home, "export-site", place, **values)
    assert (done.returncode, done.stderr) == (0, "")
    home_page = (tmp_path / "out" / "site" / "index.html").read_text("utf-8")
    assert "Vale Police" in home_page and 'href="tel:+441632960200"' in home_page
    welsh = (tmp_path / "out" / "site" / "cy" / "now.html").read_text("utf-8")
    draft = find("/now", "cy")
    shown = draft if catalogue_status() == APPROVED and not draft.draft else find("/now")
    assert shown.heading in html.unescape(welsh) and f'<html lang="{shown.language}"' in welsh
    again = outcome21(home, "export-site", place, **values)
    assert again.stdout.startswith("Nothing changed in")


def test_a_page_that_nobody_has_checked_for_long_is_told_when_the_site_is_built(capsys):
    """Public site 2.2: stale content warns."""
    oldest = min(page.reviewed_on for page in all_pages())
    tell_what_is_old(oldest + timedelta(days=180))
    assert capsys.readouterr().out == ""
    tell_what_is_old(oldest + timedelta(days=181))
    said = capsys.readouterr().out
    assert said.startswith("OLD    not checked in the last 180 days: ")
    assert "reviewed_on" in said
