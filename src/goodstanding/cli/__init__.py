# ruff: noqa: PLC0415 -- a command imports what it needs, when it is called
"""The command line: the one place that knows the terminal.

Nothing heavy is imported before a command is called: `goodstanding --help` is asked
more often than anything else.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.main import get_command

from goodstanding import __version__
from goodstanding.cli.light import lighten
from goodstanding.cli.status import DONE, STOPPED
from goodstanding.cli.terminal import Terminal, tell
from goodstanding.cli.words import Engine, Filed, Form, Listing

NAME = "goodstanding"
HELP = ["-h", "--help"]
HELD = 100_000
"""Objects made before Python looks for what is held in a circle: of ours, hardly one."""

app = typer.Typer(
    name=NAME,
    help="Bylaws that run: who falls short of which article, and why.  People decide.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": HELP},
)

RulebookPath = Annotated[
    Path, typer.Argument(metavar="RULEBOOK", help="The bylaws as one Markdown file.")
]
RollPath = Annotated[
    Path,
    typer.Argument(
        metavar="ROLL", help="A folder of tables (CSV or Parquet), or a spreadsheet."
    ),
]
AsOf = Annotated[
    str,
    typer.Option(metavar="DAY", help="The day asked about, as at its end: 2024-12-31."),
]
KnownOn = Annotated[
    str | None, typer.Option(metavar="DAY", help="Use nothing recorded after this day.")
]
Out = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write to a file, whole or not at all."),
]
Packed = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Use what `pack` has counted already."),
]
LeaveOut = Annotated[
    bool,
    typer.Option(
        "--leave-out-bad-rows", help="Go on without the rows that cannot be used."
    ),
]


@app.command()
def check(
    rulebooks: Annotated[
        list[Path], typer.Argument(metavar="RULEBOOK...", help="Rulebooks to check.")
    ],
    form: Annotated[
        Listing, typer.Option("--format", help="For people, or for programs.")
    ] = Listing.TEXT,
) -> None:
    """Say what a rulebook has wrong or leaves open."""
    from goodstanding.cli.checking import run

    raise typer.Exit(run(Terminal(), rulebooks, as_json=form is Listing.JSON))


@app.command("format")
def format_(
    rulebooks: Annotated[
        list[Path], typer.Argument(metavar="RULEBOOK...", help="Rulebooks to write.")
    ],
    *,
    only_check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say what would change.")
    ] = False,
) -> None:
    """Write rules and examples in the house style."""
    from goodstanding.cli.formatting import run

    raise typer.Exit(run(Terminal(), rulebooks, only_check=only_check))


@app.command()
def read(rulebook: RulebookPath, *, out: Out = None) -> None:
    """Write a rulebook as one page, to read and to print."""
    from goodstanding.cli.reading import run

    raise typer.Exit(run(Terminal(), rulebook, out))


@app.command()
def assess(  # noqa: PLR0913 -- the options of a command
    rulebook: RulebookPath,
    roll: RollPath,
    *,
    as_of: AsOf,
    known_on: KnownOn = None,
    member: Annotated[
        str | None, typer.Option(metavar="ID", help="Look at this member only.")
    ] = None,
    engine: Annotated[
        Engine, typer.Option(help="A query, the definition, or the sooner of the two.")
    ] = Engine.AUTO,
    form: Annotated[
        Form | None,
        typer.Option("--format", help="A table, or what the name of FILE ends with."),
    ] = None,
    out: Out = None,
    packed: Packed = None,
    leave_out: LeaveOut = False,
) -> None:
    """Say who falls short of which article, and why."""
    from goodstanding.cli.assessing import Given, run

    given = Given(
        rulebook=rulebook,
        roll=roll,
        as_of=as_of,
        known_on=known_on,
        member=member,
        engine=engine,
        form=form,
        out=out,
        packed=packed,
        leave_out=leave_out,
    )
    raise typer.Exit(run(Terminal(), given))


@app.command()
def explain(  # noqa: PLR0913 -- the options of a command
    rulebook: RulebookPath,
    roll: RollPath,
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="The member's id.")],
    *,
    as_of: AsOf,
    known_on: KnownOn = None,
    form: Annotated[
        Listing, typer.Option("--format", help="For people, or for programs.")
    ] = Listing.TEXT,
    leave_out: LeaveOut = False,
) -> None:
    """Say what the rules find on one member, and why."""
    from goodstanding.cli.explaining import Given, run

    given = Given(
        rulebook=rulebook,
        roll=roll,
        member=member,
        as_of=as_of,
        known_on=known_on,
        as_json=form is Listing.JSON,
        leave_out=leave_out,
    )
    raise typer.Exit(run(Terminal(), given))


@app.command()
def pack(  # noqa: PLR0913 -- the options of a command
    rulebook: RulebookPath,
    roll: RollPath,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write.")],
    *,
    as_of: AsOf,
    known_on: KnownOn = None,
    leave_out: LeaveOut = False,
) -> None:
    """Count a large roll once, to ask it often."""
    from goodstanding.cli.packing import Given, run

    given = Given(
        rulebook=rulebook,
        roll=roll,
        out=out,
        as_of=as_of,
        known_on=known_on,
        leave_out=leave_out,
    )
    raise typer.Exit(run(Terminal(), given))


@app.command()
def made_up(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write.")],
    *,
    members: Annotated[int, typer.Option(metavar="N", help="From 50 to 99,185,000.")],
    seed: Annotated[
        int, typer.Option(metavar="S", help="The same seed gives the same roll.")
    ] = 1,
    form: Annotated[
        Filed | None,
        typer.Option("--format", help="CSV up to 1,000 members, else Parquet."),
    ] = None,
) -> None:
    """Write a roll of people who do not exist."""
    from goodstanding.cli.making_up import Given, run

    given = Given(members=members, seed=seed, out=out, form=form)
    raise typer.Exit(run(Terminal(), given))


@app.command()
def language_server() -> None:
    """Help an editor: problems, what may stand, what it means."""
    from goodstanding.cli.serving import run

    raise typer.Exit(run())


@app.command()
def demo() -> None:
    """Show it at work on the examples that come with it."""
    from goodstanding.cli.demonstrating import run

    raise typer.Exit(run(Terminal()))


def _version(asked: bool) -> None:  # noqa: FBT001 -- how an option is called back
    if asked:
        sys.stdout.write(f"{NAME} {__version__}\n")
        raise typer.Exit


@app.callback()
def _top(
    *,
    _shown: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Say which version."
        ),
    ] = False,
) -> None:
    """Bylaws that run: who falls short of which article, and why.  People decide."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command line called with `arguments`."""
    gc.set_threshold(HELD)
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    command = f"{NAME} {given[0]}" if given[0][:1].isalpha() else NAME
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A mark that the terminal cannot show is no fault; a file holds every one.
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    try:
        called = _command(given[0])
        status = int(called.main(given, prog_name=NAME, standalone_mode=False) or DONE)
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = io.StringIO()  # whoever read us has read enough
        return DONE
    except Exception as error:  # noqa: BLE001 -- told as a problem, whatever it is
        from goodstanding.cli.faults import ended

        problems, status = ended(command, error)
        tell(problems)
    if status == STOPPED:
        sys.stderr.write("stopped: no file was written\n")
    return status


def run() -> NoReturn:
    """The command line as a process of its own, which ends with its status.

    All that was written is written by then; to take the program apart object by object
    would cost a tenth of the time in which a club is assessed.
    """
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def with_cases() -> typer.Typer:
    """The commands, and those of `case`, which are many and slow to load."""
    from goodstanding.cli.case.looking import group

    if not app.registered_groups:
        app.add_typer(group)
    return app


def _command(first: str) -> Any:
    """The commands, as Typer builds them, with the arguments of one read lightly.

    `first` is the word it was called with; the commands of `case` are loaded only where
    it is none of the others.
    """
    own = {
        str(each.callback.__name__) for each in app.registered_commands if each.callback
    }
    is_own = first.replace("-", "_") in own
    group: Any = get_command(app if is_own else with_cases())
    called = group.commands.get(first)
    below = _all(called) if called is not None else ()
    for command in (group, *below):
        params = command.get_params(typer.Context(command, help_option_names=HELP))
        lighten(params, typer.BadParameter)
    return group


def _all(command: Any) -> Iterator[Any]:
    """Yield the command, and those below it."""
    yield command
    for each in getattr(command, "commands", {}).values():
        yield from _all(each)
