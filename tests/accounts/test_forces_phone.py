"""A force's own number: one that can be read aloud and dialled, or none; never 999."""

from __future__ import annotations

import re

import pytest

from outcome21.accounts.forces import BadForceFile, forces_in
from outcome21.accounts.forces_phone import BadPhone, as_dialled, read_phone
from tests.accounts.test_forces import GOOD


def read(tmp_path, line):
    """The force of a file with this line about its number."""
    (tmp_path / "forces").mkdir(exist_ok=True)
    (tmp_path / "forces" / "third.toml").write_text(GOOD.replace('phone = "101"', line))
    return forces_in(tmp_path, invented=True)["third"]


@pytest.mark.parametrize(
    "number",
    [
        *("01632 960100", "+44 1632 960100", "01632 96010", "020 7946 0000", "029 2018 0000"),
        *("03069 990000", "0808 157 0000", "0800 496 0000", "0800 496 000", "07700 900123"),
    ],
)
def test_a_number_stays_as_it_was_written_and_is_dialled_without_spaces(tmp_path, number):
    force = read(tmp_path, f'phone = "{number}"')
    assert (force.phone, force.own_phone) == (number, number)
    assert force.dialled == as_dialled(number) == number.replace(" ", "")


@pytest.mark.parametrize("line", ["", 'phone = ""', 'phone = "101"', 'phone = "1 01"'])
def test_a_force_without_one_or_with_everybody_s_has_none_of_its_own(tmp_path, line):
    """101 is on every force's pages: said twice, it would only look like another number."""
    assert read(tmp_path, line).own_phone == ""


@pytest.mark.parametrize(
    "given",
    [
        *("01632-960100", "(01632) 960100", "01632 960100 ext 2", "call 101", "tel:101", "x"),
        *(" 01632", "01632 ", "01632  960100", "44+1632960100", "++441632960100", "+", "\n101"),
        *('1"><script>', "٠١٦٣٢٩٦٠", "01632\u00a0960100", 101, True, ["101"], None),
    ],
)
def test_anything_but_digits_spaces_and_a_plus_is_refused(given):
    with pytest.raises(BadPhone, match="phone is a telephone number in quotes, such as"):
        read_phone(given)


@pytest.mark.parametrize(
    "given",
    [
        *("0900 123 4567", "0871 234 5678", "0843 234 5678", "118 500", "070 1234 5678"),  # dear
        *("000", "911", "100", "105", "111", "116 123", "0800 1111"),  # nobody's, or another's
        *("0", "10", "01632 9601", "01632 960 1000", "020 7946 000", "03069 99000"),  # not whole
        *("010 6320 9601", "04632 960100", "0808 157 000", "07911 123456", "07700 901000"),
        *("+1 632 960 1000", "+44 01632 960100", "+441", "+101", "44 1632 960100", "1632 960100"),
    ],
)
def test_only_a_whole_number_that_a_force_publishes_is_taken(given):
    """A dear number, or one that nobody answers, is worse than none."""
    with pytest.raises(
        BadPhone, match=re.escape("begins with 01, 02, 03, 0800 or 0808")
    ) as refused:
        read_phone(given)
    assert repr(given) in str(refused.value)


@pytest.mark.parametrize("given", ["999", "9 99", "112", "1 12"])
def test_no_number_of_a_force_takes_the_place_of_999(given):
    with pytest.raises(BadPhone, match="phone is for what can wait"):
        read_phone(given)


@pytest.mark.parametrize(
    "line",
    ["phone = 101", 'phone = "01632-960100"', 'phone = "0900 123 4567"', "phone = false"],
)
def test_the_file_and_the_key_are_named(tmp_path, line):
    with pytest.raises(BadForceFile, match=re.escape("third.toml: phone ")):
        read(tmp_path, line)
