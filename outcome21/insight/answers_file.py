"""Past answers from a file, in the one form that a query can go through quickly.

    with answers_in_file("answers.parquet") as answers:
        replayed = replay(before, after, answers)

`stored_answers_of` in `replay_stored` gives those of the database; it needs Django.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from pathlib import Path

from outcome21.domain.data_file import shown
from outcome21.insight.past_answers import BadAnswers, Load, Loaded, PastAnswers, Progress
from outcome21.insight.replay_csv import load_csv
from outcome21.insight.replay_parquet import load_parquet

LOADERS = {".csv": load_csv, ".parquet": load_parquet}


def answers_in_file(path: str) -> PastAnswers:
    """The answers of a CSV or Parquet file, by its ending; a regular file.

    The columns are question ids, and may be `reference`, `force` and `age_band`. An answer is a
    word or 0 to 3; an empty one was not asked. Raises BadAnswers, most often not before the
    answers are first used.
    """
    return PastAnswers(_loader(path))


def _loader(path: str) -> Load:
    """What reads a file of that name. Raises BadAnswers for another ending or no regular file."""
    name, kind = _shown(path), Path(path).suffix.lower()
    if kind not in LOADERS:
        raise BadAnswers(f"{name}: found another ending; allowed: .csv or .parquet.")
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        raise BadAnswers(f"{name}: {getattr(error, 'strerror', None) or 'not a file'}.") from None
    # Reading a pipe or a device might wait for ever.
    if not stat.S_ISREG(mode):
        raise BadAnswers(f"{name}: found no regular file; allowed: a .csv or .parquet file.")

    def load(answers: PastAnswers, questions: Collection[str], progress: Progress) -> Loaded:
        return LOADERS[kind](answers, os.path.realpath(path), name, questions, progress)

    return load


def _shown(path: str) -> str:
    """The file's name as a message may repeat it."""
    return shown(Path(path).name)[1:-1]
