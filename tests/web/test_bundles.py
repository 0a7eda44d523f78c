"""What the public site is sent: one style sheet and one script, made of the files by hand."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from outcome21.web.shared.bundles import SCRIPTS, STYLES, CannotBundle, bundles

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "outcome21" / "web" / "static"
PUBLIC_SOURCES = (
    *(ROOT / "outcome21" / "web" / "templates" / "public").glob("*.html"),
    *(ROOT / "outcome21" / "web" / "templates" / "shared").glob("*.html"),
    *(ROOT / "outcome21" / "web" / "public").glob("*.py"),
    *(ROOT / "outcome21" / "guidance").glob("*.py"),
)
MOST_SCRIPT_BYTES = 45_000


def source(name):
    """A file as it is written by hand."""
    return (STATIC / name).read_text("utf-8")


def made(**sources):
    """The script bundle of these modules; public.js is the one that pages ask for."""
    files = {f"{name}.js": text for name, text in sources.items()}
    files |= {name: "" for parts in STYLES.values() for name in parts}
    return bundles(lambda name: files.get(name, ""))["bundled/public.js"]


def test_the_script_needs_no_other_file():
    script = bundles(source)["bundled/public.js"]
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    assert script.index("ExitThisPage") < script.index("class LeaveSite extends ExitThisPage")
    assert script.count("class LeaveSite ") == 1
    assert len(script) < MOST_SCRIPT_BYTES


def test_every_sheet_is_in_the_bundle_in_order_and_says_its_charset_once():
    sheet = bundles(source)["bundled/public.css"]
    marks = (".govuk-visually-hidden{", ".site-leave {", ".guide-contents {")
    places = [sheet.index(mark) for mark in marks]
    assert places == sorted(places)
    assert sheet.count("@charset") == 1
    assert "/*" not in sheet


def test_the_bundles_are_collected_under_hashed_names():
    for name in (*STYLES, *SCRIPTS):
        stored = staticfiles_storage.stored_name(name)
        assert re.search(r"\.[0-9a-f]{12}\.", stored)
        assert (Path(settings.STATIC_ROOT) / stored).is_file()


def test_a_module_comes_after_what_it_imports_and_once():
    script = made(
        public='import { b } from "./deep/b.js";\nimport { a as c } from "./a.js";\nc(b);\n',
        a="const one = 1;\nexport { one as a };\n",
        **{"deep/b": 'import { a } from "../a.js";\nexport const b = a;\n'},
    )
    places = [script.index(f"const o21_{name} = ") for name in ("a", "deep_b", "public")]
    assert places == sorted(places)
    assert script.count("const one = 1;") == 1
    assert "return { a: one };" in script
    assert "const { a: c } = o21_a;" in script


@pytest.mark.parametrize(
    "text",
    ['import "./a.js";', "export default 1;", 'import x from "./a.js";', 'export * from "./a.js";'],
)
def test_a_form_of_import_that_is_not_put_together_is_an_error(text):
    with pytest.raises(CannotBundle, match=r"public\.js"):
        made(public=f"{text}\n", a="")


def test_modules_that_import_each_other_are_an_error():
    with pytest.raises(CannotBundle, match="imports itself"):
        made(
            public='import { a } from "./a.js";\n',
            a='import { p } from "./public.js";\nexport const a = p;\n',
        )


def test_the_shorter_sheet_has_every_class_that_a_public_page_uses():
    whole, shorter = source("govuk/govuk.css"), source("govuk/public.css")
    words = "".join(file.read_text("utf-8") for file in PUBLIC_SOURCES)
    used = set(re.findall(r"govuk-!?[a-z0-9_-]*[a-z0-9]", words))
    escaped = {name: "." + name.replace("!", "\\!") for name in used}
    styled = {name for name, mark in escaped.items() if has_rule(whole, mark)}
    assert len(styled) > 40
    assert {name for name in styled if not has_rule(shorter, escaped[name])} == set()


def has_rule(sheet, mark):
    """Whether a sheet has a rule for exactly that class."""
    return re.search(re.escape(mark) + r"(?![\w-])", sheet) is not None
