"""The conformance table: each shipped case, what it says, and what a policy says of it."""

from __future__ import annotations

import subprocess
import sys

from outcome21.domain.policy import policy_version, read_policy
from outcome21.domain.policy_floor import POLICIES
from outcome21.insight.conformance import conformance, shipped_cases
from tests.policies.newest import NEWEST

POLICY = policy_version("ew-2026-11")
TEXT = (POLICIES / "ew-2026-11.toml").read_text(encoding="utf-8")


def changed(before, after):
    assert TEXT.count(before) == 1
    return read_policy(TEXT.replace(before, after).encode(), "ew-2026-11.toml")


def row(policy, name):
    return next(row for row in conformance(policy) if row.id == name)


def test_the_newest_policy_says_what_every_case_says():
    rows = conformance(NEWEST)
    assert [row.not_asked for row in rows if row.not_asked] == []
    assert [(row.id, row.differences) for row in rows if row.differs] == []
    assert all(row.said == row.says for row in rows)


def test_published_cases_come_first_and_each_row_says_where_it_comes_from():
    rows = conformance(POLICY)
    assert rows[0].id == "PAGE-NO-AGG"
    standings = [row.standing for row in rows]
    ours = standings.index("ours")
    assert set(standings[:ours]) == {"published", "derived"}
    assert set(standings[ours:]) == {"ours"}
    assert all(row.source and row.summary for row in rows)
    assert len(rows) == len(shipped_cases(POLICY)) == len({row.id for row in rows})


def test_a_changed_rule_shows_as_a_difference_in_the_rows_that_rest_on_it():
    policy = changed('when = { repeated = "yes" }\nroute = "review"', 'when = { repeated = "yes" }')
    case = row(policy, "NPCC-CAT3")
    assert case.differs
    assert (case.said.route, case.says.route) == ("review", "outcome_21")
    [difference] = case.differences
    assert difference == ("route", "review", "outcome_21")
    assert not row(policy, "PAGE-GAIN").differs


def test_a_changed_action_shows_though_route_and_category_stay():
    policy = changed(
        'actions = ["strategy_discussion", "consider_nrm"]', 'actions = ["consider_nrm"]'
    )
    case = row(policy, "OWN-EXPLOITED-YES")
    assert case.said == case.says
    assert [difference.of for difference in case.differences] == ["actions"]


def test_a_case_that_answers_a_question_the_policy_does_not_ask_is_not_compared():
    start = TEXT.index('[[question]]\nid = "still_online"')
    end = TEXT.index("# ----", start)
    rule = TEXT.index('[[rule]]\nwhen = { still_online = "yes" }')
    text = TEXT[:start] + TEXT[end:rule] + TEXT[TEXT.index("[otherwise]") :]
    policy = read_policy(text.encode(), "ew-2026-11.toml")
    case = row(policy, "OWN-STILL-ONLINE-YES")
    assert (case.not_asked, case.differs) == (("still_online",), False)
    assert not row(policy, "OWN-GAIN-YES").not_asked


def test_a_question_that_was_renamed_is_the_one_it_was():
    text = TEXT.replace('id = "gain"', 'id = "gain_now"\nwas = "gain"').replace(
        'gain = "yes"', 'gain_now = "yes"'
    )
    case = row(read_policy(text.encode(), "ew-2026-11.toml"), "OWN-GAIN-YES")
    assert (case.not_asked, case.says.route) == ((), "investigate")


def test_a_policy_that_gives_no_result_is_shown_in_words():
    policy = changed('[otherwise]\nroute = "outcome_21"\n', "[otherwise]\n")
    case = row(policy, "PAGE-NO-AGG")
    assert case.differs
    assert "gives no route" in case.says.route


def test_the_cases_are_read_without_django():
    script = (
        "import sys\nfrom outcome21.insight import conformance, facts\n"
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, timeout=30)  # noqa: S603
    assert done.returncode == 0
