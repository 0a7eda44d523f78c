"""The throw-away PostgreSQL is there for as long as it is asked for, and no longer."""

from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from scripts.with_postgres import main, postgres

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("durable", [False, True])
def test_it_answers_on_a_private_socket_and_is_gone_afterwards(durable):
    with postgres(durable=durable) as url:
        folder = Path(urlsplit(url).query.removeprefix("host="))
        with psycopg.connect(url) as link:
            assert link.execute("SHOW listen_addresses").fetchone() == ("",)
            assert link.execute("SHOW fsync").fetchone() == ("on" if durable else "off",)
        server = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()
    assert not Path(f"/proc/{server}").exists()


def test_it_is_stopped_when_what_used_it_failed():
    with pytest.raises(ZeroDivisionError), postgres() as url:
        folder = Path(urlsplit(url).query.removeprefix("host="))
        raise ZeroDivisionError
    assert not folder.exists()


def test_the_command_gets_the_address_and_its_exit_status_is_handed_on():
    assert main(["--", "sh", "-c", 'test -n "$OUTCOME21_DATABASE_URL" && exit 7']) == 7
