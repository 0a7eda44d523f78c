"""What stands first of two things of one moment: never left to the database.

SQLite and PostgreSQL put equal rows in an order of their own, which can differ from page to page.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1] / "outcome21"
ONE_OF_A_KIND = {"id", "number", "assessment__number", "label", "reason"}
"""Columns by which no two rows of one list are equal."""


def orders_in(source):
    """The columns of each order, in the order in which they are asked for."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "order_by":
            yield node.lineno, [ast.literal_eval(column).lstrip("-") for column in node.args]


def test_every_order_says_what_comes_first_of_equals():
    found = {
        f"{path.relative_to(ROOT)}:{line}": columns
        for path in sorted(ROOT.rglob("*.py"))
        for line, columns in orders_in(path.read_text())
    }
    assert len(found) > 15
    assert {at: columns for at, columns in found.items() if columns[-1] not in ONE_OF_A_KIND} == {}
