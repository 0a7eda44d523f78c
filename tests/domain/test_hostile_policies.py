"""Whatever stands in a policy file, it is read as it is or refused in one clear line, and soon."""

import subprocess
import sys
from pathlib import Path

import pytest

import outcome21
from outcome21.domain.policy import Answer, PolicyError, read_policy, recommend
from tests.slowly import few_fast

# A harmless text to a policy: quoted, shown and never run, it must come out as it went in.
KEPT = {
    "quotes": "'\"`''\"\"``",
    "backslashes": "\\ \\\\ \\n \\u0041 C:\\new\\table",
    "markup": "<script>alert(1)</script><b onclick='x'>",
    "an entity": "&lt;b&gt; &#60;b&#62; &nbsp;",
    "a template": "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} <%= 7 %>",
    "a format": "%s%d%n {0} {name!r} {policy.digest}",
    "like SQL": "'); DROP TABLE policies; --",
    "like a shell": "$(echo hello) `echo hello` ; && || | > <",
    "like a formula": '=HYPERLINK("x") +1 -1 @SUM(1)',
    "like a path": "../../../etc/hosts",
    "like TOML": '[[rule]] when = { a = "yes" } # end',
    "like a key": "__proto__",
    "null words": "null NULL None nil undefined NaN true false (null)",
    "a large number": "1e309",
    "a number with a sign": "-9223372036854775808",
    "not a number": "nan",
    "Arabic": "مرحبا بالعالم",
    "Chinese": "你好，世界",
    "Thai with its marks": "สวัสดีชาวโลก",
    "accents": "Ẽ ñ ü ø ß ŵ ŷ",
    "an accent put on afterwards": "e\u0301",
    "twenty accents on one letter": "o" + "\u0301\u0316" * 10,
    "wide letters": "Ｏｕｔｃｏｍｅ",
    "a letter that grows when changed in case": "İ ŉ ǰ ﬁ",
    "an emoji": "🙂",
    "an emoji with a shade": "👍🏽",
    "letters beyond the first plane": "𝔓𝔬𝔩𝔦𝔠𝔶 𐐷",
    "one letter": "x",
    "a thousand letters": "x" * 1_000,
}

# Nothing that a reader could not see may stand in a policy.
REFUSED = {
    "nothing": "",
    "a blank": " ",
    "a blank before": " x",
    "a blank behind": "x ",
    "a null": "a\0b",
    "a bell": "a\ab",
    "an escape": "a\x1b[31mb",
    "a delete": "a\x7fb",
    "a tab": "a\tb",
    "a line end": "a\nb",
    "a carriage return": "a\rb",
    "a control of the second set": "a\x85b",
    "a line separator": "a\u2028b",
    "a paragraph separator": "a\u2029b",
    "a blank that does not break": "a\u00a0b",
    "a hyphen that is not seen": "a\u00adb",
    "no width": "a\u200bb",
    "a joiner": "a\u200db",
    "an emoji that is joined": "👩\u200d🎓",
    "an override from right to left": "a\u202eb",
    "an isolate from right to left": "a\u2067b\u2069",
    "a mark from right to left": "a\u200fb",
    "a byte order mark": "a\ufeffb",
    "no letter at all": "a\uffffb",
    "a private letter": "a\ue000b",
    "a tag": "a\U000e0041b",
    "more than a thousand letters": "x" * 1_001,
    "a line of its own length": "x" * 50_000,
}


def quoted(text):
    """A TOML string that means exactly this text."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(c):04x}" if c < " " or c in "\x7f" else c for c in plain) + '"'


PLACES = {
    "title": "A small policy",
    "sources": "A test",
    "label": "Help the child",
    "group": "About it",
    "whether": "it is so",
    "officer": "Is it so?",
    "child": "Is that so?",
    "parent": "Is it true?",
    "help": "Counts: all.",
    "question_source": "A page",
    "reason": "It is so.",
    "rule_source": "Another page",
    "otherwise_reason": "It is not so.",
    "otherwise_source": "A last page",
}
WORDS = {
    "version": "small",
    "nation": "england",
    "id": "seen",
    "was": "looked_at",
    "group_of": "facts",
    "who": "child",
    "asked": "seen",
    "answer": "yes",
    "route": "investigate",
    "category": "aggravated",
    "action": "help",
    "always": "tell",
    "otherwise_route": "outcome_21",
    "otherwise_category": "non_aggravated",
}
FORM = """\
schema = 1
version = {version}
title = {title}
starts = 2026-11-01
nations = [{nation}]
sources = [{sources}]
[groups]
facts = {group}
[actions]
help = {label}
tell = "Tell a parent"
[always]
actions = [{always}]
[[question]]
id = {id}
was = {was}
group = {group_of}
whether = {whether}
officer = {officer}
child = {child}
parent = {parent}
help = {help}
who_may_know = [{who}]
source = {question_source}
[[rule]]
when = {{ {asked} = {answer} }}
route = {route}
category = {category}
actions = [{action}]
reason = {reason}
source = {rule_source}
[otherwise]
route = {otherwise_route}
category = {otherwise_category}
reason = {otherwise_reason}
source = {otherwise_source}
"""


def written(place="", text=""):
    values = PLACES | WORDS | ({place: text} if place else {})
    return FORM.format(**{name: quoted(value) for name, value in values.items()}).encode()


def refusal(data):
    with pytest.raises(PolicyError) as refused:
        read_policy(data, "small.toml")
    return refused.value.sentence


def assert_clear(sentence):
    """One line of plain characters that names the file and is short enough to be read."""
    assert sentence.startswith("small.toml")
    assert sentence.isascii()
    assert sentence.isprintable()
    assert len(sentence) < 400


def texts_of(policy):
    (question,), (rule,) = policy.questions, policy.rules
    return {
        "title": policy.title,
        "sources": policy.sources[0],
        "label": policy.action_labels["help"],
        "group": policy.groups["facts"],
        "whether": question.whether,
        "officer": question.officer,
        "child": question.child,
        "parent": question.parent,
        "help": question.help,
        "question_source": question.source,
        "reason": rule.reason,
        "rule_source": rule.source,
        "otherwise_reason": policy.otherwise_reason,
        "otherwise_source": policy.otherwise_source,
    }


def test_the_form_itself_is_read():
    assert texts_of(read_policy(written(), "small.toml")) == PLACES


@pytest.mark.parametrize("name", KEPT)
def test_a_text_that_can_be_seen_comes_out_of_every_place_as_it_went_in(name):
    for place in PLACES:
        policy = read_policy(written(place, KEPT[name]), "small.toml")
        assert texts_of(policy) == PLACES | {place: KEPT[name]}


def test_a_recommendation_says_a_nasty_reason_letter_for_letter():
    for text in KEPT.values():
        policy = read_policy(written("reason", text), "small.toml")
        (reason,) = recommend(policy, {"seen": Answer.YES}).as_data()["reasons"]
        assert reason["sentence"] == text


@pytest.mark.parametrize("name", REFUSED)
def test_a_text_that_cannot_be_seen_is_refused_in_every_place(name):
    for place in PLACES:
        assert_clear(refusal(written(place, REFUSED[name])))


# These may name a version, or a question of an earlier policy.
MAY_BE_A_NAME = {"one letter", "a large number", "not a number"}


@pytest.mark.parametrize("name", {**KEPT, **REFUSED})
def test_where_a_word_is_expected_any_nasty_text_is_refused(name):
    for place in WORDS:
        if not (name in MAY_BE_A_NAME and place in ("version", "was")):
            assert_clear(refusal(written(place, {**KEPT, **REFUSED}[name])))


@pytest.mark.parametrize("name", {**KEPT, **REFUSED})
def test_a_nasty_key_is_refused_in_every_table(name):
    key = quoted({**KEPT, **REFUSED}[name])
    form = written().decode()
    lines = form.splitlines()
    for at, line in enumerate(lines):
        if line.startswith("["):
            added = [*lines[: at + 1], f"{key} = 1", *lines[at + 1 :]]
            assert_clear(refusal("\n".join(added).encode()))
    assert_clear(refusal(f"{key} = 1\n{form}".encode()))


# What TOML can write where a text, a list or a table is expected.
VALUES = [
    *("true", "false", "0", "-1", "1e309", "-1e309", "inf", "-inf", "nan", "0x" + "f" * 1_500),
    *("9" * 1_500, "[]", "[[]]", "{}", "{ a = {} }", "[1, 2]", '[""]', '["x", "x"]'),
    *("2026-11-01", "2026-11-01T10:00:00Z", "10:00:00", '""'),
    *("[" * 400 + "]" * 400, "{ a = " * 200 + "1" + " }" * 200),
]


@pytest.mark.parametrize("place", range(len(written().splitlines())))
def test_any_other_kind_of_value_is_refused_in_every_place(place):
    lines = written().decode().splitlines()
    key, equals, _ = lines[place].partition(" = ")
    for value in VALUES if equals else ():
        data = "\n".join([*lines[:place], f"{key} = {value}", *lines[place + 1 :]]).encode()
        if (key, value) != ("starts", "2026-11-01"):
            assert_clear(refusal(data))


@pytest.mark.parametrize("place", range(len(written().splitlines())))
def test_a_line_left_out_or_written_twice_never_ends_in_anything_but_a_clear_line(place):
    lines = written().splitlines()
    for changed in ([*lines[:place], *lines[place + 1 :]], [*lines[: place + 1], *lines[place:]]):
        try:
            read_policy(b"\n".join(changed), "small.toml")
        except PolicyError as error:
            assert_clear(error.sentence)


def many(table, number):
    return "".join(table.format(at) for at in range(number))


QUESTION = (
    '[[question]]\nid = "q{0}"\nwhether = "w"\nofficer = "o"\nchild = "c"\nparent = "p"\n'
    'help = "h"\nwho_may_know = ["child"]\nsource = "s"\n'
)
RULE = '[[rule]]\nwhen = {{ {0} }}\nroute = "investigate"\nreason = "r"\nsource = "s"\n'
TOP = 'schema = 1\nversion = "v"\ntitle = "t"\nstarts = 2026-11-01\nnations = ["wales"]\n'
TOP += 'sources = ["s"]\n[actions]\nhelp = "Help"\n'
END = '[otherwise]\nroute = "outcome_21"\ncategory = "non_aggravated"\n'


def rules_of(*conditions):
    return "".join(RULE.format(each) for each in conditions)


def far_apart(number, step):
    """Rules that join each question to the next and to a far one: none is finished soon."""
    return [
        f'q{at} = "yes", q{other % number} = "{answer}"'
        for at in range(2, number)
        for other, answer in ((at + 1, "yes"), (at * step, "no"))
    ]


LARGE = {
    "ten thousand questions": TOP + "[[question]]\n" * 10_000 + END,
    "seven thousand questions with ids": TOP + many('[[question]]\nid="q{}"\n', 7_000) + END,
    "ten thousand rules": TOP + many(QUESTION, 1) + "[[rule]]\n" * 10_000 + END,
    "two thousand rules alike": TOP + many(QUESTION, 1) + rules_of('q0 = "yes"') * 2_000 + END,
    "rules that all share questions": TOP
    + many(QUESTION, 211)
    + rules_of(*far_apart(211, 37))
    + END,
    "a rule of a thousand conditions": TOP
    + many(QUESTION, 1)
    + '[[rule]]\nroute = "review"\n'
    + many('when.q{} = "yes"\n', 1_000)
    + END,
    "lists in lists over lines": "a = " + "[\n" * 90_000,
    "tables in tables": "".join(f"[{'.'.join(['a'] * depth)}]\n" for depth in range(1, 400)),
    "lines of a thousand dots": "\n".join("a." * 980 + f"a{at} = 1" for at in range(90)),
    "the same table again and again": "[[rule]]\n" * 20_000,
    "fourteen thousand keys": many("k{} = 1\n", 14_000),
    "a list of sixty thousand": "schema = [\n" + "1,\n" * 60_000 + "]\n",
    "a text of forty thousand lines": 'schema = """\n' + "\\\\\n" * 40_000 + '"""\n',
    "a text that never ends": 'schema = """\n' + '""\\\n' * 30_000,
    "an enormous key": '"' + "k" * 150_000 + '" = 1',
    "an enormous number": "schema = " + "9" * 150_000,
    "nothing but line ends": "\n" * 150_000,
    "nothing but nulls": "\0" * 150_000,
    "more bytes than are read": "#" * 200_001,
}

REFUSED_FOR = {
    "ten thousand questions": "10000 questions; allowed: up to 500",
    "ten thousand rules": "10000 rules; allowed: up to 2000",
    "two thousand rules alike": "[[rule]] number 2: found the same conditions",
    "rules that all share questions": "too tangled to be worked out, where they use q",
    "a rule of a thousand conditions": "1000 conditions; allowed: 1 to 20",
    "lists in lists over lines": "too deep",
    "an enormous key": "line 1: found 150006 characters",
}

READER = """
import sys
from outcome21.domain.policy import PolicyError, read_policy
try:
    read_policy(sys.stdin.buffer.read(), "small.toml")
except PolicyError as error:
    print(error.sentence)
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", few_fast(LARGE, 2))
def test_a_file_made_to_be_large_or_tangled_is_refused_and_never_hangs(name):
    read = subprocess.run(  # noqa: S603 (this program, and a file from above)
        [sys.executable, "-c", READER],
        input=LARGE[name].encode(),
        capture_output=True,
        cwd=Path(outcome21.__file__).parents[1],
        timeout=60,
        check=True,
    )
    assert read.stderr == b""
    (sentence,) = read.stdout.decode().splitlines()
    assert_clear(sentence)
    assert REFUSED_FOR.get(name, "") in sentence
