"""Program logs say where something failed, never what anybody wrote."""

from __future__ import annotations

import logging
import traceback


class NoWords(logging.Formatter):
    """Formats a log line without the text of exceptions, which can repeat a person's words."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def formatException(self, ei: object) -> str:  # noqa: N802 (the library's name)
        """The kind of error and the places it passed through; not its message."""
        kind, _, trace = ei  # type: ignore[misc]
        places = "".join(traceback.format_tb(trace))  # type: ignore[has-type]
        return f"{places}{getattr(kind, '__name__', kind)}"  # type: ignore[has-type]
