# ruff: noqa: PLC0415, PLR0913 -- the options of commands, which import when called
"""`goodstanding case`: one command for each act, and those that show a case."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from goodstanding.cli.case.options import (
    DEFAULT,
    Body,
    By,
    Form,
    Kept,
    LeaveOut,
    Name,
    Number,
    On,
    Said,
    Step,
    Text,
    Until,
    entered,
    parameters,
)
from goodstanding.cli.terminal import Terminal
from goodstanding.cli.words import Appealing, Listing, Outcome

HELP = ["-h", "--help"]
cases = typer.Typer(
    name="case",
    help="What follows a finding: conduct a case as the rulebook prescribes.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": HELP},
)


def act(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A command that enters what the function makes of its own arguments."""

    def command(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def called(**values: Any) -> None:
            from goodstanding.cli.case.acting import Given, run

            shared = {key: values.pop(key) for key in parameters(entered)}
            given = Given(**entered(**shared))
            raise typer.Exit(run(Terminal(), given, function(**values)))

        merged = [*parameters(entered).values(), *parameters(function).values()]
        merged.sort(key=lambda each: each.kind)
        called.__signature__ = inspect.Signature(merged)  # type: ignore[attr-defined]  # -- Typer reads it
        called.__annotations__ = {}
        cases.command(name)(called)
        return function

    return command


@cases.command("open")
def open_(
    rulebook: Annotated[Path, typer.Argument(metavar="RULEBOOK")],
    roll: Annotated[Path, typer.Argument(metavar="ROLL")],
    member: Annotated[str, typer.Argument(metavar="MEMBER")],
    *,
    ground: Annotated[str, typer.Option(help="The ground that was found.")],
    measure: Annotated[str, typer.Option(help="The measure the case is about.")],
    as_of: Annotated[str, typer.Option(metavar="DAY", help="The day asked about.")],
    on: On,
    by: By,
    body: Body = None,
    said: Said = "",
    known_on: Text = None,
    cases: Kept = DEFAULT,
    leave_out: LeaveOut = False,
) -> None:
    """Open a case from a finding, which stays as it was found."""
    from goodstanding.cli.case.acting import entry
    from goodstanding.cli.case.opening import Given, run

    given = Given(
        rulebook=rulebook,
        roll=roll,
        member=member,
        ground=ground,
        measure=measure,
        as_of=as_of,
        known_on=known_on,
        entry=entry(on, tuple(by), body, said),
        cases=cases,
        leave_out=leave_out,
    )
    raise typer.Exit(run(Terminal(), given))


@cases.command()
def show(
    case: Name,
    *,
    roll: Annotated[
        Path | None, typer.Option(metavar="ROLL", help="Hold the finding against it.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="As of this day, not its own.")
    ] = None,
    cases: Kept = DEFAULT,
    form: Form = Listing.TEXT,
    leave_out: LeaveOut = False,
) -> None:
    """Show a case: what happened, what was found, what may come now."""
    from goodstanding.cli.case.showing import Given, show

    given = Given(
        case=case,
        cases=cases,
        roll=roll,
        as_of=as_of,
        as_json=form is Listing.JSON,
        leave_out=leave_out,
    )
    raise typer.Exit(show(Terminal(), given))


@cases.command("list")
def list_(
    *,
    member: Annotated[str | None, typer.Option(metavar="ID")] = None,
    cases: Kept = DEFAULT,
    form: Form = Listing.TEXT,
) -> None:
    """List the cases, and where each stands."""
    from goodstanding.cli.case.showing import list_cases

    as_json = form is Listing.JSON
    raise typer.Exit(list_cases(Terminal(), cases, member, as_json=as_json))


@act("take")
def take(step: Step, *, met: Text = None) -> Any:
    """Enter that a step was taken."""
    from goodstanding.cases.acts.take import take

    return lambda case, entry: take(case, entry, step, met=met)


@act("pass")
def pass_(
    step: Step, *, offered: Annotated[str | None, typer.Option(metavar="DAY")] = None
) -> Any:
    """Enter that a step was passed over: a chance not used, or not called for."""
    from goodstanding.cases.acts.pass_over import pass_over
    from goodstanding.cli.asked import day

    when = day(offered, "--offered") if offered else None
    return lambda case, entry: pass_over(case, entry, step, offered=when)


@act("send")
def send(
    step: Step,
    *,
    means: Annotated[str, typer.Option(metavar="MEANS", help="letter, hand, ...")],
    states: Annotated[
        list[str], typer.Option(metavar="WHAT", help="What it states; again for each.")
    ] = [],  # noqa: B006 -- Typer reads it, and nobody changes it
) -> Any:
    """Enter that a notice, a question or the decision was sent."""
    from goodstanding.cases.acts.send import send

    stated = tuple(states)
    return lambda case, entry: send(case, entry, step, means=means, states=stated)


@act("receive")
def receive(step: Step) -> Any:
    """Enter when what was sent with a step came to hand."""
    from goodstanding.cases.acts.receive import receive

    return lambda case, entry: receive(case, entry, step)


@act("decide")
def decide(
    step: Step,
    *,
    entitled: Number = None,
    present: Number = None,
    ayes: Number = None,
    noes: Number = None,
    abstentions: Number = None,
    written: Number = None,
    in_office: Number = None,
    holders: Number = None,
    carried: Annotated[
        bool | None, typer.Option("--carried/--not-carried", help="As people found.")
    ] = None,
    rule: Text = None,
    length: Annotated[str | None, typer.Option(metavar="LENGTH")] = None,
) -> Any:
    """Enter a decision: the votes, what came of them, the reasons."""
    from goodstanding.cases.acts.decide import Count, decide
    from goodstanding.cli.case.reading import Counted, read_length

    counted = Counted(
        entitled=entitled,
        present=present,
        ayes=ayes,
        noes=noes,
        abstentions=abstentions,
        written=written,
        in_office=in_office,
        holders=holders,
    )
    count = Count(ballot=counted.ballot(), carried=carried, rule=rule)
    lasts = read_length(length) if length else None
    return lambda case, entry: decide(case, entry, step, count=count, length=lasts)


@act("approve")
def approve(
    step: Step,
    *,
    withheld: Annotated[
        bool, typer.Option("--withheld", help="It was not approved.")
    ] = False,
) -> Any:
    """Enter that it was approved or reviewed, or that it was not."""
    from goodstanding.cases.acts.consent import consent

    return lambda case, entry: consent(case, entry, step, approved=not withheld)


@act("certify")
def certify(step: Step, *, met_on: Until) -> Any:
    """Enter that an officer certified that a rule was met, and when it was."""
    from goodstanding.cases.acts.certify import certify
    from goodstanding.cli.asked import day

    when = day(met_on, "--met-on")
    return lambda case, entry: certify(case, entry, step, met_on=when)


@act("answer")
def answer(
    *,
    agreed: Annotated[bool, typer.Option("--agreed/--refused")],
    step: Annotated[str, typer.Option(metavar="STEP")] = "",
) -> Any:
    """Enter what the member answered who was asked to leave, or to agree."""
    from goodstanding.cases.acts.answer import answer

    return lambda case, entry: answer(case, entry, agreed=agreed, step=step)


@act("effect")
def effect() -> Any:
    """Enter that the decision took effect."""
    from goodstanding.cases.acts.effect import effect

    return effect


@act("lengthen")
def lengthen(*, length: Annotated[str, typer.Option(metavar="LENGTH")]) -> Any:
    """Enter that the time of a measure was lengthened, once."""
    from goodstanding.cases.acts.lengthen import lengthen
    from goodstanding.cli.case.reading import read_length

    longer = read_length(length)
    return lambda case, entry: lengthen(case, entry, length=longer)


@act("help")
def help_() -> Any:
    """Enter how the member was helped while a time ran."""
    from goodstanding.cases.acts.remark import help_given

    return help_given


@act("conclude")
def conclude(
    outcome: Annotated[Outcome, typer.Argument(metavar="lifted|unchanged|closed")],
) -> Any:
    """Enter what came of a measure, as people found."""
    from goodstanding.cases.acts.conclude import conclude
    from goodstanding.cli.case.reading import OUTCOMES

    return lambda case, entry: conclude(case, entry, OUTCOMES[outcome])


@act("appeal")
def appeal(*, to: Annotated[str, typer.Option(metavar="BODY")] = "") -> Any:
    """Enter that the member appealed."""
    from goodstanding.cases.acts.appeal import appeal

    return lambda case, entry: appeal(case, entry, to=to)


@act("decide-appeal")
def decide_appeal(
    outcome: Annotated[Appealing, typer.Argument(metavar="won|lost")],
    *,
    entitled: Number = None,
    present: Number = None,
    ayes: Number = None,
    noes: Number = None,
) -> Any:
    """Enter what was decided on an appeal, and why."""
    from goodstanding.cases.acts.appeal import decide_appeal
    from goodstanding.cli.case.reading import Counted

    counted = Counted(entitled=entitled, present=present, ayes=ayes, noes=noes)
    ballot, won = counted.ballot(), outcome is Appealing.WON
    return lambda case, entry: decide_appeal(case, entry, won=won, ballot=ballot)


@act("forgo")
def forgo() -> Any:
    """Enter that the time to appeal went by."""
    from goodstanding.cases.acts.appeal import forgo

    return forgo


@act("restore")
def restore() -> Any:
    """Enter that what had taken effect was put right."""
    from goodstanding.cases.acts.appeal import restore

    return restore


@act("leave")
def leave() -> Any:
    """Enter that the member left: at any time, and nobody can refuse it."""
    from goodstanding.cases.acts.end import leave

    return leave


@act("drop")
def drop() -> Any:
    """Enter that the case is let rest for good."""
    from goodstanding.cases.acts.end import drop

    return drop


@act("hold")
def hold(*, until: Until) -> Any:
    """Enter that somebody holds everything up until a day, and why."""
    from goodstanding.cases.acts.remark import hold
    from goodstanding.cli.asked import day

    last = day(until, "--until")
    return lambda case, entry: hold(case, entry, until=last)


@act("note")
def note() -> Any:
    """Enter what became known later: a payment, a correction of the roll."""
    from goodstanding.cases.acts.remark import note

    return note
