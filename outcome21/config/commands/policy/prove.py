"""`outcome21 policy prove`: proves the six properties of a policy; writes the proof beside it."""

# ruff: noqa: PLC0415 (the solver loads only when this command runs)
from __future__ import annotations

import argparse
import math
import os
import stat
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from outcome21.domain.data_file import LARGEST_FILE, DataFileError
from outcome21.domain.days import LONDON
from outcome21.domain.policy import Policy, PolicyError, floor, read_policy
from outcome21.domain.policy_proof import PROPERTIES, PolicyProof, proof_bytes, proof_name

if TYPE_CHECKING:
    from outcome21.insight.policy_prover import Property, Verdict

PROVED, BROKEN, UNUSABLE, NOT_SETTLED, FAULTY, STOPPED = 0, 1, 2, 3, 4, 130
DEFAULT_LIMIT = 60.0
LONGEST_LIMIT = 86_400
EXAMPLE = """\
example:
  outcome21 policy prove ew-2027-04.toml

Proves six properties over all answers, not over samples, and writes the proof,
ew-2027-04.proof.json, beside the policy. A policy is used only with its proof.
Exit code 1: a property is broken; the smallest example is told, and nothing is
written. Exit code 3: not proved within the time limit; nothing is written.
Exit code 2: the file cannot be used; one line on standard error says why.
Exit code 4: the solver and the evaluator disagree, a fault of this program.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `prove` to the commands of `outcome21 policy`."""
    parser = commands.add_parser(
        "prove",
        help="prove what a policy can never do, and write the proof",
        description="Prove a policy, and write the proof beside it.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="the policy, named after its version")
    parser.add_argument(
        "--time-limit",
        type=_seconds,
        default=DEFAULT_LIMIT,
        metavar="S",
        help="seconds for the whole proof (default: 60)",
    )
    parser.set_defaults(handler=prove)


def prove(options: argparse.Namespace) -> int:
    """Prove the policy, say how each property stands, and write the proof if all are proved."""
    path = Path(options.file)
    try:
        policy = _policy(path)
        verdict = _verdict(policy, options.time_limit)
        if verdict.proved:
            _write(path.parent, policy, verdict)
    except DataFileError as error:
        return _say(error.sentence, UNUSABLE)
    except SystemFault as fault:
        return _say(" ".join(str(fault).split()), FAULTY)
    except KeyboardInterrupt:
        return _say("stopped; nothing was written.", STOPPED)
    for each in verdict.properties:
        print(_line(each, options.time_limit))
    if verdict.proved:
        print(f"\nWritten beside the policy: {proof_name(policy.version)}")
        return PROVED
    return BROKEN if verdict.broken else NOT_SETTLED


def _policy(path: Path) -> Policy:
    name = ascii(path.name or str(path))[1:-1][:100]
    policy = read_policy(_bytes(path, name), name)
    if path.name != f"{policy.version}.toml":
        raise PolicyError(
            f"{name}: 'version': found {policy.version}; allowed: the name of the file, so that "
            f"the file is {policy.version}.toml."
        )
    return policy


def _bytes(path: Path, name: str) -> bytes:
    """The bytes of an ordinary file: a pipe or a device could keep us waiting for ever."""
    try:
        # Without O_NONBLOCK even opening a pipe waits for somebody to write to it.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (OSError, ValueError) as error:
        raise PolicyError(f"{name}: cannot be read: {_why(error)}.") from None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise PolicyError(f"{name}: found no ordinary file; allowed: a policy's TOML file.")
        return os.read(handle, LARGEST_FILE + 1)
    except OSError as error:
        raise PolicyError(f"{name}: cannot be read: {_why(error)}.") from None
    finally:
        os.close(handle)


def _verdict(policy: Policy, time_limit: float) -> Verdict:
    try:
        from outcome21.insight import policy_prover
    except ImportError as error:
        # Also where the package is there and the library it loads is not.
        if "z3" not in (error.name or "") and "z3" not in str(error).lower():
            raise
        raise PolicyError(
            "the solver z3 is not installed: `make check` sets up the development tools; "
            "elsewhere install this package with its extra, outcome21[proof]."
        ) from None
    try:
        return policy_prover.prove(policy, floor(), time_limit=time_limit)
    except policy_prover.Disagreement as fault:
        raise SystemFault(
            f"nothing was proved and nothing written: {fault} This is a fault of the program and "
            "not of the policy: please report it with the policy's file."
        ) from None


class SystemFault(Exception):  # noqa: N818 (of this program)
    """The solver and the evaluator give different results; the message is one line."""


def _write(folder: Path, policy: Policy, verdict: Verdict) -> None:
    """The whole proof or nothing: a reader never finds half a file."""
    proof = PolicyProof(
        policy=policy.version,
        policy_digest=policy.digest,
        floor_digest=floor().digest,
        properties=PROPERTIES,
        solver=verdict.solver,
        proved_on=datetime.now(LONDON).date(),
    )
    name = proof_name(policy.version)
    try:
        _replace(folder / name, proof_bytes(proof))
    except OSError as error:
        raise PolicyError(f"{name}: cannot be written: {_why(error)}.") from None


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(handle, 0o644)
            os.fsync(handle)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _line(each: Property, time_limit: float) -> str:
    ends = {"proved": "proved.", "broken": "BROKEN."}
    end = ends.get(each.state, f"not proved within {time_limit:g} seconds.")
    told = f"\n   {each.story}" if each.story else ""
    return f"{each.number}. {each.sentence.removesuffix('.')}: {end}{told}"


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= LONGEST_LIMIT:
        raise argparse.ArgumentTypeError(f"a number of seconds, more than 0, up to {LONGEST_LIMIT}")
    return seconds


def _why(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or "not a file name"


def _say(sentence: str, code: int) -> int:
    print(f"outcome21 policy prove: {sentence}", file=sys.stderr)
    return code
