"""What the content's owners have to look at again, and from when."""

from datetime import date, timedelta

from outcome21.guidance.pages import all_pages, find, includes
from outcome21.guidance.review import numbers_due, owners, pages_due
from outcome21.guidance.support import directory, find_service

REVIEWED = date(2026, 11, 22)


def after(days):
    return REVIEWED + timedelta(days=days)


def paths(due):
    return {one.page.path for one in due}


def test_a_page_is_listed_a_month_before_it_goes_stale_and_from_then_on():
    now = [find("/now")]
    assert pages_due(now, after(150)) == ()
    [soon] = pages_due(now, after(151))
    assert (soon.stale, soon.until) == (False, after(180))
    assert not pages_due(now, after(180))[0].stale
    assert pages_due(now, after(181))[0].stale


def test_pieces_that_stand_on_many_pages_go_stale_too():
    due = pages_due([*all_pages(), *includes()], after(400))
    assert "help-now" in {one.page.id for one in due}
    assert len(due) == len(all_pages()) + len(includes())


def test_the_longest_overdue_comes_first():
    due = pages_due(all_pages(), after(400))
    assert [one.until for one in due] == sorted(one.until for one in due)


def test_a_number_is_due_after_thirty_days_and_hidden_after_its_limit():
    assert numbers_due(directory(), after(30)) == ()
    due = {one.service.id: one for one in numbers_due(directory(), after(31))}
    assert (due["childline"].numbers, due["childline"].hidden) == (("0800 1111",), False)
    assert not [name for name in due if name.startswith("demo-")]
    assert "demo-school-nurse" in {
        one.service.id for one in numbers_due(directory(), after(31), demo=True)
    }
    assert "shore" not in due  # nothing of it can be out of date but its address
    late = {one.service.id: one for one in numbers_due(directory(), after(181))}
    assert late["childline"].hidden


def test_what_is_listed_as_hidden_is_exactly_what_a_visitor_does_not_see():
    for day in (after(31), after(180), after(181), after(400)):
        for due in numbers_due(directory(), day):
            assert due.hidden == find_service(due.service.id, on=day).stale


def test_every_page_has_an_owner():
    found = owners(all_pages())
    assert sum(map(len, found.values())) == len(all_pages())
    assert "safeguarding" in found
