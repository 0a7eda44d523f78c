"""What the tests of leaving share: each engine in turn, and the site as every one reaches it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.engines.between import Between, between
from tests.journeys.engines.engine import Engine
from tests.journeys.engines.starting import ENGINES, started
from tests.journeys.servers import Landing, Site


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Engine]:
    """Each engine in turn, started once for all the lines of a file."""
    made = started(request.param, browser, scripts=True)
    yield made
    made.close()


@pytest.fixture(scope="module")
def way_there(shell_site: Site) -> Iterator[Between]:
    """The pages made only to try the shell; a file about the product's own says so."""
    with between(shell_site.url) as place:
        yield place


@pytest.fixture
def site(way_there: Between, landing: Landing) -> Between:
    """The same, with nothing wrong on the way and nobody gone yet."""
    way_there.well()
    landing.visits.clear()
    return way_there
