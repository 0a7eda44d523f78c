"""Take GOV.UK Frontend's compiled CSS and JavaScript, without what only GOV.UK may use.

With them come the examples that it publishes of each component that we use, for the tests.

    npm pack govuk-frontend@6.3.0
    python scripts/vendor_govuk.py govuk-frontend-6.3.0.tgz

The GDS Transport typeface, the crown, the crest and the GOV.UK header are for GOV.UK
domains only, so they are left out, and with them every address and every picture. The
version has to match the one that the govuk-frontend-jinja macros were written for.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

VERSION = "6.3.0"
ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "outcome21" / "web" / "static" / "govuk"
EXAMPLES = ROOT / "tests" / "vendor" / "govuk-fixtures"
COMPONENTS = (
    *("back-link", "button", "character-count", "checkboxes", "details", "error-message"),
    *("error-summary", "exit-this-page", "fieldset", "footer", "generic-header", "hint"),
    *("input", "inset-text", "label", "notification-banner", "panel", "password-input", "radios"),
    *("select", "skip-link", "summary-list", "table", "tag", "textarea"),
)
"""What is on our pages, written by a macro or by hand, and what those macros call."""
INSIDE = "package/dist/govuk/"
OUR_FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'
NOT_OURS = re.compile(
    r"\.govuk-(header|footer__(crown|copyright-logo|licence-logo)|logo-dot|file-upload)(?![a-zA-Z])"
)
NOT_PUBLIC = re.compile(
    r"\.govuk-(accordion|breadcrumbs|cookie-banner|date-input|pagination|password-input|phase-banner"
    r"|service-navigation|tabs|tag|task-list|\\!-(?!width-one-half|font-weight-regular))"
)
"""What no page of the public site uses: a first visit there does not wait for it."""
SCRIPTS = {
    "public.js": {
        *("Button", "CharacterCount", "Checkboxes", "ErrorSummary", "ExitThisPage", "Radios"),
        *("SkipLink", "createAll"),
    },
    "govuk.js": {
        *("Button", "CharacterCount", "Checkboxes", "ErrorSummary", "NotificationBanner"),
        *("PasswordInput", "Radios", "SkipLink", "createAll"),
    },
}
"""What each site starts. The rest is not sent: the accordion would store what was opened."""
CHANGED = """\
GOV.UK Frontend {version} (govuk.css, public.css, govuk.js, public.js), changed by
scripts/vendor_govuk.py: the GDS Transport typeface, the crown, the crest, the GOV.UK header and
the file upload styles are left out; public.css also leaves out components that no public page
uses. govuk.js has the components that the desk uses, public.js those of the public site.
"""
SHORTENED = """\
GOV.UK Frontend {version} (fixtures.json of some components), shortened by
scripts/vendor_govuk.py to each example's name, options and HTML. For tests only.
"""
LICENCE = """
The MIT License (MIT)

Copyright (c) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def main(arguments: list[str]) -> int:
    """Write styles, script, examples and their licence from the package that is named."""
    if len(arguments) != 1:
        print(f"Usage: python scripts/vendor_govuk.py govuk-frontend-{VERSION}.tgz")
        return 2
    with tarfile.open(arguments[0]) as package:
        css = read(package, "govuk-frontend.min.css")
        script = read(package, "all.bundle.mjs")
        examples = {name: examples_of(package, name) for name in COMPONENTS}
    if f'--govuk-frontend-version:"{VERSION}"' not in css:
        print(f"This is not GOV.UK Frontend {VERSION}.")
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "govuk.css").write_text(ours_only(css), "utf-8")
    (TARGET / "public.css").write_text(ours_only(css, NOT_PUBLIC), "utf-8")
    for name, wanted in SCRIPTS.items():
        (TARGET / name).write_text(used_only(script, wanted), "utf-8")
    (TARGET / "LICENCE.txt").write_text(CHANGED.format(version=VERSION) + LICENCE, "utf-8")
    EXAMPLES.mkdir(parents=True, exist_ok=True)
    for name, text in examples.items():
        (EXAMPLES / f"{name}.json").write_text(text, "utf-8")
    (EXAMPLES / "LICENCE.txt").write_text(SHORTENED.format(version=VERSION) + LICENCE, "utf-8")
    print(f"Wrote two style sheets, two scripts and LICENCE.txt to {TARGET}, and {EXAMPLES}")
    return 0


def examples_of(package: tarfile.TarFile, component: str) -> str:
    """A component's published examples: what is asked for, and the HTML that is to come of it."""
    found = json.loads(read(package, f"components/{component}/fixtures.json"))["fixtures"]
    kept = [{key: one[key] for key in ("name", "options", "html")} for one in found]
    return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"


def read(package: tarfile.TarFile, name: str) -> str:
    """The text of one compiled file; raises KeyError if the package has no such file."""
    file = package.extractfile(INSIDE + name)
    if file is None:
        raise KeyError(name)
    return file.read().decode("utf-8")


def without_map(text: str) -> str:
    """The text without the line that names a source map, which is not shipped."""
    return re.sub(r"(//|/\*)# sourceMappingURL=\S+( \*/)?", "", text).rstrip() + "\n"


def used_only(script: str, wanted: set[str]) -> str:
    """What is wanted of the script and what that needs, without comments.

    Every statement of the published file that is not inside another begins its line.
    """
    script = re.sub(r"^\s*(/\*.*?\*/|//[^\n]*)\n", "", script, flags=re.DOTALL | re.MULTILINE)
    script = re.sub(r"\n\s*\n", "\n", without_map(script))
    listed = re.split(r"^(?=[a-zA-Z])", script, flags=re.MULTILINE)
    statements = [one for one in listed if not one.startswith("export ")]
    kept: set[str] = set()
    needed = set(wanted)
    while needed - kept:
        kept |= needed
        of_kept = [one for one in statements if said_of(one) in kept]
        needed = {name for one in of_kept for name in re.findall(r"[\w$]+", one)}
        needed &= {said_of(one) for one in statements}
    text = "".join(one for one in statements if said_of(one) in kept)
    return f"{text}export {{ {', '.join(sorted(wanted, key=str.lower))} }};\n"


def said_of(statement: str) -> str:
    """The name that a statement makes or adds to: X in `class X …` and in `X.defaults = …`."""
    named = re.match(r"(?:(?:class|function|const|let|var)\s+)?([\w$]+)", statement)
    return named[1] if named else ""


def ours_only(css: str, more: re.Pattern[str] | None = None) -> str:
    """The style sheet without GOV.UK's typeface, crown, crest and header, and without `more`.

    Raises SystemExit if one is left.
    """
    css = re.sub(r"/\*.*?\*/", "", without_map(css), flags=re.DOTALL)
    charset, css = css.split(";", 1)
    left_out = (NOT_OURS, more) if more else (NOT_OURS,)
    kept = "".join(rules(css.strip(), left_out))
    kept = kept.replace("GDS Transport,arial,sans-serif", OUR_FONTS)
    left = re.findall(r"GDS Transport|url\([^)]|crest|crown|@font-face|@import", kept)
    if left or any(one.search(kept) for one in left_out):
        raise SystemExit(f"Still in the style sheet: {sorted(set(left))}")
    return f"{charset};\n{kept}\n"


def rules(css: str, left_out: Sequence[re.Pattern[str]]) -> Iterator[str]:
    """Each top-level rule that is kept, with the rules inside @media and @supports sifted too."""
    for prelude, body in blocks(css):
        if prelude.startswith(("@media", "@supports", "@-moz-document")):
            inner = "".join(rules(body, left_out))
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@font-face"):
            continue
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}"
        else:
            selectors = [
                one
                for one in selector_list(prelude)
                if not any(pattern.search(one) for pattern in left_out)
            ]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Each `prelude { body }` at the top level of minified CSS."""
    start = 0
    while start < len(css):
        opening = css.index("{", start)
        depth, at = 1, opening + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[at], 0)
            at += 1
        yield css[start:opening].strip(), css[opening + 1 : at - 1]
        start = at


def selector_list(prelude: str) -> list[str]:
    """The selectors of a rule: split at commas, but not inside brackets such as :is(a, b)."""
    return re.split(r",(?![^(]*\))", prelude)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
