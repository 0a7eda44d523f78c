"""Facts from JSON or YAML: what is read, and that whatever is unclear is refused in one line."""

import pytest

from outcome21.domain.policy import Answer, policy_version
from outcome21.insight.facts import FactsError, answers_in, cases_in, parsed, text_of

POLICY = policy_version("ew-2026-11")


def cases(text):
    return cases_in(parsed(text), POLICY)


BAD = {
    "an unknown question": ('{"answers": {"colour": "yes"}}', "unknown question 'colour'"),
    "an unknown answer": ('{"answers": {"gain": "maybe"}}', "unknown answer 'maybe' to gain"),
    "an answer of nothing": ("answers: {gain: }", "unknown answer"),
    "an answer that is a number": ('{"answers": {"gain": 1}}', "unknown answer"),
    "an answer that is a list": ('{"answers": {"gain": ["yes"]}}', "unknown answer"),
    "another kind of yes": ("answers: {gain: on}", "unknown answer 'on'"),
    "no answers": ('{"gain": "yes"}', '"answers"'),
    "answers as a list": ("answers: [gain]", '"answers"'),
    "an unknown key beside them": ('{"answers": {}, "answer": {}}', "unknown key 'answer'"),
    "a list of numbers": ("[1, 2]", "case 1 of the list: the facts must be a mapping"),
    "an empty list": ("[]", "the list holds 0 cases"),
    "a list too long": ("[" + "0," * 1_000 + "0]", "the list holds 1001 cases"),
    "a bad case in a list": ('[{"answers": {}}, {"answers": {"x": "no"}}]', "case 2 of the list"),
    "a list in a list": ('[[{"answers": {}}]]', "must be a mapping"),
    "an id that is a number": ('{"id": 7, "answers": {}}', "id must be text"),
    "a summary that is a list": ('{"summary": [], "answers": {}}', "summary must be text"),
    "an expect of nothing": ('{"answers": {}, "expect": {}}', "at least a route or a category"),
    "an expect that is a word": ('{"answers": {}, "expect": "no"}', "must be a mapping"),
    "an unknown key in expect": ('{"answers": {}, "expect": {"rout": "x"}}', "'rout' in expect"),
    "an unknown route": ('{"answers": {}, "expect": {"route": "x"}}', "unknown route 'x'"),
    "a route of nothing": ('{"answers": {}, "expect": {"route": null}}', "unknown route"),
    "an unknown category": ('{"answers": {}, "expect": {"category": "x"}}', "unknown category"),
    "actions as a word": ('{"answers": {}, "expect": {"actions": "x"}}', "list of texts"),
    "an outcome that cannot be closed": ('{"answers": {}, "expect": {"closed": ["9"]}}', "closed"),
    "an unknown demand": ('{"answers": {}, "expect": {"floor": "x"}}', "unknown floor"),
    "a rest of nothing": ('{"answers": {}, "rest": null}', "unknown answer"),
    "nothing": ("", "one document"),
    "half of a file": ('{"answers": {"gain": "ye', "neither JSON nor YAML"),
    "a key twice in JSON": ('{"answers": {"gain": "yes", "gain": "no"}}', "'gain' stands twice"),
    "a key twice in YAML": ("answers: {gain: yes, gain: no}", "'gain' stands twice"),
    "a key that is a list": ("answers: {? [gain] : no}", "must be a word"),
    "an alias": ("a: &a [yes]\nanswers: {gain: *a}", "alias"),
    "laughing aliases": ("a: &a [x]\nb: &b [*a, *a]\nanswers: {}", "alias"),
    "a tag": ("answers: {gain: !!python/name:os.system x}", "tag"),
    "a merge key": ("answers: {<<: {gain: no}}", "unknown question '<<'"),
    "two documents": ("answers: {}\n---\nanswers: {}", "one document"),
    "JSON too deep": ("[" * 200_000, "too deep"),
    "YAML too deep": ("answers: " + "{a: " * 5_000, "too deep"),
    "a file that is too large": ("#" * 1_000_001, "larger than 1000000 bytes"),
    "a number without end": ('{"answers": {"gain": ' + "9" * 5_000 + "}}", "too large"),
    "bytes that are no text": (b'{"answers": {"gain": "\xff"}}', "not UTF-8"),
    "control characters": ("answers: {gain: \x07}", "neither JSON nor YAML"),
    "a line break in a key": ('{"answers": {"a\\nb\\u2028": "yes"}}', "unknown question"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_facts_are_refused_in_words(name, tmp_path):
    file = tmp_path / "facts"
    text, words = BAD[name]
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(FactsError) as error:
        cases(text_of(str(file)))
    message = str(error.value)
    assert words in message
    assert message.isascii()
    assert message.isprintable()
    assert len(message) < 300


def test_a_boolean_means_its_word():
    assert answers_in(parsed('{"answers": {"gain": true}}'), POLICY) == {"gain": Answer.YES}
    assert answers_in(parsed("answers: {gain: No}"), POLICY) == {"gain": Answer.NO}
    assert answers_in(parsed('answers: {gain: "not_known"}'), POLICY) == {"gain": Answer.NOT_KNOWN}


def test_a_question_left_out_stays_out_and_rest_speaks_for_every_other_one():
    assert cases('{"answers": {"gain": "yes"}}')[0].answers == {"gain": Answer.YES}
    [case] = cases('{"answers": {"gain": "yes"}, "rest": "no"}')
    assert case.answers == {question.id: Answer.NO for question in POLICY.questions} | {
        "gain": Answer.YES
    }


def test_one_case_and_a_list_of_cases_are_read_alike():
    text = '{"id": "A", "summary": "One.", "answers": {}, "expect": {"route": "find_out"}}'
    [one] = cases(text)
    assert cases(f"[{text}, {text}]") == (one, one)
    assert (one.name, one.summary, one.expect.route) == ("A", "One.", "find_out")
    assert one.expect.actions is None


def test_a_case_without_an_id_is_named_by_its_place():
    assert cases('{"answers": {}}')[0].name == "case 1"


def test_a_question_that_the_policy_does_not_ask_may_be_left_out_when_that_is_asked_for():
    facts = parsed('{"answers": {"colour": "yes", "gain": "no"}}')
    assert answers_in(facts, POLICY, unasked=True) == {"gain": Answer.NO}
    with pytest.raises(FactsError, match="'colour'"):
        answers_in(facts, POLICY)
