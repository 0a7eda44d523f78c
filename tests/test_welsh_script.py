"""`make welsh`: what is damaged is refused in one line and left as it is; the rest is packed."""

import gettext
import os
import re
import stat

import pytest

from scripts.welsh import main
from scripts.welsh_file import Refused, read_strictly, texts
from scripts.welsh_words import PO, catalogue, mo_bytes, po_bytes, updated

FIXED = {
    "Thank you": "Diolch",
    "Question {number}": "Cwestiwn {number}",
    ("%(count)d hour", "%(count)d hours"): ("%(count)d awr",) * 6,
    'Call <a class="govuk-link" href="tel:999">999</a> now if you can.': (
        'Ffonio <a class="govuk-link" href="tel:999">999</a> nawr os oes modd.'
    ),
}
"""The sentences that are damaged here: in Welsh that no translator changes."""


def whole():
    """The catalogue with all its Welsh, although a sentence may have no Welsh yet."""
    words = updated(catalogue())
    for one in words:
        if one.id in FIXED:
            one.string = FIXED[one.id]
        elif one.id and not all(texts(one.string)):
            one.string = (one.id[1],) * 6 if one.pluralizable else one.id
    return po_bytes(words, "draft")


WHOLE = whole()
PACKED = mo_bytes(WHOLE)
TEXT = WHOLE.decode()
ONE = 'msgid "Thank you"\nmsgstr "Diolch"\n'
PLACED = "Cwestiwn {number}"
TAGGED = '<a class=\\"govuk-link\\" href=\\"tel:999\\">999</a> nawr os oes modd.'
HOURS = "%(count)d awr"
TOO = "#: x\n"


@pytest.fixture
def place(tmp_path):
    """A copy of the catalogue that a test may damage."""
    made = tmp_path / PO.name
    made.write_bytes(WHOLE)
    made.with_suffix(".mo").write_bytes(PACKED)
    return made


def damaged(old, new, count=1):
    assert old in TEXT, old
    return TEXT.replace(old, new, count).encode()


def line_of(words, text=TEXT):
    return text[: text.index(words)].count("\n") + 1


def without(entries):
    """The catalogue without so many of its last entries, as a file that was cut short."""
    return TEXT.rsplit("\n\n", entries)[0].encode() + b"\n"


def approved(text=TEXT):
    return text.replace("X-Status: draft", "X-Status: approved")


DAMAGE = {
    "a quotation mark is missing": (damaged('"Diolch"', '"Diolch'), "quotation mark", '"Diolch"'),
    "a mark inside": (damaged('"Diolch"', '"Di"olch"'), "quotation mark", '"Diolch"'),
    "a word of its own": (damaged(ONE, f"Helo\n{ONE}"), "cannot be read", ONE),
    "no English": (damaged(ONE, ONE.partition("\n")[2] + "\n"), "cannot stand here", None),
    "no Welsh": (damaged(ONE, ONE.partition("\n")[0] + "\n"), "line above it is missing", None),
    "two versions": (damaged(ONE, f"<<<<<<< HEAD\n{ONE}"), "two versions", ONE),
    "the middle of two": (damaged(ONE, f"=======\n{ONE}"), "two versions", ONE),
    "the end of two": (damaged(ONE, f">>>>>>> other\n{ONE}"), "two versions", ONE),
    "another charset": (TEXT.encode("cp1252", "replace"), "not UTF-8", None),
    "Windows' other charset": (TEXT.encode("utf-16"), "not UTF-8", None),
    "another charset named": (damaged("charset=utf-8", "charset=ISO-8859-14"), "ISO-8859-14", None),
    "a sentence twice": (damaged(ONE, f"{ONE}\n#: x\n{ONE}"), "twice", None),
    "two files in one": ((TEXT + TEXT).encode(), "twice", None),
    "no head": (TEXT.partition("\n\n")[2].encode(), "head", None),
    "nothing": (b"", "head", None),
    "four forms": (damaged("nplurals=6;", "nplurals=4;"), "six forms", '"Plural-Forms'),
    "an unknown status": (damaged("X-Status: draft", "X-Status: done"), "X-Status", '"X-Status: '),
    "cut short": (without(60), "cut short", None),
    "half empty": (
        re.sub(r'\nmsgstr "[^\n]+"\n(?!")', '\nmsgstr ""\n', TEXT).encode(),
        "cut short",
        None,
    ),
    "nothing but a head": ((TEXT.partition("\n\n")[0] + "\n").encode(), "cut short", None),
    "a sign that is none": (damaged('"Diolch"', '"Di\x00olch"'), "character", '"Diolch"'),
    "fuzzy but approved": (
        approved(damaged(ONE, f"#, fuzzy\n{ONE}").decode()).encode(),
        "needs work",
        None,
    ),
    "a place lost": (damaged(PLACED, "Cwestiwn"), "missing {number}", None),
    "a place misspelt": (damaged(PLACED, "Cwestiwn {rhif}"), "too many {rhif}", None),
    "a number lost": (damaged(HOURS, "awr"), "missing %(count)d", None),
    "a digit of 999": (damaged(TAGGED, TAGGED.replace(">999<", ">990<")), "999, not 990", None),
    "999 gone from sight": (damaged(TAGGED, TAGGED.replace(">999<", "><")), "999, not none", None),
    "a number too many": (damaged('"Diolch"', '"Diolch 101"'), "none, not 101", None),
    "a tag lost": (damaged(TAGGED, TAGGED.replace("</a>", "")), "missing </a>", None),
    "a tag broken": (damaged(TAGGED, TAGGED.replace("999</a>", "999</a")), "same tags", None),
    "a space at the end": (damaged('"Diolch"', '"Diolch "'), "a space", None),
    "a line too many": (damaged('"Diolch"', '"Diolch\\n"'), "a new line", None),
    "a line inside": (damaged('"Diolch"', '"Di\\nolch"'), "as many lines", None),
    "tags the wrong way round": (
        damaged(TAGGED, TAGGED.replace("</a>", "<b>").replace("<a", "</a><a").replace("<b>", "")),
        "same order",
        None,
    ),
    "a loose bracket": (damaged('"Diolch"', '"Diolch <3"'), "too many <", None),
    "a seventh form": (
        damaged(f'msgstr[5] "{HOURS}"', f'msgstr[5] "{HOURS}"\nmsgstr[6] "{HOURS}"'),
        "more translations than",
        None,
    ),
    "a second head": ((TEXT + TEXT.partition("\n\n")[0] + "\n").encode(), "head of the file", None),
    "words before all else": (b'"Diolch"\n' + TEXT.encode(), "before the first msgid", None),
    "a form of a number lost": (damaged(f'msgstr[3] "{HOURS}"', 'msgstr[3] ""'), "all 6", None),
}


@pytest.mark.parametrize(("data", "why", "where"), DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_is_refused_in_one_line_and_stays_as_it_is(place, capsys, data, why, where):
    """The file and the packed one, byte for byte: the work of a translator is never lost."""
    place.write_bytes(data)
    packed = place.with_suffix(".mo").read_bytes()
    assert main(place) == 1
    out, said = capsys.readouterr()
    assert out == "" and said.count("\n") == 1
    assert re.match(rf"{re.escape(str(place))}, line [1-9]\d*: .+\. Nothing was changed\.$", said)
    assert why in said
    if where:
        assert f", line {line_of(where)}: " in said
    assert place.read_bytes() == data
    assert place.with_suffix(".mo").read_bytes() == packed
    assert len(list(place.parent.iterdir())) == 2


def test_every_sentence_that_is_wrong_is_told_at_once(place, capsys):
    place.write_bytes(
        damaged(PLACED, "Cwestiwn").replace(b'"Diolch"', b'" Diolch"').replace(b"\r", b"")
    )
    assert main(place) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and all("“" in one for one in said)
    assert f", line {line_of(ONE)}: “Thank you”: " in "\n".join(said)


def test_a_second_run_changes_nothing(place):
    assert main(place) == 0
    files = (place, place.with_suffix(".mo"))
    first = [(one.read_bytes(), one.stat().st_mtime_ns, one.stat().st_ino) for one in files]
    assert main(place) == 0
    assert first == [(one.read_bytes(), one.stat().st_mtime_ns, one.stat().st_ino) for one in files]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        damaged('"X-Status: draft', '"X-Generator: Poedit 3.4\\n"\n"X-Status: draft'),
        damaged("(n==2) ? 2 :", '(n==2) "\n"? 2 :'),
        damaged(ONE, ONE.replace('"Diolch"', '""\n"Dio"\n"lch"')),
        damaged("charset=utf-8", "charset=UTF-8"),
        (TEXT + '\n#~ msgid "Gone"\n#~ msgstr "Wedi mynd"\n').encode(),
    ],
    ids=["Windows", "Notepad", "Poedit", "wrapped", "in pieces", "capitals", "what is gone"],
)
def test_what_another_program_writes_otherwise_comes_out_as_it_was(place, data):
    place.write_bytes(data)
    assert main(place) == 0
    assert place.read_bytes() == WHOLE


def test_a_letter_and_its_accent_become_one_sign(place):
    """Some keyboards send two signs for ŷ: a search would not find the word."""
    place.write_bytes(damaged('"Diolch"', '"Dioly\u0302ch"'))
    main(place)
    assert "Diolŷch" in place.read_text("utf-8")


def test_what_a_translator_approved_stays_so_and_a_new_sentence_is_not(place, capsys):
    """A sentence whose English is new has no Welsh; whoever writes it has not approved it."""
    one = re.compile(r'(?:#, fuzzy\n)?msgid "Thank you"\nmsgstr "Diolch"\n')
    text = one.sub(ONE, TEXT)
    place.write_text(one.sub("", text, count=1), "utf-8")
    assert main(place) == 1
    assert "No Welsh yet: 'Thank you'" in capsys.readouterr().out
    made = place.read_text("utf-8")
    assert '#, fuzzy\nmsgid "Thank you"\nmsgstr ""\n' in made
    place.write_text(
        made.replace('"Thank you"\nmsgstr ""', '"Thank you"\nmsgstr "Diolch"'), "utf-8"
    )
    assert main(place) == 0
    assert f"#, fuzzy\n{ONE}" in place.read_text("utf-8")
    place.write_text(place.read_text("utf-8").replace(f"#, fuzzy\n{ONE}", ONE), "utf-8")
    assert main(place) == 0
    assert f"\n{ONE}" in place.read_text("utf-8") and f"#, fuzzy\n{ONE}" not in place.read_text()


def test_a_number_whose_english_was_changed_needs_work_again(place):
    plural = 'msgid "%(count)d hour"\nmsgid_plural "%(count)d hours"'
    text = TEXT.replace(f"#, fuzzy, python-format\n{plural}", f"#, python-format\n{plural}")
    place.write_text(text, "utf-8")
    main(place)
    assert f"#, python-format\n{plural}" in place.read_text("utf-8")
    place.write_text(text.replace("hours", "hrs"), "utf-8")
    main(place)
    assert f"#, fuzzy, python-format\n{plural}" in place.read_text("utf-8")


def test_a_draft_is_packed_too(place):
    """X-Status says where it may be shown."""
    place.write_text(TEXT.replace("#, fuzzy\n", "").replace(ONE, f"#, fuzzy\n{ONE}"), "utf-8")
    main(place)
    with place.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Thank you") == "Diolch"


@pytest.mark.slow
def test_what_is_approved_stays_so_when_nothing_was_packed(place):
    """The head of the file alone says it."""
    text = approved(
        re.sub(r"#, fuzzy(?:, (.*))?\n", lambda m: f"#, {m[1]}\n" if m[1] else "", TEXT)
    )
    place.write_text(text, "utf-8")
    place.with_suffix(".mo").unlink()
    assert main(place) == 0
    assert place.read_text("utf-8") == text
    assert place.with_suffix(".mo").exists()


def test_a_new_sentence_makes_a_draft_of_what_was_approved(place, capsys):
    """No page may be half in words that nobody approved; a second run is not refused."""
    text = approved(
        re.sub(r"#, fuzzy(?:, (.*))?\n", lambda m: f"#, {m[1]}\n" if m[1] else "", TEXT)
    )
    place.write_text(text.replace(ONE, ""), "utf-8")
    assert main(place) == 1
    said = capsys.readouterr().out
    assert "X-Status is draft again: not approved yet: 1." in said
    assert '"X-Status: draft' in place.read_text("utf-8")
    assert main(place) == 1
    assert "again" not in capsys.readouterr().out


@pytest.mark.parametrize("packed", [b"", b"cut short", b"\xde\x12\x04\x95" + b"\x00" * 8])
def test_a_packed_file_that_is_damaged_is_made_again(place, packed):
    place.with_suffix(".mo").write_bytes(packed)
    assert main(place) == 0
    assert place.with_suffix(".mo").read_bytes() == PACKED


@pytest.mark.parametrize("kept", [0, 20])
def test_a_file_that_was_cut_short_is_refused_with_little_packed_too(place, capsys, kept):
    """Poedit packs only what is approved."""
    few = catalogue()
    for one in list(few)[kept:]:
        few.delete(one.id if isinstance(one.id, str) else one.id[0], one.context)
    place.with_suffix(".mo").write_bytes(mo_bytes(po_bytes(few, "draft")))
    place.write_bytes(without(100))
    assert main(place) == 1
    assert "Bring back the whole file" in capsys.readouterr().err


def test_what_cannot_be_written_leaves_the_file_and_nothing_beside_it(place, capsys, monkeypatch):
    def full(_file):
        raise OSError(28, "No space left on device")

    before = damaged('"Diolch"', '"Diolch yn fawr"') + b"\n"
    place.write_bytes(before)
    monkeypatch.setattr(os, "fsync", full)
    assert main(place) == 1
    assert "No space left on device. No file is half written." in capsys.readouterr().err
    assert place.read_bytes() == before
    assert len(list(place.parent.iterdir())) == 2


def test_a_file_that_is_not_there_is_said_in_one_line(tmp_path, capsys):
    assert main(tmp_path / "django.po") == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_whoever_may_read_the_file_still_may(place):
    place.write_bytes(damaged('"Diolch"', '"Diolch yn fawr"') + b"\n")
    place.chmod(0o664)
    assert main(place) == 0
    assert stat.S_IMODE(place.stat().st_mode) == 0o664


def test_the_catalogue_itself_is_whole():
    read_strictly(PO.read_bytes())
    with pytest.raises(Refused):
        read_strictly(PO.read_bytes()[:-4])
