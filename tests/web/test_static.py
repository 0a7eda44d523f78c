"""What browsers are given: our own files, hashed, with nothing that only GOV.UK may use."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static

from outcome21.config.static_files import HashedFiles

ROOT = Path(__file__).resolve().parents[2] / "outcome21" / "web" / "static"
HASHED = re.compile(r"\.[0-9a-f]{12}\.")


def collected(name: str) -> str:
    """The text of a collected file, under its hashed name."""
    return (Path(settings.STATIC_ROOT) / staticfiles_storage.stored_name(name)).read_text("utf-8")


@pytest.mark.parametrize("file", sorted(p.name for p in ROOT.glob("*.*")))
def test_every_file_is_served_under_a_name_that_carries_its_digest(visitor, file):
    address = static(file)
    assert HASHED.search(address)
    answer = visitor.get(address)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    assert "immutable" in answer["Cache-Control"]


def test_modules_import_each_other_by_their_hashed_names():
    imported = re.findall(r'from "(.*?)"', collected("public.js") + collected("leave.js"))
    assert len(imported) == 4
    assert all(HASHED.search(address) for address in imported)


def test_a_file_that_was_not_collected_is_an_error():
    with pytest.raises(ValueError, match=r"nothing\.css"):
        static("nothing.css")


@pytest.mark.parametrize(
    ("kind", "made"),
    [("test", set()), ("demo", {"a.css.br", "a.css.gz"}), ("production", {"a.css.br", "a.css.gz"})],
)
def test_files_are_compressed_once_and_never_for_tests(settings, tmp_path, kind, made):
    settings.OUTCOME21_ENV = kind
    (tmp_path / "a.css").write_text("p { color: black; }" * 100, "ascii")
    compressed = HashedFiles(location=tmp_path).compress_files(["a.css"])
    assert {name for _, name in compressed} == made


@pytest.mark.parametrize("file", ["govuk/govuk.css", "site.css"])
def test_no_style_sheet_names_a_typeface_a_picture_or_another_place(file):
    css = (ROOT / file).read_text("utf-8")
    assert not re.search(r"url\(|@font-face|@import|GDS Transport|crest|crown|https?://\w", css)
    assert not re.search(r"\.govuk-header__|logotype|licence-logo|copyright-logo", css)


@pytest.mark.parametrize("file", sorted(str(p.relative_to(ROOT)) for p in ROOT.rglob("*.js")))
def test_no_script_reaches_out_or_keeps_anything(file):
    script = (ROOT / file).read_text("utf-8")
    assert "sourceMappingURL" not in script
    forbidden = r"fetch\(|XMLHttpRequest|localStorage|document\.cookie|\beval\(|innerHTML\s*="
    forbidden += r"|sessionStorage|indexedDB|serviceWorker|Accordion|Tabs|FileUpload|initAll"
    assert not re.search(forbidden, script)


@pytest.mark.parametrize(
    ("file", "pages"), [("public.js", ("public.js", "leave.js")), ("govuk.js", ("desk.js",))]
)
def test_of_govuk_frontend_only_what_is_started_is_sent(file, pages):
    def names(text, between):
        found = re.findall(between, text)
        return {one.strip() for listed in found for one in listed.split(",")}

    asked = "".join((ROOT / page).read_text("utf-8") for page in pages)
    script = (ROOT / "govuk" / file).read_text("utf-8")
    started = names(asked, rf'import \{{([^}}]*)\}} from "\./govuk/{file}";')
    assert names(script, r"export \{([^}]*)\};") == started
    made = set(re.findall(r"^class (\w+) extends \w*Component\b", script, re.MULTILINE))
    assert made - {"ConfigurableComponent"} == started - {"createAll"}


def test_there_is_no_picture_but_the_plain_icon():
    kinds = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".woff", ".woff2", ".mp4"}
    found = [path.name for path in ROOT.rglob("*") if path.suffix in kinds]
    assert found == ["favicon.svg"]
    assert "GOV" not in (ROOT / "favicon.svg").read_text("utf-8")


def test_the_licence_stands_beside_what_it_covers():
    assert "MIT License" in (ROOT / "govuk" / "LICENCE.txt").read_text("utf-8")
