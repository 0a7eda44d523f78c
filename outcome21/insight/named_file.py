"""Reading a file that somebody named at the command line: of bounded size, and never waited for."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

STANDARD_INPUT = "-"


class NotReadable(ValueError):  # noqa: N818 (an answer, not a fault)
    """The file cannot be read; the message says why in a few words, and not its name."""


def bytes_of(place: str, most: int) -> bytes:
    """The bytes of a regular file, or of standard input for "-". Raises NotReadable.

    A pipe, a socket or a device is refused: opening one may wait for ever. `most` is in bytes;
    what is larger is refused without reading the rest.
    """
    try:
        data = _from_input(most) if place == STANDARD_INPUT else _from_file(Path(place), most)
    except OSError as error:
        raise NotReadable(error.strerror or "it cannot be opened") from None
    except NotReadable:
        raise
    except ValueError:
        raise NotReadable("not a file") from None  # A name with a zero byte in it.
    if len(data) > most:
        raise NotReadable(f"larger than {most} bytes")
    return data


def _from_input(most: int) -> bytes:
    return sys.stdin.buffer.read(most + 1)


def _from_file(path: Path, most: int) -> bytes:
    # Looked at before it is opened, since opening alone can set a device going.
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise NotReadable("not a regular file; - reads standard input")
    with open(path, "rb", opener=_at_once) as file:
        return file.read(most + 1)


def _at_once(name: str, flags: int) -> int:
    # Without O_NONBLOCK, opening a named pipe put there since waits until somebody writes to it.
    return os.open(name, flags | os.O_NONBLOCK)
