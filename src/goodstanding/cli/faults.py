"""What ends a command before its work is done, as problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodstanding.problems import Problem

TRACE = "GOODSTANDING_TRACE"
"""Set in the environment, it lets a fault of ours show where it lies."""

USAGE = {"cli.E001", "cli.E002", "cli.E006"}
"""Problems of how a command was called."""


ENGINES = {"IOException", "OutOfMemoryException", "MemoryError"}
"""What the engine and the system call it when room runs out or a file is locked."""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that cannot be gone on with."""
    return [problem for problem in problems if ".E" in problem.code]


def wrong_usage(command: str, said: str) -> Problem:
    """What the reader of the arguments said about them."""
    said = said.replace("Value error, ", "")
    return Problem(
        code="cli.E001",
        what=(said[:1].lower() + said[1:]).rstrip("."),
        where=command,
        do=f"see `{command} --help`",
    )


def is_usage(problems: Sequence[Problem]) -> bool:
    """Whether they are all about how the command was called."""
    return all(problem.code in USAGE for problem in problems)


def ended(command: str, error: Exception) -> Problem:
    """What ended a command: the machine it ran on, or a fault of ours."""
    if type(error).__name__ in ENGINES:
        return Problem(
            code="cli.E008",
            what=f"the machine could not go on: {error}",
            where=command,
            do="make room on the disk or in memory, and call it again",
        )
    return fault(command, error)


def fault(command: str, error: Exception) -> Problem:
    """A fault of the program itself; what it says may name a member, and is not sent."""
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Problem(
        code="cli.E009",
        what=f"the program itself failed, through no fault of yours ({said})",
        where=command,
        do=f"tell us how it came about; with {TRACE}=1 in the environment it says where it failed",
    )
