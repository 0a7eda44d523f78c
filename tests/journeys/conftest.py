"""What browser journeys stand on: the whole product served, and a real browser."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.looks import assert_looks_right, violations
from tests.journeys.servers import (
    Landing,
    Site,
    free_port,
    landing_place,
    python,
    run_once,
    serving,
    write_force,
)

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-default-apps"),
    # No name but this machine's own can be found: nothing a page asks for leaves it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, "
    "EXCLUDE leaving.localhost",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs Chromium."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def landing() -> Iterator[Landing]:
    """The ordinary page, on another origin, that leaving.localhost leads to."""
    with landing_place() as place:
        yield place


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory, landing: Landing) -> Iterator[Site]:
    """The product as `make run` serves it: a fresh home, fresh keys, the invented force."""
    home = tmp_path_factory.mktemp("live") / "home"
    write_force(home, landing)
    with serving(
        [str(Path(sys.executable).with_name("outcome21")), "demo", "run"],
        home,
        free_port(),
        OUTCOME21_ENV="demo",
        OUTCOME21_SITE="both",
        OUTCOME21_HOSTS="127.0.0.1,localhost,leaving.localhost",
    ) as site:
        yield site


@pytest.fixture(scope="session")
def shell_site(tmp_path_factory: pytest.TempPathFactory, landing: Landing) -> Iterator[Site]:
    """The shell of the sites with pages made only to try it, failing ones among them."""
    home = tmp_path_factory.mktemp("shell") / "home"
    home.mkdir()
    write_force(home, landing)
    port = free_port()
    told = {
        "OUTCOME21_ENV": "test",
        "OUTCOME21_SITE": "both",
        "OUTCOME21_HOSTS": "127.0.0.1,localhost,leaving.localhost",
        "DJANGO_SETTINGS_MODULE": "tests.web.shell_settings",
    }
    run_once(python("django", "collectstatic", "--noinput", "-v0"), home, **told)
    run_once(python("django", "migrate", "-v0"), home, **told)
    with serving(python("tests.web.serve_shell"), home, port, **told) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Absent, the tests fail with the command that installs it."""
    if not CHROMIUM.exists():
        pytest.fail("Browser tests need Chromium: apt-get install chromium fonts-liberation")
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with pytest.MonkeyPatch.context() as allowed, sync_playwright() as playwright:
        # Django takes Playwright's loop, which waits in this thread, for one that it would hold up.
        allowed.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been anywhere."""
    made = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="en-GB", timezone_id="Europe/London"
    )
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A new page in it."""
    return context.new_page()


@pytest.fixture
def page_without_js(browser: Browser) -> Iterator[Page]:
    """A page in a browser whose JavaScript is switched off."""
    made = browser.new_context(java_script_enabled=False, locale="en-GB")
    yield made.new_page()
    made.close()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Called with a page, gives what axe-core finds there, one line each; [] is what is wanted."""
    return violations


@pytest.fixture
def seen() -> Callable[[Page], None]:
    """What is checked of every page visited: nothing cut off, and nothing that axe finds."""

    def check(page: Page) -> None:
        assert_looks_right(page)
        assert violations(page) == [], page.url

    return check


@pytest.fixture
def looks_right() -> Callable[[Page], None]:
    """Called with a page, fails if anything scrolls sideways or is cut off at three widths."""
    return assert_looks_right
