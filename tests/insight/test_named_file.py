"""A file that somebody names is read at once, up to a size, or refused in a few words."""

import os
import socket

import pytest

from outcome21.insight.named_file import NotReadable, bytes_of


def why_not(place, most=100):
    with pytest.raises(NotReadable) as error:
        bytes_of(str(place), most)
    return str(error.value)


def test_a_regular_file_is_read_up_to_its_limit(tmp_path):
    file = tmp_path / "words"
    file.write_bytes(b"x" * 100)
    assert bytes_of(str(file), 100) == b"x" * 100
    assert why_not(file, 99) == "larger than 99 bytes"


def test_a_link_to_a_regular_file_is_read(tmp_path):
    (tmp_path / "file").write_bytes(b"words")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert bytes_of(str(tmp_path / "link"), 100) == b"words"


def test_a_pipe_that_nobody_writes_to_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert why_not(tmp_path / "pipe").startswith("not a regular file")


def test_a_device_and_a_socket_are_refused(tmp_path, monkeypatch):
    assert why_not("/dev/zero").startswith("not a regular file")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        assert why_not("socket").startswith("not a regular file")


def test_a_folder_a_missing_file_and_a_name_that_is_none_are_refused(tmp_path):
    assert why_not(tmp_path) == "Is a directory"
    assert why_not(tmp_path / "none") == "No such file or directory"
    assert why_not("a\0b") == "not a file"
    assert why_not(tmp_path / ("x" * 300)) == "File name too long"
