"""What ends a command before its work is done, as problems."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from goodstanding.cli.status import PROBLEMS, STOPPED, WRONG_USAGE
from goodstanding.problems import Problem, Refused

TRACE = "GOODSTANDING_TRACE"
"""Set in the environment, it lets a fault of ours show where it lies."""

USAGE = {"cli.E001", "cli.E002", "cli.E006", "cli.E012", "cli.E013"}
"""Problems of how a command was called."""


NO_ROOM = {"IOException", "OutOfMemoryException", "MemoryError"}
"""What the engine and the system call it when room runs out or a file is locked."""


INTERRUPTED = "Query interrupted"
"""What the engine says when somebody presses Ctrl-C while it counts."""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that cannot be gone on with."""
    return [problem for problem in problems if ".E" in problem.code]


def ended(command: str, error: Exception) -> tuple[Sequence[Problem], int]:
    """What ended a command, and the status it ends with.

    Raises:
        Exception: a fault of ours, where somebody wants to see it.
    """
    if isinstance(error, Refused):
        usage = all(problem.code in USAGE for problem in error.problems)
        return error.problems, WRONG_USAGE if usage else PROBLEMS
    if hasattr(error, "format_message"):
        context = getattr(error, "ctx", None)
        called = context.command_path if context else command
        return [_wrong_usage(called, error.format_message())], WRONG_USAGE
    if INTERRUPTED in str(error):
        return [], STOPPED
    if os.environ.get(TRACE):
        raise error
    return [_fault(command, error)], PROBLEMS


def _wrong_usage(command: str, said: str) -> Problem:
    """What the reader of the arguments said about them."""
    return Problem(
        code="cli.E001",
        what=(said[:1].lower() + said[1:]).rstrip("."),
        where=command,
        do=f"see `{command} --help`",
    )


def _fault(command: str, error: Exception) -> Problem:
    """The machine had no room, or the program itself failed."""
    if type(error).__name__ in NO_ROOM:
        return Problem(
            code="cli.E008",
            what=f"the machine could not go on: {error}",
            where=command,
            do="make room on the disk or in memory, and call it again",
        )
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Problem(
        code="cli.E009",
        what=f"the program itself failed, through no fault of yours ({said})",
        where=command,
        do="tell us how it came about; "
        f"with {TRACE}=1 in the environment it says where it failed",
    )
