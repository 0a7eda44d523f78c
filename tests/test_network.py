"""Tests reach no network."""

import socket

import pytest

from tests.network import NetworkError, is_local


def test_an_address_of_another_machine_is_refused_before_anything_is_sent():
    with socket.socket() as trial, pytest.raises(NetworkError):
        trial.connect(("192.0.2.1", 80))


def test_a_datagram_to_another_machine_is_refused():
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as trial,
        pytest.raises(NetworkError),
    ):
        trial.sendto(b"x", ("192.0.2.1", 53))


def test_a_name_of_another_machine_is_not_looked_up():
    with pytest.raises(NetworkError):
        socket.create_connection(("police.example.org", 443))


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        (b"localhost", True),
        (None, True),
        ("10.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 (the point of the test)
        ("localhost.example.org", False),
    ],
)
def test_only_loopback_is_local(host, local):
    assert is_local(host) is local
