"""Every component of every public page is what GOV.UK's own macro gives for it."""

import pytest

from tests.web.components import differences
from tests.web.public.every_answer import every_answer


@pytest.mark.slow
@pytest.mark.django_db
def test_every_component_of_every_public_page_is_as_its_macro_gives_it():
    found = {name: differences(page.content.decode()) for name, page in every_answer().items()}
    assert len(found) > 80
    assert {name: lines for name, lines in found.items() if lines} == {}
