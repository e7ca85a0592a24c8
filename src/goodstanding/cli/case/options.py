"""What the acts of `goodstanding case` have in common: their arguments and options."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from goodstanding.cli.words import Listing

DEFAULT = Path("cases.db")
Kept = Annotated[
    Path, typer.Option("--cases", metavar="FILE", help="The file of cases.")
]
Name = Annotated[str, typer.Argument(metavar="CASE", help="The name of the case.")]
Step = Annotated[str, typer.Argument(metavar="STEP", help="The number of the step.")]
On = Annotated[str, typer.Option(metavar="DAY", help="The day on which it was done.")]
By = Annotated[
    list[str], typer.Option(metavar="PERSON", help="Who did it; again for each.")
]
Body = Annotated[
    str | None, typer.Option(metavar="BODY", help="The body for which they did it.")
]
Said = Annotated[
    str, typer.Option(metavar="WORDS", help="What was said: reasons, help, a note.")
]
Seen = Annotated[
    int | None,
    typer.Option(metavar="N", help="Only if the case still has so many entries."),
]
Number = Annotated[int | None, typer.Option(metavar="N")]
Until = Annotated[str, typer.Option(metavar="DAY")]
Text = Annotated[str | None, typer.Option(metavar="WORDS")]
Form = Annotated[Listing, typer.Option("--format", help="For people, or programs.")]
LeaveOut = Annotated[
    bool,
    typer.Option(
        "--leave-out-bad-rows", help="Go on without the rows that cannot be used."
    ),
]


def entered(  # noqa: PLR0913 -- the options of every act
    case: Name,
    *,
    on: On,
    by: By,
    body: Body = None,
    said: Said = "",
    cases: Kept = DEFAULT,
    seen: Seen = None,
) -> dict[str, Any]:
    """What every act is entered with."""
    return {
        "case": case,
        "cases": cases,
        "on": on,
        "by": tuple(by),
        "body": body,
        "said": said,
        "seen": seen,
    }


def parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """The parameters of a function by their names, each with what it is annotated as."""
    hints = get_type_hints(function, include_extras=True)
    found = inspect.signature(function).parameters
    return {key: each.replace(annotation=hints[key]) for key, each in found.items()}
